// One value and one action of a Zustand store: both in the interface of its state, both in the object it is made of, and
// the value in `reset` where that lists the values one by one.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- ts-morph's classes are mixins; the rule cannot see their base. */
import { Node, type ObjectLiteralExpression, type SourceFile, SyntaxKind, type TypeElementTypes } from 'ts-morph';
import { refuse, type Written, written } from '../plan.ts';
import { indentAt, type Range } from '../source.ts';
import { type CommaList, insertFirstItem, insertItemAfter, type ItemText, removeItem } from './comma-list.ts';
import { entryName, findStore, isActionEntry, isActionMember, isStateEntry, type StoreParts } from './find-store.ts';
import { type Gap, usualBlank } from './lines.ts';
import { insertFirstMember, insertMemberAfter, removeMember } from './member-list.ts';
import { restyleExpression, restyleType } from './restyle.ts';
import { rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { together } from './together.ts';
import { actionText } from './write-action.ts';

export interface StoreStateSpec {
  readonly hook: string;
  /** The type of its state: an interface or an object type of the same file. */
  readonly stateType: string;
  readonly state: { readonly name: string; readonly typeText: string; readonly initialText: string };
  readonly action: StoreActionSpec;
}

export interface StoreActionSpec {
  readonly name: string;
  readonly parameter: { readonly name: string; readonly typeText: string };
  readonly recipe: 'replace' | 'upsert';
  /** The wire key that `upsert` keeps payloads by. */
  readonly key: string | null;
}

export interface StoreStateName {
  readonly hook: string;
  readonly stateType: string;
  readonly state: string;
  readonly action: string;
}

interface Store extends StoreParts {
  readonly text: string;
  readonly style: Style;
}

const lastReset = 'reset';

const gapOf = (style: Pick<Style, 'newline'>, blank: 0 | 1 = 0): Gap => ({ newline: style.newline, blank });

const withDocs = (node: TypeElementTypes): Range => ({ start: node.getStart(true), end: node.getEnd() });

const listOf = (object: ObjectLiteralExpression): CommaList => ({
  items: object.getProperties().map(rangeOf),
  close: object.getEnd() - 1,
});

/** The index to stand after among things of which some are actions: the last action, but above a closing `reset`. */
const afterLastAction = (names: readonly string[], isAction: readonly boolean[]): number => {
  const last = isAction.lastIndexOf(true);
  if (last === -1) return names.length - 1;
  return names[last] === lastReset ? last - 1 : last;
};

/** A comment for a new member where its neighbour has one. */
const memberText = (
  line: string,
  comment: string,
  neighbour: TypeElementTypes | undefined,
  { text, style }: Store,
): ItemText => {
  const indent = neighbour === undefined ? style.indent : indentAt(text, neighbour.getStart());
  const isDocumented = Node.isPropertySignature(neighbour) && neighbour.getJsDocs().length > 0;
  const lines = isDocumented ? `${indent}/** ${comment} */${style.newline}${indent}${line}` : indent + line;
  return { inline: line, lines };
};

const insertMember = (store: Store, index: number, line: string, comment: string): Written => {
  const { text, members, style } = store;
  const ranges = members.map(rangeOf);
  if (members.length === 0) return refuse('The type of this state is empty: write its first member by hand.');
  if (index < 0) return insertFirstMember(text, ranges, memberText(line, comment, members[0], store), gapOf(style));
  return insertMemberAfter(text, ranges, index, memberText(line, comment, members[index], store), gapOf(style));
};

/** The last value of the state: the one that is last in the object, or the last that is no action. */
const lastStateMember = ({ members, object }: StoreParts): number => {
  const inObject = object.getProperties().filter(isStateEntry).map(entryName);
  const known = members.findLastIndex((member) => inObject.includes(entryName(member)) && !isActionMember(member));
  if (known !== -1) return known;
  const firstAction = members.findIndex(isActionMember);
  return (firstAction === -1 ? members.length : firstAction) - 1;
};

const insertMembers = (store: Store, { state, action }: StoreStateSpec): Written => {
  const { members, style } = store;
  const names = members.map(entryName);
  const stateType = restyleType(state.typeText, style);
  const parameter = `${action.parameter.name}: ${restyleType(action.parameter.typeText, style)}`;
  const kept = action.key === null ? 'Last payload received' : `Last payload per ${action.key}`;
  const parts = [
    names.includes(state.name)
      ? written()
      : insertMember(store, lastStateMember(store), `${state.name}: ${stateType}`, kept),
    names.includes(action.name)
      ? written()
      : insertMember(
          store,
          afterLastAction(names, members.map(isActionMember)),
          `${action.name}: (${parameter}) => void`,
          'Keep a payload',
        ),
  ];
  return together(...parts);
};

const insertEntry = (
  store: Store,
  object: ObjectLiteralExpression,
  index: number,
  item: ItemText,
  gap: Gap,
): Written => {
  const { text } = store;
  const list = listOf(object);
  if (list.items.length === 0) return refuse('The object of this store is empty: write its first value by hand.');
  return index < 0 ? insertFirstItem(text, list, item, gap) : insertItemAfter(text, list, index, item, gap);
};

const indentIn = ({ text, style }: Store, object: ObjectLiteralExpression): string => {
  const [first] = object.getProperties();
  return first === undefined ? style.indent : indentAt(text, first.getStart());
};

const insertState = (store: Store, object: ObjectLiteralExpression, inline: string): Written => {
  const properties = object.getProperties();
  const last = properties.findLastIndex(isStateEntry);
  // State that is spread in has its values elsewhere: the new one stands behind it.
  const index = last === -1 ? properties.findLastIndex((property) => Node.isSpreadAssignment(property)) : last;
  return insertEntry(store, object, index, { inline, lines: indentIn(store, object) + inline }, gapOf(store.style));
};

/** A short action stands as the last ones do, a long one as most do. */
const blankFor = (text: string, actions: readonly Range[], isLong: boolean): 0 | 1 =>
  usualBlank(text, isLong ? actions : actions.slice(-2), isLong ? 1 : 0);

const insertAction = (store: Store, spec: StoreStateSpec): Written => {
  const { object, text, style, set } = store;
  const properties = object.getProperties();
  const actions = properties.filter(isActionEntry);
  const item = actionText(spec.action, spec.state.name, { object, set, indent: indentIn(store, object), style });
  const gap = gapOf(style, blankFor(text, actions.map(rangeOf), item.lines.includes('\n')));
  const index = afterLastAction(properties.map(entryName), properties.map(isActionEntry));
  return insertEntry(store, object, index, item, gap);
};

/** The object that `reset` sets, where it lists initial values one by one. */
const resetObject = (object: ObjectLiteralExpression, set: string): ObjectLiteralExpression | null => {
  const states = object.getProperties().filter(isStateEntry).map(entryName);
  const reset = object.getProperties().find((property) => entryName(property) === lastReset);
  for (const call of reset?.getDescendantsOfKind(SyntaxKind.CallExpression) ?? []) {
    const [value] = call.getArguments();
    if (call.getExpression().getText() !== set || !Node.isObjectLiteralExpression(value)) continue;
    const properties = value.getProperties();
    const isList = properties.length > 0 && properties.every((property) => states.includes(entryName(property)));
    return isList ? value : null;
  }
  return null;
};

const insertEntries = (store: Store, spec: StoreStateSpec): Written => {
  const { object, set, style } = store;
  const names = new Set(object.getProperties().map(entryName));
  const inline = `${spec.state.name}: ${restyleExpression(spec.state.initialText, style)}`;
  const reset = resetObject(object, set);
  const isReset = reset === null || reset.getProperties().some((property) => entryName(property) === spec.state.name);
  return together(
    names.has(spec.state.name) ? written() : insertState(store, object, inline),
    names.has(spec.action.name) ? written() : insertAction(store, spec),
    isReset ? written() : insertState(store, reset, inline),
  );
};

const compact = (type: string): string => type.replace(/\s/g, '').replaceAll('"', "'");

/** Why a name cannot be used, or null where it is free or stands for the same thing already. */
const clash = ({ members, object }: Store, { hook, state, action }: StoreStateSpec): string | null => {
  const typed = members.find((member) => entryName(member) === state.name);
  const type = Node.isPropertySignature(typed) ? typed.getTypeNode()?.getText() : undefined;
  if (typed !== undefined && compact(type ?? '') !== compact(state.typeText)) {
    return `${hook} has another ${state.name} already: choose another name for the state.`;
  }
  const entry = object.getProperties().find((property) => entryName(property) === action.name);
  if (entry === undefined) return null;
  const named = entry.getDescendantsOfKind(SyntaxKind.Identifier).some((one) => one.getText() === state.name);
  const isOurs = isActionEntry(entry) && named;
  return isOurs ? null : `${hook} has another ${action.name} already: choose another name for the action.`;
};

const toStore = (file: SourceFile, parts: StoreParts): Store => ({
  ...parts,
  text: file.getFullText(),
  style: readStyle(file),
});

/** Adds a value and the action that keeps it up to date. */
export const insertStoreState = (text: string, spec: StoreStateSpec): Written =>
  writeInto(text, (file) => {
    const parts = findStore(file, spec.hook, spec.stateType);
    if (typeof parts === 'string') return refuse(parts);
    const store = toStore(file, parts);
    const reason = clash(store, spec);
    return reason === null ? together(insertMembers(store, spec), insertEntries(store, spec)) : refuse(reason);
  });

const removeNamed = (store: Store, object: ObjectLiteralExpression, name: string, gap: Gap): Written => {
  const index = object.getProperties().findIndex((property) => entryName(property) === name);
  return index === -1 ? written() : removeItem(store.text, listOf(object), index, gap);
};

const removeAction = (store: Store, name: string): Written => {
  const actions = store.object.getProperties().filter(isActionEntry);
  const own = actions.find((action) => entryName(action) === name);
  const others = actions.filter((action) => action !== own).map(rangeOf);
  const blank = blankFor(store.text, others, own?.getText().includes('\n') ?? false);
  return removeNamed(store, store.object, name, gapOf(store.style, blank));
};

const removeMemberNamed = ({ text, members, style }: Store, name: string): Written => {
  const index = members.findIndex((member) => entryName(member) === name);
  return index === -1 ? written() : removeMember(text, members.map(withDocs), index, gapOf(style));
};

/** Takes a value and its action out again. */
export const removeStoreState = (text: string, { hook, stateType, state, action }: StoreStateName): Written =>
  writeInto(text, (file) => {
    const parts = findStore(file, hook, stateType);
    if (typeof parts === 'string') return written();
    const store = toStore(file, parts);
    const reset = resetObject(store.object, store.set);
    return together(
      removeMemberNamed(store, state),
      removeMemberNamed(store, action),
      removeNamed(store, store.object, state, gapOf(store.style)),
      removeAction(store, action),
      reset === null ? written() : removeNamed(store, reset, state, gapOf(store.style)),
    );
  });
