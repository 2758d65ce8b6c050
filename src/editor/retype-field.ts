// "Change Type of WebSocket Event Field…": asks for the event, its field and the line that says what it is from now on, and
// writes that wherever the event passes.
import { formatFieldLine, parseFieldLine } from '../engine/field-line.ts';
import { fieldAsItIs } from '../engine/new-field.ts';
import type { FieldSpec } from '../engine/plan.ts';
import { changeEvent, eventOf, eventQuestion, keyQuestion, type Question, type Wish } from './change-event.ts';
import type { Services } from './services.ts';
import { answer, type Remark } from './wizard/ask.ts';

const problem = (message: string): Remark => ({ kind: 'problem', message });

const checkLine = ({ key, event }: Wish, line: string): Remark | null => {
  const parsed = parseFieldLine(line);
  if (parsed.kind === 'error') return problem(parsed.message);
  if (parsed.field.key === key) return null;
  return problem(`\`${parsed.field.key}\` is another key: say here what \`${key}\` of \`${event}\` is.`);
};

const lineQuestion: Question = async (services, wish, position) => {
  const event = eventOf(services, wish);
  const now = event === null ? null : fieldAsItIs(event, wish.key);
  const given = await services.ask.input({
    position,
    prompt: `What is \`${wish.key}\` of \`${wish.event}\` from now on?`,
    placeholder: 'name[?]: type [= default]',
    value: wish.typed !== '' || now === null ? wish.typed : formatFieldLine(now),
    check: (line) => checkLine(wish, line),
  });
  return given.kind === 'answer' ? answer({ ...wish, typed: given.value }) : given;
};

const fieldOf = ({ typed }: Wish): FieldSpec => {
  const parsed = parseFieldLine(typed);
  if (parsed.kind === 'error') throw new Error(`"${typed}" was let through.`);
  return parsed.field;
};

export const retypeField = (services: Services, about?: unknown): Promise<void> =>
  changeEvent(services, about, {
    title: 'Change Type of WebSocket Event Field',
    questions: [eventQuestion, keyQuestion, lineQuestion],
    toChange: (wish) => ({
      kind: 'retype-field',
      protocol: wish.protocol,
      event: wish.event,
      field: fieldOf(wish),
    }),
    done: ({ event, key, typed }) => `Changed \`${key}\` of \`${event}\` to \`${typed}\``,
    nothing: ({ event, key }) => `\`${key}\` of \`${event}\` is that already.`,
  });
