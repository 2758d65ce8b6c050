// Gives canonical Python the quotes, docstrings, indentation and line ends of its authors.
import { toSnakeCase } from '../../src/engine/case.ts';
import { type KnownField, type PythonTaste } from './world-shape.ts';

/** In a canonical text strings stand in `'`, docstrings in `"""`, and four blanks are a step. */
export const dressPython = (lines: readonly string[], taste: PythonTaste): string => {
  const kept = taste.hasDocs ? lines : withoutDocs(lines);
  const body = kept
    .join('\n')
    .trimEnd()
    .replaceAll("'", taste.quote)
    .replaceAll('"""', taste.docQuotes)
    .replace(/^(?: {4})+/gm, (spaces) => taste.indent.repeat(spaces.length / 4));
  return taste.mark + (body + taste.end).replaceAll('\n', taste.newline);
};

/** A docstring goes with the blank line below it; no body is left empty by that. */
const withoutDocs = (lines: readonly string[]): readonly string[] =>
  lines.filter((line, index) => {
    const isDoc = (one: string | undefined): boolean => one?.trim().startsWith('"""') === true;
    return !isDoc(line) && !(line === '' && isDoc(lines[index - 1]));
  });

/** A parameter for a field, as signatures have it. */
export const argument = ({ key, python, isConditional }: KnownField): string =>
  isConditional === true ? `${toSnakeCase(key)}: ${python} | None = None` : `${toSnakeCase(key)}: ${python}`;
