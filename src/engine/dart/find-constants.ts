// Where Dart names the messages of a protocol: a class of string constants, and the switch that tells them apart.
// Dart is no language of the engine: what is looked for has one shape, and nothing is written where it has another.

/** One `static const String thinking = 'thinking';` */
export interface ConstantFact {
  readonly name: string;
  readonly value: string;
  /** The whole line, with its indent and without its line break. */
  readonly start: number;
  readonly end: number;
}

export interface ConstantsFact {
  readonly className: string;
  readonly constants: readonly ConstantFact[];
}

const constant = /^[ \t]*static\s+const\s+String\s+(\w+)\s*=\s*(['"])([^'"\n]*)\2\s*;[^\n\r]*/gm;

const classHead = /^(?:(?:abstract|final|base|sealed|interface|mixin)\s+)*class\s+(\w+)\b/gm;

/** The class around an offset: the last one that begins before it. */
const classAt = (text: string, offset: number): string =>
  [...text.matchAll(classHead)].filter(({ index }) => index < offset).at(-1)?.[1] ?? '';

/** The classes of a text that hold constants. */
export const readConstants = (text: string): readonly ConstantsFact[] => {
  const classes = new Map<string, ConstantFact[]>();
  for (const match of text.matchAll(constant)) {
    const [line, name = '', , value = ''] = match;
    const className = classAt(text, match.index);
    const known = classes.get(className) ?? [];
    classes.set(className, [...known, { name, value, start: match.index, end: match.index + line.length }]);
  }
  return [...classes]
    .map(([className, constants]) => ({ className, constants }))
    .filter(({ className }) => className !== '');
};

/** One `case WSEvent.thinking:` with the call below it. */
export interface CaseFact {
  readonly constant: string;
  /** The private method that it calls, and what it hands over. */
  readonly method: string;
  readonly given: string;
  readonly start: number;
  readonly end: number;
  /** The lines behind the call: `break;` where the others have it. */
  readonly rest: string;
}

/** The cases of a text that do nothing but call a private method. */
export const readCases = (text: string, className: string): readonly CaseFact[] => {
  const shape = new RegExp(
    `^[ \\t]*case ${className}\\.(\\w+):\\r?\\n[ \\t]*(_\\w+)\\(([^()\\n]*)\\);((?:\\r?\\n[ \\t]*break;)?)`,
    'gm',
  );
  return [...text.matchAll(shape)].map((match) => {
    const [all, name = '', method = '', given = '', rest = ''] = match;
    return { constant: name, method, given, start: match.index, end: match.index + all.length, rest };
  });
};

/** A method of one class body, from its line to the brace that closes it; null where that is not found. */
export const findMethod = (text: string, name: string): { readonly start: number; readonly end: number } | null => {
  const head = new RegExp(`^([ \\t]*)[\\w<>?, ]+ ${name}\\([^)]*\\)(?: async)? \\{`, 'm').exec(text);
  if (head === null) return null;
  // Formatted code closes a method where it begins.
  const close = new RegExp(`^${head[1] ?? ''}\\}`, 'm').exec(text.slice(head.index + head[0].length));
  return close === null
    ? null
    : { start: head.index, end: head.index + head[0].length + close.index + close[0].length };
};
