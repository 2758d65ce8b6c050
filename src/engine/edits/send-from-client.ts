// Sends one field more from the client: the method of the client takes it and puts it into the payload, and the callbacks
// of the hook take it and hand it on.
import { type ContractEvent, type Mention, toLocation } from '../contract.ts';
import { type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { insertHandedOn, insertSentKey, readOptionsIndex } from '../typescript/writer.ts';
import type { Draft, Step } from './draft.ts';
import type { FieldSubject } from './find-event.ts';
import type { NewField } from './send-from-server.ts';
import { usesOf } from './uses.ts';

/** The methods of the client that send the event, and what else sends it. */
const sendersOf = ({
  protocol,
  event,
}: FieldSubject): { readonly methods: readonly Mention[]; readonly others: readonly Mention[] } => {
  const className = `${protocol.client.client?.fact.name ?? ''}.`;
  const all = event.mentions.filter(({ part }) => part === 'send-method');
  const methods = all.filter(({ name }) => name.startsWith(className));
  return { methods, others: all.filter((one) => !methods.includes(one)) };
};

const callbacksOf = ({ mentions }: ContractEvent): readonly Mention[] =>
  mentions.filter(({ part }) => part === 'hook-callback');

const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** What calls the callbacks or the methods would have to pass. */
const missingValue = (
  input: PlanInput,
  draft: Draft,
  found: FieldSubject,
  { field, value }: NewField,
): Refusal | null => {
  const isOptional = field.presence === 'conditional' || field.default !== null;
  if (isOptional) return null;
  if (value !== null)
    return refuse(
      `A value can be passed for what the server sends only: make it optional, \`${field.key}?: …\`, and pass it where it is known.`,
    );
  const home = new Set([...sendersOf(found).methods, ...callbacksOf(found.event)].map(({ path }) => path));
  const users = callbacksOf(found.event)
    .flatMap(({ name }) => usesOf(input, draft, lastName(name)))
    .filter((path) => !home.has(path));
  return users.length === 0
    ? null
    : refuse(
        `\`${field.key}\` would have to be passed in ${[...new Set(users)].join(', ')}: make it optional, \`${field.key}?: …\`.`,
      );
};

export const sendFromClient = (input: PlanInput, found: FieldSubject, own: NewField, draft: Draft): Refusal | null => {
  const { protocol, event } = found;
  const { field } = own;
  const { client } = protocol.client;
  const { methods, others } = sendersOf(found);
  const [method] = methods;
  if (client === null || method === undefined)
    return refuse(`No method of the client sends \`${event.name}\`: complete the event first.`);
  if (event.payload.some(({ key }) => key === field.key)) return null;
  const missing = missingValue(input, draft, found, own);
  if (missing !== null) return missing;
  const name = lastName(method.name);
  const isOptional = field.presence === 'conditional' || field.default !== null;
  const sender = { className: client.fact.name, method: name, value: event.name };
  const options = readOptionsIndex(draft.text(method.path), sender);
  const parameters = client.fact.methods.find((one) => one.name === name)?.parameters ?? [];
  const index = isOptional ? parameters.length : parameters.filter((one) => one.isOptional !== true).length;
  const spec = { method: name, index: options === null ? index : null, options, field, isOptional };
  const callbacks = callbacksOf(event).map((callback): Step => {
    const [hook = '', last = ''] = callback.name.split('.');
    return { path: callback.path, write: (text) => insertHandedOn(text, { ...spec, hook, callback: last }) };
  });
  const refusal = draft.take({
    path: method.path,
    write: (text) => insertSentKey(text, { ...sender, field, isOptional }),
  });
  if (refusal !== null) return refusal;
  for (const step of callbacks) {
    const byHand = draft.attempt(() => draft.take(step));
    if (byHand !== null) draft.note(byHand.reason);
  }
  for (const other of others)
    draft.note(
      `\`${event.name}\` is also sent at ${toLocation(input.contract, other)}: put \`${field.key}\` in there by hand.`,
    );
  if (isOptional) noteCalls(found, field.key, draft);
  return null;
};

const noteCalls = ({ event }: FieldSubject, key: string, draft: Draft): void => {
  const names = callbacksOf(event).map(({ name }) => `\`${lastName(name)}\``);
  if (names.length > 0) draft.note(`Pass \`${key}\` where ${names.join(' or ')} is called and it is known.`);
};
