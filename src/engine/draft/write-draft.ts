// Writes requests as a draft that reads back as the same requests.
import type { Contract } from '../contract.ts';
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

/** What a new draft begins with: one event of the protocol that has most. */
export const draftTemplate = ({ protocols }: Contract): string => {
  const [first] = [...protocols].sort((a, b) => b.events.size - a.events.size);
  const protocol = first === undefined || protocols.length < 2 ? '' : `${indent}protocol ${first.id}\n`;
  return `# One event after the other. What is left out is proposed.
event new_event
${protocol}${indent}field documentId: string
${indent}field progress?: float
`;
};
