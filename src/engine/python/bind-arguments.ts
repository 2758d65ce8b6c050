// Gives arguments their values at a place: what was said, else a name in scope that is called as they are. Nothing is invented.
import type { ArgumentValue } from '../plan.ts';
import { formatType, isNullable, type WireType, withoutNull } from '../wire-type.ts';
import { parsePython } from './tree.ts';
import type { Local, Names } from './flow-names.ts';
import type { PythonPlace } from './place.ts';

/** A parameter that a call at a place has to fill. */
export interface Argument {
  /** What the user calls it: the wire key of a field, else the parameter's own name. */
  readonly key: string;
  readonly name: string;
  /** Of a field; null for one that says who gets the message. */
  readonly type: WireType | null;
  /** As the parameter is annotated, for one that says who gets the message. */
  readonly typeText: string | null;
  /** Other names that mean the same. */
  readonly aliases: readonly string[];
  readonly isRequired: boolean;
}

export interface BoundArgument {
  readonly argument: Argument;
  readonly expression: string;
}

export interface UnboundArgument {
  readonly argument: Argument;
  /** What stands in the way: a sentence without its full stop. */
  readonly reason: string;
}

export interface Binding {
  readonly bound: readonly BoundArgument[];
  /** Required ones; what is optional and not in scope is left out. */
  readonly unbound: readonly UnboundArgument[];
  /** Optional ones that are left out. */
  readonly leftOut: readonly Argument[];
}

/** The alternatives of a type as Python tells them apart. */
const alternatives = (type: WireType): readonly string[] => {
  const members = type.kind === 'union' ? type.members : [type];
  return members.map((member) => (member.kind === 'literal' ? 'string' : formatType(member)));
};

const takes = (wanted: readonly string[], given: string): boolean => {
  if (wanted.includes(given) || (given === 'int' && wanted.includes('float'))) return true;
  return given === 'unknown[]' && wanted.some((one) => one.endsWith('[]'));
};

/** Whether values of one type, null aside, can be given where the other is wanted; what cannot be told can. */
export const isTypeFitting = (given: WireType, wanted: WireType): boolean => {
  const takenTypes = alternatives(withoutNull(wanted));
  const givenTypes = alternatives(withoutNull(given));
  if ([...takenTypes, ...givenTypes].includes('unknown')) return true;
  return givenTypes.every((one) => takes(takenTypes, one) || (takenTypes.includes('unknown[]') && one.endsWith('[]')));
};

/** Whether a local can be given where a type is wanted; a class that is no wire type needs a word of the user. */
const isFitting = (local: Local, argument: Argument): boolean => {
  const { type, typeText } = argument;
  if (type === null) return typeText === null || local.typeText === null || !isNullable(local.type);
  const wanted = alternatives(type);
  if (wanted.includes('unknown')) return true;
  if (local.type.kind === 'unknown') return local.typeText === null || /^(?:typing\.)?Any$/.test(local.typeText);
  return alternatives(local.type).every((given) => takes(argument.isRequired ? wanted : [...wanted, 'null'], given));
};

const plain = /^(?:str|int|float|bool|Any|None|[\s|])+$/;

/** The only name in scope of the very class that a parameter takes: `websocket: WebSocket` for `ws: WebSocket`. */
const ofSameClass = (names: Names, { typeText }: Argument): string | null => {
  if (typeText === null || plain.test(typeText)) return null;
  const found = [...names].filter(([, local]) => local.typeText === typeText).map(([name]) => name);
  return found.length === 1 ? (found[0] ?? null) : null;
};

const bindOne = (
  names: Names,
  values: readonly ArgumentValue[],
  argument: Argument,
): BoundArgument | UnboundArgument => {
  const said = values.find(({ key }) => key === argument.key || key === argument.name);
  if (said !== undefined) return { argument, expression: said.expression.trim() };
  const called = [argument.name, ...argument.aliases].find((name) => names.has(name));
  const local = called === undefined ? undefined : names.get(called);
  if (called !== undefined && local !== undefined) {
    if (isFitting(local, argument)) return { argument, expression: called };
    const own = local.typeText ?? formatType(local.type);
    const wanted = argument.type === null ? 'never None' : `\`${formatType(argument.type)}\``;
    return { argument, reason: `\`${called}\` is \`${own}\` there and not surely ${wanted}` };
  }
  const same = argument.type === null ? ofSameClass(names, argument) : null;
  if (same !== null) return { argument, expression: same };
  return { argument, reason: `nothing is surely called \`${argument.name}\` there` };
};

export const bindArguments = (
  { names }: Pick<PythonPlace, 'names'>,
  wanted: readonly Argument[],
  values: readonly ArgumentValue[],
): Binding => {
  const results = wanted.map((argument) => bindOne(names, values, argument));
  const isUnbound = (one: BoundArgument | UnboundArgument): one is UnboundArgument => 'reason' in one;
  const unbound = results.filter(isUnbound);
  return {
    bound: results.flatMap((one) => (isUnbound(one) ? [] : [one])),
    unbound: unbound.filter(({ argument }) => argument.isRequired),
    leftOut: unbound.filter(({ argument }) => !argument.isRequired).map(({ argument }) => argument),
  };
};

/** Why a text cannot stand as an argument, or null. `isAsync`: where something may be awaited. */
export const expressionProblem = (expression: string, isAsync: boolean): string | null => {
  const text = `_ = (${expression.trim()})\n`;
  const { root, nodes, comments, damage } = parsePython(text);
  const [statement, ...others] = root.children;
  const value = statement?.name === 'AssignStatement' ? statement.children[2] : undefined;
  const isOne =
    others.length === 0 &&
    damage.length === 0 &&
    comments.length === 0 &&
    !/[\r\n]/.test(expression) &&
    value?.name === 'ParenthesizedExpression' &&
    value.children.length === 3 &&
    value.end === text.length - 1 &&
    !/^(?:NamedExpression|YieldExpression|TupleExpression)$/.test(value.children[1]?.name ?? '');
  if (!isOne) return `\`${expression}\` is no Python expression on one line: write one, for example task.id.`;
  const waits = nodes.some(({ name }) => name === 'AwaitExpression');
  return waits && !isAsync
    ? `\`${expression}\` awaits something where nothing can be awaited: use a value that is there.`
    : null;
};
