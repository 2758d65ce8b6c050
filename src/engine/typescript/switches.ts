// Switches over strings, and what each case does with the message: casts, reads, store calls.
import type { CaseFact, CastFact, SwitchFact } from '../facts.ts';
import type { Range } from '../source.ts';
import { bindingsOf } from './bindings.ts';
import { variableName } from './expressions.ts';
import { castOf, toCast } from './casts.ts';
import { messageOf, subjectOf, type Message } from './message.ts';
import { withinOf } from './names.ts';
import { readPayload } from './reads.ts';
import { readStoreCalls } from './store-calls.ts';
import { ancestors, child, parts, rangeOf, stringValue, textOf, type Node, type SyntaxFile } from './tree.ts';
import type { TypeScope } from './types.ts';

/** Labels that share one body. */
interface Group {
  readonly labels: readonly Node[];
  readonly body: readonly Node[];
}

const groupsOf = (switchBody: Node): readonly Group[] => {
  const groups: { labels: Node[]; body: Node[] }[] = [];
  for (const node of switchBody.children) {
    if (node.name === '{' || node.name === '}') continue;
    const last = groups.at(-1);
    const isLabel = node.name === 'CaseLabel' || node.name === 'DefaultLabel';
    if (!isLabel) last?.body.push(node);
    else if (last?.body.length === 0) last.labels.push(node);
    else groups.push({ labels: [node], body: [] });
  }
  return groups;
};

const idle = new Set(['BreakStatement', 'ContinueStatement', 'EmptyStatement', ';', '{', '}']);

const isIdle = (node: Node): boolean => {
  if (node.name === 'Block') return node.children.every(isIdle);
  if (node.name === 'ReturnStatement') return node.children.every((one) => one.name === 'return' || one.name === ';');
  return idle.has(node.name);
};

interface Handler {
  readonly message: Message;
  readonly scope: TypeScope;
  /** Every place of the payload in the cases. */
  readonly uses: Node[];
}

const bodyRangeOf = (label: Node, body: readonly Node[]): Range => {
  const first = body[0];
  return first === undefined
    ? { start: label.end, end: label.end }
    : { start: first.start, end: body.at(-1)?.end ?? first.end };
};

const firstCast = (uses: readonly Node[], scope: TypeScope): CastFact | null => {
  for (const use of uses) {
    const type = castOf(use);
    if (type !== null) return toCast(type, scope);
  }
  return null;
};

const readGroup = ({ labels, body }: Group, { message, scope, uses }: Handler): readonly CaseFact[] => {
  const own: Node[] = [];
  const payload = readPayload(body, message, scope, (node) => own.push(node));
  uses.push(...own);
  const [block] = body;
  const shared = {
    hasBraces: block?.name === 'Block' && body.slice(1).every(isIdle),
    effect: body.every(isIdle) ? ('ignored' as const) : ('effect' as const),
    cast: firstCast(own, scope),
    payload,
    storeCalls: readStoreCalls(body),
  };
  return labels.flatMap((label) => {
    const valueNode = child(label, 'String');
    const value = stringValue(valueNode);
    if (valueNode === null || value === null) return [];
    const bodyRange = bodyRangeOf(labels.at(-1) ?? label, body);
    // A label that falls through to the next one ends at itself.
    const end = label === labels.at(-1) ? Math.max(label.end, bodyRange.end) : label.end;
    return [{ value, valueRange: rangeOf(valueNode), range: { start: label.start, end }, bodyRange, ...shared }];
  });
};

const isDefault = ({ labels }: Group): boolean => labels.some(({ name }) => name === 'DefaultLabel');

/** The statements of the function around that stand beside the switch, but for those that look at the type themselves. */
const besides = (statement: Node, subject: Node): readonly Node[] => {
  const found: Node[] = [];
  for (let at = statement; at.parent !== null && !/Function|Method/.test(at.parent.name); at = at.parent) {
    if (at.parent.name !== 'Block') continue;
    const path = at;
    found.push(...at.parent.children.filter((one) => one !== path && !isAbout(one, subject)));
  }
  return found;
};

const isAbout = (statement: Node, subject: Node): boolean => {
  const condition = statement.name === 'IfStatement' ? statement.children[1] : undefined;
  return condition !== undefined && textOf(condition).includes(textOf(subject));
};

const otherLabels = (groups: readonly Group[]): readonly string[] =>
  groups
    .flatMap(({ labels }) => labels)
    .flatMap((label) => (label.name === 'CaseLabel' && child(label, 'String') === null ? (parts(label)[1] ?? []) : []))
    .map(textOf);

/** A variable outside the switch that holds the payload. */
const aliasOf = (statement: Node, { message }: Handler): string | null => {
  for (const scope of ancestors(statement)) {
    if (scope.name !== 'Block' && !/Function|Method/.test(scope.name)) continue;
    for (const binding of bindingsOf(scope).values()) {
      if (binding.node.start < statement.start && message.isPayload(nameUse(binding.node))) return binding.name;
    }
  }
  return null;
};

/** The place of a definition as if the name was used there. */
const nameUse = (definition: Node): Node => ({ ...definition, name: 'VariableName', children: [] });

const payloadExpression = (statement: Node, handler: Handler): string | null => {
  const alias = aliasOf(statement, handler);
  const member = handler.uses.find((use) => variableName(use) === null);
  const first = member ?? handler.uses[0];
  if (alias !== null) return alias;
  return first === undefined ? null : textOf(first);
};

const toSwitch = (statement: Node, scope: TypeScope): readonly SwitchFact[] => {
  const subject = subjectOf(statement);
  const body = child(statement, 'SwitchBody');
  const message = subject === null ? null : messageOf(subject);
  if (subject === null || body === null || message === null) return [];
  const handler: Handler = { message, scope, uses: [] };
  const groups = groupsOf(body);
  const cases = groups.flatMap((group) => readGroup(group, handler));
  const around = [...groups.filter(isDefault).flatMap((group) => group.body), ...besides(statement, subject)];
  // Without a case only the message's type tells what is switched over.
  if (cases.length === 0 && message.typeName === null) return [];
  return [
    {
      subject: textOf(subject),
      messageType: message.typeName,
      payloadExpression: payloadExpression(statement, handler),
      within: withinOf(statement),
      range: rangeOf(statement),
      bodyRange: rangeOf(body),
      cases,
      otherLabels: otherLabels(groups),
      isHandedOn: readPayload(around, message, scope, () => undefined).isWhole,
    },
  ];
};

export const readSwitches = (file: SyntaxFile, scope: TypeScope): readonly SwitchFact[] =>
  file.all('SwitchStatement').flatMap((one) => toSwitch(one, scope));
