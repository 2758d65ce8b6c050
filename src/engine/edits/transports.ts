// How written code names the transport that an event leaves by: from its own module or from another.
import type { Chosen } from '../deliver.ts';
import type { ParameterFact } from '../facts.ts';
import type { Addressing, Transport as WrittenTransport } from '../python/writer.ts';
import type { PlanInput } from '../project.ts';
import { toModule } from './modules.ts';

const toAddressing = ({ name, typeText }: ParameterFact): Addressing => ({ name, typeText: typeText ?? 'Any' });

/** Somebody is left out, so that the parameter has a value. */
const withoutNone = ({ name, typeText }: Addressing): Addressing => ({
  name,
  typeText: typeText.replace(/^Optional\[(.*)\]$/, '$1').replace(/\s*\|\s*None$/, ''),
});

/** As code of another module reaches it: by the accessor where there is one. */
export const fromAfar = ({ contract }: PlanInput, chosen: Chosen): WrittenTransport => {
  const { accessor, instance, path } = chosen.transport;
  return {
    ...toWritten(chosen),
    module: toModule(contract, path),
    expression: accessor ?? instance ?? lastName(chosen),
    isAccessor: accessor !== null,
    method: instance === null ? null : lastName(chosen),
  };
};

/** As code of its own module reaches it. */
export const atHome = (chosen: Chosen): WrittenTransport => {
  const { instance } = chosen.transport;
  return {
    ...toWritten(chosen),
    module: null,
    expression: instance ?? lastName(chosen),
    isAccessor: false,
    method: instance === null ? null : lastName(chosen),
  };
};

const toWritten = ({ transport, reach }: Chosen): Pick<WrittenTransport, 'leading' | 'excluding'> => ({
  leading: transport.leading.map(toAddressing),
  excluding: reach === 'others' && transport.excluding !== null ? withoutNone(toAddressing(transport.excluding)) : null,
});

const lastName = ({ transport: { fact } }: Chosen): string => fact.name.slice(fact.name.lastIndexOf('.') + 1);
