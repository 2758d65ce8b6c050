// Takes a key out of the Python side: out of the factory with the parameters that were there for it, or out of the branch that
// reads it.
import { type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import {
  neededReads,
  readPython,
  removeArgument,
  removeFunctionParameter,
  removeImportIfUnused,
  removeReads,
  removeSentField,
  toIdentifier,
} from '../python/writer.ts';
import { languageOf } from '../paths.ts';
import { neighbourNames } from '../names.ts';
import { isInside, type Place } from '../source.ts';
import { callsOfFactory, factoryOf, locationOf } from './callers.ts';
import type { Draft } from './draft.ts';
import { lineLength } from './event-context.ts';
import type { FieldSubject } from './find-event.ts';
import { receptionIn } from './read-field.ts';
import { retractParameter } from './retract-parameter.ts';

/** An import of `Any` that nothing needs any more. */
const dropAny = (draft: Draft): Refusal | null => {
  const any = { module: 'typing', name: 'Any' };
  const changed = [...draft.changed().keys()].filter((path) => languageOf(path) === 'python');
  return draft.takeAll(changed.map((path) => ({ path, write: (text) => removeImportIfUnused(text, any) })));
};

/** Sent by the server: out of its factory. */
export const removeSent = (input: PlanInput, found: FieldSubject, key: string, draft: Draft): Refusal | null => {
  const { protocol, event, sent } = found;
  const at = factoryOf(input.contract, protocol, event.name);
  if (sent === null) return null;
  if (at === null) return refuse(`\`${event.name}\` has no factory: take \`${key}\` out by hand.`);
  const isOwn = ({ path, range }: Place): boolean => path === at.path && isInside(range, at.fact.range);
  const other = sent.places.find((place) => !isOwn(place));
  if (other !== undefined)
    return refuse(`\`${event.name}\` is also built at ${locationOf(input, other)}: take \`${key}\` out there first.`);
  const facts = input.contract.files.get(at.path);
  const parameters = new Set(
    (facts?.language === 'python' ? facts.constructions : [])
      .filter(({ within }) => within === at.fact.name)
      .flatMap(({ payload }) => payload.fields.filter((field) => field.key === key))
      .flatMap(({ parameter }) => (parameter === null ? [] : [parameter])),
  );
  const spec = { factory: at.fact.name, key, lineLength: lineLength(input, at.path) };
  const refusal = draft.take({ path: at.path, write: (text) => removeSentField(text, spec) });
  if (refusal !== null) return refusal;
  const calls = callsOfFactory(input, protocol, at);
  for (const parameter of parameters) {
    const kept = retractParameter(input, protocol, draft, { ...at, calls }, parameter);
    if (kept !== null) return kept;
  }
  return dropAny(draft);
};

/** Read by the server: out of its branch, and out of the function that only got it handed. */
export const removeReceived = (input: PlanInput, found: FieldSubject, key: string, draft: Draft): Refusal | null => {
  const { protocol, event, claims } = found;
  const model = claims.find(({ form, fields }) => form === 'model' && fields.some((field) => field.key === key));
  if (model !== undefined)
    return refuse(
      `\`${model.name}\` has a field for \`${key}\`, at ${locationOf(input, model.place)}: take it away there, with what uses it, first.`,
    );
  const branch = event.mentions.find(({ part }) => part === 'reception-branch');
  const { set } = protocol.server;
  const member = set?.fact.values.find(({ value }) => value === event.name)?.member;
  if (branch === undefined || set === null || member === undefined) return null;
  const { path } = branch;
  const own = { set: set.fact.name, member, key };
  const name = neighbourNames(protocol, { name: event.name, delivery: 'none' }).reception;
  const { reception, localOf } = receptionIn(readPython(draft.text(path)), name, member);
  const local = localOf(key);
  const index = reception?.call.arguments.findIndex(({ text }) => text === local) ?? -1;
  const argument = reception?.call.arguments[index];
  const needed = neededReads(draft.text(path), own).filter(
    (range) => argument === undefined || !isInside(range, argument.range),
  );
  if (needed.length > 0) {
    const places = needed.map((range) => locationOf(input, { path, range })).join(', ');
    return refuse(`\`${key}\` of \`${event.name}\` is used at ${places}: take that code away first.`);
  }
  if (reception !== null && argument !== undefined) {
    const refusal = removeHanded(input, { path, name, start: reception.call.range.start, index, key }, draft);
    if (refusal !== null) return refusal;
  }
  return draft.take({ path, write: (text) => removeReads(text, own) }) ?? dropAny(draft);
};

interface Handed {
  readonly path: string;
  readonly name: string;
  readonly start: number;
  readonly index: number;
  readonly key: string;
}

/** The argument and the parameter, where the function does nothing with it. */
const removeHanded = (input: PlanInput, { path, name, start, index, key }: Handed, draft: Draft): Refusal | null => {
  const text = draft.text(path);
  const fact = readPython(text).functions.find((one) => one.name === name);
  const parameter = fact?.parameters[index]?.name ?? toIdentifier(key);
  const body = fact === undefined ? '' : text.slice(fact.bodyRange.start, fact.bodyRange.end);
  const use = new RegExp(`(?<![\\w.])${parameter}(?!\\w)`).exec(body);
  if (fact !== undefined && use !== null) {
    const at = fact.bodyRange.start + use.index;
    const place = locationOf(input, { path, range: { start: at, end: at } });
    return refuse(`\`${parameter}\` is used in \`${name}\`, at ${place}: take that code away first.`);
  }
  const own = { lineLength: lineLength(input, path) };
  const call = { path, write: (now: string) => removeArgument(now, { ...own, start, name, index }) };
  const signature = {
    path,
    write: (now: string) => removeFunctionParameter(now, { ...own, function: name, parameter }),
  };
  return draft.takeAll((fact?.range.start ?? 0) > start ? [signature, call] : [call, signature]);
};
