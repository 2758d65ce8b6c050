// What may stand at a place of a draft, most likely first.
import type { Contract, Protocol } from '../contract.ts';
import { rankServices, rankStores } from '../propose.ts';
import type { Range } from '../source.ts';
import { protocolOf } from './draft-requests.ts';
import type { DraftEvent } from './draft.ts';
import { readDraft } from './read-draft.ts';
import { keyNamed, requestKeys, toRequest } from './request-keys.ts';

export interface Completion {
  readonly text: string;
  readonly kind: 'key' | 'value' | 'type';
  /** In few words; empty where the text says it all. */
  readonly detail: string;
  /** What it replaces. */
  readonly range: Range;
}

type Suggestion = readonly [text: string, detail: string];

interface Setting {
  readonly contract: Contract;
  readonly event: DraftEvent;
}

const protocolIn = ({ contract, event }: Setting): Protocol | null => {
  const id = protocolOf(contract, event);
  return contract.protocols.find((protocol) => protocol.id === id) ?? null;
};

const requestIn = ({ event }: Setting, protocol: string) => toRequest(event.name.text, protocol, event.asked);

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const storeSuggestions = (setting: Setting): readonly Suggestion[] => {
  const protocol = protocolIn(setting);
  if (protocol === null) return [];
  return rankStores(protocol, requestIn(setting, protocol.id)).map(({ path, fact }) => [fact.hook, fileName(path)]);
};

const serviceSuggestions = (setting: Setting): readonly Suggestion[] => {
  const protocol = protocolIn(setting);
  if (protocol === null) return [];
  return rankServices(setting.contract, protocol, requestIn(setting, protocol.id)).map(({ path, className }) => [
    `${path}:${className}`,
    '',
  ]);
};

/** Only what is always there can be kept by. */
const fieldSuggestions = ({ event }: Setting): readonly Suggestion[] =>
  (event.asked.fields ?? [])
    .filter(({ presence, type }) => presence === 'always' && (type.kind === 'string' || type.kind === 'int'))
    .map(({ key }) => [key, '']);

const actionSuggestions = (setting: Setting): readonly Suggestion[] => {
  const hook = setting.event.asked.store;
  const stores = protocolIn(setting)?.client.stores ?? [];
  return stores
    .filter(({ fact }) => hook === undefined || fact.hook === hook)
    .flatMap(({ fact }) => fact.actions.map(({ name }): Suggestion => [name, fact.hook]));
};

const suggesting: ReadonlyMap<string, (setting: Setting) => readonly Suggestion[]> = new Map([
  ['protocol', ({ contract }) => contract.protocols.map(({ id, events }) => [id, `${events.size} events`])],
  ['emit-in', serviceSuggestions],
  ['store', storeSuggestions],
  ['action', actionSuggestions],
  ['key', fieldSuggestions],
]);

const types = ['string', 'int', 'float', 'boolean', 'record', 'unknown', 'string[]', 'string | null'] as const;

interface Cursor {
  /** The line up to the cursor. */
  readonly before: string;
  readonly offset: number;
}

const cursorAt = (text: string, offset: number): Cursor => {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return { before: text.slice(start, offset), offset };
};

const wordBefore = ({ before, offset }: Cursor, word: RegExp): Range => ({
  start: offset - (word.exec(before)?.[0].length ?? 0),
  end: offset,
});

const isUsed = (event: DraftEvent | null, key: string): boolean =>
  event?.entries.some((entry) => entry.key.text === key) === true;

const completeKey = (event: DraftEvent | null, cursor: Cursor): readonly Completion[] => {
  const range = wordBefore(cursor, /\S*$/);
  const keys = event === null ? [] : requestKeys.filter(({ name, isRepeated }) => isRepeated || !isUsed(event, name));
  return [
    ...keys.map(({ name, meaning }): Completion => ({ text: `${name} `, kind: 'key', detail: meaning, range })),
    { text: 'event ', kind: 'key', detail: 'a further event', range },
  ];
};

const completeValue = (setting: Setting, key: string, cursor: Cursor): readonly Completion[] => {
  const range = wordBefore(cursor, /\S*$/);
  const words: readonly Suggestion[] = (keyNamed(key)?.words ?? []).map((word) => [word, '']);
  const suggestions = [...words, ...(suggesting.get(key)?.(setting) ?? [])];
  return suggestions.map(([text, detail]) => ({ text, kind: 'value', detail, range }));
};

/** A field line up to its colon, with what has been typed of the type. */
const isAtType = /^\s*(?:field\s+)?[A-Za-z_$][\w$]*\s*\??\s*:\s*(?:[^#=]*\|\s*)?[\w[\]]*$/;

export const completeDraft = (contract: Contract, text: string, offset: number): readonly Completion[] => {
  const cursor = cursorAt(text, offset);
  if (/^\s*#/.test(cursor.before) || /^\s*[[{]/.test(text)) return [];
  const event = readDraft(text).events.findLast(({ name }) => name.range.start <= offset) ?? null;
  if (/^\s*\S*$/.test(cursor.before)) return completeKey(event, cursor);
  if (isAtType.test(cursor.before)) {
    const range = wordBefore(cursor, /[\w[\]]*$/);
    return types.map((type) => ({ text: type, kind: 'type', detail: '', range }));
  }
  const key = /^\s*(\S+)\s+\S*$/.exec(cursor.before)?.[1];
  return key === undefined || event === null ? [] : completeValue({ contract, event }, key, cursor);
};
