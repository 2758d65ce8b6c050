// Where a server-to-client event leaves from: a private function that builds it and hands it to a transport.
import type { ContractEvent, Transport } from '../contract.ts';
import { type Delivery, type Refusal, refuse } from '../plan.ts';
import { rankServices, type Service } from '../propose.ts';
import { insertEmission } from '../python/writer.ts';
import type { Draft, Step } from './draft.ts';
import type { EventContext } from './event-context.ts';
import { toModule } from './modules.ts';

const reaches: Readonly<Record<Transport['reach'], string>> = {
  client: 'one client',
  all: 'every connected client',
  room: 'everybody in a room',
  others: 'the others in a room',
  user: 'one user',
};

/** The transports a delivery may use, best first. A service speaks to everybody it can. */
const wanted = (delivery: Delivery): readonly Transport['reach'][] => {
  if (delivery === 'service') return ['all', 'room'];
  return delivery === 'none' ? [] : [delivery];
};

const chooseTransport = ({ protocol }: EventContext, delivery: Delivery): Transport | null => {
  const { transports } = protocol.server;
  for (const reach of wanted(delivery)) {
    const able = transports.filter((one) => one.reach === reach && (delivery !== 'service' || one.instance !== null));
    const found = able.find(({ accessor }) => accessor !== null) ?? able[0];
    if (found !== undefined) return found;
  }
  return null;
};

const noTransport = ({ protocol }: EventContext, delivery: Delivery): Refusal => {
  const able = [...new Set(protocol.server.transports.map(({ reach }) => reach))];
  const choice = able.filter((reach) => reach === 'client' || reach === 'all' || reach === 'room');
  const instead = choice.length === 0 ? 'none' : choice.join(' or ');
  const known = able.length === 0 ? 'nobody' : able.map((reach) => reaches[reach]).join(', ');
  return refuse(`${protocol.id} cannot be delivered by \`${delivery}\`: it reaches ${known}; choose ${instead}.`);
};

const parseService = (text: string): Service | Refusal => {
  const colon = text.lastIndexOf(':');
  if (colon <= 0 || colon === text.length - 1)
    return refuse(`\`${text}\` is no place: write path:Class, for example services/jobs.py:JobRunner.`);
  return { path: text.slice(0, colon), className: text.slice(colon + 1) };
};

const chooseService = ({ input, protocol, request }: EventContext): Service | Refusal => {
  if (request.emitIn === null) {
    const [best] = rankServices(input.contract, protocol, request);
    return (
      best ?? refuse(`No service sends ${protocol.id} yet: say which class gets the wrapper with --emit-in path:Class.`)
    );
  }
  const place = parseService(request.emitIn);
  if ('kind' in place) return place;
  const exists = input.read(place.path)?.includes(`class ${place.className}`) === true;
  return exists
    ? place
    : refuse(`There is no class \`${place.className}\` in ${place.path}: name an existing file and class.`);
};

/** Somebody already sends it: completing an event adds no second sender. */
export const isSentAlready = (event: ContractEvent | null): boolean =>
  event?.mentions.some(({ part }) => part === 'emission') === true;

const serviceStep = (context: EventContext, transport: Transport, draft: Draft): readonly Step[] | Refusal => {
  const { input, protocol, names, fields, lineLength } = context;
  const service = chooseService(context);
  if ('kind' in service) return service;
  draft.note(
    `Call \`${names.wrapper}\` of \`${service.className}\` where it happens; it reaches ${reaches[transport.reach]}.`,
  );
  const spec = {
    inClass: service.className,
    name: names.wrapper,
    fields,
    wrapper: { name: protocol.id, module: toModule(input.contract, protocol.server.wrapper?.path ?? '') },
    factory: names.factory,
    transport: {
      module: toModule(input.contract, transport.path),
      expression: transport.accessor ?? transport.instance ?? '',
      isAccessor: transport.accessor !== null,
      method: transport.fact.name.split('.').at(-1) ?? null,
      leading: transport.leading.map(({ name, typeText }) => ({ name, typeText: typeText ?? 'Any' })),
    },
    isGuarded: true,
    lineLength,
    summary: null,
  };
  return [{ path: service.path, write: (text) => insertEmission(text, spec) }];
};

const moduleStep = (context: EventContext, transport: Transport, draft: Draft): readonly Step[] => {
  const { input, protocol, names, fields, lineLength } = context;
  draft.note(
    `Call \`${names.wrapper}\` in ${transport.path} where it happens; it reaches ${reaches[transport.reach]}.`,
  );
  const name = transport.fact.name.split('.').at(-1) ?? '';
  const spec = {
    inClass: null,
    name: names.wrapper,
    fields,
    wrapper: { name: protocol.id, module: toModule(input.contract, protocol.server.wrapper?.path ?? '') },
    factory: names.factory,
    transport: {
      module: null,
      expression: transport.instance ?? name,
      isAccessor: false,
      method: transport.instance === null ? null : name,
      leading: transport.leading.map((parameter) => ({ name: parameter.name, typeText: parameter.typeText ?? 'Any' })),
    },
    isGuarded: false,
    lineLength,
    summary: null,
  };
  return [{ path: transport.path, write: (text) => insertEmission(text, spec) }];
};

/** The steps that make an event leave the server, none where nobody asked for it. */
export const emissionSteps = (context: EventContext, draft: Draft): readonly Step[] | Refusal => {
  const { delivery, direction } = context.request;
  if (direction === 'client-to-server' || delivery === 'none' || isSentAlready(context.event)) return [];
  const transport = chooseTransport(context, delivery);
  if (transport === null) return noTransport(context, delivery);
  return delivery === 'service' ? serviceStep(context, transport, draft) : moduleStep(context, transport, draft);
};
