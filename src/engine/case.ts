// Letter cases of names: wire values and keys, Python and TypeScript identifiers.

/** The words of a name in any case, in lower case: `chunkCount`, `chunk_count` and `CHUNK_COUNT` give chunk, count. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const toSnakeCase = (name: string): string => wordsOf(name).join('_');

export const toPascalCase = (name: string): string => wordsOf(name).map(capitalised).join('');

export const toCamelCase = (name: string): string => {
  const pascal = toPascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
};

export const toUpperCase = (name: string): string => wordsOf(name).join('_').toUpperCase();
