// Requests for one event to client of the bakery, and what their plans make of its store and hook.
import assert from 'node:assert/strict';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import { type EventRequest, type FieldSpec, leftOpen } from '../../src/engine/plan.ts';
import { bakeryWith } from './bakery.ts';
import { planFor, withPlan } from './worlds.ts';

const fieldOf = (line: string): FieldSpec => {
  const parsed = parseFieldLine(line);
  return parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
};

export const requestFor = (name: string, lines: readonly string[], more: Partial<EventRequest>): EventRequest => ({
  ...leftOpen,
  protocol: 'OvenMessage',
  name,
  direction: 'server-to-client',
  fields: lines.map(fieldOf),
  ...more,
});

const paths = { store: 'web/src/stores/loaves.ts', hook: 'web/src/hooks/useOven.ts' } as const;

/** What a plan makes of the store or the hook, where the bakery has this store. */
export const textAfter = async (which: keyof typeof paths, store: string, request: EventRequest): Promise<string> => {
  const texts = bakeryWith({ store });
  const result = await planFor(texts, { kind: 'add-events', events: [request] });
  if (result.kind === 'refused') assert.fail(result.reason);
  return withPlan(texts, result.plan).get(paths[which]) ?? '';
};

/** Why nothing is planned. */
export const refusal = async (store: string, request: EventRequest): Promise<string> => {
  const result = await planFor(bakeryWith({ store }), { kind: 'add-events', events: [request] });
  return result.kind === 'refused' ? result.reason : assert.fail('it was planned');
};
