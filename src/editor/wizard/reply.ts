// The event that answers another one: its name, and its fields, with the id that joins the two.
import { formatFieldLine } from '../../engine/field-line.ts';
import { joiningFields } from '../../engine/reply.ts';
import { nameProblem } from '../../engine/validate.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { answer, type Leaving, type Position, type Remark } from './ask.ts';
import { type Draft, type EventDirection, fieldsOf, protocolOf, type Reply, toFields } from './draft.ts';
import { describeLines, proposeFields, spellingOf } from './fields-step.ts';
import type { StepContext } from './step.ts';

const opposite = (direction: EventDirection | null): EventDirection =>
  direction === 'client-to-server' ? 'server-to-client' : 'client-to-server';

const checkName = ({ contract }: StepContext, draft: Draft, name: string): Remark | null => {
  const problem = (message: string): Remark => ({ kind: 'problem', message });
  if (name === '') return problem('Type a name, for example approval_answer.');
  if (name === draft.name) return problem(`\`${name}\` cannot answer itself: give the answer another name.`);
  const protocol = protocolOf(contract, draft);
  const direction = opposite(draft.direction);
  const message = protocol === null ? null : nameProblem(protocol, { name, direction, delivery: 'none', names: {} });
  return message === null ? null : problem(message);
};

/** `approval_answer` for `approval_request`, `job_list_result` for `job_list`. */
const proposedName = ({ name, direction }: Draft): string =>
  `${name.replace(/_(?:request|requested|needed|question)$/, '')}_${direction === 'client-to-server' ? 'result' : 'answer'}`;

const joins = (draft: Draft, lines: readonly string[]): boolean => {
  const keys = new Set(joiningFields(fieldsOf(draft)).map(({ key }) => key));
  return joiningFields(toFields(lines)).some(({ key }) => keys.has(key));
};

const askFields = (
  { ask, contract }: StepContext,
  draft: Draft,
  name: string,
  position: Position,
): Promise<Leaving<readonly string[]>> => {
  const direction = opposite(draft.direction);
  const spelling = spellingOf(contract, draft, direction);
  const [id] = joiningFields(fieldsOf(draft)).map((field) => formatFieldLine({ ...field, description: null }));
  const before = draft.reply?.fields ?? [];
  return ask.lines({
    position,
    prompt: `Field of \`${name}\`, for example \`${spelling('isApproved')}: boolean\`. Empty Enter continues.`,
    lines: id === undefined || joins(draft, before) ? before : [id, ...before],
    propose: (line, others) => proposeFields(spelling, direction, line, others),
    describe: describeLines,
    problem: (lines) =>
      joins(draft, lines) ? null : `Add \`${id ?? ''}\`, by which the answer finds what \`${draft.name}\` asked.`,
  });
};

/** Why nothing can answer it, or null. */
const joinProblem = (draft: Draft): string | null =>
  joiningFields(fieldsOf(draft)).length > 0
    ? null
    : `Nothing could join an answer to \`${draft.name}\`: go back and give it an id, for example \`requestId: string\`.`;

export const askReply = async (context: StepContext, draft: Draft, here: Position): Promise<Leaving<Reply>> => {
  // There is always a list to go back to.
  const position = { ...here, step: Math.max(2, here.step) };
  const problem = joinProblem(draft);
  if (problem !== null)
    return { kind: await tellRefusal(context, position, 'It cannot be answered like this', problem) };
  for (let name = draft.reply?.name ?? proposedName(draft); ;) {
    const named = await context.ask.input({
      position,
      prompt: `Which event answers \`${draft.name}\`?`,
      placeholder: 'Use lower case and underscores: approval_answer',
      value: name,
      check: (text) => checkName(context, draft, text),
    });
    if (named.kind !== 'answer') return named;
    name = named.value;
    const fields = await askFields(context, draft, name, position);
    if (fields.kind === 'cancel') return fields;
    if (fields.kind === 'document') return { kind: 'document', value: { name, fields: fields.value } };
    if (fields.kind === 'answer') return answer({ name, fields: fields.value });
  }
};
