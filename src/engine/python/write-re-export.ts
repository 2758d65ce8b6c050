// A name that a package passes on: in the import from its module and in `__all__`, where its siblings are.
import { written, type Written } from '../plan.ts';
import { indentAt, type TextEdit } from '../source.ts';
import { readStyle } from './file-style.ts';
import { readPython } from './reader.ts';
import { ensureImport, removeImportIfUnused } from './write-import.ts';

export interface ReExportSpec {
  readonly name: string;
  /** A name of the same module; where the package does not pass it on, nothing is written. */
  readonly sibling: string;
  readonly lineLength: number;
}

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The names in `__all__`, up to the bracket that closes it; null where there is none. */
const exportsOf = (text: string): readonly Entry[] | null => {
  const head = /^__all__(?:\s*:[^=\n]*)?\s*=\s*[[(]/m.exec(text);
  if (head === null) return null;
  const from = head.index + head[0].length;
  const entries: Entry[] = [];
  for (const match of text.slice(from).matchAll(/#[^\n]*|(['"])(\w+)\1|[\])]/g)) {
    const start = from + match.index;
    if (/^[\])]/.test(match[0])) break;
    if (match[2] !== undefined) entries.push({ name: match[2], start, end: start + match[0].length });
  }
  return entries;
};

const moduleOf = (text: string, sibling: string): string | null =>
  readPython(text).imports.find(({ imported, within }) => imported === sibling && within === null)?.module ?? null;

const siblingsOf = (text: string, module: string): ReadonlySet<string> =>
  new Set(readPython(text).imports.flatMap((fact) => (fact.module === module ? [fact.imported ?? ''] : [])));

const commaAfter = (text: string, end: number): number | null => {
  const blank = /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return text[end + blank] === ',' ? end + blank + 1 : null;
};

const isAlone = (text: string, { start }: Entry): boolean => /\n[ \t]*$/.test(text.slice(0, start));

const addEntry = (
  text: string,
  entries: readonly Entry[],
  siblings: ReadonlySet<string>,
  name: string,
): TextEdit | null => {
  const anchor = entries.findLast((entry) => siblings.has(entry.name));
  if (anchor === undefined) return null;
  const { quote, newline } = readStyle(text);
  const item = quote + name + quote;
  const comma = commaAfter(text, anchor.end);
  const gap = isAlone(text, anchor) ? newline + indentAt(text, anchor.start) : ' ';
  const at = comma ?? anchor.end;
  return { range: { start: at, end: at }, text: comma === null ? `,${gap}${item}` : `${gap}${item},` };
};

/** Nothing is written where the package passes on nothing of that module. */
export const insertReExport = (text: string, { name, sibling, lineLength }: ReExportSpec): Written => {
  const module = moduleOf(text, sibling);
  const known = exportsOf(text);
  if (module === null || known === null || known.some((entry) => entry.name === name)) return written();
  const entry = addEntry(text, known, siblingsOf(text, module), name);
  const imported = ensureImport(text, { module, name, lineLength });
  if (entry === null || imported.kind === 'refused') return written();
  return written(...imported.edits, entry);
};

export const removeReExport = (text: string, { name, sibling, lineLength }: ReExportSpec): Written => {
  const module = moduleOf(text, sibling);
  const entries = exportsOf(text) ?? [];
  const index = entries.findIndex((entry) => entry.name === name);
  const [before, own] = [entries[index - 1], entries[index]];
  if (module === null || own === undefined || before === undefined) return written();
  const isLast = commaAfter(text, own.end) === null;
  const start = isLast ? before.end : (commaAfter(text, before.end) ?? before.end);
  const edit = { range: { start, end: isLast ? own.end : (commaAfter(text, own.end) ?? own.end) }, text: '' };
  const imported = removeImportIfUnused(text, { module, name, lineLength }, edit.range);
  return written(...(imported.kind === 'edits' ? imported.edits : []), edit);
};
