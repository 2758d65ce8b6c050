// `cachibot-ws complete EVENT`: writes every part that an event lacks, from what is there.
import { parseArgs } from 'node:util';
import { planAndPresent } from './change.ts';
import { UserError } from './files.ts';
import { openWorkspace } from './workspace.ts';

export const runComplete = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { protocol: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const [name, ...folders] = positionals;
  if (name === undefined) throw new UserError('Say which event to complete: cachibot-ws complete EVENT [folder…].');
  const change = { kind: 'complete-event', protocol: values.protocol ?? null, name, recipe: null } as const;
  return planAndPresent(openWorkspace(folders), change, values.write);
};
