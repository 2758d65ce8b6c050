// What a new handler case does: hands the payload to the store's action, in the way this handler reads payloads.
import type { Protocol } from '../contract.ts';
import type { FieldSpec } from '../plan.ts';
import { isIdentifier, writeType } from '../typescript/write-type.ts';
import type { Argument } from './call-action.ts';
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

const isTaken = ({ kind }: Argument): boolean => kind !== 'nothing';

/** One argument in lines, where the payload has a name of its own. */
const namedArgument = (argument: Argument): readonly string[] => {
  switch (argument.kind) {
    case 'payload':
      return ['payload'];
    case 'field':
      return [accessTo('payload', argument.field.key)];
    case 'nothing':
      return ['undefined'];
  }
};

/** One argument in lines, where each field is read and cast on its own. */
const readArgument = (payload: string, argument: Argument): readonly string[] => {
  switch (argument.kind) {
    case 'payload':
      return ['{', ...argument.fields.map((field) => `  ${entryText(payload, field)}`), '}'];
    case 'field':
      return [fieldCast(payload, argument.field)];
    case 'nothing':
      return ['undefined'];
  }
};

/** A call, its arguments behind one another; one that has several lines ends where the next begins. */
const callLines = (call: string, given: readonly (readonly string[])[]): readonly string[] => {
  const done: string[] = [];
  let line = `${call}(`;
  for (const [index, argument] of given.entries()) {
    const [first = '', ...rest] = argument;
    line += (index === 0 ? '' : ', ') + first;
    for (const next of rest) {
      done.push(line);
      line = next;
    }
  }
  return [...done, `${line})`];
};

/** The statements of the case, unindented, two spaces a step. */
export const handlerBody = (context: EventContext): readonly string[] => {
  const { protocol, request, names, keeping } = context;
  const payload = payloadOf(protocol);
  if (keeping === null) return [`// TODO(${request.name}): nothing is done with it yet.`];
  const call = `${keeping.store.fact.hook}.getState().${keeping.action}`;
  if (!isCastWhole(protocol)) {
    return callLines(
      call,
      keeping.arguments.map((argument) => readArgument(payload, argument)),
    );
  }
  return [
    ...(keeping.arguments.some(isTaken) ? [`const payload = ${payload} as ${names.payloadInterface}`] : []),
    ...callLines(call, keeping.arguments.map(namedArgument)),
  ];
};
