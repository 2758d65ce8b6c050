// Replaces a wire value by the one that was meant, wherever code of the protocol spells it: labels, sends, members of the
// enum and what compares with them, and the declaration, where there is one.
import { toUpperCase } from '../case.ts';
import type { ContractEvent, Protocol } from '../contract.ts';
import type { PythonFacts, ValueRef, ValueSetFact } from '../facts.ts';
import { localName } from '../link/sources.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Place, Range } from '../source.ts';
import type { Draft } from './draft.ts';
import { findEvent } from './find-event.ts';
import { putSpellings, type Spelling } from './spelling.ts';

type RespellEvent = Extract<Change, { kind: 'respell-event' }>;

const quotes = /^(["'`])[^]*\1$/;

/** A string keeps its quotes, a member its enum. */
export const respell = (written: string, value: string, member: string): string => {
  const quote = quotes.exec(written)?.[1];
  return quote === undefined ? written.replace(/\w+$/, () => member) : quote + value + quote;
};

const memberOf = (set: ValueSetFact | undefined, value: string): string =>
  set?.values.find((one) => one.value === value)?.member ?? toUpperCase(value);

/** Members of the enum that stand for the value, declared or not, and the value itself where a message is built. */
export const eventRefs = (
  facts: PythonFacts,
  set: ValueSetFact,
  wrapper: string | undefined,
  value: string,
): readonly ValueRef[] => {
  const local = localName(facts.imports, set.name);
  const declared = set.values.find((one) => one.value === value)?.member;
  const isMember = (ref: ValueRef): boolean =>
    ref.kind === 'member' &&
    ref.set === local &&
    (declared === undefined ? ref.member.toLowerCase() === value : ref.member === declared);
  const built = facts.constructions
    .filter((one) => wrapper !== undefined && one.wrapper === localName(facts.imports, wrapper))
    .map((one) => one.value);
  return [
    ...facts.memberUses.filter(isMember),
    ...built.filter((ref) => ref.kind === 'literal' && ref.value === value),
  ];
};

const inPython = (input: PlanInput, { server }: Protocol, event: string, to: string): readonly Spelling[] => {
  const set = server.set?.fact;
  if (set === undefined) return [];
  const declaration = set.values.find(({ value }) => value === event);
  const member = memberOf(set, to);
  const uses = [...input.contract.files].flatMap(([path, facts]) =>
    facts.language === 'python'
      ? eventRefs(facts, set, server.wrapper?.fact.name, event).map(({ range }): Spelling => {
          const text = input.read(path)?.slice(range.start, range.end) ?? '';
          return { path, range, text: respell(text, to, member) };
        })
      : [],
  );
  if (declaration === undefined || server.set === null) return uses;
  const { path } = server.set;
  const valueText = input.read(path)?.slice(declaration.valueRange.start, declaration.valueRange.end) ?? '';
  return [
    ...uses,
    { path, range: declaration.nameRange, text: member },
    { path, range: declaration.valueRange, text: respell(valueText, to, member) },
  ];
};

/** Places that the mentions point at: the literals of the union, the labels, what is sent, what a branch compares with. */
const inMentions = (
  input: PlanInput,
  { client }: Protocol,
  { mentions }: ContractEvent,
  to: string,
): readonly Spelling[] =>
  mentions
    .filter(({ part }) => ['union-member', 'handler-case', 'send-method', 'reception-branch'].includes(part))
    .map(({ path, range }) => {
      const text = input.read(path)?.slice(range.start, range.end) ?? '';
      return { path, range, text: respell(text, to, memberOf(client.set?.fact, to)) };
    });

const startsAt = ({ path, range }: Place): string => `${path}:${range.start}`;

const holds = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Both names at one place: the compiler or the reader of the code would not know which one counts. */
const collision = ({ mentions, name }: ContractEvent, other: ContractEvent | undefined): Refusal | null => {
  const parts = ['enum-member', 'union-member', 'handler-case'] as const;
  const both = parts.find(
    (part) => mentions.some((one) => one.part === part) && other?.mentions.some((one) => one.part === part) === true,
  );
  if (both === undefined || other === undefined) return null;
  const where = both === 'handler-case' ? 'handled' : 'declared';
  return refuse(`\`${name}\` and \`${other.name}\` are both ${where} already: remove one of the two by hand.`);
};

export const respellEvent = (
  input: PlanInput,
  { protocol: id, event: name, to }: RespellEvent,
  draft: Draft,
): Refusal | null => {
  const target = findEvent(input, id, name);
  if ('kind' in target) return target;
  const { protocol, event } = target;
  if (!/^[\w.:-]+$/.test(to)) return refuse(`\`${to}\` is no name for an event: use lower case and underscores.`);
  const clash = collision(event, protocol.events.get(to));
  if (clash !== null) return clash;
  const python = inPython(input, protocol, name, to);
  const mentioned = inMentions(input, protocol, event, to).filter(
    (one) => !python.some((other) => other.path === one.path && holds(other.range, one.range)),
  );
  const all = [...new Map([...python, ...mentioned].map((one) => [startsAt(one), one])).values()];
  return putSpellings(input, draft, all);
};
