// Findings for people: grouped by file, with the line of code, a mark under it, and the other side.
import type { Finding, Judgement, RelatedPlace, Severity } from '../engine/finding.ts';
import { endOfLine, type Place, startOfLine } from '../engine/source.ts';
import type { Since } from './against.ts';
import { changesToText } from './changes-text.ts';
import { type Colour, harmless, type Paint, painter } from './colour.ts';
import { spanOf } from './places.ts';
import { plural } from './words.ts';
import type { Workspace } from './workspace.ts';

const colours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'grey',
};

/** More of a line than this is no help. */
const widest = 160;

/** The line of code without its indent, and the mark under it; of a very long line the part round the mark. */
const codeLines = (text: string, { range }: Place): readonly string[] => {
  const start = startOfLine(text, range.start);
  const line = text.slice(start, endOfLine(text, range.start)).trimEnd();
  const indent = line.length - line.trimStart().length;
  const from = line.length - indent > widest ? Math.max(indent, range.start - start - widest / 2) : indent;
  const shown = harmless(line.slice(from, from + widest));
  const before = shown.slice(0, Math.max(0, range.start - start - from)).replace(/[^\t]/g, ' ');
  const width = Math.min(range.end - range.start, shown.length - before.length);
  return [shown, before + '~'.repeat(Math.max(1, width))];
};

const tellRelated = ({ place, message }: RelatedPlace, workspace: Workspace): string =>
  `${place.path}:${spanOf(workspace, place).start.line}  ${harmless(message)}`;

const tell = (finding: Finding, workspace: Workspace, paint: Paint): string => {
  const { check, severity, message, place, related } = finding;
  const { line, column } = spanOf(workspace, place).start;
  const [code = '', mark = ''] = codeLines(workspace.project.text(place.path) ?? '', place);
  const colour = colours[severity];
  const lines = [
    `  ${line}:${column}  ${paint(colour, severity)}  ${harmless(message)}  ${paint('grey', check)}`,
    `      ${code}`,
    `      ${paint(colour, mark)}`,
    ...new Set(related.map((one) => paint('grey', `      ${tellRelated(one, workspace)}`))),
  ];
  return lines.map((one) => `${one}\n`).join('');
};

/** "2 errors, 1 warning, 3 information". */
const countFindings = (findings: readonly Finding[]): string => {
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return [
    [count('error'), plural(count('error'), 'error')],
    [count('warning'), plural(count('warning'), 'warning')],
    [count('information'), `${count('information')} information`],
    [count('hint'), plural(count('hint'), 'hint')],
  ]
    .flatMap(([number, words]) => (number === 0 ? [] : [words]))
    .join(', ');
};

const summarizeSince = (findings: readonly Finding[], { mended }: Since): string => {
  const gone = mended === null || mended === 0 ? '' : `, ${mended} mended`;
  return findings.length === 0 ? `Nothing new is found${gone}.` : `New: ${countFindings(findings)}${gone}`;
};

const summarize = ({ findings, silenced, unread }: Judgement, workspace: Workspace, since: Since | null): string => {
  if (!workspace.project.hasProtocol()) return 'No WebSocket protocol found.';
  const known = silenced.length === 0 ? '' : `, ${silenced.length} silenced`;
  if (since !== null) return summarizeSince(findings, since);
  if (findings.length === 0 && unread.length > 0) return `Nothing found${known}, but not everything could be read.`;
  return findings.length === 0 ? `Backend and frontend agree${known}.` : `${countFindings(findings)}${known}`;
};

export const toText = (judgement: Judgement, workspace: Workspace, since: Since | null): string => {
  const paint = painter();
  const byFile = new Map<string, Finding[]>();
  for (const finding of judgement.findings)
    byFile.set(finding.place.path, [...(byFile.get(finding.place.path) ?? []), finding]);
  const groups = [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, list]) => {
      const ordered = list.toSorted((a, b) => a.place.range.start - b.place.range.start);
      return `${paint('bold', path)}\n${ordered.map((finding) => tell(finding, workspace, paint)).join('')}\n`;
    });
  const changes = since?.changes ?? null;
  const contract = changes === null ? '' : `${changesToText(changes, paint)}\n`;
  return `${contract}${groups.join('')}${paint('bold', summarize(judgement, workspace, since))}\n`;
};
