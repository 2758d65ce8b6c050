// While a file is broken, what the parser no longer sees keeps its last good state: a keystroke withdraws only what it
// touches. Nothing is kept that was edited, and nothing once the file is whole again.
import { type Difference, differenceOf } from './difference.ts';
import type { FileFacts, PythonFacts, TypeScriptFacts } from './facts.ts';
import { isTouching, type Range } from './source.ts';

/** A file as it was understood. `wounds` are the error nodes that came with typing and have not gone since. */
export interface Understood {
  readonly text: string;
  readonly facts: FileFacts;
  /** How many places the parser stumbled over when the file was last whole: some it does in valid files. */
  readonly scars: number;
}

/** A place in the old text, in the new one; null where it was edited. */
type Move = (range: Range) => Range | null;

const toMove = ({ before, after }: Difference): Move => {
  const by = after.end - before.end;
  return ({ start, end }) => {
    if (end < before.start || (end === before.start && start < end)) return { start, end };
    if (start > before.end || (start === before.end && start < end)) return { start: start + by, end: end + by };
    return null;
  };
};

/** A fact with all its places moved: all numbers of a fact are offsets. A place that encloses the edit grows with it. */
const moveAll = <Fact>(fact: Fact, { before, after }: Difference): Fact => {
  const by = after.end - before.end;
  const inside = (at: number): number => (at >= before.end ? at + by : Math.min(at, after.end));
  // What is typed between two constructs belongs to neither.
  const startOf = (at: number): number => (at < before.start ? at : inside(at));
  const endOf = (at: number): number => (at <= before.start ? at : inside(at));
  const move = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(move);
    const moved: Record<string, unknown> = {};
    // The loop that is quickest: while a file is broken, every keystroke moves all of its facts.
    for (const key in value) {
      const one: unknown = Reflect.get(value, key);
      if (typeof one === 'number') moved[key] = key === 'end' ? endOf(one) : startOf(one);
      else moved[key] = move(one);
    }
    return moved;
  };
  // Places are all that changes; the shape stays.
  return move(fact) as Fact;
};

/** A fact with the token that it is known by. */
interface Placed {
  readonly range: Range;
  readonly nameRange?: Range;
  readonly keyRange?: Range;
  readonly valueRange?: Range;
}

/** Of a construct without a name its beginning: `switch`, `elif`. */
const headOf = ({ start, end }: Range): Range => ({ start, end: Math.min(end, start + 4) });

const tokenOf = ({ range, nameRange, keyRange, valueRange }: Placed): Range =>
  nameRange ?? keyRange ?? valueRange ?? headOf(range);

interface Change {
  readonly difference: Difference;
  readonly move: Move;
  readonly damage: readonly Range[];
}

const isHurt = ({ damage }: Change, range: Range): boolean => damage.some((wound) => isTouching(wound, range));

/** A fact that stands in a wound may have lost parts of itself. */
const heal = <Fact extends Placed>(change: Change, old: Fact, fresh: Fact): Fact =>
  isHurt(change, fresh.range) || isHurt(change, moveAll(old.range, change.difference))
    ? moveAll(old, change.difference)
    : fresh;

/** Old facts whose token was not edited and which the parser has lost, beside the new ones that stand in no wound. */
const mergeFacts = <Fact extends Placed>(
  change: Change,
  old: readonly Fact[],
  fresh: readonly Fact[],
  merge: (old: Fact, fresh: Fact) => Fact = (one, other) => heal(change, one, other),
): readonly Fact[] => {
  const byToken = new Map(fresh.map((fact) => [tokenOf(fact).start, fact]));
  const merged: Fact[] = [];
  for (const fact of old) {
    const token = change.move(tokenOf(fact));
    if (token === null) continue;
    const present = byToken.get(token.start);
    byToken.delete(token.start);
    // What was not edited is what it was, whatever the parser makes of its surroundings.
    const isEdited = change.move(fact.range) === null;
    merged.push(present === undefined || !isEdited ? moveAll(fact, change.difference) : merge(fact, present));
  }
  const sound = [...byToken.values()].filter(({ range }) => !isHurt(change, range));
  return [...merged, ...sound].sort((a, b) => a.range.start - b.range.start);
};

const mergePython = (change: Change, old: PythonFacts, fresh: PythonFacts): PythonFacts => ({
  ...fresh,
  imports: mergeFacts(change, old.imports, fresh.imports),
  valueSets: mergeFacts(change, old.valueSets, fresh.valueSets, (a, b) => ({
    ...b,
    values: mergeFacts(change, a.values, b.values),
  })),
  types: mergeFacts(change, old.types, fresh.types, (a, b) => ({
    ...b,
    fields: mergeFacts(change, a.fields, b.fields),
  })),
  functions: mergeFacts(change, old.functions, fresh.functions),
  calls: mergeFacts(change, old.calls, fresh.calls),
  references: mergeFacts(change, old.references, fresh.references),
  constructions: mergeFacts(change, old.constructions, fresh.constructions),
  branches: mergeFacts(change, old.branches, fresh.branches),
  instances: mergeFacts(change, old.instances, fresh.instances),
  memberUses: mergeFacts(change, old.memberUses, fresh.memberUses),
  typeStrings: [...new Set([...old.typeStrings, ...fresh.typeStrings])],
  notes: mergeFacts(change, old.notes, fresh.notes),
});

const mergeTypeScript = (change: Change, old: TypeScriptFacts, fresh: TypeScriptFacts): TypeScriptFacts => ({
  ...fresh,
  imports: mergeFacts(change, old.imports, fresh.imports),
  valueSets: mergeFacts(change, old.valueSets, fresh.valueSets, (a, b) => ({
    ...b,
    values: mergeFacts(change, a.values, b.values),
  })),
  types: mergeFacts(change, old.types, fresh.types, (a, b) => ({
    ...b,
    fields: mergeFacts(change, a.fields, b.fields),
  })),
  aliases: [...fresh.aliases, ...old.aliases.filter(({ name }) => fresh.aliases.every((one) => one.name !== name))],
  switches: mergeFacts(change, old.switches, fresh.switches, (a, b) => ({
    ...b,
    cases: mergeFacts(change, a.cases, b.cases),
  })),
  classes: mergeFacts(change, old.classes, fresh.classes, (a, b) => ({
    ...b,
    methods: mergeFacts(change, a.methods, b.methods),
  })),
  instances: mergeFacts(change, old.instances, fresh.instances),
  sends: mergeFacts(change, old.sends, fresh.sends),
  lookedFor: [...new Set([...old.lookedFor, ...fresh.lookedFor])],
  memberUses: mergeFacts(change, old.memberUses, fresh.memberUses),
  strings: [...new Set([...old.strings, ...fresh.strings])],
  calls: mergeFacts(change, old.calls, fresh.calls),
  hooks: mergeFacts(change, old.hooks, fresh.hooks),
  stores: mergeFacts(change, old.stores, fresh.stores),
  notes: mergeFacts(change, old.notes, fresh.notes),
});

/** What to understand of a text that follows another one of the same file. */
export const keepGood = (before: Understood, text: string, fresh: FileFacts): Understood => {
  const isWhole = fresh.damage.length <= before.scars;
  if (isWhole || before.facts.language !== fresh.language) return { text, facts: fresh, scars: fresh.damage.length };
  const difference = differenceOf(before.text, text);
  const change: Change = { difference, move: toMove(difference), damage: fresh.damage };
  const merged =
    fresh.language === 'python' && before.facts.language === 'python'
      ? mergePython(change, before.facts, fresh)
      : fresh.language === 'typescript' && before.facts.language === 'typescript'
        ? mergeTypeScript(change, before.facts, fresh)
        : fresh;
  // What is kept does not parse either, so its wounds say nothing about it.
  const damage = moveAll(before.facts.damage, difference);
  return { text, facts: { ...merged, damage }, scars: before.scars };
};
