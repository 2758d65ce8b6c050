// Everything that the steps of one event need to know: what was asked for, what exists, and what is proposed for the rest.
import type { At, ContractEvent, Protocol, ReachedStore } from '../contract.ts';
import type { ValueFact } from '../facts.ts';
import type { StoreFact } from '../store-facts.ts';
import { lineLengthOf, isPythonSettings } from '../listing.ts';
import { proposeNames } from '../names.ts';
import { placeEvent } from '../placement.ts';
import {
  type EventRequest,
  type FieldSpec,
  type PartNames,
  type Placement,
  type Recipe,
  type Refusal,
  refuse,
} from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { proposeRecipe, rankStores } from '../propose.ts';
import { fieldsProblem, nameProblem } from '../validate.ts';
import { conflictIn } from './draft.ts';
import { contradiction, existingFields } from './existing-fields.ts';
import { callProblem, damageProblem } from './preconditions.ts';

/** What a store keeps of the event. */
export interface Keeping {
  readonly store: At<StoreFact>;
  readonly recipe: Exclude<Recipe, 'none'>;
  /** The wire key that `upsert` keeps by, else null. */
  readonly key: string | null;
}

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

const findStore = (input: PlanInput, hook: string): At<StoreFact> | null => {
  for (const [path, facts] of input.contract.files) {
    const fact = facts.language === 'typescript' ? facts.stores.find((store) => store.hook === hook) : undefined;
    if (fact !== undefined) return { path, fact };
  }
  return null;
};

const chooseStore = (input: PlanInput, protocol: Protocol, request: EventRequest): At<StoreFact> | Refusal => {
  const ranked: readonly ReachedStore[] = rankStores(protocol, request);
  if (request.store === null) {
    return (
      ranked[0] ??
      conflictIn(input) ??
      refuse(`No store is reached by the handler of ${protocol.id}: say which one keeps the event, or --update none.`)
    );
  }
  const reached = ranked.map(({ fact }) => fact.hook).join(', ');
  const instead = reached === '' ? 'the handler reaches none, so leave it out' : `use one of ${reached}`;
  return (
    findStore(input, request.store) ?? conflictIn(input) ?? refuse(`\`${request.store}\` is no store here: ${instead}.`)
  );
};

const keyProblem = (key: string | null, fields: readonly FieldSpec[]): string | null => {
  if (key === null)
    return 'Say which field the payloads are kept by: upsert needs an id, for example --key documentId.';
  const field = fields.find((one) => one.key === key);
  if (field === undefined)
    return `\`${key}\` is no field of the event: keep payloads by one of ${fields.map((one) => one.key).join(', ')}.`;
  if (field.presence === 'conditional')
    return `\`${key}\` may be absent, so payloads cannot be kept by it: choose a field that is always there.`;
  const isKey = field.type.kind === 'string' || field.type.kind === 'int' || field.type.kind === 'literal';
  return isKey ? null : `\`${key}\` is neither string nor int, so payloads cannot be kept by it: choose another field.`;
};

/** An event that is handled already keeps what its handler keeps; where no store is reached, none is proposed. */
const canPropose = ({ client, events }: Protocol, { name, store }: EventRequest): boolean =>
  client.handler !== null && events.get(name)?.status.handled !== 'yes' && (store !== null || client.stores.length > 0);

const chooseKeeping = (input: PlanInput, protocol: Protocol, request: EventRequest): Keeping | Refusal | null => {
  if (request.direction === 'client-to-server') return null;
  const proposed = proposeRecipe(protocol, request);
  const recipe = request.recipe ?? (canPropose(protocol, request) ? proposed.recipe : 'none');
  if (recipe === 'none') return null;
  if (request.fields.length === 0)
    return refuse(`\`${request.name}\` carries no field, so a store has nothing to keep: use --update none.`);
  const key = recipe === 'upsert' ? (request.recipeKey ?? proposed.key) : null;
  const problem = recipe === 'upsert' ? keyProblem(key, request.fields) : null;
  if (problem !== null) return refuse(problem);
  const store = chooseStore(input, protocol, request);
  return 'kind' in store ? store : { store, recipe, key };
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
  const keeping = chooseKeeping(input, protocol, request);
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
