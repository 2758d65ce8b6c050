// "Add Field to WebSocket Event…": asks for the event and a field line, and writes the field wherever the event passes.
import { parseFieldLine } from '../engine/field-line.ts';
import { newFieldProblem } from '../engine/new-field.ts';
import type { Change, FieldSpec } from '../engine/plan.ts';
import { changeEvent, eventOf, eventQuestion, type Question, type Wish } from './change-event.ts';
import type { Services } from './services.ts';
import { answer, type Remark } from './wizard/ask.ts';

const checkLine = (services: Services, wish: Wish, line: string): Remark | null => {
  const parsed = parseFieldLine(line);
  const event = eventOf(services, wish);
  const message =
    parsed.kind === 'error' ? parsed.message : event === null ? null : newFieldProblem(event, parsed.field);
  return message === null ? null : { kind: 'problem', message };
};

const lineQuestion: Question = async (services, wish, position) => {
  const given = await services.ask.input({
    position,
    prompt: 'Field, for example `documentId: string` or `error?: string`',
    placeholder: 'name[?]: type [= default]  [# description]',
    value: wish.typed,
    check: (line) => checkLine(services, wish, line),
  });
  return given.kind === 'answer' ? answer({ ...wish, typed: given.value, value: null }) : given;
};

const fieldOf = ({ typed }: Wish): FieldSpec => {
  const parsed = parseFieldLine(typed);
  if (parsed.kind === 'error') throw new Error(`"${typed}" was let through.`);
  return parsed.field;
};

const toChange = (wish: Wish): Change => ({
  kind: 'add-field',
  protocol: wish.protocol,
  event: wish.event,
  field: fieldOf(wish),
  value: wish.value,
});

export const addField = (services: Services, about?: unknown): Promise<void> =>
  changeEvent(services, about, {
    title: 'Add Field to WebSocket Event',
    questions: [eventQuestion, lineQuestion],
    toChange,
    done: (wish) => `Added \`${fieldOf(wish).key}\` to \`${wish.event}\``,
    nothing: (wish) => `\`${wish.event}\` has \`${fieldOf(wish).key}\` already.`,
  });
