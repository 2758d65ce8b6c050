// The action of a store that keeps a payload, in the shape its neighbours have.
import { Node, type ObjectLiteralExpression, SyntaxKind } from 'ts-morph';
import { type ItemText } from './comma-list.ts';
import { lineLimit, type Style } from './style.ts';
import { isIdentifier, writeKey } from './write-type.ts';
import { type StoreActionSpec, type StoreUpdate } from './write-store.ts';

export interface ActionPlace {
  /** Where its neighbours stand; null where it has none. */
  readonly object: ObjectLiteralExpression | null;
  /** The function that sets state. */
  readonly set: string;
  readonly indent: string;
  readonly style: Style;
}

/** What the actions of this store call the state they are given, most often; never the name of the parameter. */
const stateParameter = ({ object, set }: ActionPlace, taken: string): string => {
  const counts = new Map<string, number>();
  for (const call of object?.getDescendantsOfKind(SyntaxKind.CallExpression) ?? []) {
    const [updater] = call.getArguments();
    if (call.getExpression().getText() !== set || !Node.isArrowFunction(updater)) continue;
    const name = updater.getParameters()[0]?.getNameNode();
    if (Node.isIdentifier(name)) counts.set(name.getText(), (counts.get(name.getText()) ?? 0) + 1);
  }
  const [usual] = [...counts].filter(([name]) => name !== taken).sort((a, b) => b[1] - a[1]);
  return usual?.[0] ?? (taken === 'state' ? 'current' : 'state');
};

const freeName = (candidates: readonly [string, ...string[]], taken: readonly string[]): string =>
  candidates.find((name) => !taken.includes(name)) ?? candidates[0];

const parameterText = (name: string, { style }: ActionPlace): string =>
  style.hasArrowParentheses ? `(${name})` : name;

const accessText = (object: string, key: string, { style }: ActionPlace): string =>
  isIdentifier(key) ? `${object}.${key}` : `${object}[${writeKey(key, style.quote)}]`;

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

/** What the names in the text of an update are: the state's, the parameters', and of one thing in a list. */
interface Words {
  readonly state: string;
  readonly current: string;
  readonly parameter: string;
  readonly item: string;
}

/** Lines of the new value, the first behind `state: `, the others a step further in. */
const upsertInList = (
  key: string,
  { state, current, parameter, item }: Words,
  place: ActionPlace,
): readonly string[] => {
  const list = `${current}.${state}`;
  const isSame = `${accessText(item, key, place)} === ${accessText(parameter, key, place)}`;
  const test = parameterText(item, place);
  return [
    `${list}.some(${test} => ${isSame})`,
    `? ${list}.map(${test} => (${isSame} ? ${parameter} : ${item}))`,
    `: [...${list}, ${parameter}]`,
  ];
};

const valueLines = (update: StoreUpdate, words: Words, place: ActionPlace): readonly string[] => {
  const { state, current, parameter, item } = words;
  const pad = place.style.bracePadding;
  switch (update.recipe) {
    case 'replace':
      return [parameter];
    case 'append':
      return [`[...${current}.${state}, ${parameter}]`];
    case 'remove': {
      const isOther = `${accessText(item, update.key, place)} !== ${parameter}`;
      return [`${current}.${state}.filter(${parameterText(item, place)} => ${isOther})`];
    }
    case 'upsert':
      if (update.shape === 'list') return upsertInList(update.key, words, place);
      return [`{${pad}...${current}.${state}, [${accessText(parameter, update.key, place)}]: ${parameter}${pad}}`];
  }
};

/** `set((state) => ({ … }))` */
const updaterText = (action: StoreActionSpec, words: Words, place: ActionPlace): ItemText => {
  const { set, indent, style } = place;
  const [first = '', ...rest] = valueLines(action.update, words, place);
  const head = `${action.name}: ${parameterText(words.parameter, place)} =>`;
  const updater = `${set}(${parameterText(words.current, place)} => ({`;
  const value = [`${words.state}: ${first}`, ...rest.map((line) => style.indent + line)];
  const entry = value.map((line) => style.indent.repeat(2) + line).join(style.newline + indent);
  const lines = [head, style.indent + updater, entry + style.lastItem, `${style.indent}}))`];
  const pad = style.bracePadding;
  return {
    inline: `${head} ${updater}${pad}${words.state}: ${[first, ...rest].join(' ')}${pad}}))`,
    lines: lines.map((line) => indent + line).join(style.newline),
  };
};

/** A record without one of its keys: a copy that loses it. */
const removeFromRecordText = (action: StoreActionSpec, words: Words, place: ActionPlace): ItemText => {
  const { set, indent, style } = place;
  const { state, current, parameter } = words;
  const pad = style.bracePadding;
  const rest = freeName(['rest', 'others'], [current, parameter]);
  const head = `${action.name}: ${parameterText(parameter, place)} =>`;
  const updater = `${set}(${parameterText(current, place)} => {`;
  const body = [
    `const ${rest} = {${pad}...${current}.${state}${pad}}`,
    `delete ${rest}[${parameter}]`,
    `return {${pad}${state === rest ? state : `${state}: ${rest}`}${pad}}`,
  ];
  const lines = [
    head,
    style.indent + updater,
    ...body.map((line) => style.indent.repeat(2) + line + style.semicolon),
    `${style.indent}})`,
  ];
  return {
    inline: `${head} ${updater} ${body.join('; ')}${style.semicolon} })`,
    lines: lines.map((line) => indent + line).join(style.newline),
  };
};

/** An action that keeps payloads, or takes one away. */
export const actionText = (action: StoreActionSpec, state: string, place: ActionPlace): ItemText => {
  const { update, parameter } = action;
  if (update.recipe === 'replace') return replaceText(action, state, place);
  const current = stateParameter(place, parameter.name);
  const item = freeName(['item', 'one', 'other'], [current, parameter.name]);
  const words = { state, current, parameter: parameter.name, item };
  return update.recipe === 'remove' && update.shape === 'record'
    ? removeFromRecordText(action, words, place)
    : updaterText(action, words, place);
};
