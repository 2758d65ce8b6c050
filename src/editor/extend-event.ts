// "Extend … instead": the fields that were typed for a new event are added to one that looks like it and leaves from the same place.
import { window } from 'vscode';
import type { Change } from '../engine/plan.ts';
import type { SimilarEvent } from '../engine/similar-event.ts';
import { planChange } from './planned.ts';
import { reviewAndApply } from './review-and-apply.ts';
import type { Services } from './services.ts';
import { tellRefusal } from './tell-refusal.ts';
import { fieldsOf, type Draft } from './wizard/draft.ts';

const changesFor = (protocol: string, { name, keys }: SimilarEvent, draft: Draft): readonly Change[] =>
  fieldsOf(draft)
    .filter(({ key }) => !keys.includes(key))
    .map((field) => ({ kind: 'add-field', protocol, event: name, field, value: null }));

/** Tells whether the user wants to go on with the new event. */
export const extendEvent = async (
  services: Services,
  protocol: string,
  similar: SimilarEvent,
  draft: Draft,
): Promise<'done' | 'back'> => {
  const { name } = similar;
  const changes = changesFor(protocol, similar, draft);
  if (changes.length === 0) {
    void window.showInformationMessage(`\`${name}\` has all of these fields already.`);
    return 'done';
  }
  const position = { title: `Extend ${name}`, step: 2, total: 2 };
  const planned = await planChange(services.session, { kind: 'several', title: `Extend \`${name}\``, changes });
  if (planned.kind === 'planned') return reviewAndApply(services, position, planned, `Extended \`${name}\``);
  const answer = await tellRefusal(services, position, 'It cannot be extended like this', planned.reason);
  return answer === 'cancel' ? 'done' : 'back';
};
