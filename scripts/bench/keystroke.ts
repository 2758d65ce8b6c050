// From a keystroke to its findings, in the largest file of each language up to 60 KB that matters: two letters typed at many
// places. The 95th percentile of the keystrokes, each the least of a few tries: what else the machine does is not counted.
import { languageOf } from '../../src/engine/paths.ts';
import { openProject } from './open.ts';

const places = 60;
const tries = 5;
const largest = 60_000;

export const measure = (folder: string): number => {
  const project = openProject(folder);
  const sizes = [...project.contract().files.keys()]
    .map((path) => ({ path, text: project.text(path) ?? '' }))
    .filter(({ text }) => text.length <= largest)
    .sort((one, other) => other.text.length - one.text.length);
  const times: number[] = [];
  for (const language of ['python', 'typescript'] as const) {
    const file = sizes.find(({ path }) => languageOf(path) === language);
    if (file === undefined) continue;
    const { path, text } = file;
    const type = (next: string): number => {
      const start = performance.now();
      project.put(path, next);
      project.judgement();
      return performance.now() - start;
    };
    const typeAt = (place: number): readonly number[] => {
      const at = Math.floor((text.length * (place + 0.5)) / places);
      const spent = ['x', 'xy'].map((typed) => type(text.slice(0, at) + typed + text.slice(at)));
      type(text);
      return spent;
    };
    const rounds = Array.from({ length: tries }, () =>
      Array.from({ length: places }, (_, place) => typeAt(place)).flat(),
    );
    times.push(
      ...(rounds[0] ?? []).map((_, keystroke) => Math.min(...rounds.map((round) => round[keystroke] ?? Infinity))),
    );
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length * 0.95)] ?? NaN;
};
