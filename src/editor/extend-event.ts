// "Extend … instead": the fields that were typed for a new event are added to one that looks like it and leaves from the same place.
import { window } from 'vscode';
import type { Change, FieldSpec } from '../engine/plan.ts';
import type { SimilarEvent } from '../engine/similar-event.ts';
import { askValue } from './ask-value.ts';
import { planChange } from './planned.ts';
import { reviewAndApply } from './review-and-apply.ts';
import type { Services } from './services.ts';
import { tellRefusal } from './tell-refusal.ts';
import { answer, type Answer, type Position } from './wizard/ask.ts';
import { fieldsOf, type Draft } from './wizard/draft.ts';

type Adding = Extract<Change, { kind: 'add-field' }>;

const toAdding = (protocol: string, event: string, field: FieldSpec): Adding => ({
  kind: 'add-field',
  protocol,
  event,
  field,
  value: null,
});

/** Asks what calls pass for the fields that are always there; Back leads to the one before. */
const askValues = async (
  services: Services,
  changes: readonly Adding[],
  position: Position,
): Promise<Answer<readonly Adding[]>> => {
  const given = [...changes];
  const asked: number[] = [];
  let at = 0;
  for (let change = given[at]; change !== undefined; change = given[at]) {
    const planned = await planChange(services.session, { ...change, value: null });
    const question = planned.kind === 'refused' ? planned.question : undefined;
    if (question === undefined) {
      at++;
      continue;
    }
    const value = await askValue(services, position, question, change.value ?? '');
    if (value.kind === 'cancel') return value;
    if (value.kind === 'answer') {
      given[at] = { ...change, value: value.value };
      asked.push(at);
      at++;
    } else {
      const before = asked.pop();
      if (before === undefined) return value;
      at = before;
    }
  }
  return answer(given);
};

/** Tells whether the user wants to go on with the new event. */
export const extendEvent = async (
  services: Services,
  protocol: string,
  similar: SimilarEvent,
  draft: Draft,
): Promise<'done' | 'back'> => {
  const { name, keys } = similar;
  const fresh = fieldsOf(draft).filter(({ key }) => !keys.includes(key));
  if (fresh.length === 0) {
    void window.showInformationMessage(`\`${name}\` has all of these fields already.`);
    return 'done';
  }
  const position = { title: `Extend ${name}`, step: 2, total: 2 };
  let changes: readonly Adding[] = fresh.map((field) => toAdding(protocol, name, field));
  for (;;) {
    const given = await askValues(services, changes, position);
    if (given.kind !== 'answer') return given.kind === 'cancel' ? 'done' : 'back';
    changes = given.value;
    const outcome = await review(services, position, name, changes);
    // Back leads to the values that were asked for, else to the review of the new event.
    if (outcome === 'done' || changes.every(({ value }) => value === null)) return outcome;
  }
};

const review = async (
  services: Services,
  position: Position,
  name: string,
  changes: readonly Adding[],
): Promise<'done' | 'back'> => {
  const planned = await planChange(services.session, { kind: 'several', title: `Extend \`${name}\``, changes });
  if (planned.kind === 'planned') return reviewAndApply(services, position, planned, `Extended \`${name}\``);
  const told = await tellRefusal(services, position, 'It cannot be extended like this', planned.reason);
  return told === 'cancel' ? 'done' : 'back';
};
