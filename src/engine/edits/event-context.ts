// Everything that the steps of one event need to know: what was asked for, what exists, and what is proposed for the rest.
import type { ContractEvent, Protocol } from '../contract.ts';
import { contradiction, existingFields } from '../existing-fields.ts';
import type { ValueFact } from '../facts.ts';
import { lineLengthOf, isPythonSettings } from '../listing.ts';
import { proposeNames } from '../names.ts';
import { placeEvent } from '../placement.ts';
import { type EventRequest, type FieldSpec, type PartNames, type Placement, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { fieldsProblem, nameProblem } from '../validate.ts';
import { conflictIn } from './draft.ts';
import { chooseKeeping, type Keeping } from './keeping.ts';
import { callProblem, damageProblem } from './preconditions.ts';

export interface EventContext {
  readonly input: PlanInput;
  readonly protocol: Protocol;
  readonly request: EventRequest;
  /** What is there already, if anything. */
  readonly event: ContractEvent | null;
  readonly fields: readonly FieldSpec[];
  readonly names: PartNames;
  readonly placement: Placement;
  readonly keeping: Keeping | null;
  /** Characters in a line of Python. */
  readonly lineLength: number;
}

/** Ruff's own default, for projects that say nothing. */
const defaultLineLength = 88;

export const lineLength = (input: PlanInput, path: string): number => {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    for (const name of ['ruff.toml', '.ruff.toml', 'pyproject.toml']) {
      const settings = [...folders.slice(0, depth), name].join('/');
      const text = isPythonSettings(settings) ? input.read(settings) : undefined;
      const length = text === undefined ? null : lineLengthOf(text);
      if (length !== null) return length;
    }
  }
  return defaultLineLength;
};

/** The declared values in their order. Where their list tells no direction, what is done with them does. */
const declaredValues = ({ events, server, client }: Protocol): readonly ValueFact[] =>
  ((server.set ?? client.set)?.fact.values ?? []).map((fact) => ({
    ...fact,
    direction: events.get(fact.value)?.direction ?? fact.direction,
  }));

/** Checks a request and fills in what it left open. */
export const toContext = (input: PlanInput, asked: EventRequest): EventContext | Refusal => {
  const protocol = input.contract.protocols.find(({ id }) => id === asked.protocol);
  if (protocol === undefined) {
    const known = input.contract.protocols.map(({ id }) => id).join(', ');
    return conflictIn(input) ?? refuse(`\`${asked.protocol}\` is no protocol here: use ${known}.`);
  }
  const event = protocol.events.get(asked.name) ?? null;
  const fields = asked.fields.length > 0 || event === null ? asked.fields : existingFields(event);
  const request = { ...asked, fields };
  const names = proposeNames(protocol, request);
  const isSent = request.direction === 'server-to-client';
  const problem =
    nameProblem(protocol, request) ??
    fieldsProblem(fields, request.direction) ??
    contradiction(event, fields) ??
    damageProblem(input.contract, protocol) ??
    (isSent ? callProblem(input.contract, protocol, event, names.factory, fields) : null);
  if (problem !== null) return refuse(problem);
  // Where nothing handles messages yet, nothing tells what is to be kept: that a switch is missing is what is told then.
  const isHandling = protocol.client.handler !== null;
  const keeping = isHandling ? chooseKeeping({ input, protocol, request, names }) : null;
  if (keeping !== null && 'kind' in keeping) return keeping;
  return {
    input,
    protocol,
    request,
    event,
    fields,
    names,
    placement: placeEvent(request.name, request.direction, declaredValues(protocol)),
    keeping,
    lineLength: lineLength(input, protocol.server.set?.path ?? ''),
  };
};
