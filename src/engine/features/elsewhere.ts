// Where an event is spoken of in files that no plan goes into: other clients, tests, documentation, configuration. Only the
// value in quotes counts; whoever asks hands in the texts.
import { toCamelCase } from '../case.ts';
import { allEvents, type Contract } from '../contract.ts';
import type { Change, Plan } from '../plan.ts';
import { isTouching, lineStarts, positionAt, type Range } from '../source.ts';
import { spotsIn } from './spots.ts';

/** What to look for: the value of an event, or a key in files that speak of its event and that no contract is made from. */
export interface Sought {
  readonly value: string;
  /** The event of a key; null where the value is an event itself. */
  readonly beside: string | null;
}

/** A line that mentions it, counted from 1. */
export interface Hit {
  readonly path: string;
  readonly line: number;
}

/** What a person should know of before a change is made; null where a plan goes everywhere it matters. */
export const soughtBy = (change: Change): Sought | null => {
  switch (change.kind) {
    case 'rename-event':
      return { value: change.event, beside: null };
    case 'remove-event':
    case 'complete-event':
      return { value: change.name, beside: null };
    case 'rename-field':
    case 'remove-field':
      return { value: change.key, beside: change.event };
    default:
      return null;
  }
};

const escaped = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const quotedIn = (text: string, value: string): readonly Range[] =>
  [...text.matchAll(new RegExp(`(['"\`])${escaped(value)}\\1`, 'g'))].map(({ index }) => ({
    start: index + 1,
    end: index + 1 + value.length,
  }));

/** Places that the contract or the plan knows of. */
const knownIn = (contract: Contract, plan: Plan, path: string): readonly Range[] => [
  ...spotsIn(contract, path).map(({ range }) => range),
  ...allEvents(contract)
    .flatMap(({ mentions }) => mentions)
    .filter((mention) => mention.path === path && mention.part === 'enum-member')
    .map(({ whole }) => whole),
  ...plan.edits.filter((file) => file.path === path).flatMap(({ edits }) => edits.map(({ range }) => range)),
];

/** Whether a text speaks of an event: by its value in quotes, or by a constant that is called after it, as in Dart. */
const speaksOf = (text: string, event: string): boolean =>
  quotedIn(text, event).length > 0 || new RegExp(`\\.${escaped(toCamelCase(event))}(?!\\w)`).test(text);

/** The lines of one text that mention it and that no plan goes into. */
export const hitsIn = (
  contract: Contract,
  plan: Plan,
  { value, beside }: Sought,
  path: string,
  text: string,
): readonly Hit[] => {
  if (!text.includes(value)) return [];
  // What the contract was made from is followed key by key; other events have keys of that name too.
  if (beside !== null && (contract.files.has(path) || !speaksOf(text, beside))) return [];
  const known = knownIn(contract, plan, path);
  const own = quotedIn(text, value).filter((range) => !known.some((one) => isTouching(one, range)));
  const starts = lineStarts(text);
  return [...new Set(own.map(({ start }) => positionAt(starts, start).line))].map((line) => ({ path, line }));
};

/** More places than these are only counted. */
const most = 20;

/** One sentence about all of them, or null. */
export const tellHits = (value: string, hits: readonly Hit[]): string | null => {
  if (hits.length === 0) return null;
  const shown = hits.slice(0, most).map(({ path, line }) => `${path}:${line}`);
  const rest = hits.length > most ? ` and ${hits.length - most} more` : '';
  return `\`${value}\` is also mentioned at ${shown.join(', ')}${rest}: look there by hand.`;
};
