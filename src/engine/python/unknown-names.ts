// Whether the names of an expression mean anything at a place: in the function, in its module, or in Python itself.
import type { PythonFacts } from '../facts.ts';
import { isInside } from '../source.ts';
import { codeOf } from './name-use.ts';
import { parsePython, type PyNode } from './tree.ts';

/** Names that every module has. */
const builtins: ReadonlySet<string> = new Set(
  (
    'abs all any ascii bin bool bytearray bytes callable chr complex dict dir divmod enumerate filter float format frozenset ' +
    'getattr hasattr hash hex id int isinstance issubclass iter len list map max memoryview min next object oct ord pow ' +
    'print range repr reversed round set slice sorted str sum super tuple type vars zip True False None NotImplemented ' +
    '__name__ __file__'
  ).split(' '),
);

/** What an expression itself binds: parameters of a lambda, targets of a comprehension. */
const boundIn = (text: string, nodes: readonly PyNode[]): ReadonlySet<string> => {
  const targets = nodes.flatMap((node) => {
    if (node.name === 'ParamList') return node.children;
    const index = node.children.findIndex(({ name }) => name === 'for');
    const end = node.children.findIndex(({ name }) => name === 'in');
    return /Comprehension|Generator/.test(node.name) && index !== -1 ? node.children.slice(index + 1, end) : [];
  });
  const names = targets.flatMap((node) => [node, ...node.children]).filter(({ name }) => name === 'VariableName');
  return new Set(names.map(({ start, end }) => text.slice(start, end)));
};

const isKeyword = (text: string, { parent, end }: PyNode): boolean =>
  parent?.name === 'ArgList' && /^\s*=(?!=)/.test(text.slice(end));

/** Whether a text binds or reads a name anywhere: at its top, or in a function. */
const isWordIn = (code: string, name: string): boolean => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(code);

/** The code outside of all functions: what it imports, declares or assigns, the whole module knows. */
const topOf = (code: string, { functions }: PythonFacts): string =>
  functions
    .filter(({ range }) => !functions.some(({ bodyRange }) => isInside(range, bodyRange)))
    .toSorted((a, b) => b.range.start - a.range.start)
    .reduce((rest, { bodyRange }) => rest.slice(0, bodyRange.start) + rest.slice(bodyRange.end), code);

/**
 * Why a text cannot stand as a value in a function, or null: a name that neither that function nor the module nor Python has.
 * Whether a name that the function has is bound by then is not asked.
 */
export const unknownNameProblem = (
  text: string,
  facts: PythonFacts,
  within: string,
  names: ReadonlyMap<string, unknown>,
  expression: string,
): string | null => {
  if (facts.imports.some(({ imported, local }) => imported === '*' || local === '*')) return null;
  const own = `_ = (${expression.trim()})\n`;
  const { nodes } = parsePython(own);
  const bound = boundIn(own, nodes);
  const code = codeOf(text);
  const top = topOf(code, facts);
  const functions = facts.functions.filter(({ name }) => within === name || within.startsWith(`${name}.`));
  const bodies = functions.map(({ range }) => code.slice(range.start, range.end));
  const stray = nodes
    .filter((node) => node.name === 'VariableName' && node.start > 1 && !isKeyword(own, node))
    .map(({ start, end }) => own.slice(start, end))
    .find(
      (name) =>
        !bound.has(name) &&
        !names.has(name) &&
        !builtins.has(name) &&
        ![top, ...bodies].some((one) => isWordIn(one, name)),
    );
  return stray === undefined
    ? null
    : `\`${stray}\` of \`${expression.trim()}\` is no name that \`${within}\` or its module knows: use one that is there, or import it first.`;
};
