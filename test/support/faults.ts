// Faults as people make them in an application of two languages: a key or an event spelt otherwise on one side, a field left
// out, a type of another kind, a case that nobody wrote.
import fc from 'fast-check';
import type { Texts, World } from './worlds.ts';

export interface Fault {
  readonly what: string;
  readonly texts: Texts;
}

/** All places of a pattern in files of one language; the change is made at one of them. */
const changesOf = (
  texts: Texts,
  what: string,
  isWanted: (path: string) => boolean,
  pattern: RegExp,
  change: (found: string) => string,
): readonly Fault[] =>
  [...texts]
    .filter(([path]) => isWanted(path))
    .flatMap(([path, text]) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        what: `${what} in ${path}: ${found.trim()}`,
        texts: new Map([...texts, [path, text.slice(0, index) + change(found) + text.slice(index + found.length)]]),
      })),
    );

const isModel = (path: string): boolean => /\/models\/.*\.py$/.test(path);
const isEndpoint = (path: string): boolean => /\/api\/.*\.py$/.test(path);
const isTypes = (path: string): boolean => path.includes('/types/');
const isHook = (path: string): boolean => path.includes('/hooks/');
const isClient = (path: string): boolean => /\/api\/.*\.ts$/.test(path);

const faultsOf = ({ texts }: World): readonly Fault[] => [
  ...changesOf(texts, 'another key', isModel, /["']\w+["'](?=\]| *:)/g, (key) =>
    key.replace(/\w+/, (word) => `${word}X`),
  ),
  ...changesOf(texts, 'another key', isEndpoint, /\.get\(["']\w+["'](?=[,)])/g, (get) =>
    get.replace(/(\w+)(["'])$/, '$1X$2'),
  ),
  ...changesOf(texts, 'no member', isModel, /^ +[A-Z_]+ = ["']\w+["'].*\r?\n/gm, () => ''),
  ...changesOf(texts, 'no field', isTypes, /^[ \t]+\w+\??: [^\n]*\n/gm, () => ''),
  ...changesOf(texts, 'another type', isTypes, /: (?:string|number)(?=[;,]?\r?$)/gm, (type) =>
    type === ': string' ? ': number' : ': string',
  ),
  ...changesOf(texts, 'required', isTypes, /\w+\?(?=: )/g, (name) => name.slice(0, -1)),
  ...changesOf(texts, 'another label', isHook, /case ["']\w+["']/g, (label) => label.replace(/(["'])$/, 's$1')),
  ...changesOf(texts, 'another event', isClient, /(?<=send\w*\()["']\w+["']/g, (value) =>
    value.replace(/(["'])$/, 's$1'),
  ),
];

/** A world with one fault in it; null where it has no place for one. */
export const faultIn = (world: World): fc.Arbitrary<Fault | null> => {
  const faults = faultsOf(world);
  return faults.length === 0 ? fc.constant(null) : fc.constantFrom(...faults);
};
