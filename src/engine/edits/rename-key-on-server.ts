// What a renamed key is called in Python: where it is put into the payload or read from it, the parameters that are named
// after it, as far as its value is handed on, and the fields of models.
import type { PayloadClaim } from '../contract.ts';
import { lastName } from '../link/by-name.ts';
import { argumentOf } from '../link/passed.ts';
import { isOpen } from '../link/reach.ts';
import { languageOf } from '../paths.ts';
import { codeOf, isNameFree, parameterUses, toIdentifier } from '../python/writer.ts';
import type { Place, Range } from '../source.ts';
import {
  type CallAt,
  callersOf,
  callsOfFactory,
  factoryOf,
  type FunctionAt,
  locationOf,
  pythonFiles,
} from './callers.ts';
import type { KeyRenaming } from './rename-field.ts';
import { spell, type Spelling } from './spelling.ts';

/** A function whose parameter is renamed, and everything that calls it. */
interface Stage extends FunctionAt {
  readonly calls: readonly CallAt[];
}

/** `    oven_id: which oven it is` in a docstring. */
const documented = (text: string, { bodyRange }: FunctionAt['fact'], name: string): readonly Range[] => {
  const body = text.slice(bodyRange.start, bodyRange.end);
  const docstring = /^[rR]?("""|''')[^]*?\1/.exec(body)?.[0] ?? '';
  return [...docstring.matchAll(new RegExp(`^[ \\t]*(${name})(?=\\s*(?:\\([^)\\n]*\\))?:)`, 'gm'))].map(
    ({ index, 0: line }) => {
      const end = bodyRange.start + index + line.length;
      return { start: end - name.length, end };
    },
  );
};

/** The function around a call, where the value is a parameter of it by the same name, and all its calls are known. */
const stageAround = ({ input, protocol }: KeyRenaming, { path, within }: CallAt, name: string): Stage | null => {
  if (within === null || isOpen(within) || !within.parameters.some((one) => one.name === name)) return null;
  const callers = callersOf(input, protocol, { path, fact: within });
  return callers.areAll ? { path, fact: within, calls: callers.calls } : null;
};

const isSpread = ({ call }: CallAt): boolean => call.hasSpread;

/** Renames the parameter of one function, at its calls, and of the functions that hand it their own. */
const parameterSpellings = (
  renaming: KeyRenaming,
  stage: Stage,
  from: string,
  to: string,
  seen: ReadonlySet<string>,
): readonly Spelling[] => {
  const { input, draft } = renaming;
  const { path, fact, calls } = stage;
  const text = input.read(path) ?? '';
  const uses = parameterUses(text, { function: fact.name, parameter: from });
  const id = `${path}:${fact.name}`;
  if (seen.has(id)) return [];
  if (uses === null || !isNameFree(text, { function: fact.name, parameter: to }) || calls.some(isSpread)) {
    draft.note(
      `\`${from}\` of \`${fact.name}\` keeps its name: ${locationOf(input, { path, range: fact.nameRange })}.`,
    );
    return [];
  }
  const own = [...uses, ...documented(text, fact, from)].map((range) => spell(path, range, to));
  const handed = calls.flatMap((call): readonly Spelling[] => {
    const argument = argumentOf(call.call, fact, from);
    if (argument === null || argument === 'unknown') return [];
    const { start } = argument.range;
    const keyword = argument.keyword === from ? [spell(call.path, { start, end: start + from.length }, to)] : [];
    const around = argument.text === from ? stageAround(renaming, call, from) : null;
    const further = around === null ? [] : parameterSpellings(renaming, around, from, to, new Set([...seen, id]));
    return [...keyword, ...further];
  });
  return [...own, ...handed];
};

/** The parameter of the factory, where it is named after the key. */
const factorySpellings = (renaming: KeyRenaming): readonly Spelling[] => {
  const { input, protocol, event, key, to } = renaming;
  const at = factoryOf(input.contract, protocol, event.name);
  const [from, other] = [toIdentifier(key), toIdentifier(to)];
  if (at === null || from === other || !at.fact.parameters.some(({ name }) => name === from)) return [];
  const facts = input.contract.files.get(at.path);
  const built = facts?.language === 'python' ? facts.constructions.filter(({ within }) => within === at.fact.name) : [];
  const sent = built.flatMap(({ payload }) => payload.fields).filter((field) => field.key === key);
  if (!sent.some(({ parameter, valueText }) => parameter === from || valueText === from)) return [];
  const calls = callsOfFactory(input, protocol, at);
  return parameterSpellings(renaming, { ...at, calls }, from, other, new Set());
};

const isInString = (text: string, { start }: Range): boolean => /["']/.test(text.charAt(start - 1));

/** Keys of dictionaries and of reads. */
const keySpellings = ({ event, receiver, key, to }: KeyRenaming): readonly Spelling[] => {
  const sent = event.payload.find((field) => field.key === key);
  const models = event.claims.filter(({ form }) => form === 'model').flatMap(({ fields }) => fields);
  const places: readonly Place[] =
    receiver === 'client'
      ? (sent?.places ?? [])
      : event.reads.filter((read) => read.key === key).map(({ place }) => place);
  return places
    .filter(({ path, range }) => languageOf(path) === 'python' && !isOfModel(models, path, range))
    .map(({ path, range }) => spell(path, range, to));
};

const isOfModel = (fields: PayloadClaim['fields'], path: string, range: Range): boolean =>
  fields.some(({ place }) => place.path === path && place.range.start === range.start);

/** Variables of a text that hold an instance of the model, and those that hold something else. */
const holders = (
  code: string,
  model: string,
): { readonly own: ReadonlySet<string>; readonly others: ReadonlySet<string> } => {
  const annotated = [...code.matchAll(/(?<![\w.])([A-Za-z_]\w*)\s*:\s*"?([A-Za-z_]\w*)"?(?=\s*[,)=\n|])/g)];
  const assigned = [...code.matchAll(new RegExp(`(?<![\\w.])([A-Za-z_]\\w*)\\s*=\\s*${model}\\(`, 'g'))];
  const isOwn = (type: string | undefined): boolean => type === model;
  const named = (matches: readonly RegExpExecArray[]): readonly string[] => matches.map(([, name = '']) => name);
  return {
    own: new Set([...named(assigned), ...named(annotated.filter(([, , type]) => isOwn(type)))]),
    others: new Set(named(annotated.filter(([, , type]) => !isOwn(type)))),
  };
};

/** Attributes of what was made from the model, and keywords of its calls. */
const modelUses = (renaming: KeyRenaming, model: string): readonly Spelling[] => {
  const { input, protocol, key, to, draft } = renaming;
  const named = new RegExp(`(?<!\\w)${model}(?!\\w)`);
  const doubtful: string[] = [];
  const found = pythonFiles(input, protocol).flatMap(([path, facts]) => {
    const text = input.read(path) ?? '';
    if (!named.test(text)) return [];
    const code = codeOf(text).replace(/^[ \t]*(?:from|import)\b[^\n]*/gm, (line) => ' '.repeat(line.length));
    const { own, others } = holders(code, model);
    const keywords = facts.calls
      .filter(({ name }) => name === model)
      .flatMap((call) => call.arguments.filter(({ keyword }) => keyword === key))
      .map(({ range }) => spell(path, { start: range.start, end: range.start + key.length }, to));
    const attributes = [...code.matchAll(new RegExp(`([A-Za-z_]\\w*)\\.(${key})(?!\\w)`, 'g'))].flatMap(
      ({ index, 0: attribute, 1: owner = '' }) => {
        const end = index + attribute.length;
        const range = { start: end - key.length, end };
        if (own.has(owner)) return [spell(path, range, to)];
        if (!others.has(owner)) doubtful.push(`${attribute} (${locationOf(input, { path, range })})`);
        return [];
      },
    );
    return [...keywords, ...attributes];
  });
  if (doubtful.length > 0)
    draft.note(`Whether these are fields of \`${model}\` could not be told: ${doubtful.join(', ')}.`);
  return found;
};

const modelSpellings = (renaming: KeyRenaming): readonly Spelling[] =>
  renaming.event.claims
    .filter(({ form }) => form === 'model')
    .flatMap(({ name, fields }) => {
      const field = fields.find(({ key }) => key === renaming.key);
      if (field === undefined) return [];
      const { path, range } = field.place;
      const own = spell(path, range, renaming.to);
      // An alias is a string; the field's own name is used by name.
      return isInString(renaming.input.read(path) ?? '', range) ? [own] : [own, ...modelUses(renaming, lastName(name))];
    });

export const serverKeySpellings = (renaming: KeyRenaming): readonly Spelling[] => [
  ...keySpellings(renaming),
  ...(renaming.receiver === 'client' ? factorySpellings(renaming) : []),
  ...modelSpellings(renaming),
];
