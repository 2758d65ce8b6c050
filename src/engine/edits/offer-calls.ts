// The functions of the backend that could be handed what a client sends: those that take its fields, and that the branch can
// get to. Each is tried as the planner would, and what is refused is not offered.
import type { FunctionFact } from '../facts.ts';
import type { CallOffer } from '../offer.ts';
import { isTestPath, languageOf } from '../paths.ts';
import { type FieldSpec, isRefusal } from '../plan.ts';
import { wordsShared } from '../propose.ts';
import { readPython, toIdentifier } from '../python/writer.ts';
import type { EventContext } from './event-context.ts';
import { serverSteps } from './server-steps.ts';

interface Candidate {
  readonly path: string;
  readonly fact: FunctionFact;
  readonly score: number;
}

/** So many are tried; more than these nobody reads. */
const most = 60;

/** Called by a library, or private to others. */
const isForeign = ({ name, decorators }: FunctionFact, isHome: boolean): boolean =>
  /(?:^|\.)__\w+__$/.test(name) ||
  (/(?:^|\.)_/.test(name) && !(isHome && !name.includes('.'))) ||
  decorators.some((one) => !/^(?:static|class)method\b/.test(one));

const takesAll = ({ parameters }: FunctionFact, fields: readonly FieldSpec[]): boolean => {
  const names = new Set(parameters.map(({ name }) => name));
  const isOpen = parameters.some(({ name }) => name.startsWith('**'));
  return isOpen ? fields.length > 0 : fields.every(({ key }) => names.has(toIdentifier(key)));
};

const candidatesIn = (
  { input, protocol, request }: EventContext,
  fields: readonly FieldSpec[],
): readonly Candidate[] => {
  const home = protocol.server.chain?.path;
  const wrappers = new Set(input.contract.protocols.map(({ server }) => server.wrapper?.fact.name));
  const needed = fields.map(({ key }) => toIdentifier(key));
  return input.paths
    .filter((path) => languageOf(path) === 'python' && !isTestPath(path))
    .flatMap((path) => {
      const text = input.read(path) ?? '';
      if (!needed.every((name) => text.includes(name))) return [];
      const known = input.contract.files.get(path);
      const { functions } = known?.language === 'python' ? known : readPython(text);
      return functions
        .filter(
          (fact) => !wrappers.has(fact.inClass ?? '') && !isForeign(fact, path === home) && takesAll(fact, fields),
        )
        .map((fact) => ({ path, fact, score: wordsShared(protocol, request, [fact.name]) }));
    });
};

/** With a payload its fields tell who is meant; without one only words do. */
export const offerCalls = (context: EventContext, fields: readonly FieldSpec[]): readonly CallOffer[] =>
  candidatesIn(context, fields)
    .filter(({ score }) => fields.length > 0 || score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .flatMap(({ path, fact }) => toOffer(context, fields, `${path}:${fact.name}`) ?? [])
    // What needs a word of the user comes after what needs none.
    .sort((a, b) => Number(a.lacking !== null) - Number(b.lacking !== null));

const toOffer = (context: EventContext, fields: readonly FieldSpec[], place: string): CallOffer | null => {
  const step = serverSteps({ ...context, fields, request: { ...context.request, fields, call: place, values: [] } }).at(
    -1,
  );
  const result = step?.write(context.input.read(step.path) ?? '');
  if (result === undefined) return null;
  const lack = isRefusal(result) ? result.lack : undefined;
  if (isRefusal(result) && lack?.kind !== 'value') return null;
  return { place, lacking: lack?.kind === 'value' ? lack.key : null };
};
