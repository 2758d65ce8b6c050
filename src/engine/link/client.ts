// What the TypeScript side shows of one protocol: declared values, handler cases, casts, sends, callbacks and stores.
import type { At, ClientSide, ReachedStore } from '../contract.ts';
import type { CaseFact, HookFact, SendFact, SwitchFact, TypeScriptFacts } from '../facts.ts';
import type { StoreFact } from '../store-facts.ts';
import { type Draft, Drafts } from './gather.ts';
import { madeOnceFor } from '../made-once.ts';
import { linkHandlerPayload } from './payloads.ts';
import { bareName, type Declaration } from './protocols.ts';
import { typeScriptReach } from './reach.ts';
import { findType, localName, type Sources } from './sources.ts';

interface Client {
  readonly files: readonly At<TypeScriptFacts>[];
  readonly declaration: Declaration;
  readonly drafts: Drafts;
}

export interface ClientFindings {
  readonly side: ClientSide;
  readonly drafts: ReadonlyMap<string, Draft>;
}

const noSide: ClientSide = {
  set: null,
  wrapper: null,
  client: null,
  handler: null,
  hook: null,
  stores: [],
  lookedFor: new Set(),
  isHandedOn: false,
  spoken: new Set(),
  interfaces: [],
};

const declare = ({ declaration: { set }, drafts }: Client): void => {
  for (const fact of set.fact.values) {
    const draft = drafts.of(fact.value);
    draft.direction ??= fact.direction;
    draft.mentions.push({
      part: 'union-member',
      side: 'client',
      path: set.path,
      range: fact.valueRange,
      whole: fact.range,
      name: set.fact.name,
      isReachable: 'not-applicable',
    });
  }
};

/** The class whose method takes a value of the union: the one that sends. */
const findClient = ({ files, declaration }: Client): ClientSide['client'] => {
  for (const { path, fact } of files) {
    for (const one of fact.classes) {
      const send = one.methods.find((method) =>
        method.parameters.some(({ typeText }) => bareName(typeText) === declaration.set.fact.name),
      );
      if (send === undefined) continue;
      const instance = fact.instances.find(({ className }) => className === one.name)?.name ?? null;
      return { path, fact: one, send, instance };
    }
  }
  return null;
};

/** A switch without an annotation belongs to the protocol that knows nearly all of its cases. */
const isHandler = (fact: SwitchFact, { declaration: { set, wrapper } }: Client): boolean => {
  if (fact.messageType !== null) return bareName(fact.messageType) === wrapper?.fact.name;
  if (wrapper === null || fact.cases.length < 2) return false;
  const key = wrapper.fact.fields.find(({ typeText }) => bareName(typeText) === set.fact.name)?.key;
  if (key === undefined || !fact.subject.endsWith(`.${key}`)) return false;
  const values = new Set(set.fact.values.map(({ value }) => value));
  return fact.cases.filter(({ value }) => values.has(value)).length >= fact.cases.length * 0.8;
};

const linkCast = (client: Client, fact: CaseFact): void => {
  for (const { name } of fact.cast?.names ?? []) {
    const type = findType(client.files, name, client.declaration.set.path);
    if (type === null) continue;
    client.drafts.mention(fact.value, {
      part: 'payload-interface',
      side: 'client',
      path: type.path,
      range: type.fact.nameRange,
      whole: type.fact.range,
      name,
      isReachable: 'not-applicable',
    });
  }
};

const linkStoreCalls = (client: Client, stores: ReadonlyMap<string, At<StoreFact>>, fact: CaseFact): void => {
  for (const call of fact.storeCalls) {
    const store = call.store === null ? undefined : stores.get(call.store);
    const action = store?.fact.actions.find(({ name }) => name === call.action);
    if (store === undefined || action === undefined) continue;
    client.drafts.mention(fact.value, {
      part: 'store-action',
      side: 'client',
      path: store.path,
      range: action.nameRange,
      whole: action.range,
      name: `${store.fact.hook}.${action.name}`,
      isReachable: 'not-applicable',
    });
  }
};

const linkCase = (
  client: Client,
  stores: ReadonlyMap<string, At<StoreFact>>,
  path: string,
  fact: SwitchFact,
  one: CaseFact,
): void => {
  client.drafts.mention(one.value, {
    part: 'handler-case',
    side: 'client',
    path,
    range: one.valueRange,
    whole: one.range,
    name: fact.within ?? fact.subject,
    isReachable: 'not-applicable',
  });
  linkCast(client, one);
  linkHandlerPayload(client.files, client.drafts.of(one.value), path, one, client.declaration.set.path);
  linkStoreCalls(client, stores, one);
};

const linkHandlers = (client: Client, stores: ReadonlyMap<string, At<StoreFact>>): readonly At<SwitchFact>[] => {
  const handlers: At<SwitchFact>[] = [];
  for (const { path, fact } of client.files) {
    for (const one of fact.switches) {
      if (!isHandler(one, client)) continue;
      handlers.push({ path, fact: one });
      for (const branch of one.cases) linkCase(client, stores, path, one, branch);
    }
  }
  return handlers.sort((a, b) => b.fact.cases.length - a.fact.cases.length);
};

const belongsTo = (client: ClientSide['client'], fact: SendFact, path: string, hook: HookFact | undefined): boolean => {
  if (client === null) return false;
  const [receiver, method] = [
    fact.callee.slice(0, fact.callee.lastIndexOf('.')),
    fact.callee.slice(fact.callee.lastIndexOf('.') + 1),
  ];
  if (method !== client.send.name) return false;
  if (receiver === 'this') return path === client.path && fact.within?.startsWith(`${client.fact.name}.`) === true;
  if (receiver === client.instance) return true;
  return hook?.clients.some((one) => one.expression === receiver && one.className === client.fact.name) === true;
};

const linkSends = (client: Client, sender: ClientSide['client']): readonly At<SendFact>[] =>
  client.files.flatMap(({ path, fact }) =>
    fact.sends
      .filter((send) =>
        belongsTo(
          sender,
          send,
          path,
          fact.hooks.find(({ name }) => send.within?.startsWith(name) === true),
        ),
      )
      .map((send) => {
        for (const value of send.values) linkSend(client, path, fact, send, value);
        return { path, fact: send };
      }),
  );

const linkSend = (
  client: Client,
  path: string,
  facts: TypeScriptFacts,
  send: SendFact,
  value: SendFact['values'][number],
): void => {
  const draft = client.drafts.of(value.value);
  const method = facts.classes
    .flatMap((one) => one.methods.map((fact) => ({ name: `${one.name}.${fact.name}`, fact })))
    .find(({ name }) => name === send.within)?.fact;
  const parameters = method?.parameters ?? [];
  draft.builds.push({ path, payload: send.payload, parameters, isSet: () => 'unknown' });
  draft.mentions.push({
    part: 'send-method',
    side: 'client',
    path,
    range: value.range,
    whole: method?.range ?? send.range,
    name: send.within ?? send.callee,
    isReachable: typeScriptReach(client.files, send.within),
  });
};

/** The callbacks of a hook that call a sending method of this client. */
const linkCallbacks = (client: Client, sender: ClientSide['client'], sends: readonly At<SendFact>[]): void => {
  const byMethod = new Map<string, string[]>();
  for (const { fact } of sends) {
    const method = fact.within?.slice(fact.within.lastIndexOf('.') + 1);
    if (method === undefined) continue;
    byMethod.set(method, [...(byMethod.get(method) ?? []), ...fact.values.map(({ value }) => value)]);
  }
  for (const { path, fact } of client.files) {
    for (const hook of fact.hooks.filter((one) => usesClient(one, fact, sender))) {
      for (const callback of hook.callbacks) linkCallback(client, path, hook, callback, byMethod);
    }
  }
};

const usesClient = (hook: HookFact, facts: TypeScriptFacts, sender: ClientSide['client']): boolean =>
  sender !== null &&
  (hook.clients.some(({ className }) => className === sender.fact.name) ||
    facts.imports.some(({ imported }) => imported !== null && imported === sender.instance));

const linkCallback = (
  client: Client,
  path: string,
  hook: HookFact,
  callback: HookFact['callbacks'][number],
  byMethod: ReadonlyMap<string, readonly string[]>,
): void => {
  const values = callback.calls.flatMap(({ name }) => byMethod.get(name.slice(name.lastIndexOf('.') + 1)) ?? []);
  for (const value of new Set(values)) {
    client.drafts.mention(value, {
      part: 'hook-callback',
      side: 'client',
      path,
      range: callback.nameRange,
      whole: callback.range,
      name: `${hook.name}.${callback.name}`,
      isReachable: 'not-applicable',
    });
  }
};

const reachedStores = (
  handlers: readonly At<SwitchFact>[],
  hook: At<HookFact> | null,
  stores: ReadonlyMap<string, At<StoreFact>>,
): readonly ReachedStore[] => {
  const uses = new Map<string, number>();
  const count = (name: string | null, by: number): void => {
    if (name !== null && stores.has(name)) uses.set(name, (uses.get(name) ?? 0) + by);
  };
  for (const { fact } of handlers)
    for (const one of fact.cases) for (const call of one.storeCalls) count(call.store, 1);
  for (const { name } of hook?.fact.storeUses ?? []) count(name, 0);
  return [...uses]
    .flatMap(([name, number]) => {
      const store = stores.get(name);
      return store === undefined ? [] : [{ ...store, uses: number }];
    })
    .sort((a, b) => b.uses - a.uses || (a.fact.hook < b.fact.hook ? -1 : 1));
};

/** Interfaces that casts name, and those in the same file that are called by an event's name. */
const interfacesOf = ({ files, declaration, drafts }: Client): ClientSide['interfaces'] => {
  const home = files.find(({ path }) => path === declaration.set.path);
  const named = new Set(
    [...drafts.byName.values()].flatMap(({ mentions }) =>
      mentions.filter(({ part }) => part === 'payload-interface').map(({ name }) => name),
    ),
  );
  return (home?.fact.types ?? [])
    .filter(({ name }) => named.has(name))
    .map((fact) => ({ path: declaration.set.path, fact }));
};

const hookOf = (
  { files }: Client,
  handler: At<SwitchFact> | undefined,
  sender: ClientSide['client'],
): At<HookFact> | null => {
  const file = files.find(({ path }) => path === handler?.path);
  const hook = file?.fact.hooks.find(({ name }) => name === handler?.fact.within);
  if (file !== undefined && hook !== undefined) return { path: file.path, fact: hook };
  for (const { path, fact } of files) {
    const using = fact.hooks.find((one) => usesClient(one, fact, sender));
    if (using !== undefined) return { path, fact: using };
  }
  return null;
};

/** Wire values that the code names as members of an enum, wherever it does. */
const membersUsed = ({ files, declaration: { set } }: Client): readonly string[] => {
  const values = new Map(set.fact.values.map(({ member, value }) => [member, value]));
  return files.flatMap(({ fact }) => {
    const local = localName(fact.imports, set.fact.name);
    return fact.memberUses.flatMap((use) => (use.set === local ? (values.get(use.member) ?? []) : []));
  });
};

/** Cases of a switch that nobody annotated may be about this protocol, whatever else they are about. */
const lookedForIn = (client: Client, handlers: readonly At<SwitchFact>[]): ReadonlySet<string> => {
  const known = new Set(handlers.map(({ fact }) => fact));
  const isAboutType = (fact: SwitchFact): boolean =>
    !known.has(fact) && fact.messageType === null && /type$/i.test(fact.subject);
  const cases = client.files.flatMap(({ fact }) => fact.switches.filter(isAboutType).flatMap((one) => one.cases));
  return new Set([
    ...client.files.flatMap(({ fact }) => fact.lookedFor),
    ...cases.map(({ value }) => value),
    ...membersUsed(client),
  ]);
};

/** Members of the list are looked up; any other label can be any value. */
const isHandedOn = ({ files, declaration: { set } }: Client, { path, fact }: At<SwitchFact>): boolean => {
  const imports = files.find((file) => file.path === path)?.fact.imports ?? [];
  const local = localName(imports, set.fact.name);
  return fact.isHandedOn || fact.otherLabels.some((label) => !label.startsWith(`${local}.`));
};

const spokenIn = (client: Client, sends: readonly At<SendFact>[]): ReadonlySet<string> => {
  const known = new Set(sends.map(({ fact }) => fact));
  const others = client.files.flatMap(({ fact }) => fact.sends.filter((send) => !known.has(send)));
  return new Set([
    ...client.files.flatMap(({ fact }) => fact.strings),
    ...others.flatMap(({ values }) => values.map(({ value }) => value)),
    ...membersUsed(client),
  ]);
};

/** What TypeScript says of a protocol; it is linked again only when a TypeScript file changes. */
export const linkClient = madeOnceFor(
  (files: Sources['typescript'], declaration: Declaration | null): ClientFindings => {
    if (declaration === null) return { side: noSide, drafts: new Map() };
    const drafts = new Drafts();
    const client: Client = { files, declaration, drafts };
    const stores = new Map(
      files.flatMap(({ path, fact }) => fact.stores.map((store) => [store.hook, { path, fact: store }] as const)),
    );
    declare(client);
    const sender = findClient(client);
    const handlers = linkHandlers(client, stores);
    const sends = linkSends(client, sender);
    linkCallbacks(client, sender, sends);
    const hook = hookOf(client, handlers[0], sender);
    const side: ClientSide = {
      set: declaration.set,
      wrapper: declaration.wrapper,
      client: sender,
      handler: handlers[0] ?? null,
      hook,
      stores: reachedStores(handlers, hook, stores),
      lookedFor: lookedForIn(client, handlers),
      isHandedOn: handlers.some((handler) => isHandedOn(client, handler)),
      spoken: spokenIn(client, sends),
      interfaces: interfacesOf(client),
    };
    return { side, drafts: drafts.byName };
  },
);
