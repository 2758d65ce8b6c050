// `cachibot-ws remove EVENT`: takes an event out again, everywhere.
import { parseArgs } from 'node:util';
import { planAndPresent } from './change.ts';
import { UserError } from './files.ts';
import { openWorkspace } from './workspace.ts';

export const runRemove = (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { protocol: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const [name, ...folders] = positionals;
  if (name === undefined) throw new UserError('Say which event to remove: cachibot-ws remove EVENT [folder…].');
  const change = { kind: 'remove-event', protocol: values.protocol ?? null, name } as const;
  return planAndPresent(openWorkspace(folders), change, values.write);
};
