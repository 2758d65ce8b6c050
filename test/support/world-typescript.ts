// The TypeScript half of a generated application: types, client and store. The hook has a file of its own.
import { writeHook } from './world-hook.ts';
import {
  actionName,
  importOf,
  keptEvents,
  type KnownEvent,
  namesOf,
  pathsOf,
  payloadName,
  senderName,
  type Shape,
  stateName,
} from './world-shape.ts';
import { dress } from '../typescript/write-world.ts';

const noteBefore = (shape: Shape, index: number): string =>
  shape.typeScript.hasNotes && index === 3 ? '  // At the end\n' : '';

const union = (shape: Shape): string => {
  const { set } = namesOf(shape);
  const all = [...shape.client, ...shape.server].map(({ name }) => `'${name}'`);
  switch (shape.typeScript.union) {
    case 'line':
      return `export type ${set} = ${all.join(' | ')}§`;
    case 'lines':
      return `export type ${set} =\n${all.map((value, index) => `${noteBefore(shape, index)}  | ${value}`).join('\n')}§`;
    case 'groups': {
      const group = (events: readonly KnownEvent[], title: string): readonly string[] =>
        events.length === 0 ? [] : [`  // ${title}`, ...events.map(({ name }) => `  | '${name}'`)];
      const lines = [...group(shape.client, 'Client -> Server'), ...group(shape.server, 'Server -> Client')];
      return `export type ${set} =\n${lines.join('\n')}§`;
    }
  }
};

const wrapper = (shape: Shape): string => {
  const { set, wrapper: name } = namesOf(shape);
  return shape.flavour === 'main'
    ? `export interface ${name}<T = unknown> {\n  type: ${set}¶\n  payload: T¶\n}`
    : `export interface ${name} {\n  type: ${set}¶\n  payload: Record<string, unknown>¶\n}`;
};

const hasInterface = (shape: Shape, event: KnownEvent): boolean =>
  keptEvents(shape).includes(event) || (shape.hasPayloads && shape.flavour === 'main' && event.fields.length > 0);

const interfaceOf = (event: KnownEvent): string => {
  const fields = event.fields.map(
    ({ key, typeScript, isConditional }) => `  ${key}${isConditional === true ? '?' : ''}: ${typeScript}¶`,
  );
  return `export interface ${payloadName(event)} {\n${fields.join('\n')}\n}`;
};

const docOf = (shape: Shape, text: string): readonly string[] =>
  shape.typeScript.hasDocs ? [`/**\n * ${text}\n */`] : [];

const writeTypes = (shape: Shape): string =>
  [
    ...docOf(shape, 'Types of one socket.'),
    union(shape),
    wrapper(shape),
    ...shape.server.filter((event) => hasInterface(shape, event)).map(interfaceOf),
    ...(shape.hasTail ? ["export type Weather = 'calm' | 'storm'§", 'export interface Berth {\n  id: string¶\n}'] : []),
  ].join('\n\n');

const sendMethod = (shape: Shape, event: KnownEvent): string => {
  const { send } = namesOf(shape);
  const parameters = event.fields.map(
    ({ key, typeScript, isConditional }) => `${key}${isConditional === true ? '?' : ''}: ${typeScript}`,
  );
  const payload = event.fields.map(({ key }) => key).join(', ');
  const passed = payload === '' ? (shape.flavour === 'voice' ? ', {}' : '') : `, { ${payload} }`;
  return `  ${senderName(shape, event)}(${parameters.join(', ')}): void {
    this.${send}('${event.name}'${passed})§
  }`;
};

const writeClient = (shape: Shape): string => {
  const names = namesOf(shape);
  const { lower, set, client, instance, send } = names;
  const parts = [
    `  private ws: WebSocket | null = null§
  private handlers = new Set<(message: ${names.wrapper}) => void>()§`,
    `  connect(): void {
    this.ws = new WebSocket('/ws/${lower}')§
    this.ws.onmessage = (event) => {
      const message = JSON.parse(event.data) as ${names.wrapper}§
      this.handlers.forEach((handler) => handler(message))§
    }§
  }`,
    `  onMessage(handler: (message: ${names.wrapper}) => void): () => void {
    this.handlers.add(handler)§
    return () => {
      this.handlers.delete(handler)§
    }§
  }`,
    `  ${send}(type: ${set}, payload: ${shape.flavour === 'voice' ? 'Record<string, unknown>' : 'unknown = {}'}): void {
    this.ws?.send(JSON.stringify({ type, payload }))§
  }`,
    ...shape.client.map((event) => sendMethod(shape, event)),
  ];
  return [
    ...docOf(shape, 'The client of one socket.'),
    importOf(shape, [names.wrapper, set], `../types/${lower}`, true),
    `export class ${client} {\n${parts.join('\n\n')}\n}`,
    ...(shape.flavour === 'main' ? [`export const ${instance} = new ${client}()§`] : []),
  ].join('\n\n');
};

const boatsType = { none: '', list: 'Boat[]', record: 'Record<string, Boat>' } as const;

const boatInterface = 'interface Boat {\n  boatId: string¶\n}';

const declared = (
  shape: Shape,
  values: readonly string[],
  actions: readonly string[],
  gap: readonly string[],
): string => {
  const { state } = namesOf(shape);
  const all = [...values, ...gap, ...actions].join('\n');
  switch (shape.store?.typed) {
    case 'alias':
      return `type ${state} = {\n${all}\n}§`;
    case 'parts': {
      const parts = `type ${state}Values = {\n${values.join('\n')}\n}§\n\ntype ${state}Actions = {\n${actions.join('\n')}\n}§`;
      return `${parts}\n\ntype ${state} = ${state}Values & ${state}Actions§`;
    }
    default:
      return `interface ${state} {\n${all}\n}`;
  }
};

const stateInterface = (shape: Shape, kept: readonly KnownEvent[], sections: readonly [string, string]): string => {
  const boats = boatsType[shape.store?.boats ?? 'none'];
  const values = [
    ...(sections[0] === '' ? [] : [`  ${sections[0]}`]),
    '  isOpen: boolean¶',
    ...(boats === '' ? [] : [`  boats: ${boats}¶`]),
    ...kept.map((event) => `  ${stateName(shape, event)}: ${payloadName(event)} | null¶`),
  ];
  const actions = [
    ...(sections[1] === '' ? [] : [`  ${sections[1]}`]),
    '  setOpen: (isOpen: boolean) => void¶',
    ...(boats === '' ? [] : [`  setBoats: (boats: ${boats}) => void¶`]),
    ...kept.map((event) => `  ${actionName(shape, event)}: (payload: ${payloadName(event)}) => void¶`),
    ...(shape.store?.hasGet === true ? ['  isClosed: () => boolean¶'] : []),
  ];
  const types = declared(shape, values, actions, sections[1] === '' ? [] : ['']);
  return boats === '' ? types : `${boatInterface}\n\n${types}`;
};

/** The function that makes the state, its object two blanks in. */
const creator = (shape: Shape, kept: readonly KnownEvent[], sections: readonly [string, string]): string => {
  const { hasGet, isBlock, boats = 'none' } = shape.store ?? {};
  const gap = shape.typeScript.isSpaced ? '\n\n' : '\n';
  const entries = [
    [
      ...(sections[0] === '' ? [] : [`  ${sections[0]}`]),
      '  isOpen: false,',
      ...(boats === 'none' ? [] : [`  boats: ${boats === 'list' ? '[]' : '{}'},`]),
      ...kept.map((event) => `  ${stateName(shape, event)}: null,`),
    ].join('\n'),
    [
      ...(sections[1] === '' ? [] : [`  ${sections[1]}\n`]),
      isBlock === true
        ? '  setOpen: (isOpen) => {\n    set({ isOpen })§\n  }'
        : '  setOpen: (isOpen) => set({ isOpen })',
    ].join(''),
    ...(boats === 'none' ? [] : ['  setBoats: (boats) => set({ boats })']),
    ...kept.map((event) => `  ${actionName(shape, event)}: (payload) => set({ ${stateName(shape, event)}: payload })`),
    ...(hasGet === true ? ['  isClosed: () => !get().isOpen'] : []),
  ];
  const [state = '', ...actions] = entries;
  return `(${hasGet === true ? 'set, get' : 'set'}) => ({\n${state}\n${shape.typeScript.isSpaced ? '\n' : ''}${actions.join(`,${gap}`)}°\n})`;
};

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by).trimStart();

const writeStore = (shape: Shape): string | null => {
  const { lower, store, state } = namesOf(shape);
  if (shape.store === null) return null;
  const { form, persist, hasSections, wrapper: middleware } = shape.store;
  const kept = keptEvents(shape);
  const sections = hasSections ? (['// State', '// Actions'] as const) : (['', ''] as const);
  const inner = creator(shape, kept, sections);
  const made = middleware === 'none' ? inner : `${middleware}(${inner})`;
  const start = form === 'curried' ? `create<${state}>()(` : `create<${state}>(`;
  const partialize = persist === 'partial' ? '\n      partialize: (state) => ({ isOpen: state.isOpen }),' : '';
  const options = `{\n      name: 'harbour-${lower}',${partialize}`.replace(/,$/, '°\n    }');
  const body =
    persist === 'none'
      ? `${start}${made})§`
      : `${start}\n  persist(\n    ${indented(made, '    ')},\n    ${options}^\n  )^\n)§`;
  const imports = [
    importOf(shape, ['create'], 'zustand', false),
    ...(persist === 'none' ? [] : [importOf(shape, ['persist'], 'zustand/middleware', false)]),
    ...(middleware === 'none' ? [] : [importOf(shape, [middleware], `zustand/middleware/${middleware}`, false)]),
    ...(kept.length === 0 ? [] : [importOf(shape, kept.map(payloadName), `../types/${lower}`, true)]),
  ];
  return [
    ...docOf(shape, 'The store of one socket.'),
    imports.join('\n'),
    stateInterface(shape, kept, sections),
    `export const ${store} = ${body}`,
  ].join('\n\n');
};

export const typeScriptTexts = (shape: Shape): readonly (readonly [string, string])[] => {
  const paths = pathsOf(shape);
  const store = writeStore(shape);
  const texts = [
    [paths.types, writeTypes(shape)],
    [paths.client, writeClient(shape)],
    [paths.hook, writeHook(shape)],
    ...(store === null ? [] : [[paths.store, store] as const]),
  ] as const;
  return texts.map(([path, text]) => [path, dress(text, shape.typeScript)]);
};
