// Which event stands at a place: the smallest spot there wins, and all events that share it are told.
import type { Contract, ContractEvent } from '../contract.ts';
import type { Range } from '../source.ts';
import { type Spot, spotsIn } from './spots.ts';

/** An event, and the key of its payload where the place is one. */
export interface Mentioned {
  readonly event: ContractEvent;
  readonly field: string | null;
}

export interface MentionAt {
  readonly range: Range;
  /** Several where an interface or an action serves several events. */
  readonly mentioned: readonly Mentioned[];
}

const length = ({ start, end }: Range): number => end - start;

const smallest = (spots: readonly Spot[]): Spot | null => {
  let best: Spot | null = null;
  for (const spot of spots) if (best === null || length(spot.range) < length(best.range)) best = spot;
  return best;
};

/** One entry an event; a spot that knows the key says more than one that does not. */
const mentionedBy = (spots: readonly Spot[]): readonly Mentioned[] => {
  const byEvent = new Map<ContractEvent, string | null>();
  for (const { event, field } of spots) byEvent.set(event, byEvent.get(event) ?? field);
  return [...byEvent].map(([event, field]) => ({ event, field }));
};

/** Null where no event is mentioned. The end of a name counts as the name, unless something else begins there. */
export const mentionAt = (contract: Contract, path: string, offset: number): MentionAt | null => {
  const touching = spotsIn(contract, path).filter(({ range }) => range.start <= offset && offset <= range.end);
  const inside = touching.filter(({ range }) => offset < range.end);
  const spots = inside.length > 0 ? inside : touching;
  const best = smallest(spots);
  if (best === null) return null;
  const { start, end } = best.range;
  return {
    range: best.range,
    mentioned: mentionedBy(spots.filter(({ range }) => range.start === start && range.end === end)),
  };
};
