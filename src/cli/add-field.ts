// `cachibot-ws add-field EVENT LINE`: gives an event one more field, across the stack.
import { readField, runChange } from './change.ts';

export const runAddField = runChange({
  usage: 'cachibot-ws add-field EVENT "name: type"',
  names: 1,
  toChange: ({ event, names: [line = ''], protocol, value }) => ({
    kind: 'add-field',
    protocol,
    event,
    field: readField(line),
    value,
  }),
});
