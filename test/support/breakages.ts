// Applications in which one place that an event needs is gone, in conflict or cut off, with the file that misses it.
import type { EventRequest } from '../../src/engine/plan.ts';
import { namesOf, pathsOf, type Shape } from './world-shape.ts';
import type { Texts } from './worlds.ts';

export interface Breakage {
  readonly what: string;
  readonly texts: Texts;
  /** The file, or what a user would look for, that the refusal has to name. */
  readonly named: string;
}

const withText = (texts: Texts, path: string, change: (text: string) => string): Texts =>
  new Map([...texts].map(([one, text]) => [one, one === path ? change(text) : text]));

/** The places that are missing after one construct was taken away. */
export const removals = (texts: Texts, shape: Shape, { direction }: EventRequest): readonly Breakage[] => {
  const { hook, set, client, wrapper } = namesOf(shape);
  const paths = pathsOf(shape);
  const isToClient = direction === 'server-to-client';
  const emptyHook = `export function ${hook}() {\n  return {}\n}\n`;
  const all = [
    {
      what: 'no union',
      texts: withText(texts, paths.types, (text) => text.slice(text.indexOf('export interface'))),
      named: wrapper,
      isNeeded: true,
    },
    { what: 'no switch', texts: withText(texts, paths.hook, () => emptyHook), named: wrapper, isNeeded: isToClient },
    { what: 'no hook', texts: withText(texts, paths.hook, () => ''), named: client, isNeeded: !isToClient },
    { what: 'no client class', texts: withText(texts, paths.client, () => ''), named: wrapper, isNeeded: !isToClient },
    {
      what: 'no branches',
      texts: withText(texts, paths.endpoint, (text) => text.replaceAll(set, 'SomethingElse')),
      named: wrapper,
      isNeeded: !isToClient,
    },
    {
      what: 'no frontend',
      texts: new Map([...texts].filter(([path]) => path.endsWith('.py'))),
      named: wrapper,
      isNeeded: true,
    },
    {
      what: 'no backend',
      texts: new Map([...texts].filter(([path]) => !path.endsWith('.py'))),
      named: '',
      isNeeded: true,
    },
  ];
  return all.filter(({ isNeeded }) => isNeeded);
};

/** Conflict markers at the top of a file that would change. */
export const inConflict = (texts: Texts, path: string): Texts =>
  withText(texts, path, (text) => {
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const marks = ['<<<<<<< HEAD', '=======', '>>>>>>> theirs', ''].join(newline);
    return text.startsWith('\uFEFF') ? `\uFEFF${marks}${text.slice(1)}` : marks + text;
  });

export const cutOff = (texts: Texts, path: string, offset: number): Texts =>
  withText(texts, path, (text) => text.slice(0, offset));

export const damaged = withText;
