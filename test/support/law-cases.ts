// What the law tests share: generated cases, how many of them, and how one that fails is told.
import fc from 'fast-check';
import './seed.ts';
import type { EventRequest } from '../../src/engine/plan.ts';
import { exchangesFor, requestsFor } from './world-events.ts';
import { type Texts, type World, worlds } from './worlds.ts';

export interface Case {
  readonly world: World;
  readonly request: EventRequest;
}

export const casesWith = (): fc.Arbitrary<Case> =>
  worlds.chain((world) => requestsFor(world.shape).map((request) => ({ world, request })));

/** Requests with their answers. */
export const exchanges = (): fc.Arbitrary<Case> =>
  worlds
    .filter(({ shape }) => shape.client.length > 0)
    .chain((world) => exchangesFor(world.shape).map((request) => ({ world, request })));

export interface Pair extends Case {
  readonly second: EventRequest;
}

const topic = ({ name }: EventRequest): string => name.replace(/^room_/, '');

/** Two events of one protocol whose parts have names of their own. */
export const pairs = (): fc.Arbitrary<Pair> =>
  worlds
    .chain((world) =>
      fc
        .tuple(requestsFor(world.shape), requestsFor(world.shape))
        .map(([request, second]) => ({ world, request, second })),
    )
    .filter(({ request, second }) => topic(request) !== topic(second));

/** How many cases of each sort every run looks at. */
export const lawCases = { single: 600, exchange: 200, pair: 120 } as const;

/** `LAW_RUNS=10` runs ten times as many cases. */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env['LAW_RUNS'] ?? 1));

/** The texts that changed, as they became. */
export const tell = (before: Texts, after: Texts): string =>
  [...after]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path, text]) => `--- ${path}\n${text}`)
    .join('\n');
