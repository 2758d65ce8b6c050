// "Remove WebSocket Event": asks which one, shows what goes and what stays, and applies it.
import { changeEvent, eventQuestion } from './change-event.ts';
import type { Services } from './services.ts';

export const removeEvent = (services: Services, about?: unknown): Promise<void> =>
  changeEvent(services, about, {
    title: 'Remove WebSocket Event',
    questions: [eventQuestion],
    toChange: ({ protocol, event }) => ({ kind: 'remove-event', protocol, name: event }),
    done: ({ event }) => `Removed \`${event}\``,
    nothing: ({ event }) => `Nothing of \`${event}\` can be removed.`,
  });
