// Reads one Python file into facts. It never throws: what cannot be read is left out, and damage is listed.
import type { PythonFacts } from '../facts.ts';
import { readBranches } from './branches.ts';
import { readCall, readReferences } from './calls.ts';
import { readConstruction } from './constructions.ts';
import { readEnum } from './enums.ts';
import { assignmentOf, attributeOf, textOf } from './expressions.ts';
import { readImport } from './imports.ts';
import { readNotes } from '../notes.ts';
import { Recent } from '../recent.ts';
import { readModel } from './models.ts';
import { readOutline, type Outline } from './outline.ts';
import { finish } from '../steps.ts';
import { parsePython, parsePythonInSteps, rangeOf } from './tree.ts';
import { readTypeStrings } from './type-strings.ts';
import { knownTypes } from './types.ts';
import { memberRef, patternRef, type MemberRef } from './values.ts';

const recent = new Recent<PythonFacts>(8);

/** Reads one file. Text that does not parse gives what could be read, and where it is damaged; nothing throws. */
export const readPython = (text: string): PythonFacts => recent.get(text, () => finish(readFacts(text)));

/** The same, so that a long text does not keep its host for long. */
export function* readPythonInSteps(text: string): Generator<void, PythonFacts> {
  yield* parsePythonInSteps(text);
  yield;
  return yield* readFacts(text);
}

function* readFacts(text: string): Generator<void, PythonFacts> {
  const tree = parsePython(text);
  yield;
  const classes = tree.nodes.filter((node) => node.name === 'ClassDefinition');
  const known = knownTypes(text, classes);
  const outline = readOutline(tree, known);
  yield;
  const calls = outline.uses.get('CallExpression') ?? [];
  const imports = (outline.uses.get('ImportStatement') ?? []).flatMap((use) => readImport(text, use));
  const types = classes.flatMap((definition) => readModel(text, definition, known) ?? []);
  const callFacts = calls.flatMap((use) => readCall(text, use) ?? []);
  yield;
  const constructions = calls.flatMap((use) => readConstruction(text, outline, use) ?? []);
  yield;
  const branches = readBranches(text, outline, known);
  yield;
  return {
    language: 'python',
    imports,
    valueSets: classes.flatMap((definition) => readEnum(tree, definition) ?? []),
    types,
    functions: outline.functions,
    calls: callFacts,
    references: readReferences(text, outline),
    constructions,
    branches,
    memberUses: memberUses(text, outline),
    typeStrings: readTypeStrings(text, tree.nodes, functionNames(outline.functions, imports)),
    instances: instances(text, outline),
    notes: readNotes(text, tree.comments),
    damage: tree.damage,
  };
}

const memberUses = (text: string, outline: Outline): readonly MemberRef[] => {
  const members = (outline.uses.get('MemberExpression') ?? []).filter(({ node }) => endsInCapital(text, node.end));
  const patterns = outline.uses.get('AttributePattern') ?? [];
  return [
    ...members.flatMap(({ node }) => memberRef(text, node) ?? []),
    ...patterns.flatMap(({ node }) => patternRef(text, node) ?? []),
  ].sort((one, other) => one.range.start - other.range.start);
};

/** Names that may stand for a function: those of this file, and what it imports. */
const functionNames = (functions: PythonFacts['functions'], imports: PythonFacts['imports']): ReadonlySet<string> =>
  new Set([
    ...functions.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)),
    ...imports.map(({ local }) => local),
  ]);

/** Leaves out `X.A.value`, whose inner `X.A` is a member of its own. */
const endsInCapital = (text: string, end: number): boolean => /[A-Z0-9_]/.test(text[end - 1] ?? '');

/** `manager = ConnectionManager()` at module level. */
const instances = (text: string, outline: Outline): PythonFacts['instances'] =>
  (outline.uses.get('AssignStatement') ?? []).flatMap(({ node, scope }) => {
    const assignment = scope === outline.module ? assignmentOf(node) : null;
    const target = assignment?.targets[0];
    const callee = assignment?.value?.name === 'CallExpression' ? assignment.value.children[0] : undefined;
    if (target?.name !== 'VariableName' || callee === undefined) return [];
    const className = textOf(text, attributeOf(callee)?.property ?? callee);
    return /^_*\p{Lu}\w*$/u.test(className) ? [{ name: textOf(text, target), className, range: rangeOf(node) }] : [];
  });
