// What can be said of an event that is to be added, in one table for all who ask: flags of the command line, keys of a draft,
// properties of its JSON form. A new entry is a new word everywhere.
import { formatFieldLine, parseFieldLine } from '../field-line.ts';
import { deliveries, type EventRequest, extras, leftOpen, recipes } from '../plan.ts';
import { listOf, quote } from '../unknown-name.ts';

/** A request in the making: what nobody said is not there. */
export type Asked = Partial<EventRequest>;

/** What was asked with one thing more, or what is wrong with that, as a sentence. */
export type Taken =
  { readonly kind: 'taken'; readonly asked: Asked } | { readonly kind: 'wrong'; readonly message: string };

export interface RequestKey {
  readonly name: string;
  /** What follows it, as usages write that: `PLACE`. */
  readonly takes: string;
  readonly meaning: string;
  /** All values there are, or null where they are free. */
  readonly words: readonly string[] | null;
  /** It may stand several times. */
  readonly isRepeated: boolean;
  readonly take: (asked: Asked, value: string) => Taken;
  /** The values that say what the request says; none where it leaves that open. */
  readonly give: (request: EventRequest) => readonly string[];
}

export const taken = (asked: Asked): Taken => ({ kind: 'taken', asked });

const wrong = (message: string): Taken => ({ kind: 'wrong', message });

const optional = (value: string | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : [value];

type Told = Pick<RequestKey, 'name' | 'takes' | 'meaning'>;

/** A key with any text as its value. */
const textKey = (
  told: Told,
  set: (asked: Asked, value: string) => Asked,
  get: (request: EventRequest) => string | null | undefined,
): RequestKey => ({
  ...told,
  words: null,
  isRepeated: false,
  take: (asked, value) => taken(set(asked, value)),
  give: (request) => optional(get(request)),
});

/** A key with one of some words as its value. */
const wordKey = <Word extends string>(
  told: Told,
  words: readonly Word[],
  set: (asked: Asked, word: Word) => Asked,
  get: (request: EventRequest) => Word | null,
): RequestKey => ({
  ...told,
  words,
  isRepeated: false,
  take: (asked, value) => {
    const word = words.find((one) => one === value);
    return word === undefined
      ? wrong(`${quote(value)} is no value of ${quote(told.name)}: use ${listOf(words)}.`)
      : taken(set(asked, word));
  },
  give: (request) => optional(get(request)),
});

const fieldKey: RequestKey = {
  name: 'field',
  takes: 'LINE',
  meaning: '`name[?]: type [= default]  [# description]`, once for each field',
  words: null,
  isRepeated: true,
  take: (asked, value) => {
    const parsed = parseFieldLine(value);
    if (parsed.kind === 'error') return wrong(parsed.message);
    return taken({ ...asked, fields: [...(asked.fields ?? []), parsed.field] });
  },
  give: ({ fields }) => fields.map(formatFieldLine),
};

const mapKey: RequestKey = {
  name: 'map',
  takes: 'PARAM=KEY',
  meaning: 'the field that a parameter of that action is given, where it has another name',
  words: null,
  isRepeated: true,
  take: (asked, value) => {
    const [, parameter, key] = /^\s*([\w$]+)\s*=\s*(\S.*?)\s*$/.exec(value) ?? [];
    return parameter === undefined || key === undefined
      ? wrong(`${quote(value)} maps nothing: write PARAM=KEY, for example \`message=text\`.`)
      : taken({ ...asked, map: [...(asked.map ?? []), { parameter, key }] });
  },
  give: ({ map = [] }) => map.map(({ parameter, key }) => `${parameter}=${key}`),
};

const valueKey: RequestKey = {
  name: 'value',
  takes: 'KEY=EXPR',
  meaning: 'what a key is there, where no name in scope says it; once for each',
  words: null,
  isRepeated: true,
  take: (asked, value) => {
    const [, key, expression] = /^\s*([\w$]+)\s*=([^]*)$/.exec(value) ?? [];
    return key === undefined || expression === undefined
      ? wrong(`${quote(value)} says no value: write KEY=EXPR, for example \`taskId=task.id\`.`)
      : taken({ ...asked, values: [...(asked.values ?? []), { key, expression }] });
  },
  give: ({ values }) => values.map(({ key, expression }) => `${key}=${expression}`),
};

const replyFieldKey: RequestKey = {
  name: 'reply-field',
  takes: 'LINE',
  meaning: 'a field of that event, once for each',
  words: null,
  isRepeated: true,
  take: (asked, value) => {
    const parsed = parseFieldLine(value);
    if (parsed.kind === 'error') return wrong(parsed.message);
    const { name = '', fields = [] } = asked.reply ?? {};
    return taken({ ...asked, reply: { name, fields: [...fields, parsed.field] } });
  },
  give: ({ reply }) => (reply?.fields ?? []).map(formatFieldLine),
};

const withKey: RequestKey = {
  name: 'with',
  takes: 'LIST',
  meaning: `what is written beside it: ${extras.join(', ')}, several parted by commas or said one by one`,
  words: null,
  isRepeated: true,
  take: (asked, value) => {
    const words = value.split(',').map((word) => word.trim());
    const stray = words.find((word) => !extras.some((extra) => extra === word));
    return stray === undefined
      ? taken({ ...asked, with: extras.filter((extra) => words.includes(extra) || asked.with?.includes(extra)) })
      : wrong(`${quote(stray)} is nothing that can be written beside an event: use ${listOf(extras)}.`);
  },
  give: ({ with: wanted = [] }) => (wanted.length === 0 ? [] : [wanted.join(',')]),
};

/** In the order in which they are asked for and written. */
export const requestKeys: readonly RequestKey[] = [
  textKey(
    { name: 'protocol', takes: 'ID', meaning: 'which protocol gets it' },
    (asked, protocol) => ({ ...asked, protocol }),
    ({ protocol }) => protocol,
  ),
  wordKey(
    { name: 'direction', takes: 'D', meaning: 'server-to-client, the default, or client-to-server' },
    ['server-to-client', 'client-to-server'],
    (asked, direction) => ({ ...asked, direction }),
    ({ direction }) => direction,
  ),
  fieldKey,
  wordKey(
    { name: 'deliver', takes: 'D', meaning: deliveries.join(', ') },
    deliveries,
    (asked, delivery) => ({ ...asked, delivery }),
    ({ delivery }) => delivery,
  ),
  textKey(
    {
      name: 'emit-in',
      takes: 'PLACE',
      meaning:
        'the class that gets the sending method, `path:Class`, or the function that sends it, `path:Class.method`',
    },
    (asked, emitIn) => ({ ...asked, emitIn }),
    ({ emitIn }) => emitIn,
  ),
  textKey(
    { name: 'call', takes: 'PLACE', meaning: 'the function that gets what the client sends, `path:Class.method`' },
    (asked, call) => ({ ...asked, call }),
    ({ call }) => call,
  ),
  valueKey,
  textKey(
    { name: 'reply', takes: 'EVENT', meaning: 'what answers it, in the other direction, joined by an id of both' },
    (asked, name) => ({ ...asked, reply: { name, fields: asked.reply?.fields ?? [] } }),
    ({ reply }) => reply?.name,
  ),
  replyFieldKey,
  textKey(
    { name: 'store', takes: 'NAME', meaning: 'the store that keeps it, or new:FILE for one in a file of its own' },
    (asked, store) => ({ ...asked, store }),
    ({ store }) => store,
  ),
  textKey(
    { name: 'state', takes: 'NAME', meaning: "the store's state, a new one or one that is there" },
    (asked, state) => ({ ...asked, names: { ...asked.names, state } }),
    ({ names }) => names.state,
  ),
  textKey(
    { name: 'action', takes: 'NAME', meaning: "the store's action, a new one or one that is there and is called" },
    (asked, action) => ({ ...asked, names: { ...asked.names, action } }),
    ({ names }) => names.action,
  ),
  mapKey,
  wordKey(
    { name: 'update', takes: 'RECIPE', meaning: recipes.join(', ') },
    recipes,
    (asked, recipe) => ({ ...asked, recipe }),
    ({ recipe }) => recipe,
  ),
  textKey(
    { name: 'key', takes: 'FIELD', meaning: 'the key that payloads are kept by, or removed by' },
    (asked, recipeKey) => ({ ...asked, recipeKey }),
    ({ recipeKey }) => recipeKey,
  ),
  withKey,
];

export const keyNamed = (name: string): RequestKey | null => requestKeys.find((key) => key.name === name) ?? null;

/** What was asked, as a whole request. What nobody said is left to the planner. */
export const toRequest = (name: string, protocol: string, asked: Asked): EventRequest => ({
  ...leftOpen,
  name,
  direction: 'server-to-client',
  fields: [],
  // A place to send from is asked for only where a service sends.
  ...(asked.emitIn === undefined ? {} : { delivery: 'service' }),
  ...asked,
  protocol,
});
