// Reads one TypeScript file: its text in, facts out. It never throws; what cannot be read is left out, and what the parser
// stumbled over stands in `damage`.
import type { TypeScriptFacts } from '../facts.ts';
import { readCalls } from './calls.ts';
import { readClasses, readInstances } from './classes.ts';
import { readAliases, readTypes } from './declarations.ts';
import { readHooks } from './hooks.ts';
import { readImports, readReexports } from './imports.ts';
import { exportedNames } from './names.ts';
import { readLookedFor } from './looked-for.ts';
import { readNotes } from '../notes.ts';
import { readSends } from './sends.ts';
import { readMemberUses, readStrings } from './spoken.ts';
import { readStores } from './stores.ts';
import { readSwitches } from './switches.ts';
import { finish } from '../steps.ts';
import { parseTree, parseTreeInSteps } from './tree.ts';
import { typeScope } from './types.ts';
import { readValueSets } from './value-sets.ts';

/** `path` only chooses between plain TypeScript and TypeScript with JSX. */
export const readTypeScript = (text: string, path: string): TypeScriptFacts => finish(readFacts(text, path));

/** The same, so that a long text does not keep its host for long. */
export function* readTypeScriptInSteps(text: string, path: string): Generator<void, TypeScriptFacts> {
  yield* parseTreeInSteps(text, path);
  yield;
  return yield* readFacts(text, path);
}

function* readFacts(text: string, path: string): Generator<void, TypeScriptFacts> {
  const file = parseTree(text, path);
  yield;
  const scope = typeScope(file);
  const exported = exportedNames(file);
  const imports = readImports(file);
  const valueSets = readValueSets(file, exported);
  const sends = readSends(file, scope);
  const setNames = new Set(valueSets.map(({ name }) => name));
  yield;
  const types = readTypes(file, scope, exported);
  const aliases = readAliases(file, scope, (name) => setNames.has(name));
  yield;
  const switches = readSwitches(file, scope);
  yield;
  const hooks = readHooks(file, scope, exported, imports);
  yield;
  const stores = readStores(file, scope, exported);
  yield;
  return {
    language: 'typescript',
    imports,
    reexports: readReexports(file),
    valueSets,
    types,
    aliases,
    switches,
    classes: readClasses(file, scope),
    instances: readInstances(file),
    sends,
    lookedFor: readLookedFor(file),
    memberUses: readMemberUses(file),
    strings: readStrings(file, sends),
    calls: readCalls(file),
    hooks,
    stores,
    notes: readNotes(text, file.comments),
    damage: file.damage,
  };
}
