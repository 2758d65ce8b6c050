// What a generated application is made of: its protocols, the events it has already, and the taste of its authors.
import fc from 'fast-check';
import { toCamelCase, toPascalCase } from '../../src/engine/case.ts';
import { type Dress } from '../typescript/write-world.ts';

export interface KnownField {
  readonly key: string;
  readonly python: string;
  readonly typeScript: string;
  readonly isConditional?: boolean;
}

export interface KnownEvent {
  readonly name: string;
  readonly fields: readonly KnownField[];
}

/** The three ways in which CachiBot's own protocols are written. */
export type Flavour = 'main' | 'rooms' | 'voice';

export interface PythonTaste {
  readonly newline: string;
  readonly mark: string;
  readonly indent: string;
  readonly quote: string;
  readonly docQuotes: string;
  readonly end: string;
  readonly hasDocs: boolean;
  readonly hasDirections: boolean;
  readonly hasNotes: boolean;
  readonly isServerFirst: boolean;
  readonly layout: 'short' | 'long' | 'variable';
  readonly hasFutureAnnotations: boolean;
  readonly branchGap: number;
}

export interface TypeScriptTaste extends Dress {
  readonly union: 'line' | 'lines' | 'groups';
  readonly isLongImport: boolean;
  readonly isLongReturn: boolean;
  readonly isLongCallback: boolean;
  readonly hasDocs: boolean;
  readonly hasNotes: boolean;
  readonly isSpaced: boolean;
  readonly hasTypeImports: boolean;
}

export interface StoreShape {
  readonly form: 'curried' | 'plain';
  readonly persist: 'none' | 'all' | 'partial';
  readonly hasGet: boolean;
  readonly isBlock: boolean;
  readonly hasSections: boolean;
  /** What it holds boats in, if anything: a state that no event is named after. */
  readonly boats: 'none' | 'list' | 'record';
  /** How the type of its state is declared. */
  readonly typed: 'interface' | 'alias' | 'parts';
  readonly wrapper: 'none' | 'devtools' | 'immer';
}

export interface Shape {
  readonly flavour: Flavour;
  readonly server: readonly KnownEvent[];
  readonly client: readonly KnownEvent[];
  readonly hasService: boolean;
  /** How functions end that an event can be sent from. */
  readonly ending: 'return' | 'note' | 'end' | 'try';
  /** In rooms: one message may leave a user out. */
  readonly canExclude: boolean;
  readonly hasPayloads: boolean;
  readonly hasTail: boolean;
  readonly hasCallbacks: boolean;
  readonly hasSendersFirst: boolean;
  /** What the handler calls a message. */
  readonly message: string;
  readonly store: StoreShape | null;
  readonly python: PythonTaste;
  readonly typeScript: TypeScriptTaste;
}

const field = (key: string, python: string, typeScript: string, isConditional = false): KnownField => ({
  key,
  python,
  typeScript,
  isConditional,
});

const serverEvents: readonly KnownEvent[] = [
  { name: 'tide_report', fields: [field('dockId', 'str', 'string'), field('level', 'float', 'number')] },
  {
    name: 'boat_seen',
    fields: [
      field('dockId', 'str', 'string'),
      field('boatId', 'str', 'string'),
      field('crew', 'list[str]', 'string[]'),
      field('length', 'int', 'number', true),
    ],
  },
  { name: 'boat_left', fields: [field('dockId', 'str', 'string'), field('boatId', 'str', 'string')] },
  { name: 'usage', fields: [field('tokens', 'int', 'number')] },
  { name: 'error', fields: [field('message', 'str', 'string'), field('code', 'str | None', 'string | null')] },
  { name: 'done', fields: [] },
];

const clientEvents: readonly KnownEvent[] = [
  { name: 'hail', fields: [field('message', 'str', 'string')] },
  { name: 'cancel', fields: [] },
  { name: 'moor', fields: [field('boatId', 'str', 'string'), field('berth', 'int', 'number', true)] },
];

const pythonTastes: fc.Arbitrary<PythonTaste> = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '', '\uFEFF'),
  indent: fc.constantFrom('    ', '    ', '  ', '\t'),
  quote: fc.constantFrom('"', "'"),
  docQuotes: fc.constantFrom('"""', '"""', "'''"),
  end: fc.constantFrom('\n', '', '\n\n'),
  hasDocs: fc.boolean(),
  hasDirections: fc.constantFrom(true, true, true, false),
  hasNotes: fc.boolean(),
  isServerFirst: fc.boolean(),
  layout: fc.constantFrom('short', 'long', 'variable'),
  hasFutureAnnotations: fc.boolean(),
  branchGap: fc.constantFrom(1, 0),
});

/** The trailing commas that prettier knows: none, es5, all. */
const commas = fc.constantFrom(
  { lastItem: '', lastArgument: '' },
  { lastItem: ',', lastArgument: '' },
  { lastItem: ',', lastArgument: ',' },
);

const typeScriptTastes: fc.Arbitrary<TypeScriptTaste> = fc
  .tuple(
    fc.record({
      newline: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '', '\uFEFF'),
      indent: fc.constantFrom('  ', '    ', '\t'),
      quote: fc.constantFrom("'", '"'),
      semicolon: fc.constantFrom('', ';'),
      separator: fc.constantFrom('', ';', ','),
      end: fc.constantFrom('\n', '', '\n\n'),
      union: fc.constantFrom('lines', 'line', 'groups'),
      isLongImport: fc.boolean(),
      isLongReturn: fc.boolean(),
      isLongCallback: fc.boolean(),
      hasDocs: fc.boolean(),
      hasNotes: fc.boolean(),
      isSpaced: fc.boolean(),
      hasTypeImports: fc.boolean(),
    } as const),
    commas,
  )
  .map(([taste, comma]) => ({ ...taste, ...comma }));

const stores: fc.Arbitrary<StoreShape> = fc.record({
  form: fc.constantFrom('curried', 'plain'),
  persist: fc.constantFrom('none', 'all', 'partial'),
  hasGet: fc.boolean(),
  isBlock: fc.boolean(),
  hasSections: fc.boolean(),
  boats: fc.constantFrom('none', 'list', 'record'),
  typed: fc.constantFrom('interface', 'interface', 'alias', 'parts'),
  wrapper: fc.constantFrom('none', 'none', 'devtools', 'immer'),
});

const withPrefix = ({ name, fields }: KnownEvent, flavour: Flavour): KnownEvent => ({
  name: flavour === 'rooms' ? `room_${name}` : name,
  fields,
});

export const shapesOf = (flavour: Flavour): fc.Arbitrary<Shape> =>
  fc
    .record({
      server: fc.shuffledSubarray([...serverEvents]),
      client: fc.shuffledSubarray([...clientEvents]),
      hasService: fc.boolean(),
      ending: fc.constantFrom('return', 'note', 'end', 'try'),
      canExclude: fc.boolean(),
      hasPayloads: fc.boolean(),
      hasTail: fc.boolean(),
      hasCallbacks: fc.constantFrom(true, true, false),
      hasSendersFirst: fc.boolean(),
      message: fc.constantFrom('msg', 'message', 'event'),
      store: fc.option(stores, { freq: 5 }),
      python: pythonTastes,
      typeScript: typeScriptTastes,
    })
    .map((shape) => ({
      ...shape,
      flavour,
      // An empty enum is no protocol yet.
      server: (shape.server.length + shape.client.length === 0 ? serverEvents.slice(0, 1) : shape.server).map((event) =>
        withPrefix(event, flavour),
      ),
      client: shape.client.map((event) => withPrefix(event, flavour)),
    }));

/** An agent's stream sends events of the protocol. */
export const hasStream = ({ flavour, server }: Shape): boolean => flavour === 'main' && server.length > 0;

/** The names that the parts of a protocol have, in every generated application. */
export const namesOf = ({ flavour }: Pick<Shape, 'flavour'>) => {
  const stem = { main: 'Dock', rooms: 'Crew', voice: 'Radio' }[flavour];
  const lower = stem.toLowerCase();
  return {
    lower,
    set: `${stem}MessageType`,
    wrapper: `${stem}Message`,
    client: `${stem}Client`,
    instance: `${lower}Client`,
    hook: `use${stem}`,
    store: `use${stem}Store`,
    state: `${stem}State`,
    manager: flavour === 'main' ? 'manager' : `${lower}_manager`,
    service: `${stem}Service`,
    send: flavour === 'voice' ? 'sendJson' : 'send',
  };
};

export const pathsOf = (shape: Pick<Shape, 'flavour'>) => {
  const { lower, hook } = namesOf(shape);
  return {
    models: `harbour/models/${lower}.py`,
    endpoint: `harbour/api/${lower}.py`,
    service: `harbour/services/${lower}_service.py`,
    package: 'harbour/models/__init__.py',
    tests: `tests/test_${lower}.py`,
    types: `web/src/types/${lower}.ts`,
    client: `web/src/api/${lower}-client.ts`,
    hook: `web/src/hooks/${hook}.ts`,
    store: `web/src/stores/${lower}.ts`,
  };
};

export const shortOf = ({ flavour }: Shape, { name }: KnownEvent): string =>
  flavour === 'rooms' ? name.slice('room_'.length) : name;

export const payloadName = ({ name }: KnownEvent): string => `${toPascalCase(name)}Payload`;

export const stateName = (shape: Shape, event: KnownEvent): string => `last${toPascalCase(shortOf(shape, event))}`;

export const senderName = (shape: Shape, event: KnownEvent): string => `send${toPascalCase(shortOf(shape, event))}`;

export const callbackName = (shape: Shape, event: KnownEvent): string => toCamelCase(shortOf(shape, event));

export const actionName = (shape: Shape, event: KnownEvent): string => {
  const state = stateName(shape, event);
  return `set${state.charAt(0).toUpperCase()}${state.slice(1)}`;
};

/** The events whose payload is kept as it came: those with fields, where the handler names an interface. */
export const keptEvents = (shape: Shape): readonly KnownEvent[] =>
  shape.store === null ? [] : shape.server.filter(({ fields }) => fields.length > 0).slice(0, 2);

/** A list of imports on one line or on several, as the authors like it. */
export const importOf = (shape: Shape, names: readonly string[], module: string, isTypeOnly: boolean): string => {
  const { isLongImport, hasTypeImports } = shape.typeScript;
  const keyword = isTypeOnly && hasTypeImports ? 'import type' : 'import';
  return isLongImport && names.length > 2
    ? `${keyword} {\n${names.map((name) => `  ${name}`).join(',\n')}°\n} from '${module}'§`
    : `${keyword} { ${names.join(', ')} } from '${module}'§`;
};
