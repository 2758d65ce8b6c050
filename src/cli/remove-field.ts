// `cachibot-ws remove-field EVENT KEY`: takes a field out of an event, across the stack.
import { runChange } from './change.ts';

export const runRemoveField = runChange({
  usage: 'cachibot-ws remove-field EVENT KEY',
  names: 1,
  toChange: ({ event, names: [key = ''], protocol }) => ({ kind: 'remove-field', protocol, event, key }),
});
