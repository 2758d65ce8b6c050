// "Show WebSocket Event": everything about one event on a page, asked for where no hover named it.
import { allEvents, type ContractEvent } from '../engine/contract.ts';
import { askEvent } from './ask-event.ts';
import { openContractPage } from './contract-pages.ts';
import { requireContract } from './require-contract.ts';
import type { Services } from './services.ts';

const position = { title: 'Show WebSocket Event', step: 1, total: 1 };

/** Links hand over text that anybody could have written. */
const isEvent = (value: unknown): value is Pick<ContractEvent, 'protocol' | 'name'> =>
  typeof value === 'object' &&
  value !== null &&
  'protocol' in value &&
  'name' in value &&
  typeof value.protocol === 'string' &&
  typeof value.name === 'string';

export const showContract = async (services: Services, wanted?: unknown): Promise<void> => {
  const contract = await requireContract(services.session);
  const event = isEvent(wanted) ? wanted : await askEvent(services, allEvents(contract), position);
  if (event !== null) await openContractPage(event);
};
