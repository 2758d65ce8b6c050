// Reads payloads as they are built: a dictionary in place, or a variable that is filled before it is sent.
import type { SentField, SentPayload } from '../facts.ts';
import type { Range } from '../source.ts';
import { dictionaryOf, type Entry } from './dictionary.ts';
import { textOf, unwrap } from './expressions.ts';
import { conditionOf, isCertain, overrideOf, pathTo, type Path } from './flow.ts';
import { firstUseFrom, functionAround, scopeOfName, type Outline, type Scope } from './outline.ts';
import { rangeOf, type PyNode } from './tree.ts';
import { guardOf, parameterOf, typeOfValue, type Guard } from './values.ts';
import { effectOf } from './variable.ts';

interface Write extends Entry {
  readonly path: Path;
  /** A later assignment may have replaced or removed it. */
  isDoubtful: boolean;
}

interface Draft {
  writes: Write[];
  isOpen: boolean;
  range: Range;
}

/** `place` is the call that sends the payload; what a variable gets later does not count. */
export const readPayload = (
  text: string,
  outline: Outline,
  value: PyNode,
  place: PyNode,
  scope: Scope,
): SentPayload => {
  const node = unwrap(value);
  const dictionary = dictionaryOf(text, node);
  const draft: Draft = { writes: [], isOpen: true, range: rangeOf(node) };
  if (dictionary !== null) define(draft, node, [], dictionary);
  else if (node.name === 'VariableName') followVariable(text, outline, node, place, scope, draft);
  return { fields: fieldsOf(text, draft.writes, scope), isOpen: draft.isOpen, range: draft.range };
};

const followVariable = (
  text: string,
  outline: Outline,
  variable: PyNode,
  place: PyNode,
  scope: Scope,
  draft: Draft,
): void => {
  const name = textOf(text, variable);
  const owner = scopeOfName(scope, name);
  const uses = outline.names.get(name) ?? [];
  if (owner === null || owner !== (functionAround(scope) ?? outline.module)) return;
  for (let index = firstUseFrom(uses, owner.body.start); index < uses.length; index++) {
    const use = uses[index];
    if (use === undefined || use.node.start >= place.start) return;
    const isOwn = use.scope === owner;
    if (!isOwn && scopeOfName(use.scope, name) !== owner) continue;
    const effect = effectOf(text, use.node);
    const path = isOwn && effect.kind !== 'none' ? pathTo(use.node, place) : [];
    if (effect.kind === 'none' || path === null) continue;
    if (!isOwn || effect.kind === 'escape') draft.isOpen = true;
    else if (effect.kind === 'define') define(draft, effect.value, path, dictionaryOf(text, effect.value));
    else if (effect.kind === 'remove') remove(draft, effect.key, path);
    else {
      draft.writes.push(...effect.entries.map((entry) => ({ ...entry, path, isDoubtful: false })));
      draft.isOpen ||= effect.isOpen;
    }
  }
};

const define = (draft: Draft, value: PyNode, path: Path, dictionary: ReturnType<typeof dictionaryOf>): void => {
  const kept = draft.writes.filter((write) => overrideOf(write.path, path) !== 'replaces');
  for (const write of kept) if (overrideOf(write.path, path) === 'may replace') write.isDoubtful = true;
  const entries = dictionary?.entries ?? [];
  draft.writes = [...kept, ...entries.map((entry) => ({ ...entry, path, isDoubtful: false }))];
  const isOpen = dictionary?.isOpen ?? true;
  // The first definition settles what the variable holds, a later one only if it always runs.
  const isFirst = kept.length === 0 && draft.range.start > value.start;
  draft.isOpen = path.length === 0 || isFirst ? isOpen : draft.isOpen || isOpen;
  if (dictionary !== null) draft.range = rangeOf(value);
};

/** What is removed in any case is gone, what is removed perhaps is doubtful. */
const remove = (draft: Draft, key: string | null, path: Path): void => {
  if (key === null || path.length > 0) doubt(draft, key);
  else draft.writes = draft.writes.filter((write) => write.key !== key);
};

const doubt = (draft: Draft, key: string | null): void => {
  for (const write of draft.writes) if (key === null || write.key === key) write.isDoubtful = true;
};

/** A key that is assigned in several places gives a field for each, all with the presence of the whole. */
const fieldsOf = (text: string, writes: readonly Write[], scope: Scope): readonly SentField[] => {
  const certain = new Set<string>();
  const doubtful = new Set<string>();
  for (const [key, group] of groupByKey(writes)) {
    if (isCertain(group.filter((write) => !write.isDoubtful).map((write) => write.path))) certain.add(key);
    else if (group.some((write) => write.isDoubtful || isTried(write))) doubtful.add(key);
  }
  return writes.map((write) => {
    const guard = innerGuard(text, write);
    const presence = certain.has(write.key) ? 'always' : doubtful.has(write.key) ? 'unknown' : 'conditional';
    return {
      key: write.key,
      keyRange: write.keyRange,
      range: write.range,
      valueText: textOf(text, write.value),
      type: typeOfValue(text, write.value, scope, guard),
      presence,
      guard: presence === 'always' ? null : guardKind(text, write, guard),
      parameter: parameterOf(text, write.value, scope),
    };
  });
};

/** Nobody can tell whether what is tried succeeds. */
const isTried = ({ path }: Write): boolean => path.some(({ statement }) => statement.name === 'TryStatement');

const groupByKey = (writes: readonly Write[]): ReadonlyMap<string, readonly Write[]> => {
  const groups = new Map<string, Write[]>();
  for (const write of writes) {
    const group = groups.get(write.key);
    if (group === undefined) groups.set(write.key, [write]);
    else group.push(write);
  }
  return groups;
};

const innerGuard = (text: string, write: Write): Guard | null => {
  const step = write.path[write.path.length - 1];
  const branch = step === undefined ? null : conditionOf(step);
  return branch === null ? null : guardOf(text, branch.condition, branch.isElse);
};

/** A guard that tests something else than what is sent, or stands in other branches, says nothing about the value. */
const guardKind = (text: string, write: Write, guard: Guard | null): 'not-none' | 'truthy' | 'other' => {
  if (guard === null || write.path.length > 1) return 'other';
  return mentions(textOf(text, write.value), guard.name) ? guard.kind : 'other';
};

const mentions = (expression: string, name: string): boolean => {
  for (let at = expression.indexOf(name); at !== -1; at = expression.indexOf(name, at + 1)) {
    const around = (expression[at - 1] ?? ' ') + (expression[at + name.length] ?? ' ');
    if (!/\w/.test(around)) return true;
  }
  return false;
};
