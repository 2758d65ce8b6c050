// Defects of payloads: each key is renamed, dropped or retyped on either side, made absent, null or never passed.
import type { ClaimedField, ContractEvent, FieldRead, PayloadField } from '../../src/engine/contract.ts';
import type { SentField } from '../../src/engine/facts.ts';
import type { Place } from '../../src/engine/source.ts';
import { isNullable, type WireType, withoutNull } from '../../src/engine/wire-type.ts';
import { toSnakeCase } from '../../src/engine/case.ts';
import { edited, expectOf, misspelt, type Plant, type Subject, textAt, wholeLines } from './plant.ts';

interface Key extends Subject {
  readonly sent: PayloadField;
  readonly claim: ClaimedField | null;
  readonly reads: readonly FieldRead[];
}

const claimOf = (event: ContractEvent, key: string): ClaimedField | null =>
  event.claims
    .filter(({ isUsed, form }) => isUsed && form === 'interface')
    .flatMap(({ fields }) => fields)
    .find((field) => field.key === key) ?? null;

const isToClient = ({ event }: Subject): boolean => event.direction === 'server-to-client';

const nameOf = (what: string, { protocol, event, sent }: Key): string =>
  `${what} ${sent.key} of ${protocol.id}.${event.name}`;

const entriesOf = ({ contract, sent }: Key): readonly (SentField & { path: string })[] =>
  sent.places.flatMap(({ path, range }) => {
    const facts = contract.files.get(path);
    const payloads =
      facts?.language === 'python'
        ? facts.constructions.map(({ payload }) => payload)
        : (facts?.sends.flatMap(({ payload }) => payload ?? []) ?? []);
    const entry = payloads.flatMap(({ fields }) => fields).find(({ keyRange }) => keyRange.start === range.start);
    return entry === undefined ? [] : [{ ...entry, path }];
  });

/** Does the receiver break without the key, only miss it, or not care? */
const needOf = ({ event, claim, reads }: Key): 'needed' | 'looked for' | 'ignored' => {
  const inline = event.claims.some(({ isUsed, form, fields }) => isUsed && form !== 'interface' && fields.length > 0);
  if (claim === null && reads.length === 0 && !inline) return 'ignored';
  if (claim === null && reads.length === 0) return 'ignored';
  if (claim?.isOptional === true) return reads.length === 0 ? 'ignored' : 'looked for';
  return 'needed';
};

/** What losing the key must be told as. From the client a key that is read with a default is still missing. */
const lossOf = (key: Key): string | null =>
  needOf(key) === 'ignored' ? null : expectOf('missing-field', key, key.sent.key);

const rename = (key: Key): readonly Plant[] => {
  const { event, sent, texts } = key;
  const other = misspelt(sent.key);
  const entries = entriesOf(key);
  if (entries.length === 0 || event.payload.some((one) => one.key === other)) return [];
  const edits = sent.places.map((place) => ({
    place,
    // A shorthand `{ id }` names key and value at once.
    text: /^\{?\s*\w+\s*$/.test(entryText(key, place)) ? `${other}: ${sent.key}` : other,
  }));
  const named = needOf(key) === 'ignored' && event.claims.some(({ isUsed, form }) => isUsed && form === 'interface');
  const hasModel = event.claims.some(({ isUsed, form }) => isUsed && form === 'model');
  const isOnlyKey = event.payload.length === 1;
  const loss = needOf(key) === 'ignored' ? null : 'missing-field';
  const expected = isToClient(key)
    ? loss === null
      ? named
        ? expectOf('undeclared-field', key, other)
        : null
      : expectOf(loss, key, sent.key)
    : [loss === null ? 'unread-field' : '*', key.protocol.id, event.name, '*'].join(' ');
  return [
    {
      name: nameOf(isOnlyKey ? 'renames the only key' : 'renames the key', key),
      kind: `renames the key ${key.protocol.id}`,
      texts: edited(texts, edits),
      expected,
      fix: loss === null || sent.key.length < 4 || entries.length > 1 || hasModel ? 'may' : 'mends',
    },
  ];
};

const entryText = (key: Key, place: Place): string => {
  const entry = entriesOf(key).find(
    ({ path, keyRange }) => path === place.path && keyRange.start === place.range.start,
  );
  return entry === undefined ? '' : textAt(key.texts, { path: entry.path, range: entry.range });
};

/** Drops an entry with the comma after it, or a guarded assignment by making it do nothing. */
const withoutEntry = (
  { texts }: Key,
  { path, range }: SentField & { path: string },
): { place: Place; text: string } => {
  const text = texts.get(path) ?? '';
  const entry = text.slice(range.start, range.end);
  if (/^\w+\[/.test(entry)) return { place: { path, range }, text: 'pass' };
  const comma = /^\s*,/.exec(text.slice(range.end))?.[0].length ?? 0;
  return { place: { path, range: { start: range.start, end: range.end + comma } }, text: '' };
};

const drop = (key: Key): readonly Plant[] => {
  const entries = entriesOf(key);
  if (entries.length === 0 || key.event.payload.length < 2) return [];
  const expected = lossOf(key);
  // A key whose parameter may be left out comes back as one that may be absent.
  const isLeftOut = key.claim?.isOptional === false && isNullable(key.sent.type);
  const isNamed =
    entries.length === 1 &&
    entries[0]?.parameter === toSnakeCase(key.sent.key) &&
    entries[0].valueText === entries[0].parameter;
  return [
    {
      name: nameOf('drops the key', key),
      kind: `drops the key ${key.protocol.id}`,
      texts: edited(
        key.texts,
        entries.map((entry) => withoutEntry(key, entry)),
      ),
      expected,
      fix: expected !== null && isNamed && isToClient(key) && !isLeftOut ? 'mends' : 'may',
    },
  ];
};

const undeclare = (key: Key): readonly Plant[] => {
  const { claim, texts } = key;
  const claims = key.event.claims.flatMap(({ fields }) => fields.filter((field) => field.key === key.sent.key));
  if (claim === null || claims.length > 1 || !isToClient(key)) return [];
  const place = wholeLines(texts, claim.place);
  if (!/^\s*\w+\??:[^{}]*$/.test(textAt(texts, place))) return [];
  return [
    {
      name: nameOf('drops from the interface', key),
      kind: `drops from the interface ${key.protocol.id}`,
      texts: edited(texts, [{ place, text: '' }]),
      expected: expectOf('undeclared-field', key, key.sent.key),
      // Other code may build a type that is no payload's own.
      fix: key.event.claims.some(({ isUsed, name }) => isUsed && name.endsWith('Payload')) ? 'mends' : 'may',
    },
  ];
};

/** A written type of another kind, in either language. */
const clashing = (type: WireType): { python: string; typeScript: string } | null => {
  switch (withoutNull(type).kind) {
    case 'string':
    case 'literal':
      return { python: 'int', typeScript: 'number' };
    case 'int':
    case 'float':
      return { python: 'str', typeScript: 'string' };
    case 'boolean':
      return { python: 'list[str]', typeScript: 'string[]' };
    case 'list':
      return { python: 'dict[str, Any]', typeScript: 'Record<string, unknown>' };
    case 'record':
      return { python: 'bool', typeScript: 'boolean' };
    case 'union':
    case 'null':
    case 'unknown':
      return null;
  }
};

const typePlace = ({ texts }: Key, { place, typeText }: ClaimedField): Place | null => {
  const text = texts.get(place.path) ?? '';
  const start = typeText === null ? -1 : text.indexOf(typeText, place.range.end);
  return start === -1 || typeText === null || start > place.range.end + 4
    ? null
    : { path: place.path, range: { start, end: start + typeText.length } };
};

const retypeClaim = (key: Key): readonly Plant[] => {
  const { claim, sent, texts } = key;
  const other = clashing(sent.type);
  const place = claim === null ? null : typePlace(key, claim);
  if (claim === null || place === null || other === null || !isToClient(key)) return [];
  return [
    {
      name: nameOf('retypes in the interface', key),
      kind: `retypes in the interface ${key.protocol.id}`,
      texts: edited(texts, [{ place, text: other.typeScript }]),
      expected: expectOf('mismatched-type', key, sent.key),
      fix: 'mends',
    },
  ];
};

const retypeParameter = (key: Key): readonly Plant[] => {
  const { contract, claim, reads, sent, texts } = key;
  const other = clashing(sent.type);
  const [entry] = entriesOf(key);
  if (entry?.valueText !== entry?.parameter) return [];
  const facts = contract.files.get(entry?.path ?? '');
  const holder =
    facts?.language === 'python'
      ? facts.functions.find(
          ({ range }) => entry !== undefined && range.start <= entry.range.start && entry.range.end <= range.end,
        )
      : undefined;
  const parameter = holder?.parameters.find(({ name }) => name === entry?.parameter);
  const isRetold = claim !== null && claim.type.kind !== 'unknown';
  if (
    parameter === undefined ||
    parameter.typeText === null ||
    other === null ||
    entry === undefined ||
    sent.places.length !== 1
  )
    return [];
  if (!isRetold && reads.every(({ type }) => type.kind === 'unknown')) return [];
  const text = texts.get(entry.path) ?? '';
  const start = text.indexOf(parameter.typeText, parameter.range.start + parameter.name.length);
  const range = { start, end: start + parameter.typeText.length };
  const nullable = parameter.typeText.endsWith('| None') ? ' | None' : '';
  return [
    {
      name: nameOf('retypes in Python', key),
      kind: `retypes in Python ${key.protocol.id}`,
      texts: edited(texts, [{ place: { path: entry.path, range }, text: other.python + nullable }]),
      expected: expectOf('mismatched-type', key, sent.key),
      fix: isRetold && reads.every(({ type }) => type.kind === 'unknown') ? 'mends' : 'may',
    },
  ];
};

const require = (key: Key): readonly Plant[] => {
  const { claim, sent, texts } = key;
  if (claim?.isOptional !== true || sent.presence !== 'conditional' || !isToClient(key)) return [];
  const { path, range } = claim.place;
  const mark = { path, range: { start: range.end, end: range.end + 1 } };
  if (textAt(texts, mark) !== '?') return [];
  return [
    {
      name: nameOf('requires in the interface', key),
      kind: `requires in the interface ${key.protocol.id}`,
      texts: edited(texts, [{ place: mark, text: '' }]),
      expected: expectOf('mismatched-presence', key, sent.key),
      fix: 'mends',
    },
  ];
};

const denyNull = (key: Key): readonly Plant[] => {
  const { claim, sent, texts } = key;
  const place = claim === null ? null : typePlace(key, claim);
  const typeText = claim?.typeText ?? '';
  if (place === null || claim === null || !isNullable(sent.type) || !isNullable(claim.type)) return [];
  return [
    {
      name: nameOf('denies null to', key),
      kind: `denies null to ${key.protocol.id}`,
      texts: edited(texts, [{ place, text: typeText.replace(/\s*\|\s*null/, '') }]),
      expected: expectOf('mismatched-presence', key, sent.key),
      fix: 'mends',
    },
  ];
};

/** Takes the argument of an optional key out of every call of the factory. */
const neverPass = (key: Key): readonly Plant[] => {
  const { contract, event, sent, texts } = key;
  const [entry] = entriesOf(key);
  const parameter = entry?.parameter ?? null;
  if (!isToClient(key) || sent.isSet !== 'yes' || sent.presence !== 'conditional' || parameter === null) return [];
  const places = event.mentions
    .filter(({ part }) => part === 'emission')
    .flatMap(({ path, whole }) => {
      const facts = contract.files.get(path);
      const call =
        facts?.language === 'python' ? facts.calls.find(({ range }) => range.start === whole.start) : undefined;
      const argument = call?.arguments.find(({ keyword }) => keyword === parameter);
      return argument === undefined ? [] : [{ path, range: argument.range }];
    });
  if (places.length === 0) return [];
  return [
    {
      name: nameOf('never passes', key),
      kind: `never passes ${key.protocol.id}`,
      texts: edited(
        texts,
        places.map((place) => ({ place, text: `${parameter}=None` })),
      ),
      expected: expectOf('unset-field', key, sent.key),
      fix: 'may',
    },
  ];
};

/** The server stops reading a key, or reads it by another name. */
const unread = (key: Key): readonly Plant[] => {
  const { event, reads, texts, sent } = key;
  if (isToClient(key) || event.claims.some(({ isUsed }) => isUsed) || reads.length === 0) return [];
  return [
    {
      name: nameOf('stops reading', key),
      kind: `stops reading ${key.protocol.id}`,
      texts: edited(
        texts,
        reads.map(({ place, whole }) => ({ place: { path: place.path, range: whole }, text: 'None' })),
      ),
      expected: expectOf('unread-field', key, sent.key),
      fix: 'may',
    },
    {
      name: nameOf('misreads', key),
      kind: `misreads ${key.protocol.id}`,
      texts: edited(
        texts,
        reads.map(({ place }) => ({ place, text: misspelt(sent.key) })),
      ),
      expected: ['*', key.protocol.id, event.name, '*'].join(' '),
      fix: sent.key.length < 4 ? 'may' : 'mends',
    },
  ];
};

/** The interface requires a key that nobody sends. */
const promise = (subject: Subject): readonly Plant[] =>
  subject.event.claims
    .filter(({ isUsed, form, fields }) => isUsed && form === 'interface' && fields.length > 0)
    .slice(0, 1)
    .flatMap(({ fields: [field] }) => {
      if (field === undefined || !isToClient(subject)) return [];
      const line = wholeLines(subject.texts, field.place);
      return [
        {
          kind: `promises ${subject.protocol.id}`,
          name: `promises a key in the interface of ${subject.protocol.id}.${subject.event.name}`,
          texts: edited(subject.texts, [
            {
              place: { path: line.path, range: { start: line.range.start, end: line.range.start } },
              text: '  zebra: string\n',
            },
          ]),
          expected: expectOf('missing-field', subject, 'zebra'),
          fix: subject.event.areReadsKnown === 'yes' ? ('mends' as const) : ('may' as const),
        },
      ];
    });

export const fieldDefects = (subject: Subject): readonly Plant[] => {
  const keys = subject.event.payload.map((sent): Key => ({
    ...subject,
    sent,
    claim: claimOf(subject.event, sent.key),
    reads: subject.event.reads.filter(({ key }) => key === sent.key),
  }));
  const kinds = [rename, drop, undeclare, retypeClaim, retypeParameter, require, denyNull, neverPass, unread];
  return [...keys.flatMap((key) => kinds.flatMap((plant) => plant(key))), ...promise(subject)];
};
