// Names made from wire values and keys, in the case their neighbours have.

const words = (value: string): readonly string[] => value.split(/[^\p{L}\p{N}$]+/u).filter((word) => word !== '');

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The enum member for a wire value: `LOAF_READY`, or `LoafReady` where the others are written so. */
export const memberNameFor = (value: string, neighbours: readonly string[]): string => {
  const isPascal =
    neighbours.length > 0 && neighbours.every((name) => /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/.test(name));
  const name = isPascal ? words(value).map(capitalised).join('') : words(value).join('_').toUpperCase();
  return /^\d/.test(name) || name === '' ? `_${name}` : name;
};

const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** The parameter for a wire key: `taskId` for `task_id`, another name where that one is taken. */
export const parameterNameFor = (key: string, taken: ReadonlySet<string>): string => {
  const [first = '', ...rest] = words(key);
  const joined = first.slice(0, 1).toLowerCase() + first.slice(1) + rest.map(capitalised).join('');
  const name = /^\d/.test(joined) || joined === '' ? `_${joined}` : joined;
  if (!reserved.has(name) && !taken.has(name)) return name;
  let proposal = `${name}Value`;
  for (let count = 2; taken.has(proposal); count++) proposal = `${name}Value${String(count)}`;
  return proposal;
};
