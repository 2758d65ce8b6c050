// The JSON form of a draft, for programs: `{"event": "x", "field": ["id: string"]}`, a list of such, or `{"events": […]}`. The
// properties are the keys of the text form. Comments are allowed.
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser/lib/esm/main.js';
import type { Range } from '../source.ts';
import type { DraftProblem, Entry, EventDraft, Word } from './draft.ts';
import { takeEvent } from './take-entries.ts';

const rangeOf = ({ offset, length }: Node): Range => ({ start: offset, end: offset + length });

const problem = (range: Range, message: string): DraftProblem => ({ range, message });

const wordOf = (node: Node): Word | null =>
  typeof node.value === 'string' ? { text: node.value, range: rangeOf(node) } : null;

interface Property {
  readonly key: Word;
  readonly value: Node;
}

const propertiesOf = (node: Node): readonly Property[] =>
  (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    const word = key === undefined ? null : wordOf(key);
    return word === null || value === undefined ? [] : [{ key: word, value }];
  });

interface Read {
  readonly entries: readonly Entry[];
  readonly problems: readonly DraftProblem[];
}

/** A text, or a list of texts where a key may stand several times. */
const entriesOf = ({ key, value }: Property): Read => {
  const nodes = value.type === 'array' ? (value.children ?? []) : [value];
  const entries = nodes.flatMap((node) => {
    const word = wordOf(node);
    return word === null ? [] : [{ key, value: word }];
  });
  const wrong = nodes.filter((node) => wordOf(node) === null);
  return {
    entries,
    problems: wrong.map((node) => problem(rangeOf(node), `\`${key.text}\` takes text: put it between quotes.`)),
  };
};

const eventOf = (node: Node) => {
  const properties = propertiesOf(node);
  const named = properties.find(({ key }) => key.text === 'event');
  const name = named === undefined ? null : wordOf(named.value);
  const read = properties.filter((property) => property !== named).map(entriesOf);
  const taken = takeEvent(
    name ?? { text: '', range: { start: node.offset, end: node.offset + 1 } },
    read.flatMap(({ entries }) => entries),
    node.offset + node.length,
  );
  return { event: taken.event, problems: [...read.flatMap(({ problems }) => problems), ...taken.problems] };
};

/** The nodes that stand for events. */
const eventNodes = (root: Node): readonly Node[] => {
  if (root.type === 'array') return root.children ?? [];
  const events = propertiesOf(root).find(({ key }) => key.text === 'events')?.value;
  return events === undefined ? [root] : events.type === 'array' ? (events.children ?? []) : [events];
};

export const readDraftJson = (text: string): EventDraft => {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const broken = errors.map(({ error, offset, length }) =>
    problem({ start: offset, end: offset + length }, `This is no JSON (${printParseErrorCode(error)}): mend it.`),
  );
  if (root === undefined) return { events: [], problems: broken };
  const nodes = eventNodes(root);
  const read = nodes.filter(({ type }) => type === 'object').map(eventOf);
  const odd = nodes
    .filter(({ type }) => type !== 'object')
    .map((node) => problem(rangeOf(node), 'This is no event: write `{ "event": "file_upload_progress" }`.'));
  // What half a text says is not what was meant.
  const problems = broken.length > 0 ? broken : [...odd, ...read.flatMap((one) => one.problems)];
  return {
    events: read.map(({ event }) => event),
    problems: problems.toSorted((a, b) => a.range.start - b.range.start),
  };
};
