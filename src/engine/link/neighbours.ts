// What only the events of a protocol together tell: which keys several of them carry, and which types have an event's name
// by chance.
import { toSnakeCase } from '../case.ts';
import type { ContractEvent, PayloadClaim } from '../contract.ts';
import type { Direction } from '../facts.ts';
import { madeOnce } from '../made-once.ts';

/** How many events of a direction carry a key: `roomId` stands for nothing else. */
const countCarriers = (events: readonly ContractEvent[]): ReadonlyMap<Direction, ReadonlyMap<string, number>> => {
  const carriers = new Map<Direction, Map<string, number>>();
  for (const { direction, payload } of events) {
    const counts = carriers.get(direction) ?? new Map<string, number>();
    carriers.set(direction, counts);
    for (const { key } of payload) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return carriers;
};

const isSameType = (a: PayloadClaim, b: PayloadClaim): boolean =>
  a.place.path === b.place.path && a.place.range.start === b.place.range.start;

const keysOf = madeOnce((fields: readonly { readonly key: string }[]): string =>
  fields
    .map(({ key }) => toSnakeCase(key))
    .sort()
    .join(),
);

/** A type that another event uses, or whose keys are another event's. */
const belongsElsewhere = (claim: PayloadClaim, event: ContractEvent, events: readonly ContractEvent[]): boolean =>
  events.some(
    (other) =>
      other !== event &&
      (other.claims.some((one) => one.isUsed && isSameType(one, claim)) ||
        (other.payload.length > 0 &&
          other.payload.length === claim.fields.length &&
          keysOf(other.payload) === keysOf(claim.fields))),
  );

/** The events by name, each with what the others show of it. */
export const compareEvents = (events: readonly ContractEvent[]): ReadonlyMap<string, ContractEvent> => {
  const carriers = countCarriers(events);
  return new Map(
    events.map((event) => {
      const counts = carriers.get(event.direction);
      const payload = event.payload.map((field) => ({
        ...field,
        isShared: (counts?.get(field.key) ?? 0) > 1,
      }));
      const claims = event.claims.filter((claim) => claim.isUsed || !belongsElsewhere(claim, event, events));
      return [event.name, { ...event, payload, claims }];
    }),
  );
};
