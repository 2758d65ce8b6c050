// The call that makes a new event travel, as text to paste: of the new wrapper, the factory, or the hook's callback.
import type { Contract, Protocol } from '../engine/contract.ts';
import type { FunctionFact, ParameterFact } from '../engine/facts.ts';
import { proposeNames } from '../engine/names.ts';
import type { EventRequest } from '../engine/plan.ts';

const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Every argument by name, so that the call reads the same whatever the order of the parameters. */
const pythonArguments = (parameters: readonly ParameterFact[]): string =>
  parameters
    .filter(({ name }) => name !== 'self' && name !== 'cls')
    .map(({ name }) => `${name}=${name}`)
    .join(', ');

const isWanted = (request: EventRequest, wanted: string, path: string, { name }: FunctionFact): boolean => {
  if (request.delivery === 'none') return name === wanted;
  const isPlace = request.emitIn === null || request.emitIn.startsWith(`${path}:`);
  return isPlace && lastName(name) === wanted;
};

const toPythonCall = ({ name, inClass, isAsync, parameters }: FunctionFact, isFactory: boolean): string => {
  const callee = isFactory ? name : inClass === null ? lastName(name) : `self.${lastName(name)}`;
  return `${isAsync ? 'await ' : ''}${callee}(${pythonArguments(parameters)})`;
};

const pythonCall = (contract: Contract, protocol: Protocol, request: EventRequest): string | null => {
  const names = proposeNames(protocol, request);
  const isFactory = request.delivery === 'none';
  const wanted = isFactory ? `${protocol.id}.${names.factory}` : names.wrapper;
  for (const [path, facts] of contract.files) {
    if (facts.language !== 'python') continue;
    const found = facts.functions.find((fact) => isWanted(request, wanted, path, fact));
    if (found !== undefined) return toPythonCall(found, isFactory);
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
