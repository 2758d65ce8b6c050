// Where a server-to-client event leaves from: a private function that builds it and hands it to a transport, the call at a
// chosen place, or both.
import type { ContractEvent } from '../contract.ts';
import { argumentsFor, type Chosen, chooseTransport, reaches } from '../deliver.ts';
import { type Refusal, refuse } from '../plan.ts';
import { rankServices } from '../propose.ts';
import { findClass, findPlace, insertEmission, insertSending, type SendingCall } from '../python/writer.ts';
import { agentSteps } from './agent-steps.ts';
import type { Draft, Step } from './draft.ts';
import type { EventContext } from './event-context.ts';
import { toModule } from './modules.ts';
import { parsePlace, type PlaceName } from './place-name.ts';
import { atHome, fromAfar } from './transports.ts';

/** Somebody already sends it: completing an event adds no second sender. */
export const isSentAlready = (event: ContractEvent | null): boolean =>
  event?.mentions.some(({ part }) => part === 'emission') === true;

export const wrapperSpec = ({ input, protocol, names, fields, lineLength }: EventContext) => ({
  name: names.wrapper,
  fields,
  wrapper: { name: protocol.id, module: toModule(input.contract, protocol.server.wrapper?.path ?? '') },
  factory: names.factory,
  lineLength,
  summary: null,
});

/** The transport as code of that file reaches it. */
export const transportFrom = ({ input }: EventContext, chosen: Chosen, path: string) =>
  path === chosen.transport.path ? atHome(chosen) : fromAfar(input, chosen);

const wrapperStep = (context: EventContext, chosen: Chosen, path: string, inClass: string | null): Step => {
  const spec = {
    ...wrapperSpec(context),
    inClass,
    transport: transportFrom(context, chosen, path),
    isGuarded: context.request.delivery === 'service',
  };
  return { path, write: (text) => insertEmission(text, spec) };
};

const callStep = (context: EventContext, chosen: Chosen, { path, name }: PlaceName, called: SendingCall): Step => {
  const { request, fields, lineLength } = context;
  const spec = {
    place: name,
    called,
    arguments: argumentsFor(chosen, fields),
    values: request.values,
    hasLoop: handsToLoop(context),
    lineLength,
  };
  return { path, write: (text) => insertSending(text, spec) };
};

/** Does code of this project start sends where it cannot await them: `loop.create_task(manager.send(…))`? */
const handsToLoop = ({ input, protocol }: EventContext): boolean => {
  const methods = new Set(protocol.server.transports.map(({ fact }) => fact.name.split('.').at(-1)));
  return [...input.contract.files.values()].some(
    (facts) =>
      facts.language === 'python' &&
      facts.calls.some(({ name, passedTo }) => methods.has(name) && passedTo?.endsWith('create_task') === true),
  );
};

const chooseClass = ({ input, protocol, request }: EventContext): PlaceName | Refusal => {
  const [best] = rankServices(input.contract, protocol, request);
  return best === undefined
    ? refuse(`No service sends ${protocol.id} yet: say which class gets the wrapper with --emit-in path:Class.`)
    : { path: best.path, name: best.className };
};

/** A wrapper that waits for its calls, in a class. */
const classSteps = (
  context: EventContext,
  chosen: Chosen,
  { path, name }: PlaceName,
  draft: Draft,
): readonly Step[] => {
  draft.note(`Call \`${context.names.wrapper}\` of \`${name}\` where it happens; it reaches ${reaches[chosen.reach]}.`);
  return [wrapperStep(context, chosen, path, name)];
};

const noteSent = (place: PlaceName, chosen: Chosen, { request }: EventContext, draft: Draft): void => {
  draft.note(`\`${request.name}\` is sent in \`${place.name}\` of ${place.path}; it reaches ${reaches[chosen.reach]}.`);
};

const serviceSteps = (context: EventContext, chosen: Chosen, draft: Draft): readonly Step[] | Refusal => {
  const { input, request, names } = context;
  if (request.emitIn === null) {
    const service = chooseClass(context);
    return 'kind' in service ? service : classSteps(context, chosen, service, draft);
  }
  const place = parsePlace(input, request.emitIn, 'services/jobs.py:JobRunner');
  if ('kind' in place) return place;
  const text = input.read(place.path) ?? '';
  if (findClass(text, place.name) !== null) {
    return request.values.length === 0 ? classSteps(context, chosen, place, draft) : noPlaceForValues(request.name);
  }
  const found = findPlace(text, place.name);
  if ('reason' in found) {
    const other = found.isUnknown
      ? `There is no class or function \`${place.name}\` in ${place.path}: name an existing one.`
      : null;
    return refuse(other ?? `${place.path}: Choose another place: ${found.reason}.`);
  }
  noteSent(place, chosen, context, draft);
  const called = { kind: 'function', name: names.wrapper, module: null, isMethod: found.className !== null } as const;
  return [wrapperStep(context, chosen, place.path, found.className), callStep(context, chosen, place, called)];
};

const noPlaceForValues = (name: string): Refusal =>
  refuse(
    `A value says what an argument is at a place: name the function that sends \`${name}\` with --emit-in path:function.`,
  );

const moduleSteps = (context: EventContext, chosen: Chosen, draft: Draft): readonly Step[] => {
  const { path } = chosen.transport;
  draft.note(`Call \`${context.names.wrapper}\` in ${path} where it happens; it reaches ${reaches[chosen.reach]}.`);
  return [wrapperStep(context, chosen, path, null)];
};

const placeSteps = (context: EventContext, chosen: Chosen, emitIn: string, draft: Draft): readonly Step[] | Refusal => {
  const { input, names } = context;
  const place = parsePlace(input, emitIn, 'services/jobs.py:JobRunner.run');
  if ('kind' in place) return place;
  const { wrapper } = wrapperSpec(context);
  noteSent(place, chosen, context, draft);
  const transport = transportFrom(context, chosen, place.path);
  return [callStep(context, chosen, place, { kind: 'transport', transport, wrapper, factory: names.factory })];
};

/** The steps that make an event leave the server, none where nobody asked for it. */
export const emissionSteps = (context: EventContext, draft: Draft): readonly Step[] | Refusal => {
  const { delivery, direction, emitIn, call, values, name } = context.request;
  if (direction === 'client-to-server' && emitIn !== null)
    return refuse(`\`${name}\` is sent by the client: leave out --emit-in, or let it travel server-to-client.`);
  if (direction === 'server-to-client' && call !== null)
    return refuse(`\`${name}\` is received by the client: leave out --call, or let it travel client-to-server.`);
  if (values.length > 0 && emitIn === null && call === null) return noPlaceForValues(name);
  if (direction === 'client-to-server' || delivery === 'none' || isSentAlready(context.event)) return [];
  if (delivery === 'agent') return agentSteps(context, draft);
  const chosen = chooseTransport(context.protocol, delivery);
  if ('kind' in chosen) return chosen;
  if (delivery === 'service') return serviceSteps(context, chosen, draft);
  return emitIn === null ? moduleSteps(context, chosen, draft) : placeSteps(context, chosen, emitIn, draft);
};
