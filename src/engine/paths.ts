// What a path tells about a file. Paths have forward slashes.

/** Tests, fixtures and stories mention events without making them work: they are never emitters or handlers. */
export const isTestPath = (path: string): boolean =>
  /(^|\/)(tests?|__tests__|fixtures|e2e)\//.test(path) ||
  /(^|\/)(test_[^/]*|[^/]*_test|conftest)\.pyi?$/.test(path) ||
  /\.(test|spec|stories)\.[cm]?tsx?$/.test(path);

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The file in which a workspace says what it wants to hear of the checks. */
export const configurationName = 'cachibot-ws.json';

export const isConfiguration = (path: string): boolean => baseName(path) === configurationName;

export type Language = 'python' | 'typescript';

/** The language that reads a file, or null where none does. Declaration files are generated: nobody edits events there. */
export const languageOf = (path: string): Language | null => {
  if (path.endsWith('.py')) return 'python';
  return /(?<!\.d)\.[cm]?tsx?$/.test(path) ? 'typescript' : null;
};
