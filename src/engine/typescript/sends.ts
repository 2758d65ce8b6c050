// Messages that are sent by value: `this.send('chat', {…})`, `client.sendJson(on ? 'a' : 'b', {})`, and an object with a
// type and a payload handed to such a method.
import type { SendFact } from '../facts.ts';
import { argumentsOf, calleeOf, entryKey, entryValue, memberOf, unwrap } from './expressions.ts';
import { withinOf } from './names.ts';
import { readSentPayload } from './payloads.ts';
import { childrenNamed, rangeOf, stringValue, textOf, type Node, type SyntaxFile } from './tree.ts';
import type { TypeScope } from './types.ts';

type Value = SendFact['values'][number];

const isSender = (name: string): boolean => /^(?:send|emit)|Send$/.test(name);

/** The strings an expression can be: a literal, or a choice between literals. Empty where it can be anything else. */
const valuesOf = (node: Node): readonly Value[] => {
  const plain = unwrap(node);
  const value = stringValue(plain);
  if (value !== null) return [{ kind: 'literal', value, range: rangeOf(plain) }];
  if (plain.name !== 'ConditionalExpression') return [];
  const branches = [plain.children[2], plain.children[4]].map((one) => (one === undefined ? [] : valuesOf(one)));
  return branches.some((one) => one.length === 0) ? [] : branches.flat();
};

/** The object in `JSON.stringify(object)`, or the node itself. */
const withoutStringify = (node: Node): Node => {
  const callee = node.name === 'CallExpression' ? calleeOf(node) : null;
  return callee !== null && textOf(callee) === 'JSON.stringify' ? (argumentsOf(node)[0] ?? node) : node;
};

interface Sent {
  readonly values: readonly Value[];
  readonly payload: Node | null;
}

/** `{ type: 'chat', payload: {…} }` */
const sentObject = (node: Node): Sent | null => {
  const plain = unwrap(withoutStringify(unwrap(node)));
  if (plain.name !== 'ObjectExpression') return null;
  const entries = new Map(childrenNamed(plain, 'Property').map((entry) => [entryKey(entry)?.key, entryValue(entry)]));
  const type = entries.get('type') ?? null;
  return type === null
    ? null
    : { values: valuesOf(type), payload: entries.get('payload') ?? entries.get('data') ?? null };
};

const toSend = (call: Node, scope: TypeScope): readonly SendFact[] => {
  const callee = calleeOf(call);
  const name = callee === null ? null : (memberOf(callee)?.key ?? textOf(callee));
  const [first, second] = argumentsOf(call);
  if (callee === null || name === null || !isSender(name) || first === undefined) return [];
  const sent = sentObject(first) ?? { values: valuesOf(first), payload: second ?? null };
  if (sent.values.length === 0) return [];
  return [
    {
      callee: textOf(callee),
      values: sent.values,
      payload: sent.payload === null ? null : readSentPayload(sent.payload, scope),
      range: rangeOf(call),
      within: withinOf(call),
    },
  ];
};

export const readSends = (file: SyntaxFile, scope: TypeScope): readonly SendFact[] =>
  file.all('CallExpression').flatMap((one) => toSend(one, scope));
