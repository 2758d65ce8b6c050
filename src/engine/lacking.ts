// Which events are not whole: a part is missing on one of the sides. Whether somebody sends them is another question.
import type { ContractEvent, Part } from './contract.ts';

export const lacksParts = ({ direction, status, mentions }: ContractEvent): boolean => {
  const has = (part: Part): boolean => mentions.some((mention) => mention.part === part);
  if (status.declaredServer === 'no' || status.declaredClient === 'no') return true;
  if (direction === 'server-to-client') return status.handled === 'no' || (!has('factory') && !has('emission'));
  return direction === 'client-to-server' && (status.received === 'no' || status.sent === 'no');
};
