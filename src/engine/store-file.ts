// A file for a store that is not there yet: where it may stand, what its hook is called, and which one is proposed.
import { toCamelCase, toPascalCase } from './case.ts';
import type { Protocol } from './contract.ts';
import { isSkippedFolder } from './listing.ts';
import { shortName } from './names.ts';
import { baseName, isTestPath, languageOf } from './paths.ts';
import type { EventRequest } from './plan.ts';
import { rankStores } from './propose.ts';

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** `src/stores/uploads.ts` makes `useUploadsStore`; null where the file's name makes no hook. */
export const hookOf = (path: string): string | null => {
  const stem = baseName(path).replace(/\.[cm]?tsx?$/, '');
  const words = toPascalCase(stem).replace(/^Use(?=[A-Z])/, '');
  const hook = `use${words.replace(/Store$/, '')}Store`;
  return /^use[A-Z]\w*Store$/.test(hook) ? hook : null;
};

/** Why no store can be written there, or null. */
export const storeFileProblem = (protocol: Protocol, paths: readonly string[], path: string): string | null => {
  const parts = path.split('/');
  const isOutside = /^(?:[a-zA-Z]:|\/|~)|\\/.test(path) || parts.some((part) => /^\.{0,2}$/.test(part));
  if (isOutside)
    return `\`${path}\` is no path inside this folder: write it from here, for example new:src/stores/uploads.ts.`;
  if (languageOf(path) !== 'typescript' || isTestPath(path))
    return `\`${path}\` is no TypeScript file of the application: give it a name that ends in .ts.`;
  // Where nothing handles the protocol that is said instead.
  const isKnown =
    protocol.client.handler === null || folderOf(path) === '' || paths.some((one) => one.startsWith(folderOf(path)));
  if (!isKnown || parts.slice(0, -1).some(isSkippedFolder))
    return `There is no folder \`${folderOf(path).slice(0, -1)}\` with code in it: choose one that is there, or make it first.`;
  return hookOf(path) === null
    ? `\`${baseName(path)}\` gives no name for a hook: call the file after what it keeps, for example uploads.ts.`
    : null;
};

/** Beside the store that suits the event best. */
export const proposeStoreFile = (protocol: Protocol, request: Pick<EventRequest, 'name' | 'fields'>): string => {
  const [best] = rankStores(protocol, request);
  const beside = best?.path ?? protocol.client.handler?.path ?? '';
  return `${folderOf(beside)}${toCamelCase(shortName(protocol, request.name))}.ts`;
};
