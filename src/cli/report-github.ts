// Findings as GitHub's workflow commands, which the service shows at the lines of a pull request.
import type { Finding, Judgement, Severity } from '../engine/finding.ts';
import { pathInCheckout, spanOf } from './places.ts';
import type { Workspace } from './workspace.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const tell = ({ check, severity, message, place }: Finding, workspace: Workspace): string => {
  const { start, end } = spanOf(workspace, place);
  const properties = {
    file: pathInCheckout(workspace, place.path),
    line: start.line,
    col: start.column,
    // A column at the end counts only in the same line.
    ...(end.line === start.line ? { endColumn: end.column } : { endLine: end.line }),
    title: check,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${escapeMessage(message)}\n`;
};

export const toGithub = ({ findings }: Judgement, workspace: Workspace): string =>
  findings.map((finding) => tell(finding, workspace)).join('');
