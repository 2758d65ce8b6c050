// What cannot become an event, refused before anything is planned: one sentence that says what to type instead.
import { toSnakeCase, toUpperCase } from './case.ts';
import type { ContractEvent, Protocol } from './contract.ts';
import { proposeNames, typeScriptWords, valuePrefix } from './names.ts';
import type { EventRequest, FieldSpec, PartNames } from './plan.ts';

const pythonWords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Names that the written Python already uses for something else. */
const takenWords: ReadonlySet<string> = new Set(['cls', 'self', 'payload']);

/** Types that a factory's annotations name: a parameter of that name would hide them. */
const typeWords: ReadonlySet<string> = new Set(['str', 'int', 'float', 'bool', 'dict', 'list']);

/** What every JavaScript object has already, so that reading it from a payload is no read of the key. */
const objectMembers: ReadonlySet<string> = new Set(['__proto__', ...Object.getOwnPropertyNames(Object.prototype)]);

/** Characters. Longer ones break the line length wherever they stand. */
const longestName = 60;

/** Names that a method of a pydantic model must not take. Source: the members of `pydantic.BaseModel` 2. */
const modelMembers: ReadonlySet<string> = new Set(
  (
    'construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json update_forward_refs validate ' +
    'model_computed_fields model_config model_construct model_copy model_dump model_dump_json model_extra model_fields ' +
    'model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild model_validate ' +
    'model_validate_json model_validate_strings'
  ).split(' '),
);

const snakeCase = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

const directionWords = {
  'server-to-client': 'server → client',
  'client-to-server': 'client → server',
  unknown: 'unknown',
};

const shapeProblem = (name: string): string | null => {
  if (name.length > longestName)
    return `An event name has at most ${longestName} characters, this one has ${name.length}: shorten it.`;
  if (snakeCase.test(name)) return null;
  const better = toSnakeCase(name);
  const proposal = snakeCase.test(better) ? better : 'file_upload_progress';
  return `\`${name}\` is no event name: use lower case and underscores, for example \`${proposal}\`.`;
};

const factoryProblem = (
  protocol: Protocol,
  request: Pick<EventRequest, 'name' | 'delivery' | 'names'>,
): string | null => {
  const { factory } = proposeNames(protocol, request);
  const wrapper = protocol.server.wrapper?.fact;
  if (modelMembers.has(factory) || wrapper?.fields.some(({ key }) => key === factory) === true) {
    return `\`${factory}\` is a name of every pydantic model, so no factory can have it: choose another name, for example \`${factory}_requested\`.`;
  }
  if (pythonWords.has(factory) || takenWords.has(factory))
    return `\`${factory}\` is a word of Python: choose another name, for example \`${factory}_requested\`.`;
  for (const event of protocol.events.values()) {
    const taken = event.mentions.some(
      (mention) => mention.part === 'factory' && mention.name === `${protocol.id}.${factory}`,
    );
    if (taken && event.name !== request.name)
      return `\`${protocol.id}.${factory}\` already makes \`${event.name}\`: choose another name.`;
  }
  return null;
};

const parts: readonly (readonly [part: keyof PartNames, language: 'Python' | 'TypeScript', word: string])[] = [
  ['member', 'Python', 'enum member'],
  ['factory', 'Python', 'factory'],
  ['wrapper', 'Python', 'function that sends it'],
  ['reception', 'Python', 'function that receives it'],
  ['payloadInterface', 'TypeScript', 'payload interface'],
  ['sendMethod', 'TypeScript', 'send method'],
  ['callback', 'TypeScript', 'hook callback'],
  ['state', 'TypeScript', 'store state'],
  ['action', 'TypeScript', 'store action'],
];

/** What is wrong with the names that the user chose for parts. */
const partProblem = (names: Partial<PartNames>): string | null => {
  for (const [part, language, word] of parts) {
    const name = names[part];
    if (name === undefined) continue;
    if (!/^[A-Za-z_]\w*$/.test(name))
      return `\`${name}\` is no name for the ${word}: use letters, digits and underscores.`;
    if ((language === 'Python' ? pythonWords : typeScriptWords).has(name))
      return `\`${name}\` is a word of ${language}: choose another name for the ${word}.`;
  }
  return null;
};

/** What is wrong with a name, or null. An event that exists in part may be completed in its own direction. */
export const nameProblem = (
  protocol: Protocol,
  request: Pick<EventRequest, 'name' | 'direction' | 'delivery' | 'names'>,
): string | null => {
  const { name, direction } = request;
  const unusable = shapeProblem(name) ?? partProblem(request.names);
  if (unusable !== null) return unusable;
  const known = protocol.events.get(name);
  if (known !== undefined && known.direction !== 'unknown' && known.direction !== direction) {
    return `\`${name}\` already travels ${directionWords[known.direction]} in ${protocol.id}: choose another name or that direction.`;
  }
  const member = protocol.server.set?.fact.values.find(
    (fact) => fact.member === toUpperCase(name) && fact.value !== name,
  );
  if (member !== undefined) return `\`${member.member}\` already stands for \`${member.value}\`: choose another name.`;
  return direction === 'server-to-client' ? factoryProblem(protocol, request) : null;
};

/** What is wrong with another name for an event that is there, or null. */
export const newNameProblem = (protocol: Protocol, event: ContractEvent, to: string): string | null => {
  if (protocol.events.has(to))
    return `\`${to}\` is an event of ${protocol.id} already: choose another name, or remove one of the two.`;
  const direction = event.direction === 'client-to-server' ? event.direction : 'server-to-client';
  return nameProblem(protocol, { name: to, direction, delivery: 'none', names: {} });
};

const keyProblem = (key: string, direction: EventRequest['direction']): string | null => {
  const identifier = toSnakeCase(key);
  if (identifier === '') return `\`${key}\` has no letter or digit to name a Python parameter by: choose another key.`;
  if (/^\d/.test(identifier)) return `\`${key}\` begins with a digit: choose another key.`;
  const instead = `choose another key, for example \`${key}Value\``;
  if (pythonWords.has(identifier)) return `\`${key}\` is a word that Python code cannot use here: ${instead}.`;
  if (takenWords.has(identifier))
    return `\`${identifier}\` means something else in the code that is written: ${instead}.`;
  if (objectMembers.has(key)) return `\`${key}\` is something every JavaScript object has: ${instead}.`;
  if (identifier === 'l') return '`l` is too easily read as 1: choose another key.';
  if (direction === 'server-to-client' && typeWords.has(identifier)) {
    return `\`${identifier}\` would hide the type that Python annotations use: ${instead}.`;
  }
  if (direction === 'client-to-server' && typeScriptWords.has(key)) {
    return `\`${key}\` is a word of TypeScript: ${instead}.`;
  }
  if (direction === 'server-to-client' && identifier === 'websocket')
    return '`websocket` is the connection itself there: choose another key.';
  return null;
};

/** What is wrong with the fields, or null: doubles, keys that become one identifier, reserved words. */
export const fieldsProblem = (fields: readonly FieldSpec[], direction: EventRequest['direction']): string | null => {
  const identifiers = new Map<string, string>();
  for (const { key, type } of fields) {
    const problem = keyProblem(key, direction);
    if (problem !== null) return problem;
    const identifier = toSnakeCase(key);
    const other = identifiers.get(identifier);
    if (other === key) return `\`${key}\` stands there twice: remove one of the two fields.`;
    if (other !== undefined)
      return `\`${other}\` and \`${key}\` would both become \`${identifier}\` in Python: rename one of them.`;
    if (type.kind === 'null') return `\`${key}\` could only be null: give it a type, for example \`string | null\`.`;
    identifiers.set(identifier, key);
  }
  return null;
};

/** The name a user most likely meant: with the protocol's prefix. */
export const withPrefix = (protocol: Protocol, name: string): string => {
  const prefix = valuePrefix(protocol);
  return prefix === '' || name.startsWith(prefix) ? name : `${prefix}${name}`;
};
