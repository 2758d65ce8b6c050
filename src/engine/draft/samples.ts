// Makes a draft of messages that somebody copied: `{ "type": "x", "payload": { … } }`, one or several. Of several messages of one
// event, a key that some lack may be absent, and types are put together.
import { type Node, type ParseError, parseTree } from 'jsonc-parser/lib/esm/main.js';
import { toSnakeCase } from '../case.ts';
import { formatFieldLine } from '../field-line.ts';
import { formatType, unionOf, unknownType, type WireType } from '../wire-type.ts';

interface Sample {
  readonly name: string;
  readonly payload: ReadonlyMap<string, WireType>;
}

const typeOf = (node: Node, text: string): WireType => {
  switch (node.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return { kind: node.type };
    case 'number':
      return { kind: /^-?\d+$/.test(text.slice(node.offset, node.offset + node.length)) ? 'int' : 'float' };
    case 'array': {
      const items = (node.children ?? []).map((item) => typeOf(item, text));
      return { kind: 'list', item: items.length === 0 ? unknownType : together(items) };
    }
    case 'object':
    case 'property':
      return { kind: 'record' };
  }
};

/** A whole number among others says nothing of them. */
const together = (types: readonly WireType[]): WireType => {
  const isFloat = types.some(({ kind }) => kind === 'float');
  return unionOf(isFloat ? types.filter(({ kind }) => kind !== 'int') : types);
};

const propertiesOf = (node: Node): ReadonlyMap<string, Node> =>
  new Map(
    (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      typeof key?.value === 'string' && value !== undefined ? [[key.value, value] as const] : [],
    ),
  );

/** What is no message is taken for a payload. */
const sampleOf = (node: Node, text: string): Sample => {
  const properties = propertiesOf(node);
  const type: unknown = properties.get('type')?.value;
  const payload = properties.get('payload');
  const isMessage = typeof type === 'string' && (payload === undefined || payload.type === 'object');
  const fields = isMessage ? (payload === undefined ? new Map<string, Node>() : propertiesOf(payload)) : properties;
  return {
    name: isMessage ? toSnakeCase(type) : 'new_event',
    payload: new Map([...fields].map(([key, value]) => [key, typeOf(value, text)])),
  };
};

const isKey = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

const fieldLines = (key: string, samples: readonly Sample[]): readonly string[] => {
  if (!isKey(key)) return [`  # ${JSON.stringify(key)} is left out: a key has letters, digits and underscores.`];
  const types = samples.flatMap(({ payload }) => payload.get(key) ?? []);
  const type = together(types);
  const presence = types.length === samples.length ? 'always' : 'conditional';
  const isOnlyNull = type.kind === 'null';
  const field = { key, type: isOnlyNull ? unknownType : type, presence, default: null, description: null } as const;
  return [
    ...(isOnlyNull ? [`  # ${key} was ${formatType(type)}: say what else it can be, for example string | null.`] : []),
    `  field ${formatFieldLine(field)}`,
  ];
};

const eventText = (name: string, samples: readonly Sample[]): string => {
  const keys = new Set(samples.flatMap(({ payload }) => [...payload.keys()]));
  return [`event ${name}`, ...[...keys].flatMap((key) => fieldLines(key, samples))].map((line) => `${line}\n`).join('');
};

/** The text of a draft, or null where the text is no JSON object and no list of such. */
export const draftOfSamples = (text: string): string | null => {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const nodes = root?.type === 'array' ? (root.children ?? []) : root === undefined ? [] : [root];
  if (errors.length > 0 || nodes.length === 0 || nodes.some(({ type }) => type !== 'object')) return null;
  const byName = new Map<string, Sample[]>();
  for (const sample of nodes.map((node) => sampleOf(node, text)))
    byName.set(sample.name, [...(byName.get(sample.name) ?? []), sample]);
  return [...byName].map(([name, samples]) => eventText(name, samples)).join('\n');
};
