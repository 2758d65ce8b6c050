// What is written into a store for an event: a state, the action that keeps it up to date, and the type of the payload.
import { toCamelCase } from '../case.ts';
import { typeScriptWords } from '../names.ts';
import { type FieldSpec, refuse } from '../plan.ts';
import { insertNamedImport, insertStoreState, isIdentifier, newStoreText, writeType } from '../typescript/writer.ts';
import type { Step } from './draft.ts';
import type { EventContext } from './event-context.ts';
import { toSpecifier } from './modules.ts';

/** The interface of the payload, imported where it is not declared. */
export const payloadImport = ({ input, protocol, names }: EventContext, path: string): readonly Step[] => {
  const home = protocol.client.set?.path;
  if (home === undefined || home === path) return [];
  const spec = { module: toSpecifier(input.contract, path, home), name: names.payloadInterface, isTypeOnly: true };
  return [{ path, write: (text) => insertNamedImport(text, spec) }];
};

/** What the action calls the key that it is given. */
const toParameter = ({ key }: FieldSpec): string => {
  const name = toCamelCase(key);
  return isIdentifier(name) && !typeScriptWords.has(name) ? name : 'key';
};

/** The state and the action, where they are not there already. */
export const storeSteps = (context: EventContext): readonly Step[] => {
  const { keeping, names } = context;
  const written = keeping?.written ?? null;
  if (keeping === null || written === null) return [];
  const { store, action, model } = keeping;
  const [given] = keeping.arguments;
  const passes = given?.kind === 'field' ? given.field : null;
  const { state, update } = written;
  if (store.fact.stateType === null) {
    const reason = `\`${store.fact.hook}\` has no named type of its state: write \`create<State>\`, or choose another store.`;
    return [{ path: store.path, write: () => refuse(reason) }];
  }
  const spec = {
    hook: store.fact.hook,
    stateType: store.fact.stateType,
    state,
    action: {
      name: action,
      parameter:
        passes === null
          ? { name: 'payload', typeText: names.payloadInterface }
          : { name: toParameter(passes), typeText: writeType(passes.type) },
      update,
    },
  };
  return [
    {
      path: store.path,
      write: (text) => insertStoreState(text, spec),
      ...(model === null ? {} : { create: () => newStoreText(context.input.read(model) ?? '', spec) }),
    },
    ...(passes === null ? payloadImport(context, store.path) : []),
  ];
};
