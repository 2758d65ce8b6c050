// Reads one more key at the top of a branch that receives an event, as the branches beside it read theirs.
import type { BranchFact, FunctionFact } from '../facts.ts';
import { refuse, written, type FieldSpec, type Written } from '../plan.ts';
import { indentAt, startOfLine } from '../source.ts';
import { readStyle } from './file-style.ts';
import { freeName } from './parameters.ts';
import { toIdentifier, writeString } from './python-text.ts';
import { readPython } from './reader.ts';
import { writeRead } from './reception-text.ts';
import { call, layOut, layOutAssignment } from './ruff-layout.ts';
import { linesAbove } from './text-block.ts';
import { comparesWith, findChain } from './write-reception.ts';

export interface ReadSpec {
  readonly set: string;
  readonly member: string;
  readonly event: string;
  readonly field: FieldSpec;
  /** `local`: a variable takes it. `mark`: none does yet, and a mark says so, since nothing may stand unused. */
  readonly into: 'local' | 'mark';
  readonly lineLength: number;
}

/** Most of the neighbours' reads have a default. */
const givesDefaults = (chain: readonly BranchFact[]): boolean => {
  const reads = chain.flatMap(({ payload }) => payload.reads);
  return reads.filter(({ hasDefault }) => hasDefault).length * 2 > reads.length;
};

/** A name that the branch and the parameters around it leave free. */
const localFor = (text: string, branch: BranchFact, around: FunctionFact | undefined, key: string): string => {
  const name = toIdentifier(key);
  const words = new Set(text.slice(branch.bodyRange.start, branch.bodyRange.end).match(/(?<![\w.])[A-Za-z_]\w*/g));
  const taken = new Set([...words, ...(around?.parameters.map((one) => one.name) ?? []), branch.payloadVariable ?? '']);
  return freeName(taken, name, `${name}_value`, `given_${name}`);
};

export const insertRead = (text: string, { set, member, event, field, into, lineLength }: ReadSpec): Written => {
  const facts = readPython(text);
  const chain = findChain(facts, set);
  const branch = facts.branches.find((one) => comparesWith(one, set, member));
  if (branch === undefined)
    return refuse(`No branch compares with \`${set}.${member}\` in this file: complete the event first.`);
  if (branch.payload.reads.some(({ key }) => key === field.key)) return written();
  if (branch.payloadVariable === null)
    return refuse(
      'Read the payload into a variable above the branches first, as in `payload = data.get("payload", {})`.',
    );
  const { start } = branch.bodyRange;
  if (text.slice(startOfLine(text, start), start).trim() !== '')
    return refuse(`Put the body of the branch for \`${set}.${member}\` on lines of its own first.`);
  const style = readStyle(text);
  const around = facts.functions.find(({ name }) => name === branch.within);
  const read = givesDefaults(chain)
    ? writeRead(field, branch.payloadVariable, style.quote)
    : call(`${branch.payloadVariable}.get`, writeString(field.key, style.quote));
  const frame = { indent: indentAt(text, start), unit: style.unit, lineLength };
  const lines =
    into === 'local'
      ? layOutAssignment(localFor(text, branch, around, field.key), read, frame)
      : layOut('', read, `  # TODO(${event}): use it.`, frame);
  return written(linesAbove(text, start, lines, 0, style));
};
