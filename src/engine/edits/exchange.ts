// A request and its answer: two events in opposite directions, joined by an id that both carry, planned as one.
import { toPascalCase, wordsOf } from '../case.ts';
import { argumentsFor, type Chosen, chooseTransport, reaches } from '../deliver.ts';
import { lastName } from '../link/by-name.ts';
import { shortName } from '../names.ts';
import { type EventRequest, leftOpen, type Refusal, refuse, type ReplyRequest } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { ensureImport, ensureModule, insertRequest, insertSending, requestModules } from '../python/writer.ts';
import { isText } from '../reply.ts';
import { isInside, type Range } from '../source.ts';
import { clientSteps } from './client-steps.ts';
import type { Draft, Step } from './draft.ts';
import { isSentAlready, transportFrom, wrapperSpec } from './emission-steps.ts';
import { type EventContext, toContext } from './event-context.ts';
import { toModule } from './modules.ts';
import { parsePlace } from './place-name.ts';
import { type Joining, serverSteps } from './server-steps.ts';

/** The first id that both events carry. */
export const correlationOf = (request: EventRequest, reply: ReplyRequest): string | Refusal => {
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
  const isOpen = request.delivery === 'none' || (request.delivery === 'service' && request.emitIn !== null);
  const delivery = isOpen ? firstReach(context) : request.delivery;
  if (delivery === 'service' || delivery === 'agent')
    return refuse(
      `A request waits beside the branches that get its answer: say whom it asks with --deliver client, all, room, others or user, and where with --emit-in path:function.`,
    );
  const chosen = chooseTransport(protocol, delivery);
  if ('kind' in chosen) return chosen;
  const calling = request.emitIn === null ? [] : callingSteps(context, chosen, request.emitIn, path, joining, draft);
  if ('kind' in calling) return calling;
  const spec = {
    ...wrapperSpec(context),
    name: joining.asking,
    pending: joining.pending,
    correlation: joining.correlation,
    transport: transportFrom(context, chosen, path),
  };
  const gives = "the answer's fields, or None after five minutes";
  draft.note(
    request.emitIn === null
      ? `Await \`${joining.asking}\` in ${path} where it happens: it gives ${gives}. Where messages are received it would wait for itself: start a task there.`
      : `\`${joining.asking}\` gives ${gives}: use them in \`${request.emitIn}\`.`,
  );
  return [
    ...requestModules.map((module) => ({ path, write: (text: string) => ensureModule(text, module) })),
    { path, write: (text) => ensureImport(text, { module: 'typing', name: 'Any', lineLength }) },
    { path, write: (text) => insertRequest(text, spec) },
    ...calling,
  ];
};

/** Functions of the file that receives the answer that run before the next message is received: the loop, and what it awaits. */
const inLoop = ({ input, protocol }: EventContext, path: string): ReadonlySet<string> => {
  const facts = input.contract.files.get(path);
  if (facts?.language !== 'python') return new Set();
  const branches = protocol.server.chain?.branches ?? [];
  const loops = new Set(branches.flatMap(({ within }) => within ?? []));
  const inside = (within: string | null, at: Range): boolean =>
    loops.has(within ?? '') && branches.some(({ range }) => isInside(at, range));
  const awaited = facts.calls.filter(
    ({ within, range, passedTo }) => inside(within, range) && !/create_task|ensure_future/.test(passedTo ?? ''),
  );
  const names = new Set(awaited.map(({ name }) => name));
  const called = facts.functions.filter(({ name, isAsync }) => isAsync && names.has(lastName(name)));
  return new Set([...loops, ...called.map(({ name }) => name)]);
};

/** The call at a chosen place that asks and waits. */
const callingSteps = (
  context: EventContext,
  chosen: Chosen,
  emitIn: string,
  home: string,
  { asking, correlation }: Joining,
  draft: Draft,
): readonly Step[] | Refusal => {
  const { input, request, fields, lineLength } = context;
  const place = parsePlace(input, emitIn, 'services/jobs.py:JobRunner.run');
  if ('kind' in place) return place;
  if (place.path === home && inLoop(context, home).has(place.name))
    return refuse(
      `\`${place.name}\` receives the answer, so awaiting it there would wait for itself: choose a function that runs as a task of its own, or leave --emit-in out and start \`${asking}\` with asyncio.create_task.`,
    );
  const module = place.path === home ? null : toModule(input.contract, home);
  const spec = {
    place: place.name,
    called: { kind: 'function', name: asking, module, isMethod: false } as const,
    arguments: argumentsFor(
      chosen,
      fields.filter(({ key }) => key !== correlation),
    ),
    values: request.values,
    hasLoop: false,
    lineLength,
  };
  draft.note(
    `\`${request.name}\` is asked in \`${place.name}\` of ${place.path}; it reaches ${reaches[chosen.reach]}.`,
  );
  return [{ path: place.path, write: (text) => insertSending(text, spec) }];
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
