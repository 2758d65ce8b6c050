// Writes requests as a draft that reads back as the same requests.
import type { EventRequest } from '../plan.ts';
import { requestKeys } from './request-keys.ts';

const indent = '  ';

/** One event, a line for each thing that is asked for. */
export const writeEvent = (request: EventRequest): string =>
  [
    `event ${request.name}`,
    ...requestKeys.flatMap((key) => key.give(request).map((value) => `${indent}${key.name} ${value}`)),
  ].join('\n');

export const writeDraft = (requests: readonly EventRequest[]): string =>
  requests.map((request) => `${writeEvent(request)}\n`).join('\n');
