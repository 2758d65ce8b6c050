// What a draft asks for in a project: requests that can be planned, or what is wrong with them there.
import type { Contract } from '../contract.ts';
import { parseFieldLine } from '../field-line.ts';
import type { EventRequest } from '../plan.ts';
import { guessProtocol } from '../propose.ts';
import { listOf, quote, tellUnknown } from '../unknown-name.ts';
import { fieldsProblem, nameProblem } from '../validate.ts';
import { type DraftEvent, type DraftProblem, type EventDraft, placeIn } from './draft.ts';
import { toRequest } from './request-keys.ts';

export interface DraftRequests {
  /** One for each event of the draft, in its order, as long as nothing is wrong. */
  readonly requests: readonly EventRequest[];
  readonly problems: readonly DraftProblem[];
}

/** The protocol that an event is drafted for, or what is wrong with that. */
export const protocolOf = (contract: Contract, event: DraftEvent): string | DraftProblem => {
  const ids = contract.protocols.map(({ id }) => id);
  const { protocol } = event.asked;
  if (protocol === undefined) {
    const guess = guessProtocol(contract, event.name.text);
    if (guess !== null) return guess;
    const message = `Say which protocol gets ${quote(event.name.text)}: a line \`protocol ${listOf(ids)}\`.`;
    return { range: event.name.range, message };
  }
  if (ids.includes(protocol)) return protocol;
  return { range: placeIn(event, 'protocol'), message: tellUnknown(protocol, 'protocol here', ids) };
};

/** The first field that is one too many, and what is wrong with it. */
const wrongField = ({ entries }: DraftEvent, { fields, direction }: EventRequest): DraftProblem | null => {
  const places = entries.filter(
    ({ key, value }) => key.text === 'field' && parseFieldLine(value.text).kind === 'field',
  );
  for (const [index, { value }] of places.entries()) {
    const message = fieldsProblem(fields.slice(0, index + 1), direction);
    if (message !== null) return { range: value.range, message };
  }
  return null;
};

const requestOf = (contract: Contract, event: DraftEvent): EventRequest | DraftProblem => {
  const protocol = protocolOf(contract, event);
  if (typeof protocol !== 'string') return protocol;
  const request = toRequest(event.name.text, protocol, event.asked);
  const found = contract.protocols.find(({ id }) => id === protocol);
  const named = found === undefined ? null : nameProblem(found, request);
  if (named !== null) return { range: event.name.range, message: named };
  return wrongField(event, request) ?? request;
};

const isProblem = (result: EventRequest | DraftProblem): result is DraftProblem => 'message' in result;

/** The same event twice is no event more. */
const doubles = (events: readonly DraftEvent[], requests: readonly (EventRequest | DraftProblem)[]) =>
  requests.flatMap((request, index) => {
    if (isProblem(request)) return [];
    const first = requests.findIndex(
      (other) => !isProblem(other) && other.protocol === request.protocol && other.name === request.name,
    );
    const range = events[index]?.name.range;
    if (first === index || range === undefined) return [];
    return [
      { range, message: `${quote(request.name)} of ${request.protocol} stands there twice: remove one of the two.` },
    ];
  });

/** Reads everything that can be told without planning; the planner may still refuse. */
export const requestsOf = (contract: Contract, { events, problems }: EventDraft): DraftRequests => {
  const named = events.filter(({ name }) => name.text !== '');
  const made = named.map((event) => requestOf(contract, event));
  const all = [...problems, ...made.filter(isProblem), ...doubles(named, made)];
  return {
    requests: all.length === 0 ? made.flatMap((one) => (isProblem(one) ? [] : [one])) : [],
    problems: all.sort((a, b) => a.range.start - b.range.start),
  };
};
