// The list of checks, sorted by id.
import type { Check } from './check.ts';
import { undeclaredEvent } from './undeclared-event.ts';
import { unhandledEvent } from './unhandled-event.ts';
import { unknownEvent } from './unknown-event.ts';
import { unsentEvent } from './unsent-event.ts';

export const checks: readonly Check[] = [undeclaredEvent, unhandledEvent, unknownEvent, unsentEvent];
