// What a renamed event is called in Python: its value and member wherever they are used, its factory, and the private
// functions that are named after it.
import type { PythonFacts } from '../facts.ts';
import { lastName, pythonNames } from '../link/by-name.ts';
import { localName } from '../link/sources.ts';
import { codeOf } from '../python/writer.ts';
import { callersOf, factoryOf, type FunctionAt, pythonFiles } from './callers.ts';
import type { NamePair } from './event-names.ts';
import type { Renaming } from './rename-event.ts';
import { eventRefs, respell } from './respell-event.ts';
import { lastPart, spell, type Spelling } from './spelling.ts';

/** The value and its member, where they are declared and used. */
const valueSpellings = ({ input, protocol, event, to, names }: Renaming): readonly Spelling[] => {
  const { set, wrapper } = protocol.server;
  if (set === null) return [];
  const declared = set.fact.values.find(({ value }) => value === event.name);
  const current = declared?.member ?? names.member.from;
  const member = current === names.member.from ? names.member.to : current;
  const textAt = (path: string, { start, end }: { start: number; end: number }): string =>
    input.read(path)?.slice(start, end) ?? '';
  const uses = pythonFiles(input, protocol).flatMap(([path, facts]) =>
    eventRefs(facts, set.fact, wrapper?.fact.name, event.name).map(({ range }) =>
      spell(path, range, respell(textAt(path, range), to, member)),
    ),
  );
  if (declared === undefined) return uses;
  const value = respell(textAt(set.path, declared.valueRange), to, member);
  return [...uses, spell(set.path, declared.nameRange, member), spell(set.path, declared.valueRange, value)];
};

/** Every place where a method of the wrapper is named, called or not. */
const namedOnWrapper = (text: string, facts: PythonFacts, wrapper: string, name: string): readonly number[] => {
  const local = localName(facts.imports, wrapper);
  const named = new RegExp(`(?<!\\w)(?:${local}|${wrapper})\\s*\\.\\s*${name}(?!\\w)`, 'g');
  return [...codeOf(text).matchAll(named)].map(({ index, 0: found }) => index + found.length - name.length);
};

const factorySpellings = ({ input, protocol, event, names: { factory } }: Renaming): readonly Spelling[] => {
  const at = factoryOf(input.contract, protocol, event.name);
  if (at === null || lastName(at.fact.name) !== factory.from) return [];
  const wrapper = at.fact.inClass ?? '';
  const uses = pythonFiles(input, protocol).flatMap(([path, facts]) => {
    const named = namedOnWrapper(input.read(path) ?? '', facts, wrapper, factory.from);
    const own = (pythonNames(facts).calls.get(factory.from) ?? []).filter(
      ({ receiver, within }) => receiver === 'cls' && within?.startsWith(`${wrapper}.`) === true,
    );
    const places = [
      ...named.map((start) => ({ start, end: start + factory.from.length })),
      ...own.map(({ nameRange }) => nameRange),
    ];
    return places.map((range) => spell(path, range, factory.to));
  });
  return [...uses, spell(at.path, at.fact.nameRange, factory.to)];
};

/** A function, its calls and where it is handed on; nothing where others may call it. */
const functionSpellings = (
  { input, protocol, draft }: Renaming,
  at: FunctionAt,
  { from, to }: NamePair,
): readonly Spelling[] => {
  const { calls, areAll, isHandedOn } = callersOf(input, protocol, at);
  const facts = pythonFiles(input, protocol).find(([path]) => path === at.path)?.[1];
  const owner = at.fact.name.slice(0, -from.length);
  if (facts === undefined || pythonNames(facts).functions.has(owner + to)) {
    draft.note(`\`${at.fact.name}\` keeps its name, because there is another \`${to}\`.`);
    return [];
  }
  if (!areAll && !isHandedOn) {
    draft.note(`\`${at.fact.name}\` keeps its name, because not everything that calls it could be found.`);
    return [];
  }
  const handed = isHandedOn ? (pythonNames(facts).references.get(from) ?? []) : [];
  return [
    spell(at.path, at.fact.nameRange, to),
    ...calls.map(({ path, call }) => spell(path, call.nameRange, to)),
    ...handed.map(({ range }) => spell(at.path, lastPart(range, from), to)),
  ];
};

/** The functions of one name in the files of some mentions. */
const functionsNamed = (
  { input, protocol, event }: Renaming,
  part: 'emission' | 'reception-branch',
  { from }: NamePair,
): readonly FunctionAt[] => {
  const mentions = event.mentions.filter((mention) => mention.part === part);
  const isWanted = (path: string, name: string): boolean =>
    mentions.some((mention) => mention.path === path && (part === 'reception-branch' || mention.name === name));
  return pythonFiles(input, protocol).flatMap(([path, facts]) =>
    facts.functions
      .filter(({ name }) => lastName(name) === from && isWanted(path, name))
      .map((fact) => ({ path, fact })),
  );
};

const noteOthers = ({ input, protocol, event, names, draft }: Renaming): void => {
  const at = factoryOf(input.contract, protocol, event.name);
  if (at !== null && lastName(at.fact.name) !== names.factory.from)
    draft.note(`\`${at.fact.name}\` keeps its name, because it is not named after the event.`);
};

export const serverSpellings = (renaming: Renaming): readonly Spelling[] => {
  const { names } = renaming;
  noteOthers(renaming);
  return [
    ...valueSpellings(renaming),
    ...factorySpellings(renaming),
    ...names.wrappers.flatMap((pair) =>
      functionsNamed(renaming, 'emission', pair).flatMap((at) => functionSpellings(renaming, at, pair)),
    ),
    ...functionsNamed(renaming, 'reception-branch', names.reception).flatMap((at) =>
      functionSpellings(renaming, at, names.reception),
    ),
  ];
};
