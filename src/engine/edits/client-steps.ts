// The event in TypeScript: union member, interface, store, handler case; or sending method and hook callback.
import type { Part, Protocol } from '../contract.ts';
import type { FieldSpec } from '../plan.ts';
import { languageOf } from '../paths.ts';
import { refuse } from '../plan.ts';
import {
  insertCallback,
  insertHandlerCase,
  insertInterface,
  insertNamedImport,
  insertSendMethod,
  insertUnionMember,
} from '../typescript/writer.ts';
import type { Step } from './draft.ts';
import type { EventContext } from './event-context.ts';
import { handlerBody, isCastWhole } from './handler-body.ts';
import { toSpecifier } from './modules.ts';
import { payloadImport, storeSteps } from './store-steps.ts';

/** A part that has no place: nothing is written then, and the file it is missed in is named. */
const noPlace = ({ client, server }: Protocol, what: string): readonly Step[] => {
  const path = (client.hook ?? client.handler ?? client.client ?? client.set ?? server.set)?.path ?? '';
  return [{ path, write: () => refuse(what) }];
};

const unionStep = ({ protocol, request, placement }: EventContext): readonly Step[] => {
  const { set } = protocol.client;
  if (set === null) {
    return noPlace(
      protocol,
      `No union lists the types of ${protocol.id} in TypeScript: open the folder that holds the frontend too, or write the union first.`,
    );
  }
  const spec = { union: set.fact.name, value: request.name, placement, direction: request.direction };
  return [{ path: set.path, write: (text) => insertUnionMember(text, spec) }];
};

/** The interface is needed where a store takes the payload; a handler that casts the whole payload names it too. */
const needsInterface = (context: EventContext): boolean =>
  context.fields.length > 0 &&
  context.protocol.client.set !== null &&
  (context.keeping?.arguments.some(({ kind }) => kind === 'payload') === true || isCastWhole(context.protocol));

/** The interfaces that follow the wrapper without a break, `…Payload` all: the section where a new one belongs. */
const payloadSection = ({ input, protocol }: EventContext): readonly string[] => {
  const { set, wrapper } = protocol.client;
  const facts = input.contract.files.get(set?.path ?? '');
  if (wrapper === null || facts?.language !== 'typescript') return [];
  const names = [...facts.types, ...facts.valueSets]
    .filter(({ range }) => range.start > wrapper.fact.range.start)
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ name }) => name);
  const end = names.findIndex((name) => !name.endsWith('Payload'));
  return [wrapper.fact.name, ...(end === -1 ? names : names.slice(0, end))];
};

const isNamed = ({ input, names }: EventContext): boolean =>
  input.paths.some(
    (path) => languageOf(path) === 'typescript' && input.read(path)?.includes(names.payloadInterface) === true,
  );

const isDeclared = ({ input, names }: EventContext, path: string): boolean => {
  const facts = input.contract.files.get(path);
  return facts?.language === 'typescript' && facts.types.some(({ name }) => name === names.payloadInterface);
};

/** A handler that is there and reads the payload in its own way needs no interface; one that names it does. */
const doesWithout = (context: EventContext, home: string): boolean => {
  const { event, names } = context;
  if (event?.status.handled !== 'yes') return false;
  const isTyped = event.claims.some(
    ({ isUsed, side, name }) => isUsed && side === 'client' && name !== names.payloadInterface,
  );
  return isTyped || isDeclared(context, home) || (event.reads.length > 0 && !isNamed(context));
};

const interfaceStep = (context: EventContext): readonly Step[] => {
  const { set } = context.protocol.client;
  if (set === null || !needsInterface(context) || doesWithout(context, set.path)) return [];
  const spec = { name: context.names.payloadInterface, fields: context.fields, after: payloadSection(context) };
  return [{ path: set.path, write: (text) => insertInterface(text, spec) }];
};

const handlerSteps = (context: EventContext): readonly Step[] => {
  const { input, protocol, request, keeping, placement, event } = context;
  const { handler } = protocol.client;
  if (handler === null) {
    return noPlace(
      protocol,
      `No switch handles the messages of ${protocol.id}: write \`switch (msg.type)\` over a \`${protocol.client.wrapper?.fact.name ?? protocol.id}\` first.`,
    );
  }
  if (event?.status.handled === 'yes') return [];
  const spec = {
    hook: handler.fact.within,
    messageType: handler.fact.messageType,
    value: request.name,
    body: handlerBody(context),
    placement,
  };
  const store = keeping === null || keeping.store.path === handler.path ? null : keeping.store;
  return [
    { path: handler.path, write: (text) => insertHandlerCase(text, spec) },
    ...(keeping !== null && keeping.arguments.length > 0 && isCastWhole(protocol)
      ? payloadImport(context, handler.path)
      : []),
    ...(store === null
      ? []
      : [
          {
            path: handler.path,
            write: (text: string) =>
              insertNamedImport(text, {
                module: toSpecifier(input.contract, handler.path, store.path),
                name: store.fact.hook,
                isTypeOnly: false,
              }),
          },
        ]),
  ];
};

const toSent = (fields: readonly FieldSpec[]): readonly FieldSpec[] =>
  fields.map((field) => (field.default === null ? field : { ...field, presence: 'conditional' }));

const sendSteps = ({ protocol, request, event, names, fields: asked }: EventContext): readonly Step[] => {
  const { client, hook } = protocol.client;
  const has = (part: Part): boolean => event?.mentions.some((mention) => mention.part === part) === true;
  const fields = toSent(asked);
  if (client === null) {
    const list = protocol.client.set?.fact.name ?? 'the message type';
    return noPlace(
      protocol,
      `No class sends messages of ${protocol.id}: write one with a method that takes a \`${list}\` first.`,
    );
  }
  const method = {
    className: client.fact.name,
    sendMethod: client.send.name,
    name: names.sendMethod,
    value: request.name,
    fields,
  };
  const used = hook?.fact.clients.find(
    ({ className, expression }) => className === client.fact.name || expression === client.instance,
  );
  if (hook === null || used === undefined) {
    return noPlace(protocol, `No hook uses \`${client.fact.name}\`: write one that holds the client first.`);
  }
  const callback = {
    hook: hook.fact.name,
    name: names.callback,
    client: used.expression,
    sendMethod: names.sendMethod,
    fields,
  };
  return [
    ...(has('send-method') ? [] : [{ path: client.path, write: (text: string) => insertSendMethod(text, method) }]),
    ...(has('hook-callback') || event?.status.sent === 'yes'
      ? []
      : [{ path: hook.path, write: (text: string) => insertCallback(text, callback) }]),
  ];
};

export const clientSteps = (context: EventContext): readonly Step[] => {
  if (context.request.direction === 'client-to-server') return [...unionStep(context), ...sendSteps(context)];
  return [...unionStep(context), ...interfaceStep(context), ...storeSteps(context), ...handlerSteps(context)];
};
