// Takes an event out of the TypeScript side: users first, then what nobody uses any more.
import type { At } from '../contract.ts';
import type { Refusal } from '../plan.ts';
import type { StoreFact } from '../store-facts.ts';
import {
  isLoneStore,
  removeCallback,
  removeHandlerCase,
  removeInterface,
  removeMethod,
  removeNamedImportIfUnused,
  removeStoreState,
  removeUnionMember,
} from '../typescript/writer.ts';
import type { Step } from './draft.ts';
import type { Removal } from './remove-event.ts';
import { takeIfUnused, usesOf } from './uses.ts';

const importStep = (path: string, name: string): Step => ({
  path,
  write: (text) => removeNamedImportIfUnused(text, { name }),
});

const handlerSteps = ({ protocol, event }: Removal): readonly Step[] => {
  const { handler } = protocol.client;
  if (handler === null) return [];
  const { within, messageType } = handler.fact;
  const imports = event.mentions.flatMap((mention) => {
    if (mention.part === 'payload-interface') return [mention.name];
    return mention.part === 'store-action' ? [mention.name.split('.')[0] ?? ''] : [];
  });
  return [
    { path: handler.path, write: (text) => removeHandlerCase(text, { hook: within, messageType, value: event.name }) },
    ...[...new Set(imports)].map((name) => importStep(handler.path, name)),
  ];
};

const sendSteps = ({ protocol, names }: Removal): readonly Step[] => {
  const { client, hook } = protocol.client;
  return [
    ...(hook === null
      ? []
      : [
          {
            path: hook.path,
            write: (text: string) => removeCallback(text, { hook: hook.fact.name, name: names.callback }),
          },
        ]),
    ...(client === null
      ? []
      : [
          {
            path: client.path,
            write: (text: string) => removeMethod(text, { className: client.fact.name, name: names.sendMethod }),
          },
        ]),
  ];
};

/** Whether no other file names it. */
const isUnused = ({ input, draft }: Removal, path: string, name: string): boolean =>
  usesOf(input, draft, name).every((one) => one === path);

/** The action that `add` makes, and the state where the action keeps payloads of this event alone. */
const removeAction = (removal: Removal, { path, fact }: At<StoreFact>, action: string): Refusal | null => {
  const { input, draft, names } = removal;
  if (fact.stateType === null) return null;
  const own = { hook: fact.hook, stateType: fact.stateType, state: names.state, action };
  const isOwn = fact.actions.find(({ name }) => name === action)?.sets.includes(names.state) === true;
  const keeps = isOwn && fact.state.some(({ name }) => name === names.state);
  if (keeps && isLoneStore(draft.text(path), own) && isUnused(removal, path, fact.hook)) {
    draft.drop(path);
    return null;
  }
  const owner = { path, hook: fact.hook, type: fact.stateType };
  const step = { path, write: (text: string) => removeStoreState(text, keeps ? own : { ...own, state: '' }) };
  return (
    takeIfUnused(input, draft, step, keeps ? [action, names.state] : [action], owner) ??
    draft.take(importStep(path, names.payloadInterface))
  );
};

const removeState = (removal: Removal): Refusal | null => {
  const { protocol, event, actions } = removal;
  for (const store of protocol.client.stores) {
    for (const action of actions) {
      const name = `${store.fact.hook}.${action}`;
      if (!event.mentions.some((mention) => mention.part === 'store-action' && mention.name === name)) continue;
      const refusal = removeAction(removal, store, action);
      if (refusal !== null) return refusal;
    }
  }
  return null;
};

const removeType = ({ input, protocol, event, draft, names }: Removal): Refusal | null => {
  const { set } = protocol.client;
  if (set === null) return null;
  for (const { part, name } of event.mentions) {
    if (part === 'payload-interface' && name !== names.payloadInterface) {
      draft.note(`\`${name}\` stays, because it is not named after the event.`);
    }
  }
  const step = { path: set.path, write: (text: string) => removeInterface(text, { name: names.payloadInterface }) };
  return takeIfUnused(input, draft, step, [names.payloadInterface]);
};

const unionSteps = ({ protocol, event }: Removal): readonly Step[] => {
  const { set } = protocol.client;
  if (set === null) return [];
  return [{ path: set.path, write: (text) => removeUnionMember(text, { union: set.fact.name, value: event.name }) }];
};

export const removeFromClient = (removal: Removal): Refusal | null => {
  const { draft, event } = removal;
  if (event.direction === 'client-to-server') return draft.takeAll([...sendSteps(removal), ...unionSteps(removal)]);
  return (
    draft.takeAll(handlerSteps(removal)) ??
    removeState(removal) ??
    removeType(removal) ??
    draft.takeAll(unionSteps(removal))
  );
};
