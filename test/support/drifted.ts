// The bakery with one defect: only the client declares `oven_cold`.
import { bakery, bakeryWith } from './bakery.ts';

export const drifted: ReadonlyMap<string, string> = bakeryWith({
  types: bakery.types.replace("  | 'loaf_ready'\n", "  | 'loaf_ready'\n  | 'oven_cold'\n"),
});

/** The drifted bakery with a text changed, and further files. */
export const driftedWith = (
  from: string,
  to: string,
  more: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> =>
  new Map([
    ...[...drifted].map(([path, text]) => [path, text.replace(from, () => to)] as const),
    ...Object.entries(more),
  ]);

/** What is found there. */
export const driftedMessage =
  '`oven_cold` is declared by the client only: it is missing from `OvenType` of the server, and nothing sends or handles it.';
