// Sends one field more from the client: the method of the client takes it and puts it into the payload, and the callbacks
// of the hook take it and hand it on.
import { type Mention, toLocation } from '../contract.ts';
import { type FieldSpec, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { givesBehind, insertHandedOn, insertSentKey, readOptionsIndex } from '../typescript/writer.ts';
import { locationOf } from './callers.ts';
import { callsOfSenders, lastName, named, sendersOf } from './client-calls.ts';
import type { Draft, Step } from './draft.ts';
import type { FieldSubject } from './find-event.ts';
import type { NewField } from './send-from-server.ts';
import { usesOf } from './uses.ts';

/** The methods of the client that send the event, and what else sends it. */
const methodsOf = ({
  protocol,
  event,
}: FieldSubject): { readonly methods: readonly Mention[]; readonly others: readonly Mention[] } => {
  const className = `${protocol.client.client?.fact.name ?? ''}.`;
  const all = named(event, 'send-method');
  const methods = all.filter(({ name }) => name.startsWith(className));
  return { methods, others: all.filter((one) => !methods.includes(one)) };
};

const isOptional = ({ presence, default: value }: FieldSpec): boolean => presence === 'conditional' || value !== null;

/** What calls the callbacks or the methods would have to pass, and all that it passes now would move. */
const missingValue = (
  input: PlanInput,
  draft: Draft,
  found: FieldSubject,
  { field, value }: NewField,
): Refusal | null => {
  if (isOptional(field)) return null;
  const optional = `make it optional, \`${field.key}?: …\``;
  if (value !== null)
    return refuse(`A value can be passed for what the server sends only: ${optional}, and pass it where it is known.`);
  const senders = sendersOf(found);
  const calls = senders === null ? [] : callsOfSenders(input, senders);
  const callbacks = named(found.event, 'hook-callback');
  const home = new Set([...methodsOf(found).methods, ...callbacks].map(({ path }) => path));
  const users = callbacks.flatMap(({ name }) => usesOf(input, draft, lastName(name))).filter((path) => !home.has(path));
  const places = calls.length > 0 ? calls.map((call) => locationOf(input, call)) : users;
  return places.length === 0
    ? null
    : refuse(`\`${field.key}\` would have to be passed in ${[...new Set(places)].join(', ')}: ${optional}.`);
};

export const sendFromClient = (
  input: PlanInput,
  found: FieldSubject,
  added: NewField,
  draft: Draft,
): Refusal | null => {
  const { protocol, event } = found;
  const { field } = added;
  const { client } = protocol.client;
  const { methods, others } = methodsOf(found);
  const [method] = methods;
  if (client === null || method === undefined)
    return refuse(`No method of the client sends \`${event.name}\`: complete the event first.`);
  if (event.payload.some(({ key }) => key === field.key)) return null;
  const missing = missingValue(input, draft, found, added);
  if (missing !== null) return missing;
  const name = lastName(method.name);
  const sender = { className: client.fact.name, method: name, value: event.name };
  const options = readOptionsIndex(draft.text(method.path), sender);
  const parameters = client.fact.methods.find((one) => one.name === name)?.parameters ?? [];
  const own = isOptional(field);
  const index = own ? parameters.length : parameters.filter((one) => one.isOptional !== true).length;
  const spec = { method: name, index: options === null ? index : null, options, field, isOptional: own };
  const refusal = draft.take({
    path: method.path,
    write: (text) => insertSentKey(text, { ...sender, field, isOptional: own }),
  });
  if (refusal !== null) return refusal;
  for (const { path, name: qualified } of named(event, 'hook-callback')) {
    const [hook = '', callback = ''] = qualified.split('.');
    const step: Step = { path, write: (text) => insertHandedOn(text, { ...spec, hook, callback }) };
    const byHand = draft.attempt(() => draft.take(step));
    if (byHand === null) continue;
    if (!own && givesBehind(draft.text(path), { ...spec, hook, callback })) return byHand;
    draft.note(byHand.reason);
  }
  for (const other of others)
    draft.note(
      `\`${event.name}\` is also sent at ${toLocation(input.contract, other)}: put \`${field.key}\` in there by hand.`,
    );
  if (own) noteCalls(found, field.key, draft);
  return null;
};

const noteCalls = ({ event }: FieldSubject, key: string, draft: Draft): void => {
  const names = named(event, 'hook-callback').map(({ name }) => `\`${lastName(name)}\``);
  if (names.length > 0) draft.note(`Pass \`${key}\` where ${names.join(' or ')} is called and it is known.`);
};
