// `cachibot-ws remove EVENT`: takes an event out again, everywhere.
import { parseArgs } from 'node:util';
import { UserError } from './files.ts';
import { presentPlan } from './present.ts';
import { openWorkspace, requireContract } from './workspace.ts';

export const runRemove = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { protocol: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const [name, ...folders] = positionals;
  if (name === undefined) throw new UserError('Say which event to remove: cachibot-ws remove EVENT [folder…].');
  const workspace = openWorkspace(folders);
  requireContract(workspace);
  const result = await workspace.project.plan({ kind: 'remove-event', protocol: values.protocol ?? null, name });
  return presentPlan(workspace, result, values.write);
};
