// Loads `edit.js` from beside the extension's own bundle. It carries the compiler, so only the first plan pays for it.
import { createRequire } from 'node:module';
import { isPlanner } from '../engine/planner.ts';
import type { Planner } from '../engine/project.ts';

export const loadPlanner = (): Promise<Planner> => {
  const loaded: unknown = createRequire(__filename)('./edit.js');
  if (!isPlanner(loaded)) throw new Error('edit.js beside the extension has no planner: build again.');
  return Promise.resolve(loaded);
};
