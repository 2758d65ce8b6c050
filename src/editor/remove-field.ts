// "Remove Field from WebSocket Event…": asks for the event and its field, and takes it out wherever the event passes.
import { changeEvent, eventQuestion, keyQuestion } from './change-event.ts';
import type { Services } from './services.ts';

export const removeField = (services: Services, about?: unknown): Promise<void> =>
  changeEvent(services, about, {
    title: 'Remove Field from WebSocket Event',
    questions: [eventQuestion, keyQuestion],
    toChange: ({ protocol, event, key }) => ({ kind: 'remove-field', protocol, event, key }),
    done: ({ event, key }) => `Removed \`${key}\` from \`${event}\``,
    nothing: ({ event, key }) => `Nothing of \`${key}\` of \`${event}\` can be removed.`,
  });
