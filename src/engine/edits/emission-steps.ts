// Where a server-to-client event leaves from: a private function that builds it and hands it to a transport.
import type { ContractEvent } from '../contract.ts';
import { type Refusal, refuse } from '../plan.ts';
import { rankServices, type Service } from '../propose.ts';
import { insertEmission } from '../python/writer.ts';
import type { Draft, Step } from './draft.ts';
import type { EventContext } from './event-context.ts';
import { toModule } from './modules.ts';
import { atHome, type Chosen, chooseTransport, fromAfar, reaches } from './transports.ts';

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

const wrapperSpec = ({ input, protocol, names, fields, lineLength }: EventContext) => ({
  name: names.wrapper,
  fields,
  wrapper: { name: protocol.id, module: toModule(input.contract, protocol.server.wrapper?.path ?? '') },
  factory: names.factory,
  lineLength,
  summary: null,
});

const serviceStep = (context: EventContext, chosen: Chosen, draft: Draft): readonly Step[] | Refusal => {
  const { input, names } = context;
  const service = chooseService(context);
  if ('kind' in service) return service;
  draft.note(
    `Call \`${names.wrapper}\` of \`${service.className}\` where it happens; it reaches ${reaches[chosen.reach]}.`,
  );
  const spec = {
    ...wrapperSpec(context),
    inClass: service.className,
    transport: fromAfar(input, chosen),
    isGuarded: true,
  };
  return [{ path: service.path, write: (text) => insertEmission(text, spec) }];
};

const moduleStep = (context: EventContext, chosen: Chosen, draft: Draft): readonly Step[] => {
  const { path } = chosen.transport;
  draft.note(`Call \`${context.names.wrapper}\` in ${path} where it happens; it reaches ${reaches[chosen.reach]}.`);
  const spec = { ...wrapperSpec(context), inClass: null, transport: atHome(chosen), isGuarded: false };
  return [{ path, write: (text) => insertEmission(text, spec) }];
};

/** The steps that make an event leave the server, none where nobody asked for it. */
export const emissionSteps = (context: EventContext, draft: Draft): readonly Step[] | Refusal => {
  const { delivery, direction } = context.request;
  if (direction === 'client-to-server' || delivery === 'none' || isSentAlready(context.event)) return [];
  const chosen = chooseTransport(context.protocol, delivery);
  if ('kind' in chosen) return chosen;
  return delivery === 'service' ? serviceStep(context, chosen, draft) : moduleStep(context, chosen, draft);
};
