// One more parameter for a function: behind the last one that it may follow, or as a property of the options that it takes.
import {
  type CallExpression,
  Node,
  type ParameteredNode,
  type ParameterDeclaration,
  type TypeLiteralNode,
} from 'ts-morph';
import { refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { insertFirstItem, insertItemAfter } from './comma-list.ts';
import { keyOf } from './find-fields.ts';
import { insertMemberAfter } from './member-list.ts';
import { rangeOf, type Style } from './style.ts';
import { insertion } from './together.ts';

export interface GrownParameter {
  readonly name: string;
  /** With its type, as in `reason: string`. */
  readonly type: string;
  readonly isOptional: boolean;
}

const gapOf = ({ newline }: Style) => ({ newline, blank: 0 }) as const;

const declarationOf = ({ name, type, isOptional }: GrownParameter): string =>
  `${name}${isOptional ? '?' : ''}: ${type}`;

/** Optional ones stand last. */
const mayFollow = (one: ParameterDeclaration, { isOptional }: GrownParameter): boolean =>
  !one.isRestParameter() && (isOptional || !one.isOptional());

/** How many parameters stand before a new one. */
export const placeIn = (owner: ParameteredNode, own: GrownParameter): number => {
  const index = owner.getParameters().findIndex((one) => !mayFollow(one, own));
  return index === -1 ? owner.getParameters().length : index;
};

/** `open` is just behind the bracket. */
export const addParameter = (
  text: string,
  owner: ParameteredNode,
  open: number,
  own: GrownParameter,
  style: Style,
): Written => {
  const parameters = owner.getParameters();
  if (parameters.some((one) => one.getName() === own.name)) return written();
  const place = placeIn(owner, own);
  const [first] = parameters;
  const previous = parameters[place - 1];
  const declaration = declarationOf(own);
  if (first === undefined) return written(insertion(open, declaration));
  if (previous === undefined) return written(insertion(first.getStart(), `${declaration}, `));
  const list = { items: parameters.map(rangeOf), close: text.indexOf(')', parameters.at(-1)?.getEnd()) };
  const item = { inline: declaration, lines: indentAt(text, previous.getStart()) + declaration };
  return insertItemAfter(text, list, place - 1, item, gapOf(style));
};

/** One more argument, behind `index` others of those that a call gives. */
export const addArgument = (
  text: string,
  call: CallExpression,
  index: number,
  value: string,
  style: Style,
): Written => {
  const given = call.getArguments();
  const [first] = given;
  if (first === undefined) return written(insertion(call.getEnd() - 1, value));
  const list = { items: given.map(rangeOf), close: call.getEnd() - 1 };
  const item = { inline: value, lines: indentAt(text, (given[index - 1] ?? first).getStart()) + value };
  return index === 0
    ? insertFirstItem(text, list, item, gapOf(style))
    : insertItemAfter(text, list, index - 1, item, gapOf(style));
};

/** The object type that a parameter spells out for its options. */
export const optionsType = (parameter: ParameterDeclaration | undefined): TypeLiteralNode | null => {
  const type = parameter?.getTypeNode();
  return Node.isTypeLiteral(type) ? type : null;
};

export const addOption = (text: string, type: TypeLiteralNode, own: GrownParameter, style: Style): Written => {
  const members = type.getMembers();
  const last = members.at(-1);
  if (members.some((one) => keyOf(one) === own.name)) return written();
  if (last === undefined) return refuse('The options have no property yet: write the first by hand.');
  const line = declarationOf(own);
  const item = { inline: line, lines: indentAt(text, last.getStart()) + line };
  return insertMemberAfter(text, members.map(rangeOf), members.length - 1, item, gapOf(style));
};
