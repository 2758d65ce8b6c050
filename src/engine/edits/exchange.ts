// A request and its answer: two events in opposite directions, joined by an id that both carry, planned as one.
import { toPascalCase, wordsOf } from '../case.ts';
import { chooseTransport } from '../deliver.ts';
import { shortName } from '../names.ts';
import { type EventRequest, type FieldSpec, leftOpen, type Refusal, refuse, type ReplyRequest } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { ensureImport, ensureModule, insertRequest, requestModules } from '../python/writer.ts';
import { clientSteps } from './client-steps.ts';
import type { Draft, Step } from './draft.ts';
import { isSentAlready, transportFrom, wrapperSpec } from './emission-steps.ts';
import { type EventContext, toContext } from './event-context.ts';
import { type Joining, serverSteps } from './server-steps.ts';

const isText = ({ type, presence, default: value }: FieldSpec): boolean =>
  type.kind === 'string' && presence === 'always' && value === null;

/** The first id that both events carry. */
const correlationOf = (request: EventRequest, reply: ReplyRequest): string | Refusal => {
  const shared = request.fields.find(
    ({ key }) => wordsOf(key).at(-1) === 'id' && reply.fields.some((field) => field.key === key),
  );
  if (shared === undefined) {
    const example = request.fields.find(({ key }) => wordsOf(key).at(-1) === 'id')?.key ?? 'requestId';
    return refuse(
      `Nothing joins \`${request.name}\` and \`${reply.name}\`: give both the same id, for example --field "${example}: string" --reply-field "${example}: string".`,
    );
  }
  const isFit = isText(shared) && reply.fields.some((field) => field.key === shared.key && isText(field));
  return isFit
    ? shared.key
    : refuse(`\`${shared.key}\` joins the two events: let it be \`${shared.key}: string\` in both.`);
};

const isToClient = ({ direction }: EventRequest): boolean => direction === 'server-to-client';

/** What the client does belongs to the event that it gets. */
const keepingOf = ({ store, recipe, recipeKey }: EventRequest) => ({ store, recipe, recipeKey });

/** The two requests: what is asked, with the pending ones kept by the id that joins them, and the answer. */
const requestsOf = (
  input: PlanInput,
  asked: EventRequest,
  reply: ReplyRequest,
  correlation: string,
): readonly [EventRequest, EventRequest] => {
  const protocol = input.contract.protocols.find(({ id }) => id === asked.protocol);
  const short = protocol === undefined ? asked.name : shortName(protocol, asked.name);
  const shared = { ...leftOpen, protocol: asked.protocol, name: reply.name, fields: reply.fields };
  if (!isToClient(asked)) return [asked, { ...shared, ...keepingOf(asked), direction: 'server-to-client' }];
  return [
    { ...asked, recipeKey: asked.recipeKey ?? correlation },
    { ...shared, direction: 'client-to-server', names: { callback: `answer${toPascalCase(short)}` } },
  ];
};

/** The function that asks and waits, beside the branches that get the answer. */
const askingSteps = (context: EventContext, joining: Joining, draft: Draft): readonly Step[] | Refusal => {
  const { protocol, request, event, lineLength } = context;
  const path = protocol.server.chain?.path;
  if (path === undefined || isSentAlready(event)) return [];
  const delivery = request.delivery === 'none' ? firstReach(context) : request.delivery;
  if (delivery === 'service' || request.emitIn !== null)
    return refuse(
      `A request waits beside the branches that get its answer: say whom it asks with --deliver client, all, room, others or user, and call \`${joining.asking}\` where it happens.`,
    );
  const chosen = chooseTransport(protocol, delivery);
  if ('kind' in chosen) return chosen;
  const spec = {
    ...wrapperSpec(context),
    name: joining.asking,
    pending: joining.pending,
    correlation: joining.correlation,
    transport: transportFrom(context, chosen, path),
  };
  draft.note(
    `Await \`${joining.asking}\` in ${path} where it happens: it gives the answer's fields, or None after five minutes.`,
  );
  return [
    ...requestModules.map((module) => ({ path, write: (text: string) => ensureModule(text, module) })),
    { path, write: (text) => ensureImport(text, { module: 'typing', name: 'Any', lineLength }) },
    { path, write: (text) => insertRequest(text, spec) },
  ];
};

/** Somebody has to be asked: one client where the protocol reaches one. */
const firstReach = ({ protocol }: EventContext) => {
  const reached = new Set(protocol.server.transports.map(({ reach }) => reach));
  return (['client', 'user', 'room', 'all'] as const).find((reach) => reached.has(reach)) ?? 'client';
};

/** Both events as far as they are to be written, or why they cannot be. */
export const exchangeSteps = (
  input: PlanInput,
  asked: EventRequest,
  reply: ReplyRequest,
  draft: Draft,
): { readonly contexts: readonly [EventContext, EventContext]; readonly steps: readonly Step[] } | Refusal => {
  if (reply.name === '') return refuse('Say which event the reply is: --reply EVENT, beside its --reply-field.');
  if (reply.name === asked.name) return refuse(`\`${asked.name}\` cannot answer itself: give the reply another name.`);
  const correlation = correlationOf(asked, reply);
  if (typeof correlation !== 'string') return correlation;
  const [request, answer] = requestsOf(input, asked, reply, correlation);
  const first = toContext(input, request);
  if ('kind' in first) return first;
  const second = toContext(input, answer);
  if ('kind' in second) return second;
  const short = shortName(first.protocol, asked.name);
  const joining: Joining = { correlation, asking: `_request_${short}`, pending: `_pending_${short}`, answer: second };
  const asking = isToClient(asked) ? askingSteps(first, joining, draft) : [];
  if ('kind' in asking) return asking;
  const server = isToClient(asked)
    ? [...serverSteps(first), ...asking, ...serverSteps(second, joining)]
    : [...serverSteps(second), ...serverSteps(first, joining)];
  return { contexts: [first, second], steps: [...server, ...clientSteps(first), ...clientSteps(second)] };
};
