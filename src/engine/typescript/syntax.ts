// Opens a text with ts-morph to ask where things stand; nothing here prints code. The last few files stay open, since the
// parts of an event ask about the same texts in turn; no node leaves the call that asked for it.
import { Project, type SourceFile } from 'ts-morph';
import { refuse, type Written } from '../plan.ts';
import { Recent } from '../recent.ts';
import { type TextEdit } from '../source.ts';

const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
let opened = 0;

/** Files on their way out. A question may ask others in turn, so that none is closed before the outermost is answered. */
const closing: SourceFile[] = [];
let depth = 0;

const openFiles = new Recent<SourceFile>(8, (file) => closing.push(file));

const countErrors = (file: SourceFile): number => {
  const node: object = file.compilerNode;
  return 'parseDiagnostics' in node && Array.isArray(node.parseDiagnostics) ? node.parseDiagnostics.length : 0;
};

const withFile = <T>(text: string, extension: string, use: (file: SourceFile) => T): T => {
  depth++;
  try {
    return use(
      openFiles.get(extension + text, () => project.createSourceFile(`/${String(opened++)}${extension}`, text)),
    );
  } finally {
    depth--;
    if (depth === 0) for (const file of closing.splice(0)) file.forget();
  }
};

const byteOrderMark = '\uFEFF';
/** The compiler drops a byte order mark, so it is asked without. */
export const withoutMark = (text: string): string => (text.startsWith(byteOrderMark) ? text.slice(1) : text);

const extensionOf = (path: string): string => /\.[cm]?[jt]sx?$/.exec(path)?.[0] ?? '.ts';

/** How many syntax errors the compiler sees in a text. */
export const syntaxErrors = (text: string, path: string): number =>
  withFile(withoutMark(text), extensionOf(path), countErrors);

/** Asks about a text. A text that is no TypeScript is read as TSX where that gives fewer errors. */
export const readSyntax = <T>(text: string, use: (file: SourceFile) => T): T => {
  const asTs = withFile(text, '.ts', (file) => {
    const errors = countErrors(file);
    return errors === 0 ? { errors, answer: use(file) } : { errors };
  });
  if ('answer' in asTs) return asTs.answer;
  const extension = syntaxErrors(text, '.tsx') < asTs.errors ? '.tsx' : '.ts';
  return withFile(text, extension, use);
};

const shift = ({ range, text }: TextEdit, by: number): TextEdit => ({
  range: { start: range.start + by, end: range.end + by },
  text,
});

/** ts-morph throws at the gaps of a text that does not parse; elsewhere an exception is a fault of ours. */
const unlessBroken = (file: SourceFile, write: (file: SourceFile) => Written): Written => {
  try {
    return write(file);
  } catch (error) {
    if (countErrors(file) === 0) throw error;
    return refuse('This file does not parse here: correct its syntax, then try again.');
  }
};

/** Writes into a text. The compiler drops a byte order mark, so edits are made without it and moved behind it. */
export const writeInto = (text: string, write: (file: SourceFile) => Written): Written => {
  const body = withoutMark(text);
  const result = readSyntax(body, (file) => unlessBroken(file, write));
  if (result.kind === 'refused') return result;
  return { kind: 'edits', edits: result.edits.map((edit) => shift(edit, text.length - body.length)) };
};
