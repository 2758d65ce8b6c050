// `cachibot-ws retype-field EVENT LINE`: gives a field of an event another type and presence, across the stack.
import { readField, runChange } from './change.ts';

export const runRetypeField = runChange({
  usage: 'cachibot-ws retype-field EVENT "name: type"',
  names: 1,
  toChange: ({ event, names: [line = ''], protocol }) => ({
    kind: 'retype-field',
    protocol,
    event,
    field: readField(line),
  }),
});
