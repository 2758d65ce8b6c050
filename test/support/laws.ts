// The laws that every plan to add an event keeps: only insertions in the style of the file, twice is once, removed
// without a trace, and a clean result.
import assert from 'node:assert/strict';
import type { ContractEvent, PayloadField } from '../../src/engine/contract.ts';
import type { EventRequest, Plan } from '../../src/engine/plan.ts';
import { type Case, type Pair, tell } from './law-cases.ts';
import { coarse, isSame } from './coarse-types.ts';
import { pathsOf, type Shape } from './world-shape.ts';
import { foreignFeatures, pythonFeatures, typeScriptFeatures } from './style-features.ts';
import { stillParses } from './still-parses.ts';
import { planFor, projectOf, type Texts, withPlan, type World } from './worlds.ts';

const planOf = async (texts: Texts, ...events: readonly EventRequest[]): Promise<Plan> => {
  const result = await planFor(texts, { kind: 'add-events', events });
  if (result.kind === 'refused') assert.fail(`refused: ${result.reason}`);
  return result.plan;
};

const isPython = (path: string): boolean => path.endsWith('.py');

const onlyInserts = (texts: Texts, plan: Plan): void => {
  for (const { path, edits, isNew } of plan.edits) {
    const before = texts.get(path) ?? '';
    assert.equal(isNew === true, !texts.has(path), `${path} is there or not`);
    let done = 0;
    for (const { range, text } of edits) {
      assert.equal(range.start, range.end, `${path} loses ${before.slice(range.start, range.end)}`);
      assert.ok(range.start >= done && text !== '', `${path}: edits out of order`);
      done = range.start;
    }
  }
};

const foreignIn = (path: string, before: string, text: string): readonly string[] => {
  const features = isPython(path) ? pythonFeatures : typeScriptFeatures;
  return foreignFeatures(features(before), features(text));
};

const keepsStyle = (texts: Texts, after: Texts): void => {
  for (const [path, text] of after) {
    const before = texts.get(path);
    if (text === before) continue;
    if (before !== undefined) assert.deepEqual(foreignIn(path, before, text), [], path);
    // A new file takes the style of a store, a hook or a test that is there.
    const isModel = (one: string): boolean =>
      /(?:^|\/)(?:stores|hooks|tests)\//.test(one) && isPython(one) === isPython(path);
    const models = [...texts].filter(([one]) => isModel(one));
    const foreign = models.map(([, model]) => foreignIn(path, model, text));
    if (before === undefined)
      assert.ok(
        foreign.some((one) => one.length === 0),
        `${path}: ${foreign.join(' or ')}`,
      );
  }
};

const allowed = ['unsent-event', 'unfinished-part'];

const leavesNoFinding = (texts: Texts, after: Texts): void => {
  const idOf = (texts_: Texts): ReadonlySet<string> =>
    new Set(
      projectOf(texts_)
        .findings()
        .filter(({ check }) => !allowed.includes(check))
        .map(({ check, protocol, event, field }) => [check, protocol, event, field].join(' ')),
    );
  const before = idOf(texts);
  assert.deepEqual(
    [...idOf(after)].filter((id) => !before.has(id)),
    [],
  );
};

const eventOf = (texts: Texts, { protocol, name }: EventRequest): ContractEvent => {
  const event = projectOf(texts)
    .contract()
    .protocols.find(({ id }) => id === protocol)
    ?.events.get(name);
  return event ?? assert.fail(`${name} is not in the contract`);
};

const promised = ({ direction, fields }: EventRequest): readonly Pick<PayloadField, 'key' | 'type' | 'presence'>[] =>
  fields.map((field) => ({
    key: field.key,
    type: coarse(field, direction),
    presence: direction === 'client-to-server' && field.default !== null ? 'conditional' : field.presence,
  }));

const keepsPromise = (after: Texts, request: EventRequest): void => {
  const event = eventOf(after, request);
  assert.equal(event.direction, request.direction);
  assert.equal(event.isPayloadKnown, 'yes');
  const sent = new Map(event.payload.map((field) => [field.key, field]));
  assert.deepEqual([...sent.keys()].sort(), request.fields.map(({ key }) => key).sort());
  for (const { key, type, presence } of promised(request)) {
    const field = sent.get(key);
    assert.equal(field?.presence, presence, `presence of ${key}`);
    assert.ok(isSame(field.type, type), `type of ${key}: ${JSON.stringify(field.type)}`);
  }
};

const hasItsParts = (after: Texts, request: EventRequest): void => {
  const { status, mentions } = eventOf(after, request);
  const found = new Set(mentions.map(({ part }) => part));
  const isToClient = request.direction === 'server-to-client';
  const wanted = isToClient
    ? ['enum-member', 'factory', 'union-member', 'handler-case', ...(request.delivery === 'none' ? [] : ['emission'])]
    : ['enum-member', 'reception-branch', 'union-member', 'send-method', 'hook-callback'];
  for (const part of wanted) assert.ok(found.has(part as never), `no ${part}`);
  const isKept = isToClient && request.recipe !== 'none' && request.fields.length > 0;
  if (isKept && request.recipe !== null) assert.ok(found.has('store-action'), 'no store-action');
  assert.equal(status.declaredServer, 'yes');
  assert.equal(status.declaredClient, 'yes');
  assert.equal(isToClient ? status.handled : status.received, 'yes');
};

const twiceIsOnce = async (after: Texts, request: EventRequest): Promise<void> => {
  assert.deepEqual((await planOf(after, request)).edits, [], 'added twice');
};

/** A comment over nothing has no other use: `remove` takes it away with the only member below it. */
const endsEmptyGroup = ({ python, server, client }: Shape, { direction }: EventRequest): boolean =>
  python.hasDirections && (direction === 'server-to-client' ? server : client).length === 0;

const withoutGroups = (text: string): string => text.replace(/^[ \t]*# \w+ -> \w+\r?$/gm, '').replace(/[\r\n]+/g, '\n');

const without = async (texts: Texts, { protocol, name }: EventRequest): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'remove-event', protocol, name });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(`not removed: ${result.reason}`);
};

const goWithoutTrace = async ({ shape, texts }: World, after: Texts, requests: readonly EventRequest[]) => {
  let restored = after;
  for (const request of requests) restored = await without(restored, request);
  const isBare = requests.some((request) => endsEmptyGroup(shape, request));
  const seen = (path: string, text: string): string =>
    isBare && path === pathsOf(shape).models ? withoutGroups(text) : text;
  for (const [path, text] of texts)
    assert.equal(seen(path, restored.get(path) ?? ''), seen(path, text), `${path} is not as it was`);
  assert.deepEqual([...restored.keys()].sort(), [...texts.keys()].sort(), 'other files are there');
};

/** One case under all the laws. */
export const checkLaws = async ({ world, request }: Case): Promise<void> => {
  const { texts } = world;
  const plan = await planOf(texts, request);
  const after = withPlan(texts, plan);
  try {
    onlyInserts(texts, plan);
    keepsStyle(texts, after);
    stillParses(texts, after);
    leavesNoFinding(texts, after);
    keepsPromise(after, request);
    hasItsParts(after, request);
    await twiceIsOnce(after, request);
    await goWithoutTrace(world, after, [request]);
  } catch (error) {
    if (error instanceof Error) error.message += `\n${tell(texts, after)}`;
    throw error;
  }
};

/** What the answer of a request is on its own. */
const replyOf = (request: EventRequest): EventRequest => ({
  ...request,
  name: request.reply?.name ?? '',
  fields: request.reply?.fields ?? [],
  direction: request.direction === 'server-to-client' ? 'client-to-server' : 'server-to-client',
  delivery: request.direction === 'server-to-client' ? 'none' : 'client',
  reply: null,
});

/** A request and its answer keep the laws as one. */
export const checkExchange = async ({ world, request }: Case): Promise<void> => {
  const { texts } = world;
  const plan = await planOf(texts, request);
  const after = withPlan(texts, plan);
  try {
    onlyInserts(texts, plan);
    keepsStyle(texts, after);
    stillParses(texts, after);
    leavesNoFinding(texts, after);
    const asking = { ...request, delivery: 'client' } as const;
    for (const one of [asking, replyOf(request)]) {
      keepsPromise(after, one);
      hasItsParts(after, one);
    }
    await twiceIsOnce(after, request);
    // The branch that answers goes first: while it stands, the answer is still sent.
    await goWithoutTrace(world, after, [request, replyOf(request)]);
  } catch (error) {
    if (error instanceof Error) error.message += `\n${tell(texts, after)}`;
    throw error;
  }
};

/** Adding is completing: what one file lacks of an event is written again as it was. */
export const checkCompleting = async ({ world: { texts }, request }: Case): Promise<void> => {
  const plan = await planOf(texts, request);
  const after = withPlan(texts, plan);
  for (const { path } of plan.edits) {
    const partial = new Map([...after, [path, texts.get(path) ?? '']]);
    if (!texts.has(path)) partial.delete(path);
    const completed = withPlan(partial, await planOf(partial, request));
    for (const [one, text] of after) assert.equal(completed.get(one), text, `${one}, completing ${path}`);
  }
};

/** Several events in one plan are as clean as one, and each goes on its own. */
export const checkTogether = async ({ world, request, second }: Pair): Promise<void> => {
  const { texts } = world;
  const plan = await planOf(texts, request, second);
  const after = withPlan(texts, plan);
  onlyInserts(texts, plan);
  keepsStyle(texts, after);
  stillParses(texts, after);
  leavesNoFinding(texts, after);
  for (const one of [request, second]) {
    keepsPromise(after, one);
    await twiceIsOnce(after, one);
  }
  await goWithoutTrace(world, after, [second, request]);
};
