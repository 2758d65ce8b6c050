// Takes an event out again, everywhere. What something else uses, or what is not named as `add` names it, stays and is
// told; an event that is still sent is not removed at all.
import { type Contract, type ContractEvent, type Mention, type Protocol, toLocation } from '../contract.ts';
import { actionNames, neighbourNames, shortName } from '../names.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Draft } from './draft.ts';
import { findEvent, type Target } from './find-event.ts';
import { findSendings, type Sendings } from './find-sendings.ts';
import { removeExtras } from './remove-extras.ts';
import { removeFromClient } from './remove-from-client.ts';
import { removeFromServer } from './remove-from-server.ts';
import { usesOf } from './uses.ts';

/** One event on its way out. */
export interface Removal {
  readonly input: PlanInput;
  readonly protocol: Protocol;
  readonly event: ContractEvent;
  readonly draft: Draft;
  /** The names that `add` gives: what is called otherwise stays. */
  readonly names: ReturnType<typeof neighbourNames>;
  /** The names that `add` may have given to the private function that sends it. */
  readonly wrappers: readonly string[];
  /** The calls at places in functions that send it. */
  readonly sendings: Sendings;
  /** The names that `add` may have given to the action of a store, by what it does. */
  readonly actions: readonly string[];
}

const listed = (contract: Contract, mentions: readonly Mention[]): string =>
  mentions.map((mention) => toLocation(contract, { path: mention.path, range: mention.range })).join(', ');

/** Code that runs and sends it: taking the event away would break that code. */
const stillSent = ({ input, event, sendings }: Removal): Refusal | null =>
  sendings.others.length === 0
    ? null
    : refuse(`\`${event.name}\` is still sent at ${listed(input.contract, sendings.others)}: remove that code first.`);

/** Components that call its callback, and code that sends it past the method of the client. */
const stillCalled = ({ input, protocol, event, draft, names }: Removal): Refusal | null => {
  const { client, hook } = protocol.client;
  const others = event.mentions.filter(
    (mention) =>
      (mention.part === 'send-method' && mention.name !== `${client?.fact.name ?? ''}.${names.sendMethod}`) ||
      (mention.part === 'hook-callback' && mention.name !== `${hook?.fact.name ?? ''}.${names.callback}`),
  );
  if (others.length > 0) {
    return refuse(`\`${event.name}\` is still sent at ${listed(input.contract, others)}: remove that code first.`);
  }
  if (hook === null || !event.mentions.some(({ part }) => part === 'hook-callback')) return null;
  const users = usesOf(input, draft, names.callback).filter(
    (path) => path !== hook.path && path !== client?.path && draft.text(path).includes(hook.fact.name),
  );
  return users.length === 0
    ? null
    : refuse(`\`${names.callback}\` of \`${hook.fact.name}\` is used in ${users.join(', ')}: remove that code first.`);
};

const toRemoval = (input: PlanInput, { protocol, event }: Target, draft: Draft): Removal => {
  const short = shortName(protocol, event.name);
  const wrappers = [`_broadcast_${short}`, `_send_${short}`, `_request_${short}`];
  const names = neighbourNames(protocol, { name: event.name, delivery: 'none' });
  // The answer to a request is named after what it answers.
  const answering = event.mentions
    .filter(({ part }) => part === 'hook-callback')
    .map(({ name }) => name.slice(name.lastIndexOf('.') + 1))
    .find((name) => /^answer[A-Z]/.test(name));
  return {
    input,
    protocol,
    event,
    draft,
    names: { ...names, callback: answering ?? names.callback },
    wrappers,
    sendings: findSendings(input, event, protocol.server.set?.path ?? '', wrappers),
    actions: actionNames(short),
  };
};

export const removeEvent = (
  input: PlanInput,
  change: Extract<Change, { kind: 'remove-event' }>,
  draft: Draft,
): Refusal | null => {
  const target = findEvent(input, change.protocol, change.name);
  if ('kind' in target) return target;
  const removal = toRemoval(input, target, draft);
  return (
    stillSent(removal) ??
    stillCalled(removal) ??
    removeFromClient(removal) ??
    removeExtras(removal) ??
    removeFromServer(removal)
  );
};
