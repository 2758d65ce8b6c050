// Small complete applications in both languages, in every style: a map of texts by path, and what they were made of.
import fc from 'fast-check';
import { offer, planChange } from '../../src/engine/edits/index.ts';
import type { Plan, PlanResult, Change } from '../../src/engine/plan.ts';
import { Project } from '../../src/engine/project.ts';
import { applyEdits } from '../../src/engine/source.ts';
import { pythonTexts } from './world-python.ts';
import { type Flavour, type Shape, shapesOf } from './world-shape.ts';
import { typeScriptTexts } from './world-typescript.ts';

export type Texts = ReadonlyMap<string, string>;

export interface World {
  /** The protocol that changes. */
  readonly shape: Shape;
  readonly texts: Texts;
}

const textsOf = (shape: Shape): readonly (readonly [string, string])[] => [
  ...pythonTexts(shape),
  ...typeScriptTexts(shape),
];

export const toWorld = (shape: Shape, others: readonly Shape[] = []): World => ({
  shape,
  texts: new Map([shape, ...others].flatMap(textsOf)),
});

const flavours: readonly Flavour[] = ['main', 'rooms', 'voice'];

/** One protocol, sometimes with another beside it. */
export const worlds: fc.Arbitrary<World> = fc
  .shuffledSubarray([...flavours], { minLength: 1, maxLength: 2 })
  .chain(([first = 'main', second]) =>
    fc
      .tuple(shapesOf(first), second === undefined ? fc.constant(null) : fc.option(shapesOf(second), { freq: 2 }))
      .map(([shape, other]) => toWorld(shape, other === null ? [] : [other])),
  );

export const projectOf = (texts: Texts): Project => {
  const project = new Project(() => Promise.resolve({ planChange, offer }));
  for (const [path, text] of texts) project.put(path, text);
  return project;
};

export const planFor = (texts: Texts, change: Change): Promise<PlanResult> => projectOf(texts).plan(change);

export const withPlan = (texts: Texts, plan: Plan): Texts => {
  const changed = new Map(texts);
  for (const { path, edits, isNew, isGone } of plan.edits) {
    if ((isNew === true) !== !texts.has(path)) throw new Error(`${path} is new, and is not`);
    if (isGone === true) changed.delete(path);
    else changed.set(path, applyEdits(texts.get(path) ?? '', edits));
  }
  return changed;
};
