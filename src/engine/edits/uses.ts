// Whether a name is still used anywhere in the texts as they would be. Words are compared, so a doubt keeps a part; where a
// store's member is meant, the compiler is asked what a word that was found means.
import { languageOf } from '../paths.ts';
import { applyEdits, isInside, type Place, type TextEdit } from '../source.ts';
import { filesAround, memberRange, Symbols, withImports } from '../typescript/writer.ts';
import type { PlanInput } from '../project.ts';
import type { Refusal } from '../plan.ts';
import type { Draft, Step } from './draft.ts';

/** A string of its own is a wire value or another text, unless a member is taken by it: `state['storm']`. */
const isString = (text: string, start: number, end: number): boolean => {
  const quote = text.charAt(start - 1);
  return /['"]/.test(quote) && text.charAt(end) === quote && text.charAt(start - 2) !== '[';
};

const hasWord = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    const isBound = (unit: string): boolean => !/[\w$]/.test(unit);
    if (isBound(text.charAt(at - 1)) && isBound(text.charAt(end)) && !isString(text, at, end)) return true;
  }
  return false;
};

/** The files of the same language in which a name stands. */
export const usesOf = (
  input: PlanInput,
  draft: Draft,
  name: string,
  language: 'python' | 'typescript' = 'typescript',
): readonly string[] => input.paths.filter((path) => languageOf(path) === language && hasWord(draft.text(path), name));

/** The type that has a store's members, and the hook that leads to them. */
export interface MemberOwner {
  readonly path: string;
  readonly hook: string;
  readonly type: string;
}

/** The first file in which a member is meant, or may be, beyond what is taken away; null where none is. */
const memberUser = (
  input: PlanInput,
  draft: Draft,
  { path, hook, type }: MemberOwner,
  name: string,
  gone: readonly TextEdit[],
): string | null => {
  const range = memberRange(draft.text(path), type, name);
  if (range === null) return path;
  const texts = new Map(
    input.paths.filter((one) => languageOf(one) === 'typescript').map((one) => [one, draft.text(one)]),
  );
  const around = filesAround(texts, { homes: [path], owners: [hook, type], names: [name] });
  const isGone = (place: Place): boolean =>
    place.path === path && gone.some((edit) => isInside(place.range, edit.range));
  const seen = withImports(texts, around, name);
  const places = new Symbols(seen).mayMean({ path, range }, name);
  return places.find((place) => around.has(place.path) && !isGone(place))?.path ?? null;
};

/** Takes a part away if none of its names stands anywhere afterwards; else keeps it and says so. */
export const takeIfUnused = (
  input: PlanInput,
  draft: Draft,
  step: Step,
  names: readonly string[],
  owner: MemberOwner | null = null,
): Refusal | null => {
  const result = step.write(draft.text(step.path));
  if (result.kind === 'refused' || result.edits.length === 0) return null;
  const after = applyEdits(draft.text(step.path), result.edits);
  for (const name of names) {
    const others = usesOf(input, draft, name).filter((path) => path !== step.path);
    const user = hasWord(after, name) ? step.path : others[0];
    if (user === undefined) continue;
    if (owner !== null && memberUser(input, draft, owner, name, result.edits) === null) continue;
    draft.note(`\`${names.join('`, `')}\` stays, because ${user} uses \`${name}\`.`);
    return null;
  }
  return draft.take(step);
};
