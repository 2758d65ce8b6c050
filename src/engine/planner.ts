// The planner is a bundle of its own, which hosts load when the first plan is asked for: what came is looked at before it is used.
import type { Planner } from './project.ts';

const names = ['planChange', 'offer'] as const;

export const isPlanner = (value: unknown): value is Planner =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => name in value && typeof (value as Record<string, unknown>)[name] === 'function');
