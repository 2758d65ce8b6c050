// One value and one action of a Zustand store: both in the interface of its state, both in the object it is made of, and
// the value in `reset` where that lists the values one by one.
import { Node, type ObjectLiteralExpression, SyntaxKind, type TypeElementTypes } from 'ts-morph';
import { refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { insertFirstItem, insertItemAfter, type ItemText } from './comma-list.ts';
import {
  entryName,
  findStore,
  isActionEntry,
  isActionMember,
  isStateEntry,
  resetObject,
  type StoreParts,
} from './find-store.ts';
import { insertFirstMember, insertMemberAfter } from './member-list.ts';
import { restyleExpression, restyleType } from './restyle.ts';
import { blankFor, gapOf, listOf, type Store, toStore } from './store-layout.ts';
import { rangeOf, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { together } from './together.ts';
import { actionText } from './write-action.ts';

export interface StoreStateSpec {
  readonly hook: string;
  /** The type of its state: an interface or an object type of the same file. */
  readonly stateType: string;
  readonly state: {
    readonly name: string;
    readonly typeText: string;
    /** Null for a state that is there already. */
    readonly initialText: string | null;
  };
  readonly action: StoreActionSpec;
}

/** What an action does to the state. `key` is what the things in it are told apart by. */
export type StoreUpdate =
  | { readonly recipe: 'replace' | 'append' }
  | { readonly recipe: 'upsert' | 'remove'; readonly shape: 'list' | 'record'; readonly key: string };

export interface StoreActionSpec {
  readonly name: string;
  readonly parameter: { readonly name: string; readonly typeText: string };
  readonly update: StoreUpdate;
}

const lastReset = 'reset';

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

const commentsOf = (update: StoreUpdate): { readonly state: string; readonly action: string } => {
  switch (update.recipe) {
    case 'replace':
      return { state: 'Last payload received', action: 'Keep a payload' };
    case 'append':
      return { state: 'All payloads received', action: 'Add a payload' };
    case 'upsert':
      return { state: `Last payload per ${update.key}`, action: 'Keep a payload' };
    case 'remove':
      return { state: `Last payload per ${update.key}`, action: `Remove what has this ${update.key}` };
  }
};

const insertMembers = (store: Store, { state, action }: StoreStateSpec): Written => {
  const { members, style } = store;
  const names = members.map(entryName);
  const stateType = restyleType(state.typeText, style);
  const parameter = `${action.parameter.name}: ${restyleType(action.parameter.typeText, style)}`;
  const comments = commentsOf(action.update);
  const parts = [
    names.includes(state.name)
      ? written()
      : insertMember(store, lastStateMember(store), `${state.name}: ${stateType}`, comments.state),
    names.includes(action.name)
      ? written()
      : insertMember(
          store,
          afterLastAction(names, members.map(isActionMember)),
          `${action.name}: (${parameter}) => void`,
          comments.action,
        ),
  ];
  return together(...parts);
};

/** A new entry, the index it stands after, and how it is parted from there. */
interface Entry {
  readonly item: ItemText;
  readonly index: number;
  readonly blank: 0 | 1;
}

const insertEntry = (
  { text, style }: Store,
  object: ObjectLiteralExpression,
  { item, index, blank }: Entry,
): Written => {
  const list = listOf(object);
  if (list.items.length === 0) return refuse('The object of this store is empty: write its first value by hand.');
  const gap = gapOf(style, blank);
  return index < 0 ? insertFirstItem(text, list, item, gap) : insertItemAfter(text, list, index, item, gap);
};

const indentIn = ({ text, style }: Store, object: ObjectLiteralExpression): string => {
  const [first] = object.getProperties();
  return first === undefined ? style.indent : indentAt(text, first.getStart());
};

const stateEntry = (store: Store, object: ObjectLiteralExpression, { state }: StoreStateSpec): Entry => {
  const inline = `${state.name}: ${restyleExpression(state.initialText ?? 'null', store.style)}`;
  const properties = object.getProperties();
  const last = properties.findLastIndex(isStateEntry);
  // State that is spread in has its values elsewhere: the new one stands behind it.
  const index = last === -1 ? properties.findLastIndex((property) => Node.isSpreadAssignment(property)) : last;
  return { item: { inline, lines: indentIn(store, object) + inline }, index, blank: 0 };
};

const actionEntry = (store: Store, { action, state }: StoreStateSpec): Entry => {
  const { object, text, style, set } = store;
  const properties = object.getProperties();
  const item = actionText(action, state.name, { object, set, indent: indentIn(store, object), style });
  const ranges = properties.filter(isActionEntry).map(rangeOf);
  return {
    item,
    index: afterLastAction(properties.map(entryName), properties.map(isActionEntry)),
    blank: blankFor(text, ranges, item.lines.includes('\n')),
  };
};

/** Two entries for one place, where there is no action yet to stand behind. */
const joined = (first: Entry, second: Entry, style: Style): Entry => ({
  ...first,
  item: {
    inline: `${first.item.inline}, ${second.item.inline}`,
    lines: `${first.item.lines},${style.newline.repeat(second.blank + 1)}${second.item.lines}`,
  },
});

const insertBoth = (store: Store, spec: StoreStateSpec): Written => {
  const { object, style } = store;
  const names = object.getProperties().map(entryName);
  const state = names.includes(spec.state.name) ? null : stateEntry(store, object, spec);
  const action = names.includes(spec.action.name) ? null : actionEntry(store, spec);
  if (state !== null && action !== null && state.index === action.index) {
    return insertEntry(store, object, joined(state, action, style));
  }
  const entries = [state, action].filter((entry) => entry !== null);
  return together(...entries.map((entry) => insertEntry(store, object, entry)));
};

const insertEntries = (store: Store, spec: StoreStateSpec): Written => {
  const reset = resetObject(store.object, store.set);
  const isReset =
    reset === null ||
    spec.state.initialText === null ||
    reset.getProperties().some((property) => entryName(property) === spec.state.name);
  return together(
    insertBoth(store, spec),
    isReset ? written() : insertEntry(store, reset, stateEntry(store, reset, spec)),
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

/** Adds a value and the action that keeps it up to date. */
export const insertStoreState = (text: string, spec: StoreStateSpec): Written =>
  writeInto(text, (file) => {
    const parts = findStore(file, spec.hook, spec.stateType);
    if (typeof parts === 'string') return refuse(parts);
    const store = toStore(file, parts);
    const reason = clash(store, spec);
    return reason === null ? together(insertMembers(store, spec), insertEntries(store, spec)) : refuse(reason);
  });
