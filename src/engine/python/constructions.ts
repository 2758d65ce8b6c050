// Reads messages that are built in place: `cls(type=X.A, payload={…})`, `Wrapper(type=…)`.
import type { ConstructionFact, SentPayload } from '../facts.ts';
import { assignedTo } from './calls.ts';
import { isPayloadTouched, payloadKeyword } from './filled-later.ts';
import { argumentsOf, attributeOf, textOf, type Argument } from './expressions.ts';
import { classAround, functionAround, type Outline, type Use } from './outline.ts';
import { readPayload } from './payload.ts';
import { rangeOf, type PyNode } from './tree.ts';
import { valueRef } from './values.ts';

/** The keywords of an envelope. Other envelopes (`event`, `data`) would be further names here. */
const typeKeyword = 'type';

/** Null for a call that builds no message. */
export const readConstruction = (text: string, outline: Outline, use: Use): ConstructionFact | null => {
  const { node, scope } = use;
  const [callee, list] = node.children;
  const wrapper = callee === undefined ? null : wrapperOf(text, callee, use);
  if (wrapper === null || list?.name !== 'ArgList') return null;
  const given = argumentsOf(list);
  const named = (name: string): Argument | undefined =>
    given.find(({ keyword }) => keyword !== null && textOf(text, keyword) === name);
  const type = named(typeKeyword);
  if (type === undefined) return null;
  const hasSpread = given.some(({ spread }) => spread !== null);
  const payload = named(payloadKeyword);
  const isFilledLater = isPayloadTouched(text, assignedTo(text, node), node, scope);
  const sent: SentPayload =
    payload === undefined
      ? { fields: [], isOpen: hasSpread, range: { start: list.end, end: list.end } }
      : readPayload(text, outline, payload.value, node, scope);
  return {
    wrapper,
    value: valueRef(text, type.value),
    payload: isFilledLater ? { ...sent, isOpen: true } : sent,
    range: rangeOf(node),
    within: functionAround(scope)?.name ?? null,
  };
};

/** The class that a callee names. `cls` and `Self` mean the class around; a module before the name is dropped. */
const wrapperOf = (text: string, callee: PyNode, { scope }: Use): string | null => {
  const name = textOf(text, attributeOf(callee)?.property ?? callee);
  if (callee.name === 'VariableName' && (name === 'cls' || name === 'Self')) return classAround(scope)?.name ?? null;
  return /^_*\p{Lu}/u.test(name) ? name : null;
};
