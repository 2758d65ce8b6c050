// "At the cursor": who gets the event that is sent in the function around it, and what no name in scope says there, asked
// for one by one.
import type { CursorPlace } from '../../engine/at-cursor.ts';
import type { Protocol } from '../../engine/contract.ts';
import type { ArgumentValue, Delivery } from '../../engine/plan.ts';
import { answer, type Answer, type Choice, type Position, type Remark } from './ask.ts';
import { type Draft, fieldsOf, type Sending } from './draft.ts';
import type { StepContext } from './step.ts';

/** `DocumentProcessor.process_document` of its place. */
export const functionOf = (place: string): string => place.slice(place.lastIndexOf(':') + 1);

const lookAt = (
  context: StepContext,
  protocol: Protocol,
  draft: Draft,
  { delivery, values }: Pick<Sending, 'delivery' | 'values'>,
): CursorPlace | null =>
  draft.nearPlace === null
    ? null
    : context.placeNamed(draft.nearPlace, { protocol: protocol.id, fields: fieldsOf(draft), delivery, values });

/** Those of some deliveries that can leave from the function around the cursor. */
export const deliveriesThere = (
  context: StepContext,
  protocol: Protocol,
  draft: Draft,
  choices: readonly Choice<Delivery>[],
): readonly Choice<Delivery>[] =>
  choices.filter(
    ({ value }) =>
      value !== undefined && lookAt(context, protocol, draft, { delivery: value, values: [] })?.problem === null,
  );

type Look = (values: readonly ArgumentValue[]) => CursorPlace | null;

const checkValue =
  (look: Look, values: readonly ArgumentValue[], key: string) =>
  (expression: string): Remark | null => {
    if (expression === '') return { kind: 'problem', message: `Type what \`${key}\` is there, or go back.` };
    const message = look([...values, { key, expression }])?.problem ?? null;
    return message === null ? null : { kind: 'problem', message };
  };

/** Asks for one argument after the other, what was said earlier proposed; Back leads to the one before. */
const askValues = async (
  { ask }: StepContext,
  place: string,
  look: Look,
  earlier: readonly ArgumentValue[],
  position: Position,
): Promise<Answer<readonly ArgumentValue[]>> => {
  const said = new Map(earlier.map(({ key, expression }) => [key, expression]));
  let values: readonly ArgumentValue[] = [];
  for (;;) {
    const [open] = look(values)?.unbound ?? [];
    if (open === undefined) return answer(values);
    const given = await ask.input({
      position: { ...position, step: Math.max(2, position.step) },
      prompt: `What is \`${open.key}\` in \`${functionOf(place)}\`? ${open.reason.charAt(0).toUpperCase()}${open.reason.slice(1)}.`,
      placeholder: 'A Python expression, for example task.id',
      value: said.get(open.key) ?? '',
      check: checkValue(look, values, open.key),
    });
    if (given.kind === 'cancel') return given;
    if (given.kind === 'back') {
      if (values.length === 0) return given;
      values = values.slice(0, -1);
    } else {
      values = [...values, { key: open.key, expression: given.value }];
      said.set(open.key, given.value);
    }
  }
};

/** Who gets it, then what is not in scope. */
export const askAtCursor = async (
  context: StepContext,
  protocol: Protocol,
  draft: Draft,
  choices: readonly Choice<Delivery>[],
  position: Position,
): Promise<Answer<Sending>> => {
  const place = draft.nearPlace ?? '';
  for (let proposed = choices.find(({ value }) => value === draft.sending?.delivery); ;) {
    const given = await context.ask.pick({
      position,
      prompt: `Who gets it from \`${functionOf(place)}\`?`,
      choices,
      proposed,
    });
    if (given.kind !== 'answer') return given;
    const delivery = given.value;
    const look: Look = (values) => lookAt(context, protocol, draft, { delivery, values });
    const values = await askValues(context, place, look, draft.sending?.values ?? [], position);
    if (values.kind === 'answer') return answer({ delivery, emitIn: place, values: values.value });
    if (values.kind === 'cancel') return values;
    proposed = choices.find(({ value }) => value === delivery);
  }
};
