// The call that makes a new event travel, as text to paste: of the new wrapper, the factory, or the hook's callback.
import type { Contract, Protocol } from '../engine/contract.ts';
import type { ParameterFact } from '../engine/facts.ts';
import { proposeNames } from '../engine/names.ts';
import type { EventRequest } from '../engine/plan.ts';

const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Every argument by name, so that the call reads the same whatever the order of the parameters. */
const pythonArguments = (parameters: readonly ParameterFact[]): string =>
  parameters
    .filter(({ name }) => name !== 'self' && name !== 'cls')
    .map(({ name }) => `${name}=${name}`)
    .join(', ');

const pythonCall = (contract: Contract, protocol: Protocol, request: EventRequest): string | null => {
  const names = proposeNames(protocol, request);
  const wanted = request.delivery === 'none' ? `${protocol.id}.${names.factory}` : names.wrapper;
  for (const facts of contract.files.values()) {
    if (facts.language !== 'python') continue;
    const found = facts.functions.find(
      ({ name }) => name === wanted || (wanted.startsWith('_') && lastName(name) === wanted),
    );
    if (found === undefined) continue;
    const call = `${found.inClass === null || request.delivery === 'none' ? wanted : `self.${wanted}`}(${pythonArguments(found.parameters)})`;
    return found.isAsync ? `await ${call}` : call;
  }
  return null;
};

const typeScriptCall = (protocol: Protocol, request: EventRequest): string | null => {
  const { callback, sendMethod } = proposeNames(protocol, request);
  const made = protocol.client.hook?.fact.callbacks.find(({ name }) => name === callback);
  const method = protocol.client.client?.fact.methods.find(({ name }) => name === sendMethod);
  const found = made ?? method;
  return found === undefined ? null : `${found.name}(${found.parameters.map(({ name }) => name).join(', ')})`;
};

/** Null where the event has no such place. */
export const callText = (contract: Contract, request: EventRequest): string | null => {
  const protocol = contract.protocols.find(({ id }) => id === request.protocol);
  if (protocol === undefined) return null;
  return request.direction === 'server-to-client'
    ? pythonCall(contract, protocol, request)
    : typeScriptCall(protocol, request);
};
