// Reads the sections of `cachibot-ws.json`, with the place of everything that is wrong and what to write instead.
// The parser's module is named in full: bundlers would else take its other build, which they cannot resolve.
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser/lib/esm/main.js';
import type { BaselineEntry } from './baseline.ts';
import { checks } from './checks/index.ts';
import { type Severity, severities } from './finding.ts';
import type { Range } from './source.ts';
import { listOf, quote, tellUnknown } from './unknown-name.ts';

interface Sections {
  readonly severities: Map<string, Severity | 'off'>;
  readonly patterns: string[];
  readonly baseline: BaselineEntry[];
}

interface LocalMistake {
  readonly range: Range;
  readonly message: string;
}

type Tell = (at: Node, message: string) => void;

interface Property {
  readonly key: Node;
  readonly name: string;
  readonly value: Node;
}

const checkIds: readonly string[] = checks.map(({ id }) => id);

/** What a severity may be in the file. */
export const configurableSeverities = [...severities, 'off'] as const;

const stringOf = ({ value }: Node): string | null => {
  const given: unknown = value;
  return typeof given === 'string' ? given : null;
};

/** The properties of an object that are whole. A name that stands twice is told, and its last value counts. */
const propertiesOf = (node: Node, tell: Tell): readonly Property[] => {
  const found = new Map<string, Property>();
  for (const { children = [] } of node.children ?? []) {
    const [key, value] = children;
    const name = key === undefined ? null : stringOf(key);
    if (key === undefined || value === undefined || name === null) continue;
    if (found.has(name)) tell(key, `${quote(name)} stands there twice: keep one.`);
    found.set(name, { key, name, value });
  }
  return [...found.values()];
};

const readSeverities = (node: Node, { severities: result }: Sections, tell: Tell): void => {
  if (node.type !== 'object') {
    tell(node, '`severity` is an object of checks: write `{ "unsent-event": "off" }`.');
    return;
  }
  for (const { key, name, value } of propertiesOf(node, tell)) {
    const given = stringOf(value);
    const severity = configurableSeverities.find((one) => one === given);
    if (!checkIds.includes(name)) tell(key, tellUnknown(name, 'check', checkIds));
    else if (given === null) tell(value, `A severity is a string: use ${listOf(configurableSeverities)}.`);
    else if (severity === undefined) tell(value, tellUnknown(given, 'severity', configurableSeverities));
    else result.set(name, severity);
  }
};

/** Why a pattern would never match, or null. */
const patternFault = (pattern: string): string | null => {
  if (pattern.trim() === '') return 'An empty pattern matches nothing: remove it.';
  if (pattern.startsWith('./')) return `${quote(pattern)} matches nothing: write ${quote(pattern.slice(2))}.`;
  if (pattern.startsWith('../')) return `${quote(pattern)} leads out of the folder of this file: name paths under it.`;
  return null;
};

const readPatterns = (node: Node, { patterns }: Sections, tell: Tell): void => {
  if (node.type !== 'array') {
    tell(node, '`ignore` is a list of patterns as in .gitignore: write `["examples/"]`.');
    return;
  }
  for (const child of node.children ?? []) {
    const pattern = stringOf(child);
    const fault =
      pattern === null ? 'A pattern is a string, as in .gitignore: write `"examples/"`.' : patternFault(pattern);
    if (fault !== null) tell(child, fault);
    else if (pattern !== null) patterns.push(pattern);
  }
};

const entryKeys = ['check', 'protocol', 'event', 'field'] as const;

const readEntry = (node: Node, tell: Tell): BaselineEntry | null => {
  if (node.type !== 'object') {
    tell(node, 'An entry of the baseline is an object: write `{ "check": …, "protocol": …, "event": … }`.');
    return null;
  }
  const given = new Map<string, string>();
  for (const { key, name, value } of propertiesOf(node, tell)) {
    const text = stringOf(value);
    if (!entryKeys.some((one) => one === name)) tell(key, tellUnknown(name, 'key of an entry', entryKeys));
    else if (name === 'field' && value.type === 'null') continue;
    else if (text === null) tell(value, `\`${name}\` is a string: write it in quotes.`);
    else if (name === 'check' && !checkIds.includes(text)) tell(value, tellUnknown(text, 'check', checkIds));
    else given.set(name, text);
  }
  const [check, protocol, event, field] = entryKeys.map((key) => given.get(key));
  if (check !== undefined && protocol !== undefined && event !== undefined)
    return { check, protocol, event, field: field ?? null };
  const names = propertiesOf(node, () => undefined).map(({ name }) => name);
  const missing = entryKeys.find((key) => key !== 'field' && !names.includes(key));
  if (missing !== undefined) tell(node, `The entry has no \`${missing}\`: give check, protocol and event.`);
  return null;
};

const readBaseline = (node: Node, { baseline }: Sections, tell: Tell): void => {
  if (node.type !== 'array') {
    tell(node, '`baseline` is a list of entries: let `cachibot-ws check --write-baseline` write it.');
    return;
  }
  for (const child of node.children ?? []) {
    const entry = readEntry(child, tell);
    if (entry !== null) baseline.push(entry);
  }
};

const readSchema = (node: Node, _sections: Sections, tell: Tell): void => {
  if (stringOf(node) === null) tell(node, '`$schema` is a string: write the address of the schema, or remove it.');
};

const readers: ReadonlyMap<string, (node: Node, sections: Sections, tell: Tell) => void> = new Map([
  ['severity', readSeverities],
  ['ignore', readPatterns],
  ['baseline', readBaseline],
  ['$schema', readSchema],
]);

/** The keys of the file. */
export const configurationKeys: readonly string[] = [...readers.keys()];

const parseFaults: Readonly<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: 'write a string in quotes, true, false or null',
  InvalidNumberFormat: 'this number is not complete',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'nothing may follow the closing brace',
  InvalidCommentToken: 'this comment cannot stand here',
  UnexpectedEndOfComment: 'the comment is not closed',
  UnexpectedEndOfString: 'the string is not closed',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'write four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'write a backslash as \\\\',
  InvalidCharacter: 'this character must be escaped',
  '<unknown ParseErrorCode>': 'mend its syntax',
};

/** What a text says, and its mistakes. Of a text that does not parse only the first fault is told: the others follow from it. */
export const readSections = (text: string): Sections & { readonly mistakes: readonly LocalMistake[] } => {
  const sections: Sections = { severities: new Map(), patterns: [], baseline: [] };
  const mistakes: LocalMistake[] = [];
  const tell: Tell = ({ offset, length }, message) => {
    mistakes.push({ range: { start: offset, end: offset + length }, message });
  };
  const errors: ParseError[] = [];
  // A byte order mark is no part of the JSON, but counts as a place.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (root?.type === 'object') {
    for (const { key, name, value } of propertiesOf(root, tell)) {
      const read = readers.get(name);
      if (read === undefined) tell(key, tellUnknown(name, 'key of this file', configurationKeys));
      else read(value, sections, tell);
    }
  } else if (root !== undefined) tell(root, 'The file holds one object: write `{ "severity": { … } }`.');
  if (error === undefined) return { ...sections, mistakes };
  const fault = parseFaults[printParseErrorCode(error.error)];
  const range = { start: error.offset, end: Math.min(error.offset + error.length, text.length) };
  return { ...sections, mistakes: [{ range, message: `The file does not parse as JSON: ${fault}.` }] };
};
