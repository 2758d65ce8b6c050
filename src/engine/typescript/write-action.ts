// The action of a store that keeps a payload, in the shape its neighbours have.
import { Node, type ObjectLiteralExpression, SyntaxKind } from 'ts-morph';
import { type ItemText } from './comma-list.ts';
import { lineLimit, type Style } from './style.ts';
import { isIdentifier, writeKey } from './write-type.ts';
import { type StoreActionSpec } from './write-store.ts';

export interface ActionPlace {
  readonly object: ObjectLiteralExpression;
  /** The function that sets state. */
  readonly set: string;
  readonly indent: string;
  readonly style: Style;
}

/** What the actions of this store call the state they are given, most often; never the name of the payload. */
const stateParameter = ({ object, set }: ActionPlace, taken: string): string => {
  const counts = new Map<string, number>();
  for (const call of object.getDescendantsOfKind(SyntaxKind.CallExpression)) {
    const [updater] = call.getArguments();
    if (call.getExpression().getText() !== set || !Node.isArrowFunction(updater)) continue;
    const name = updater.getParameters()[0]?.getNameNode();
    if (Node.isIdentifier(name)) counts.set(name.getText(), (counts.get(name.getText()) ?? 0) + 1);
  }
  const [usual] = [...counts].filter(([name]) => name !== taken).sort((a, b) => b[1] - a[1]);
  return usual?.[0] ?? (taken === 'state' ? 'current' : 'state');
};

const parameterText = (name: string, { style }: ActionPlace): string =>
  style.hasArrowParentheses ? `(${name})` : name;

const replaceText = ({ name, parameter }: StoreActionSpec, state: string, place: ActionPlace): ItemText => {
  const { set, indent, style } = place;
  const value = parameter.name === state ? state : `${state}: ${parameter.name}`;
  const head = `${name}: ${parameterText(parameter.name, place)} =>`;
  const call = `${set}({${style.bracePadding}${value}${style.bracePadding}})`;
  const inline = `${head} ${call}`;
  const isShort = indent.length + inline.length < lineLimit;
  return {
    inline,
    lines: isShort ? indent + inline : `${indent}${head}${style.newline}${indent}${style.indent}${call}`,
  };
};

const upsertText = (action: StoreActionSpec, state: string, place: ActionPlace): ItemText => {
  const { set, indent, style } = place;
  const { name, parameter } = action;
  const key = action.key ?? '';
  const current = stateParameter(place, parameter.name);
  const access = isIdentifier(key) ? `.${key}` : `[${writeKey(key, style.quote)}]`;
  const pad = style.bracePadding;
  const entry = `${state}: {${pad}...${current}.${state}, [${parameter.name}${access}]: ${parameter.name}${pad}}`;
  const head = `${name}: ${parameterText(parameter.name, place)} =>`;
  const updater = `${set}(${parameterText(current, place)} => ({`;
  const lines = [head, style.indent + updater, style.indent.repeat(2) + entry + style.lastItem, `${style.indent}}))`];
  return {
    inline: `${head} ${updater}${pad}${entry}${pad}}))`,
    lines: lines.map((line) => indent + line).join(style.newline),
  };
};

/** An action that keeps the last payload, or the last for each key. */
export const actionText = (action: StoreActionSpec, state: string, place: ActionPlace): ItemText =>
  action.recipe === 'upsert' && action.key !== null
    ? upsertText(action, state, place)
    : replaceText(action, state, place);
