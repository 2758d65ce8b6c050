// Gives a key another name where it stands: in an object, a pattern, a type, an access or a string. Where the key stands for
// a variable too, the variable keeps its name.
import { Node, type SourceFile } from 'ts-morph';
import type { Range, TextEdit } from '../source.ts';
import { callIn } from './write-sent-key.ts';
import { findHook } from './find-callbacks.ts';
import { keyOf } from './find-fields.ts';
import { optionsType } from './grow-parameters.ts';
import { contracted } from './symbols.ts';
import { rangeOf } from './style.ts';
import { readSyntax } from './syntax.ts';

const markOf = (text: string): number => (text.startsWith('\uFEFF') ? 1 : 0);

const moved = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });

/** `{ old }` as a key that gets its value from a variable, or hands it to one. */
const isShorthand = (node: Node | undefined): boolean => {
  const parent = node?.getParent();
  if (Node.isShorthandPropertyAssignment(parent)) return true;
  return (
    Node.isBindingElement(parent) &&
    Node.isObjectBindingPattern(parent.getParent()) &&
    parent.getPropertyNameNode() === undefined &&
    parent.getNameNode() === node
  );
};

/**
 * The edit that renames a key. `variable` is what a variable of the same name is called from now on, where it stands for
 * both.
 */
export const spellKey = (text: string, range: Range, to: string, variable: string): TextEdit => {
  const mark = markOf(text);
  return readSyntax(text.slice(mark), (file: SourceFile): TextEdit => {
    const start = range.start - mark;
    const node = file.getDescendantAtPos(start);
    if (isShorthand(node)) return { range, text: variable === to ? to : `${to}: ${variable}` };
    const spot = contracted(file, { start, end: range.end - mark, to, before: '', after: '' });
    return { range: moved(spot, mark), text: to };
  });
};

const keyIn = (type: ReturnType<typeof optionsType>, key: string): Range | null => {
  const member = type?.getProperties().find((one) => keyOf(one) === key);
  return member === undefined ? null : rangeOf(member.getNameNode());
};

/** Where the options of a sending method declare a key. */
export const optionOfMethod = (
  text: string,
  { className, method: name, value, key }: { className: string; method: string; value: string; key: string },
): Range | null =>
  readSyntax(text.slice(markOf(text)), (file) => {
    const method = file.getClass(className)?.getMethod(name);
    if (method === undefined || callIn(method, value) === null) return null;
    const found = method
      .getParameters()
      .flatMap((parameter) => keyIn(optionsType(parameter), key) ?? [])
      .at(0);
    return found === undefined ? null : moved(found, markOf(text));
  });

/** Where the options of a hook's callback declare a key. */
export const optionOfCallback = (
  text: string,
  { hook, callback, key }: { hook: string; callback: string; key: string },
): Range | null =>
  readSyntax(text.slice(markOf(text)), (file) => {
    const parts = findHook(file, hook);
    const arrow = typeof parts === 'string' ? undefined : parts.callbacks.find(({ name }) => name === callback)?.arrow;
    const found = arrow
      ?.getParameters()
      .flatMap((parameter) => keyIn(optionsType(parameter), key) ?? [])
      .at(0);
    return found === undefined ? null : moved(found, markOf(text));
  });
