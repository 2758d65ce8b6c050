// What the commands that change one event share: the event and what else they are given, the plan, and what mentions the
// event where no plan goes.
import { parseArgs } from 'node:util';
import { parseFieldLine } from '../engine/field-line.ts';
import type { Change, FieldSpec } from '../engine/plan.ts';
import { findElsewhere } from './elsewhere.ts';
import { UserError } from './files.ts';
import { presentPlan } from './present.ts';
import { readWhatItReaches } from './read-dart.ts';
import { openWorkspace, requireContract, type Workspace } from './workspace.ts';

/** What stands on the command line. */
export interface Given {
  readonly event: string;
  /** What is named besides the event, in order. */
  readonly names: readonly string[];
  readonly protocol: string | null;
  readonly value: string | null;
}

export interface ChangeCommand {
  /** As it is typed: `cachibot-ws rename EVENT NEW`. */
  readonly usage: string;
  /** How many names follow the event. */
  readonly names: number;
  readonly toChange: (given: Given) => Change;
}

export const readField = (line: string): FieldSpec => {
  const parsed = parseFieldLine(line);
  if (parsed.kind === 'error') throw new UserError(parsed.message);
  return parsed.field;
};

/** Plans a change, and shows or writes it with what mentions the event where no plan goes. */
export const planAndPresent = async (workspace: Workspace, change: Change, isWriting: boolean): Promise<number> => {
  requireContract(workspace);
  readWhatItReaches(workspace, change);
  const result = await workspace.project.plan(change);
  return presentPlan(workspace, result, isWriting, findElsewhere(workspace, change, result));
};

export const runChange =
  ({ usage, names: count, toChange }: ChangeCommand) =>
  async (args: readonly string[]): Promise<number> => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { protocol: { type: 'string' }, value: { type: 'string' }, write: { type: 'boolean', default: false } },
    });
    const [event, ...rest] = positionals;
    const names = rest.slice(0, count);
    if (event === undefined || names.length < count) throw new UserError(`Say what to change: ${usage} [folder…].`);
    const change = toChange({ event, names, protocol: values.protocol ?? null, value: values.value ?? null });
    const workspace = openWorkspace(rest.slice(count));
    return planAndPresent(workspace, change, values.write);
  };
