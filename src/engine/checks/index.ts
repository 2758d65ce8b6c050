// The list of checks, sorted by id.
import type { Check } from './check.ts';
import { mismatchedPresence } from './mismatched-presence.ts';
import { mismatchedType } from './mismatched-type.ts';
import { missingField } from './missing-field.ts';
import { staleModel } from './stale-model.ts';
import { undeclaredEvent } from './undeclared-event.ts';
import { undeclaredField } from './undeclared-field.ts';
import { unfinishedPart } from './unfinished-part.ts';
import { unhandledEvent } from './unhandled-event.ts';
import { unknownEvent } from './unknown-event.ts';
import { unreadField } from './unread-field.ts';
import { unsentEvent } from './unsent-event.ts';
import { unsetField } from './unset-field.ts';

export const checks: readonly Check[] = [
  mismatchedPresence,
  mismatchedType,
  missingField,
  staleModel,
  undeclaredEvent,
  undeclaredField,
  unfinishedPart,
  unhandledEvent,
  unknownEvent,
  unreadField,
  unsentEvent,
  unsetField,
];
