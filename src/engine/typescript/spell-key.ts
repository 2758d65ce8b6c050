// Gives a key another name where it stands: in an object, a pattern, a type, an access or a string. Where the key stands for
// a variable too, the variable keeps its name.
import { Node, type SourceFile, SyntaxKind } from 'ts-morph';
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

/** `key: variable`, where the variable will be called as the key is. */
const withVariable = (node: Node | undefined, to: string, variables: ReadonlyMap<string, string>): Range | null => {
  const parent = node?.getParent();
  if (!Node.isPropertyAssignment(parent) || parent.getNameNode() !== node) return null;
  const value = parent.getInitializer();
  return Node.isIdentifier(value) && variables.get(value.getText()) === to ? rangeOf(parent) : null;
};

/** The edit that renames a key. `variables` are what variables of the code around it are called from now on. */
export const spellKey = (text: string, range: Range, to: string, variables: ReadonlyMap<string, string>): TextEdit => {
  const mark = markOf(text);
  const old = text.slice(range.start, range.end);
  const quote = /^(['"`]).*\1$/.exec(old)?.[1];
  if (quote !== undefined) return { range, text: quote + to + quote };
  return readSyntax(text.slice(mark), (file: SourceFile): TextEdit => {
    const node = file.getDescendantAtPos(range.start - mark);
    if (isShorthand(node)) {
      const variable = variables.get(old) ?? old;
      return { range, text: variable === to ? to : `${to}: ${variable}` };
    }
    const both = withVariable(node, to, variables);
    if (both !== null) return { range: moved(both, mark), text: to };
    const spot = contracted(file, { start: range.start - mark, end: range.end - mark, to, before: '', after: '' });
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

/** The name of a property stands for itself: nothing in the code around it is meant. */
const isPropertyName = (node: Node): boolean => {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent)) return parent.getNameNode() === node;
  if (Node.isBindingElement(parent)) return parent.getPropertyNameNode() === node;
  return (
    (Node.isPropertyAssignment(parent) || Node.isPropertySignature(parent) || Node.isMethodDeclaration(parent)) &&
    parent.getNameNode() === node
  );
};

/** Whether no variable of a name is bound or read in a stretch of code. */
export const isNameFreeIn = (text: string, { start, end }: Range, name: string): boolean => {
  const mark = markOf(text);
  return readSyntax(text.slice(mark), (file) =>
    file
      .getDescendantsOfKind(SyntaxKind.Identifier)
      .every(
        (node) =>
          node.getText() !== name ||
          node.getStart() + mark < start ||
          node.getEnd() + mark > end ||
          isPropertyName(node),
      ),
  );
};
