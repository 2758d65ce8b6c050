// `cachibot-ws add EVENT`: turns flags into a request, plans it, shows or writes it.
import { parseArgs } from 'node:util';
import type { Contract } from '../engine/contract.ts';
import { parseFieldLine } from '../engine/field-line.ts';
import {
  deliveries,
  type EventRequest,
  type FieldSpec,
  leftOpen,
  type MappedParameter,
  recipes,
} from '../engine/plan.ts';
import { guessProtocol } from '../engine/propose.ts';
import { UserError } from './files.ts';
import { presentPlan } from './present.ts';
import { openWorkspace, requireContract } from './workspace.ts';

const options = {
  protocol: { type: 'string' },
  direction: { type: 'string', default: 'server-to-client' },
  field: { type: 'string', multiple: true, default: [] as string[] },
  deliver: { type: 'string' },
  'emit-in': { type: 'string' },
  store: { type: 'string' },
  state: { type: 'string' },
  action: { type: 'string' },
  map: { type: 'string', multiple: true, default: [] as string[] },
  update: { type: 'string' },
  key: { type: 'string' },
  write: { type: 'boolean', default: false },
} as const;

const oneOf = <Word extends string>(flag: string, words: readonly Word[], given: string): Word => {
  const word = words.find((one) => one === given);
  if (word === undefined) throw new UserError(`\`${given}\` is no value of --${flag}: use ${words.join(', ')}.`);
  return word;
};

const readFields = (lines: readonly string[]): readonly FieldSpec[] =>
  lines.map((line) => {
    const parsed = parseFieldLine(line);
    if (parsed.kind === 'error') throw new UserError(parsed.message);
    return parsed.field;
  });

const readMap = (lines: readonly string[]): readonly MappedParameter[] =>
  lines.map((line) => {
    const [, parameter, key] = /^\s*([\w$]+)\s*=\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (parameter === undefined || key === undefined)
      throw new UserError(`\`${line}\` maps nothing: write PARAM=KEY, for example --map message=text.`);
    return { parameter, key };
  });

const chooseProtocol = (contract: Contract, given: string | undefined, name: string): string => {
  const ids = contract.protocols.map(({ id }) => id);
  const id = given ?? guessProtocol(contract, name);
  if (id === null)
    throw new UserError(`Say which protocol gets \`${name}\`: --protocol ${ids.join(' or --protocol ')}.`);
  if (!ids.includes(id)) throw new UserError(`\`${id}\` is no protocol here: use ${ids.join(', ')}.`);
  return id;
};

export const runAdd = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [name, ...folders] = positionals;
  if (name === undefined)
    throw new UserError('Say which event to add: cachibot-ws add EVENT [folder…] --field "name: type".');
  const workspace = openWorkspace(folders);
  const contract = requireContract(workspace);
  const direction = oneOf('direction', ['server-to-client', 'client-to-server'], values.direction);
  const request: EventRequest = {
    ...leftOpen,
    protocol: chooseProtocol(contract, values.protocol, name),
    name,
    direction,
    fields: readFields(values.field),
    // A place to send from is asked for only where a service sends.
    delivery: oneOf('deliver', deliveries, values.deliver ?? (values['emit-in'] === undefined ? 'none' : 'service')),
    emitIn: values['emit-in'] ?? null,
    store: values.store ?? null,
    recipe: values.update === undefined ? null : oneOf('update', recipes, values.update),
    recipeKey: values.key ?? null,
    map: readMap(values.map),
    names: {
      ...(values.state === undefined ? {} : { state: values.state }),
      ...(values.action === undefined ? {} : { action: values.action }),
    },
  };
  return presentPlan(workspace, await workspace.project.plan({ kind: 'add-events', events: [request] }), values.write);
};
