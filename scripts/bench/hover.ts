// From a place to the hover's text, the contract being linked: every mention of the folder once, the 95th percentile, each the
// least of a few tries.
import { allEvents } from '../../src/engine/contract.ts';
import { toHover } from '../../src/engine/features/explain-markdown.ts';
import { openProject } from './open.ts';

const tries = 3;

export const measure = (folder: string): number => {
  const project = openProject(folder);
  project.findings();
  const links = { toPlace: () => '#', toPage: () => null };
  const places = allEvents(project.contract()).flatMap(({ mentions }) => mentions);
  const hover = (path: string, offset: number): number => {
    const start = performance.now();
    const told = project.explainAt(path, offset);
    if (told !== null) toHover(told.explanations, links);
    return performance.now() - start;
  };
  const rounds = Array.from({ length: tries }, () => places.map(({ path, range }) => hover(path, range.start)));
  const times = places.map((_, index) => Math.min(...rounds.map((round) => round[index] ?? Infinity)));
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length * 0.95)] ?? NaN;
};
