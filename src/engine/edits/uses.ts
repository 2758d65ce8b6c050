// Whether a name is still used anywhere in the texts as they would be. Words are compared, so a doubt keeps a part.
import { languageOf } from '../paths.ts';
import { applyEdits } from '../source.ts';
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

/** Takes a part away if none of its names stands anywhere afterwards; else keeps it and says so. */
export const takeIfUnused = (input: PlanInput, draft: Draft, step: Step, names: readonly string[]): Refusal | null => {
  const result = step.write(draft.text(step.path));
  if (result.kind === 'refused' || result.edits.length === 0) return null;
  const after = applyEdits(draft.text(step.path), result.edits);
  for (const name of names) {
    const others = usesOf(input, draft, name).filter((path) => path !== step.path);
    const user = hasWord(after, name) ? step.path : others[0];
    if (user === undefined) continue;
    draft.note(`\`${names.join('`, `')}\` stays, because ${user} uses \`${name}\`.`);
    return null;
  }
  return draft.take(step);
};
