// "Rename Field of WebSocket Event…": asks for the event, its field and the new key, and renames it wherever the event passes.
import { newKeyProblem } from '../engine/new-field.ts';
import { changeEvent, eventOf, eventQuestion, keyQuestion, type Question, type Wish } from './change-event.ts';
import type { Services } from './services.ts';
import { answer, type Remark } from './wizard/ask.ts';

const checkKey = (services: Services, wish: Wish, to: string): Remark | null => {
  const event = eventOf(services, wish);
  const problem = event === null ? null : newKeyProblem(event, wish.key, to);
  const message = to === wish.key ? `\`${to}\` is its key already.` : problem;
  return message === null ? null : { kind: 'problem', message };
};

const nameQuestion: Question = async (services, wish, position) => {
  const given = await services.ask.input({
    position,
    prompt: `New key for \`${wish.key}\` of \`${wish.event}\``,
    placeholder: 'As it travels, for example documentId',
    value: wish.typed === '' ? wish.key : wish.typed,
    check: (to) => checkKey(services, wish, to),
  });
  return given.kind === 'answer' ? answer({ ...wish, typed: given.value }) : given;
};

export const renameField = (services: Services, about?: unknown): Promise<void> =>
  changeEvent(services, about, {
    title: 'Rename Field of WebSocket Event',
    questions: [eventQuestion, keyQuestion, nameQuestion],
    toChange: ({ protocol, event, key, typed }) => ({ kind: 'rename-field', protocol, event, key, to: typed }),
    done: ({ event, key, typed }) => `Renamed \`${key}\` of \`${event}\` to \`${typed}\``,
    nothing: ({ event, key }) => `Nothing names \`${key}\` of \`${event}\` otherwise.`,
  });
