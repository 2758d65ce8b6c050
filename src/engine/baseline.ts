// The findings that a project knows already and lives with, kept in `cachibot-ws.json`. An entry names what is wrong with which
// event; paths and lines move, so they are no part of it.
import { type Node, parseTree, stripComments } from 'jsonc-parser/lib/esm/main.js';
import type { Finding, Judgement } from './finding.ts';
import { applyEdits, indentAt } from './source.ts';

export type BaselineEntry = Pick<Finding, 'check' | 'protocol' | 'event' | 'field'>;

export const identityOf = ({ check, protocol, event, field }: BaselineEntry): string =>
  JSON.stringify([check, protocol, event, field]);

/** Everything an entry is needed for today: what is found, hints excepted, and what only the baseline silences. */
export const presentEntries = ({ findings, silenced }: Judgement): readonly BaselineEntry[] => {
  const known = silenced.filter(({ by }) => by === 'baseline').map(({ finding }) => finding);
  const all = [...findings, ...known].filter(({ severity }) => severity !== 'hint');
  const byIdentity = new Map(all.map((finding) => [identityOf(finding), finding]));
  // The identity sorts like what it is made of.
  return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
};

interface Layout {
  readonly lineEnd: string;
  /** Of the key. */
  readonly indent: string;
  /** One step. */
  readonly unit: string;
}

const writeEntry = ({ check, protocol, event, field }: BaselineEntry): string => {
  const pairs = Object.entries({ check, protocol, event, ...(field === null ? {} : { field }) });
  return `{ ${pairs.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')} }`;
};

/** One entry a line, so that two branches rarely clash. */
const writeEntries = (entries: readonly BaselineEntry[], { lineEnd, indent, unit }: Layout): string =>
  entries.length === 0
    ? '[]'
    : `[${entries.map((entry) => `${lineEnd}${indent}${unit}${writeEntry(entry)}`).join(',')}${lineEnd}${indent}]`;

const layoutOf = (text: string, root: Node): Layout => {
  const [first] = root.children ?? [];
  const found = first === undefined ? '' : indentAt(text, first.offset);
  const indent = found === '' ? '  ' : found;
  return { lineEnd: text.includes('\r\n') ? '\r\n' : '\n', indent, unit: indent };
};

/** Puts the key behind the last one, and behind the comments that follow it. */
const insertKey = (text: string, root: Node, entries: readonly BaselineEntry[]): string => {
  const layout = layoutOf(text, root);
  const last = root.children?.at(-1);
  const close = root.offset + root.length - 1;
  const after = last === undefined ? root.offset + 1 : last.offset + last.length;
  const hasComma = last === undefined || stripComments(text.slice(after, close)).includes(',');
  const end = text.slice(0, close).trimEnd().length;
  const isClosedOnOwnLine = text.slice(end, close).includes('\n');
  const key = `${layout.lineEnd}${layout.indent}"baseline": ${writeEntries(entries, layout)}`;
  return applyEdits(text, [
    { range: { start: after, end: after }, text: hasComma ? '' : ',' },
    { range: { start: end, end }, text: isClosedOnOwnLine ? key : key + layout.lineEnd },
  ]);
};

/**
 * The text of `cachibot-ws.json` with these entries as its baseline; every other byte stays. Null stands for a file that is not
 * there yet. The text must have no mistakes.
 */
export const writeBaseline = (text: string | null, entries: readonly BaselineEntry[]): string => {
  const given = text ?? '{\n}\n';
  const root = parseTree(given.replace(/^\uFEFF/, ' '), [], { allowTrailingComma: true });
  if (root === undefined) return given;
  const property = root.children?.find(({ children }) => children?.[0]?.value === 'baseline');
  const list = property?.children?.[1];
  if (list === undefined) return insertKey(given, root, entries);
  const layout = { ...layoutOf(given, root), indent: indentAt(given, list.offset) };
  const range = { start: list.offset, end: list.offset + list.length };
  return applyEdits(given, [{ range, text: writeEntries(entries, layout) }]);
};
