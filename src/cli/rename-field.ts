// `cachibot-ws rename-field EVENT OLD NEW`: gives a key of an event's payload another name, across the stack.
import { runChange } from './change.ts';

export const runRenameField = runChange({
  usage: 'cachibot-ws rename-field EVENT OLD NEW',
  names: 2,
  toChange: ({ event, names: [key = '', to = ''], protocol }) => ({ kind: 'rename-field', protocol, event, key, to }),
});
