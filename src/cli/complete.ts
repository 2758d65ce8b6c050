// `cachibot-ws complete EVENT`: writes every part that an event lacks, from what is there.
import { parseArgs } from 'node:util';
import { UserError } from './files.ts';
import { presentPlan } from './present.ts';
import { openWorkspace, requireContract } from './workspace.ts';

export const runComplete = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { protocol: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const [name, ...folders] = positionals;
  if (name === undefined) throw new UserError('Say which event to complete: cachibot-ws complete EVENT [folder…].');
  const workspace = openWorkspace(folders);
  requireContract(workspace);
  const protocol = values.protocol ?? null;
  const result = await workspace.project.plan({ kind: 'complete-event', protocol, name, recipe: null });
  return presentPlan(workspace, result, values.write);
};
