// Defects of whole events: each part is dropped, and each place that spells the wire value is misspelt.
import type { Mention, Part } from '../../src/engine/contract.ts';
import type { Place } from '../../src/engine/source.ts';
import { edited, expectOf, mentionsOf, misspelt, type Plant, type Subject, textAt, wholeLines } from './plant.ts';

const isToClient = ({ event }: Subject): boolean => event.direction === 'server-to-client';

const isWhole = ({ event: { status } }: Subject): boolean =>
  status.declaredServer === 'yes' &&
  status.declaredClient === 'yes' &&
  [status.emitted, status.handled, status.received, status.sent].every(
    (one) => one === 'yes' || one === 'not-applicable',
  );

const dropLine = (subject: Subject, part: Part, check: string, fix: Plant['fix'] = 'mends'): readonly Plant[] => {
  const mentions = mentionsOf(subject.event, part);
  const [first] = mentions;
  if (first === undefined || mentions.length !== 1) return [];
  const place = wholeLines(subject.texts, { path: first.path, range: first.whole });
  // A line that holds more than the part would lose more than the part.
  const rest = textAt(subject.texts, place).replace(
    textAt(subject.texts, { path: first.path, range: first.whole }),
    '',
  );
  if (!/^[\s|,;]*(?:#.*|\/\/.*)?\s*$/.test(rest)) return [];
  return [
    {
      name: `drops the ${part} of ${subject.protocol.id}.${subject.event.name}`,
      texts: edited(subject.texts, [{ place, text: '' }]),
      expected: expectOf(check, subject),
      fix,
      kind: `drops ${part} ${subject.protocol.id}`,
    },
  ];
};

/** A branch is dropped by asking for a value that never comes; the chain stays whole. */
const dropBranch = (subject: Subject): readonly Plant[] => {
  const mentions = mentionsOf(subject.event, 'reception-branch');
  if (mentions.length === 0) return [];
  const edits = mentions.map(({ path, range }) => ({ place: { path, range }, text: '"never"' }));
  return [
    {
      name: `drops the reception-branch of ${subject.protocol.id}.${subject.event.name}`,
      texts: edited(subject.texts, edits),
      expected: expectOf('unhandled-event', subject),
      fix: 'mends',
      kind: `drops reception ${subject.protocol.id}`,
    },
  ];
};

const dropUses = (subject: Subject, part: Part, instead: string, fix: Plant['fix']): readonly Plant[] => {
  const mentions = mentionsOf(subject.event, part);
  const isShared = mentions.some(({ path, range }) => isSharedSend(subject, path, range.start));
  if (mentions.length === 0 || isShared) return [];
  const places = mentions.map((mention) => ({
    place: useOf(subject, mention),
    text: /\.send\w+$/.test(mention.name) ? '' : instead,
  }));
  return [
    {
      name: `drops every ${part} of ${subject.protocol.id}.${subject.event.name}`,
      texts: edited(subject.texts, places),
      expected: expectOf('unsent-event', subject),
      fix,
      kind: `drops ${part} ${subject.protocol.id}`,
    },
  ];
};

/** `send(on ? 'a' : 'b')` sends two events. */
const isSharedSend = ({ contract }: Subject, path: string, start: number): boolean => {
  const facts = contract.files.get(path);
  const send =
    facts?.language === 'typescript'
      ? facts.sends.find(({ range }) => range.start <= start && start < range.end)
      : undefined;
  return send !== undefined && send.values.length > 1;
};

/** What is taken away: the factory's name, so that the arguments are still read; the method that sends, or the send alone. */
const useOf = ({ contract, texts }: Subject, { path, range, whole, part, name }: Mention): Place => {
  const facts = contract.files.get(path);
  if (part === 'emission') return { path, range: { start: whole.start, end: range.end } };
  if (/\.send\w+$/.test(name)) return wholeLines(texts, { path, range: whole });
  const send =
    facts?.language === 'typescript'
      ? facts.sends.find((one) => one.range.start <= range.start && range.end <= one.range.end)
      : undefined;
  return { path, range: send?.range ?? whole };
};

const misspell = (subject: Subject, part: Part, place: 'range' | 'value', check: string): readonly Plant[] => {
  const mentions = mentionsOf(subject.event, part);
  const [mention] = mentions;
  if (mention === undefined || mentions.length !== 1 || subject.event.name.length < 5) return [];
  const at = { path: mention.path, range: place === 'range' ? mention.range : mention.whole };
  const before = textAt(subject.texts, at);
  const wrong = misspelt(subject.event.name);
  const after = before.replace(subject.event.name, wrong);
  if (after === before) return [];
  return [
    {
      name: `misspells the ${part} of ${subject.protocol.id}.${subject.event.name}`,
      texts: edited(subject.texts, [{ place: at, text: after }]),
      // Which of the two spellings is told depends on where more of the event stands.
      expected: [check, subject.protocol.id, '*', '-'].join(' '),
      fix: 'mends',
      kind: `misspells ${part} ${subject.protocol.id}`,
    },
  ];
};

/** A mark in the handler, as a new one is left with. */
const leaveMark = (subject: Subject): readonly Plant[] =>
  mentionsOf(subject.event, 'handler-case')
    .slice(0, 1)
    .map(({ path, whole }) => {
      const at = { path, range: { start: whole.end, end: whole.end } };
      const head = textAt(subject.texts, { path, range: whole });
      const offset =
        whole.start + head.indexOf(':') + 1 + (/^\s*\{/.exec(head.slice(head.indexOf(':') + 1))?.[0].length ?? 0);
      const place = { ...at, range: { start: offset, end: offset } };
      return {
        name: `leaves a mark in the handler of ${subject.protocol.id}.${subject.event.name}`,
        texts: edited(subject.texts, [{ place, text: `\n// TODO(${subject.event.name}): fill in\n` }]),
        expected: expectOf('unfinished-part', subject),
        fix: 'may',
        kind: 'mark',
      };
    });

export const eventDefects = (subject: Subject): readonly Plant[] => {
  if (!isWhole(subject)) return [];
  const declarations = [
    ...dropLine(subject, 'enum-member', 'undeclared-event'),
    ...dropLine(subject, 'union-member', 'undeclared-event'),
    ...misspell(subject, 'union-member', 'range', '*'),
  ];
  return isToClient(subject)
    ? [
        ...declarations,
        ...misspell(subject, 'enum-member', 'value', 'unhandled-event'),
        ...dropLine(subject, 'handler-case', 'unhandled-event'),
        ...misspell(subject, 'handler-case', 'range', 'unknown-event'),
        ...dropUses(subject, 'emission', 'dict', 'may'),
        ...leaveMark(subject),
      ]
    : [
        ...declarations,
        ...misspell(subject, 'send-method', 'range', 'unknown-event'),
        ...dropBranch(subject),
        ...dropUses(subject, 'send-method', 'undefined', 'may'),
      ];
};
