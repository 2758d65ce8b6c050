// Findings and what changed in the contract as Markdown, for the summary of a job or the comment of a review.
import { differenceToMarkdown } from '../engine/comparison/difference-markdown.ts';
import { code, linkTo, message } from '../engine/features/markup.ts';
import { pageOf } from '../engine/documentation.ts';
import type { Finding, Judgement } from '../engine/finding.ts';
import type { Since } from './against.ts';
import { linksIn, locate } from './places.ts';
import type { Workspace } from './workspace.ts';

const tell = (finding: Finding, workspace: Workspace): string => {
  const { check, severity, message: text, place } = finding;
  const link = linksIn(workspace.project.contract()).toPlace(place);
  return `- ${severity}: ${message(text)} ${linkTo(code(check), pageOf(check))}, ${linkTo(code(locate(workspace, place)), link)}`;
};

export const toMarkdown = ({ findings }: Judgement, workspace: Workspace, since: Since | null): string => {
  const nothing = since === null ? 'Nothing is found.' : 'Nothing new is found.';
  const list = findings.length === 0 ? nothing : findings.map((finding) => tell(finding, workspace)).join('\n');
  const heading = since === null ? '## Findings' : '## New findings';
  const changes = since?.changes ?? null;
  return [...(changes === null ? [] : [differenceToMarkdown(changes)]), `${heading}\n\n${list}\n`].join('\n');
};
