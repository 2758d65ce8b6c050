// "Rename WebSocket Event…": asks for the event and its new name, and renames whatever is named after it.
import { newNameProblem } from '../engine/validate.ts';
import { changeEvent, eventOf, eventQuestion, type Question, type Wish } from './change-event.ts';
import type { Services } from './services.ts';
import { answer, type Remark } from './wizard/ask.ts';

const problemOf = (services: Services, wish: Wish, name: string): string | null => {
  const event = eventOf(services, wish);
  const protocol = services.session.project.contract().protocols.find(({ id }) => id === wish.protocol);
  if (event === null || protocol === undefined) return null;
  return name === event.name ? `\`${name}\` is its name already.` : newNameProblem(protocol, event, name);
};

const checkName = (services: Services, wish: Wish, name: string): Remark | null => {
  const message = problemOf(services, wish, name);
  return message === null ? null : { kind: 'problem', message };
};

const nameQuestion: Question = async (services, wish, position) => {
  const given = await services.ask.input({
    position,
    prompt: `New name of \`${wish.event}\`, and of whatever is named after it`,
    placeholder: 'Use lower case and underscores: file_upload_progress',
    value: wish.typed === '' ? wish.event : wish.typed,
    check: (name) => checkName(services, wish, name),
  });
  return given.kind === 'answer' ? answer({ ...wish, typed: given.value }) : given;
};

export const renameEvent = (services: Services, about?: unknown): Promise<void> =>
  changeEvent(services, about, {
    title: 'Rename WebSocket Event',
    questions: [eventQuestion, nameQuestion],
    toChange: ({ protocol, event, typed }) => ({ kind: 'rename-event', protocol, event, to: typed }),
    done: ({ event, typed }) => `Renamed \`${event}\` to \`${typed}\``,
    nothing: ({ event }) => `\`${event}\` has that name already.`,
  });
