// `cachibot-ws rename EVENT NEW`: gives an event another name, across the stack.
import { runChange } from './change.ts';

export const runRename = runChange({
  usage: 'cachibot-ws rename EVENT NEW',
  names: 1,
  toChange: ({ event, names: [to = ''], protocol }) => ({ kind: 'rename-event', protocol, event, to }),
});
