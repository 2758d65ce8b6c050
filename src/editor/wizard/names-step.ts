// Changes the proposed names of the parts one by one. Only names that the plan writes are offered.
import { proposeNames } from '../../engine/names.ts';
import type { EventRequest, PartNames } from '../../engine/plan.ts';
import type { Planned } from '../planned.ts';
import type { Choice, Position, Remark } from './ask.ts';
import { type Draft, toRequest } from './draft.ts';
import type { StepContext } from './step.ts';

type NamedParts = readonly (readonly [keyof PartNames, string])[];

const parts: Readonly<Record<EventRequest['direction'], NamedParts>> = {
  'server-to-client': [
    ['member', 'enum member'],
    ['factory', 'factory'],
    ['wrapper', 'private wrapper that sends it'],
    ['payloadInterface', 'payload interface'],
    ['state', 'state of the store'],
    ['action', 'action of the store'],
  ],
  'client-to-server': [
    ['member', 'enum member'],
    ['reception', 'function that receives it'],
    ['sendMethod', 'method that sends it'],
    ['callback', 'callback of the hook'],
  ],
};

const namesOf = (context: StepContext, request: EventRequest): PartNames | null => {
  const protocol = context.contract.protocols.find(({ id }) => id === request.protocol);
  return protocol === undefined ? null : proposeNames(protocol, request);
};

const isWritten = ({ plan }: Planned, name: string): boolean => {
  const word = new RegExp(`\\b${name}\\b`);
  return plan.edits.some(({ edits }) => edits.some(({ text }) => word.test(text)));
};

const checkName = (text: string): Remark | null =>
  /^[A-Za-z_]\w*$/.test(text)
    ? null
    : { kind: 'problem', message: 'Use letters, digits and underscores, not beginning with a digit.' };

const choicesOf = (context: StepContext, draft: Draft, planned: Planned): readonly Choice<keyof PartNames>[] => {
  const request = toRequest(context.contract, draft);
  const names = request === null ? null : namesOf(context, request);
  if (request === null || names === null) return [];
  return parts[request.direction]
    .filter(([part]) => draft.names[part] !== undefined || isWritten(planned, names[part]))
    .map(([part, description]) => ({ label: names[part], description, value: part }));
};

/** The draft with the new names; Back ends it. Null when the user cancelled. */
export const changeNames = async (
  context: StepContext,
  start: Draft,
  planned: Planned,
  position: Position,
): Promise<Draft | null> => {
  for (let draft = start; ;) {
    const choices = choicesOf(context, draft, planned);
    const given = await context.ask.pick({ position, prompt: 'Which name? Back leads to the review.', choices });
    if (given.kind === 'cancel') return null;
    if (given.kind === 'back') return draft;
    const part = given.value;
    const chosen = choices.find(({ value }) => value === part);
    const name = await context.ask.input({
      position,
      prompt: `Name of the ${chosen?.description ?? part}`,
      placeholder: '',
      value: chosen?.label ?? '',
      check: checkName,
    });
    if (name.kind === 'cancel') return null;
    if (name.kind === 'answer') draft = { ...draft, names: { ...draft.names, [part]: name.value } };
  }
};
