// A sample message of an event: values as the types and the names of the keys suggest them, conditional keys included.
import { wordsOf } from '../case.ts';
import type { ContractEvent, Protocol } from '../contract.ts';
import { type WireType, withoutNull } from '../wire-type.ts';
import { mostTelling } from './written-type.ts';

export type Json = string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>;

const has = (words: readonly string[], ...wanted: readonly string[]): boolean =>
  words.some((word) => wanted.includes(word));

/** Texts by a word of the key; the first that fits. */
const texts: readonly (readonly [readonly string[], string])[] = [
  [['timestamp', 'time', 'date', 'at', 'since', 'until'], '2026-01-31T12:00:00Z'],
  [['url', 'uri', 'href', 'link'], 'https://example.com/'],
  [['email', 'mail'], 'ada@example.com'],
  [['filename', 'file', 'path'], 'report.pdf'],
  [['language', 'locale', 'lang'], 'en'],
  [['color', 'colour'], '#3366cc'],
  [['role'], 'user'],
  [['code'], 'not_found'],
  [['status', 'state', 'phase'], 'ready'],
  [['error', 'reason'], 'Something went wrong'],
  [['message', 'content', 'text', 'description', 'prompt', 'body', 'summary', 'question'], 'Hello'],
  [['username', 'author', 'user'], 'Ada'],
];

const sampleText = (words: readonly string[], event: readonly string[]): string => {
  const last = words.at(-1) ?? '';
  if (last === 'message' && has(event, 'error', 'failed')) return 'Something went wrong';
  if (last === 'id') return `${words.at(-2) ?? event[0] ?? 'id'}-1`;
  if (last === 'name' || last === 'title') return words.length > 1 ? `My ${words.slice(0, -1).join(' ')}` : 'My first';
  const known = texts.find(([keys]) => keys.includes(last)) ?? texts.find(([keys]) => has(words, ...keys));
  return known?.[1] ?? words.join(' ');
};

const sampleInt = (words: readonly string[]): number => {
  if (has(words, 'progress', 'percent', 'percentage')) return 40;
  if (has(words, 'size', 'bytes', 'length')) return 1024;
  if (has(words, 'ms', 'duration', 'elapsed', 'latency')) return 250;
  if (has(words, 'index', 'offset')) return 0;
  if (has(words, 'count', 'total', 'max', 'limit', 'tokens')) return 12;
  return 1;
};

const sampleFloat = (words: readonly string[]): number => {
  if (has(words, 'progress', 'percent', 'ratio')) return 0.4;
  if (has(words, 'confidence', 'score', 'probability')) return 0.9;
  if (has(words, 'cost', 'price', 'usd')) return 0.02;
  return has(words, 'ms', 'duration', 'elapsed', 'latency') ? 250.5 : 1.5;
};

const singular = (words: readonly string[]): readonly string[] =>
  words.map((word, index) => (index === words.length - 1 ? word.replace(/s$/, '') : word));

const sampleValue = (type: WireType, words: readonly string[], event: readonly string[]): Json => {
  switch (type.kind) {
    case 'string':
      return sampleText(words, event);
    case 'unknown':
      return words.at(-1) === 'id' ? sampleText(words, event) : new Map();
    case 'int':
      return sampleInt(words);
    case 'float':
      return sampleFloat(words);
    case 'boolean':
      return true;
    case 'record':
      return new Map();
    case 'null':
      return null;
    case 'literal':
      return type.value;
    case 'list':
      return [sampleValue(type.item, singular(words), event)];
    case 'union': {
      const [first] = type.members;
      const bare = withoutNull(type);
      if (bare.kind !== 'union') return sampleValue(bare, words, event);
      return first === undefined ? null : sampleValue(bare.members[0] ?? first, words, event);
    }
  }
};

/** The names under which type and payload travel: the wrapper's own two keys. */
const envelope = ({ server, client }: Protocol): { readonly type: string; readonly payload: string } => {
  const names = new Set([server.set?.fact.name, client.set?.fact.name]);
  const fields = (server.wrapper ?? client.wrapper)?.fact.fields ?? [];
  const isType = ({ typeText }: { readonly typeText: string | null }): boolean =>
    typeText !== null && names.has(typeText.replace(/['"]/g, ''));
  const type = fields.find(isType)?.key ?? 'type';
  const others = fields.filter(({ key }) => key !== type).map(({ key }) => key);
  return { type, payload: others.length === 1 ? (others[0] ?? 'payload') : 'payload' };
};

/** A message as it would travel. Where nothing tells what is sent, it has the keys that receivers count on. */
export const sampleOf = (protocol: Protocol, event: ContractEvent): Json => {
  const words = wordsOf(event.name).filter((word) => protocol.events.size === 1 || !isShared(protocol, word));
  const sent = new Map(event.payload.map(({ key, type }) => [key, type] as const));
  const expected = event.isPayloadKnown === 'unknown' ? event.claims.flatMap(({ fields }) => fields) : [];
  const keys = [...new Set([...sent.keys(), ...expected.map(({ key }) => key)])];
  const payload = new Map(
    keys.map((key) => [key, sampleValue(mostTelling(event, key, sent.get(key) ?? null), wordsOf(key), words)] as const),
  );
  const names = envelope(protocol);
  return new Map<string, Json>([
    [names.type, event.name],
    [names.payload, payload],
  ]);
};

/** A word that most events of the protocol have says nothing of one of them: `room`. */
const isShared = ({ events }: Protocol, word: string): boolean =>
  [...events.keys()].filter((name) => wordsOf(name).includes(word)).length * 2 > events.size;

const indented = (lines: readonly string[], open: string, close: string, indent: string): string =>
  lines.length === 0
    ? open + close
    : `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;

/** Keys come from the workspace, so the object is written here: an ordinary object would lose `__proto__`. */
export const writeJson = (value: Json, indent = ''): string => {
  if (value instanceof Map) {
    const lines = [...value].map(
      ([key, one]: [string, Json]) => `${JSON.stringify(key)}: ${writeJson(one, `${indent}  `)}`,
    );
    return indented(lines, '{', '}', indent);
  }
  if (Array.isArray(value)) return `[${value.map((one: Json) => writeJson(one, indent)).join(', ')}]`;
  return JSON.stringify(value);
};
