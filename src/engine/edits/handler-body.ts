// What a new handler case does: hands the payload to the store's action, in the way this handler reads payloads.
import type { Protocol } from '../contract.ts';
import type { FieldSpec } from '../plan.ts';
import { isIdentifier, writeType } from '../typescript/write-type.ts';
import type { EventContext } from './event-context.ts';

/** A payload that is `unknown` is cast whole; one that is a record is read field by field, since the whole cast does not compile. */
export const isCastWhole = ({ client }: Protocol): boolean => {
  const payload = client.wrapper?.fact.fields.find(({ type }) => type.kind === 'record');
  return payload === undefined;
};

const accessTo = (payload: string, key: string): string =>
  isIdentifier(key) ? `${payload}.${key}` : `${payload}['${key}']`;

const fieldCast = (payload: string, { key, type, presence }: FieldSpec): string => {
  const written = writeType(type) + (presence === 'conditional' ? ' | undefined' : '');
  return accessTo(payload, key) + (written === 'unknown' ? '' : ` as ${written}`);
};

const entryText = (payload: string, field: FieldSpec): string =>
  `${isIdentifier(field.key) ? field.key : `'${field.key}'`}: ${fieldCast(payload, field)},`;

/** As the other cases reach it; where none does, by the wrapper's key of the message that is switched over. */
const payloadOf = ({ client }: Protocol): string => {
  const { handler, wrapper, set } = client;
  const key = wrapper?.fact.fields.find(({ typeText }) => typeText !== set?.fact.name)?.key ?? 'payload';
  const message = /^(.*)\.\w+$/.exec(handler?.fact.subject ?? '')?.[1];
  return handler?.fact.payloadExpression ?? (message === undefined ? key : `${message}.${key}`);
};

/** The statements of the case, unindented, two spaces a step. */
export const handlerBody = (context: EventContext): readonly string[] => {
  const { protocol, request, names, fields, keeping } = context;
  const payload = payloadOf(protocol);
  if (keeping === null) return [`// TODO(${request.name}): nothing is done with it yet.`];
  const { store, action, passes } = keeping;
  const call = `${store.fact.hook}.getState().${action}`;
  if (isCastWhole(protocol)) {
    const given = passes === null ? 'payload' : accessTo('payload', passes.key);
    return [`const payload = ${payload} as ${names.payloadInterface}`, `${call}(${given})`];
  }
  if (passes !== null) return [`${call}(${fieldCast(payload, passes)})`];
  return [`${call}({`, ...fields.map((field) => `  ${entryText(payload, field)}`), '})'];
};
