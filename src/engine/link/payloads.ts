// What the receiving side makes of a payload: the keys it reads, and the types that say what the payload is.
import type { At, ClaimedField, FieldRead, PayloadClaim } from '../contract.ts';
import type { CaseFact, CastFact, FieldFact, PayloadReads, PythonFacts, TypeFact, TypeScriptFacts } from '../facts.ts';
import type { Range } from '../source.ts';
import { unionOf, unknownType, type WireType } from '../wire-type.ts';
import { toPascalCase } from '../case.ts';
import type { Draft, Received } from './gather.ts';
import { madeOnceFor } from '../made-once.ts';
import { bareName } from './protocols.ts';
import { findType } from './sources.ts';

type Files = readonly At<TypeScriptFacts | PythonFacts>[];

const byPosition = (a: FieldRead, b: FieldRead): number => a.place.range.start - b.place.range.start;

const toReads = (path: string, { reads }: PayloadReads): readonly FieldRead[] =>
  reads
    .map(({ key, type, hasDefault, isNoneIfAbsent = false, alternatives, keyRange, range }) => ({
      key,
      type,
      hasDefault,
      isNoneIfAbsent,
      alternatives,
      place: { path, range: keyRange },
      whole: range,
    }))
    .sort(byPosition);

/** What a type's name stands for, where some file says so. */
const namedType = (files: Files, typeText: string): WireType => {
  const name = /^\w+$/.exec(typeText.replace(/\s*\|\s*(null|undefined|None)\b/g, '').trim())?.[0];
  if (name === undefined) return unknownType;
  for (const { fact } of files) {
    const set = fact.valueSets.find((one) => one.name === name);
    if (set !== undefined) return unionOf(set.values.map(({ value }) => ({ kind: 'literal', value })));
    if (fact.types.some((one) => one.name === name)) return { kind: 'record' };
    const alias = fact.language === 'typescript' ? fact.aliases.find((one) => one.name === name) : undefined;
    if (alias !== undefined) return alias.type;
  }
  return unknownType;
};

const isNullText = (typeText: string): boolean => /\|\s*(null|None)\b/.test(typeText);

const claimedType = (files: Files, { type, typeText }: FieldFact): WireType => {
  if (type.kind !== 'unknown' || typeText === null) return type;
  const named = namedType(files, typeText);
  return isNullText(typeText) ? unionOf([named, { kind: 'null' }]) : named;
};

const toClaimed = (files: Files, path: string, field: FieldFact): ClaimedField => ({
  key: field.key,
  type: claimedType(files, field),
  typeText: field.typeText,
  isOptional: field.isOptional,
  place: { path, range: field.keyRange },
});

/** Bases that add no key and take none. */
const plainBases = new Set(['BaseModel', 'TypedDict', 'object']);

interface Shape {
  readonly fields: readonly ClaimedField[];
  readonly isOpen: boolean;
  /** Its fields may have other names on the wire. */
  readonly hasOtherNames: boolean;
}

/** All declarations of a type in its file: TypeScript joins interfaces of one name. */
const declarationsOf = (files: Files, { path, fact }: At<TypeFact>): readonly TypeFact[] => {
  if (fact.form !== 'interface') return [fact];
  const types = files.find((file) => file.path === path)?.fact.types ?? [];
  return types.filter(({ name, form }) => name === fact.name && form === 'interface');
};

/** The fields of a type with those of its bases; its own win. None where nobody can tell how they go on the wire. */
const shapeOf = (files: Files, at: At<TypeFact>, visited: ReadonlySet<string> = new Set()): Shape => {
  const { path, fact } = at;
  const declarations = declarationsOf(files, at);
  const own = declarations.flatMap(({ fields }) => fields.map((field) => toClaimed(files, path, field)));
  const keys = new Set(own.map(({ key }) => key));
  const shapes = declarations
    .flatMap((one) => one.extends)
    .map(bareName)
    .filter((name) => !plainBases.has(name))
    .map((name): Shape => {
      const base = visited.has(name) ? null : findType(files, name, path);
      return base === null
        ? { fields: [], isOpen: true, hasOtherNames: false }
        : shapeOf(files, base, new Set([...visited, name, fact.name]));
    });
  if (fact.hasOtherNames === true || shapes.some(({ hasOtherNames }) => hasOtherNames))
    return { fields: [], isOpen: true, hasOtherNames: true };
  const inherited = shapes.flatMap(({ fields }) => fields).filter(({ key }) => !keys.has(key));
  return {
    fields: [...own, ...inherited],
    isOpen: [...declarations, ...shapes].some(({ isOpen }) => isOpen),
    hasOtherNames: false,
  };
};

/** A named type as a claim about one event's payload. */
export const toClaim = (files: Files, at: At<TypeFact>, isUsed: boolean): PayloadClaim => {
  const isPython = files.some(({ path, fact }) => path === at.path && fact.language === 'python');
  const { fields, isOpen } = shapeOf(files, at);
  return {
    form: isPython ? 'model' : 'interface',
    name: at.fact.name,
    side: isPython ? 'server' : 'client',
    place: { path: at.path, range: at.fact.nameRange },
    fields,
    isUsed,
    isOpen,
  };
};

const inlineClaim = (files: Files, path: string, cast: CastFact, isOpen: boolean): PayloadClaim => ({
  form: 'inline',
  name: cast.text,
  side: 'client',
  place: { path, range: cast.range },
  fields: cast.fields.map((field) => toClaimed(files, path, field)),
  isUsed: true,
  isOpen,
});

export const addClaim = (claims: PayloadClaim[], claim: PayloadClaim): void => {
  const isKnown = claims.some(
    ({ place }) => place.path === claim.place.path && place.range.start === claim.place.range.start,
  );
  if (!isKnown) claims.push(claim);
};

const addReads = (received: Received, path: string, payload: PayloadReads, isHandedOn: boolean): void => {
  received.places++;
  received.isHandedOn ||= isHandedOn;
  received.reads.push(...toReads(path, payload));
};

/** A handler case: its reads, the types its cast names, and the fields the cast spells out. */
export const linkHandlerPayload = (files: Files, draft: Draft, path: string, fact: CaseFact, home: string): void => {
  addReads(draft.received, path, fact.payload, fact.payload.isWhole);
  if (fact.cast === null) return;
  const types = fact.cast.names.map(({ name }) => findType(files, name, home));
  // What one part of an intersection takes, all of it takes.
  const isOpen = fact.cast.isOpen || types.includes(null);
  for (const type of types) {
    const claim = type === null ? null : toClaim(files, type, true);
    if (claim !== null) addClaim(draft.claims, { ...claim, isOpen: claim.isOpen || isOpen });
  }
  if (fact.cast.fields.length > 0) addClaim(draft.claims, inlineClaim(files, path, fact.cast, isOpen));
};

/** A model reads every field it has, each with its default. */
const modelReads = ({ fields }: PayloadClaim, whole: Range): readonly FieldRead[] =>
  fields.map(({ key, type, isOptional, place }) => ({
    key,
    type,
    hasDefault: isOptional,
    isNoneIfAbsent: false,
    alternatives: [],
    place,
    whole,
  }));

/** A reception branch: its reads, and those of a model that is built from the whole payload. */
export const linkBranchPayload = (files: Files, draft: Draft, path: string, payload: PayloadReads): void => {
  const { model } = payload;
  const type = model === null ? null : findType(files, model.name, path);
  const claim = type === null ? null : toClaim(files, type, true);
  const isUnknownModel = model !== null && (claim === null || claim.isOpen);
  addReads(draft.received, path, payload, payload.isWhole || isUnknownModel);
  if (claim === null || model === null) return;
  addClaim(draft.claims, claim);
  draft.received.reads.push(...modelReads(claim, model.range));
};

/** Types that are called as if they were the payloads of events, by name: `UsagePayload` beside the wrapper of `usage`. */
const namesakesIn = madeOnceFor(
  (files: Files, home: string) =>
    new Map(
      files
        .filter(({ path }) => path === home)
        .flatMap(({ path, fact }) => fact.types.map((type) => ({ path, fact: type })))
        .filter(({ fact }) => fact.name.endsWith('Payload'))
        .map((at) => [at.fact.name, toClaim(files, at, false)] as const),
    ),
);

/** The type at a protocol's home that is called by an event's name, whether or not anything uses it. */
export const namesakeOf = (event: string, files: Files, home: string | undefined): readonly PayloadClaim[] => {
  const namesakes = home === undefined ? null : namesakesIn(files, home);
  if (namesakes === null || namesakes.size === 0) return [];
  const claim = namesakes.get(`${toPascalCase(event)}Payload`);
  return claim === undefined ? [] : [claim];
};
