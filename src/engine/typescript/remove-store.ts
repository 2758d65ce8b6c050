// Takes a value of a store and its action out again, wherever `write-store.ts` puts them.
import { type TypeElementTypes } from 'ts-morph';
import { type Written, written } from '../plan.ts';
import { type Range } from '../source.ts';
import { removeItem } from './comma-list.ts';
import { entryName, findStore, isActionEntry, resetObject } from './find-store.ts';
import { type Gap } from './lines.ts';
import { removeMember } from './member-list.ts';
import { blankFor, gapOf, listOf, type Store, toStore } from './store-layout.ts';
import { rangeOf } from './style.ts';
import { writeInto } from './syntax.ts';
import { together } from './together.ts';

export interface StoreStateName {
  readonly hook: string;
  readonly stateType: string;
  readonly state: string;
  readonly action: string;
}

/** One thing to take out of a list: its index, and how it is parted from the one before. */
interface Part {
  readonly index: number;
  readonly gap: Gap;
}

type Remove = (items: readonly Range[], index: number, gap: Gap) => Written;

/** Takes out two things. Neighbours go as one: what parts them belongs to neither of the others. */
const removeParts = (items: readonly Range[], parts: readonly Part[], remove: Remove): Written => {
  const [first, second] = parts.filter(({ index }) => index !== -1).sort((a, b) => a.index - b.index);
  if (first === undefined) return written();
  if (second?.index !== first.index + 1) {
    const rest = second === undefined ? written() : remove(items, second.index, second.gap);
    return together(remove(items, first.index, first.gap), rest);
  }
  const start = items[first.index]?.start ?? 0;
  const end = items[second.index]?.end ?? start;
  const merged = [...items.slice(0, first.index), { start, end }, ...items.slice(second.index + 1)];
  return remove(merged, first.index, first.gap);
};

const withDocs = (node: TypeElementTypes): Range => ({ start: node.getStart(true), end: node.getEnd() });

const removeMembers = ({ text, members, style }: Store, names: readonly string[]): Written => {
  const parts = names.map((name) => ({
    index: members.findIndex((member) => entryName(member) === name),
    gap: gapOf(style),
  }));
  return removeParts(members.map(withDocs), parts, (items, index, gap) => removeMember(text, items, index, gap));
};

const actionGap = ({ object, text, style }: Store, name: string): Gap => {
  const actions = object.getProperties().filter(isActionEntry);
  const own = actions.find((action) => entryName(action) === name);
  const others = actions.filter((action) => action !== own).map(rangeOf);
  return gapOf(style, blankFor(text, others, own?.getText().includes('\n') ?? false));
};

const removeEntries = (store: Store, { state, action }: StoreStateName): Written => {
  const { object, text, style } = store;
  const list = listOf(object);
  const names = object.getProperties().map(entryName);
  const parts = [
    { index: names.indexOf(state), gap: gapOf(style) },
    { index: names.indexOf(action), gap: actionGap(store, action) },
  ];
  return removeParts(list.items, parts, (items, index, gap) => removeItem(text, { ...list, items }, index, gap));
};

const removeFromReset = (store: Store, name: string): Written => {
  const reset = resetObject(store.object, store.set);
  const index = reset?.getProperties().findIndex((property) => entryName(property) === name) ?? -1;
  return reset === null || index === -1 ? written() : removeItem(store.text, listOf(reset), index, gapOf(store.style));
};

/** Takes a value and its action out again. */
export const removeStoreState = (text: string, name: StoreStateName): Written =>
  writeInto(text, (file) => {
    const parts = findStore(file, name.hook, name.stateType);
    if (typeof parts === 'string') return written();
    const store = toStore(file, parts);
    return together(
      removeMembers(store, [name.state, name.action]),
      removeEntries(store, name),
      removeFromReset(store, name.state),
    );
  });
