// What only the events of a protocol together tell: which keys several of them carry, and which types have an event's name
// by chance.
import { toSnakeCase } from '../case.ts';
import type { ContractEvent, PayloadClaim } from '../contract.ts';

const idOf = ({ direction }: ContractEvent, key: string): string => `${direction} ${key}`;

/** How many events carry a key the same way: `roomId` stands for nothing else. */
const countCarriers = (events: readonly ContractEvent[]): ReadonlyMap<string, number> => {
  const carriers = new Map<string, number>();
  for (const event of events) {
    for (const { key } of event.payload) carriers.set(idOf(event, key), (carriers.get(idOf(event, key)) ?? 0) + 1);
  }
  return carriers;
};

const isSameType = (a: PayloadClaim, b: PayloadClaim): boolean =>
  a.place.path === b.place.path && a.place.range.start === b.place.range.start;

const keysOf = (fields: readonly { readonly key: string }[]): string =>
  fields
    .map(({ key }) => toSnakeCase(key))
    .sort()
    .join();

/** A type that another event uses, or whose keys are another event's. */
const belongsElsewhere = (claim: PayloadClaim, event: ContractEvent, events: readonly ContractEvent[]): boolean =>
  events.some(
    (other) =>
      other !== event &&
      (other.claims.some((one) => one.isUsed && isSameType(one, claim)) ||
        (other.payload.length > 0 && keysOf(other.payload) === keysOf(claim.fields))),
  );

/** The events by name, each with what the others show of it. */
export const compareEvents = (events: readonly ContractEvent[]): ReadonlyMap<string, ContractEvent> => {
  const carriers = countCarriers(events);
  return new Map(
    events.map((event) => {
      const payload = event.payload.map((field) => ({
        ...field,
        isShared: (carriers.get(idOf(event, field.key)) ?? 0) > 1,
      }));
      const claims = event.claims.filter((claim) => claim.isUsed || !belongsElsewhere(claim, event, events));
      return [event.name, { ...event, payload, claims }];
    }),
  );
};
