// An event from inside the agent's stream: the branch that sends what a tool has marked, and the function that marks it.
import { type Refusal, refuse, type Written, written } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import {
  ensureImport,
  findMarked,
  insertMarked,
  insertMarkedResult,
  isNameUsed,
  markingFunctions,
  removeFunction,
} from '../python/writer.ts';
import type { Draft, Step } from './draft.ts';
import type { EventContext } from './event-context.ts';

const pythonPaths = ({ paths }: PlanInput): readonly string[] => paths.filter((path) => path.endsWith('.py'));

/** The files with a case for tool results that sends events of the protocol, those with marked branches first. */
const streamsOf = ({ input, protocol }: EventContext): readonly { path: string; markers: readonly string[] }[] => {
  const found = [...input.contract.files].flatMap(([path, { language }]) => {
    const branches = language === 'python' ? findMarked(input.read(path) ?? '', protocol.id) : null;
    return branches === null ? [] : [{ path, markers: branches.map(({ marker }) => marker) }];
  });
  return found.sort((a, b) => b.markers.length - a.markers.length);
};

/** The file whose functions mark results in the way of these, where there is one. */
const homeOfMarks = (input: PlanInput, markers: readonly string[]): { path: string; isSuffixed: boolean } | null => {
  for (const path of pythonPaths(input)) {
    const text = input.read(path) ?? '';
    if (!markers.some((marker) => text.includes(marker))) continue;
    const functions = markingFunctions(text, markers);
    if (functions.length > 0) return { path, isSuffixed: functions.every(({ name }) => name.endsWith('_result')) };
  }
  return null;
};

/** Whether there is a place in the agent's stream that sends what tools have marked. */
export const isMarkable = (context: EventContext): boolean => (streamsOf(context)[0]?.markers.length ?? 0) > 0;

const markerOf = (factory: string): string => `__${factory}__`;

export const agentSteps = (context: EventContext, draft: Draft): readonly Step[] | Refusal => {
  const { input, protocol, request, names, fields, lineLength } = context;
  if (request.emitIn !== null)
    return refuse(
      `The agent's stream has its own place: leave out --emit-in, or say whom it reaches with another --deliver.`,
    );
  const [stream] = streamsOf(context);
  if (stream === undefined || stream.markers.length === 0) {
    const what =
      stream === undefined
        ? `no \`match\` over an agent's stream sends ${protocol.id}`
        : `${stream.path} sends no marked tool result yet`;
    return refuse(`\`${request.name}\` cannot be sent from the agent's stream: ${what}; choose another delivery.`);
  }
  const { path, markers } = stream;
  const marker = markerOf(names.factory);
  const branch = { wrapper: protocol.id, factory: names.factory, marker, fields, lineLength };
  const home = homeOfMarks(input, markers);
  const steps: Step[] = [{ path, write: (text) => insertMarked(text, branch) }];
  if (home === null) {
    draft.note(`A tool sends it by a result with \`"${marker}": True\` and its fields; ${path} looks for that.`);
    return steps;
  }
  const name = home.isSuffixed ? `${names.factory}_result` : names.factory;
  const spec = { name, marker, event: names.factory, fields, lineLength };
  draft.note(`A tool sends it by returning \`${name}(…)\` of ${home.path}; ${path} looks for its mark.`);
  return [
    ...steps,
    { path: home.path, write: (text) => ensureImport(text, { module: 'typing', name: 'Any', lineLength }) },
    { path: home.path, write: (text) => insertMarkedResult(text, spec, markers) },
  ];
};

/** Takes away the functions that mark results for an event, unless a tool still calls them. */
export const unmarkSteps = (input: PlanInput, factory: string, draft: Draft): readonly Step[] =>
  pythonPaths(input).flatMap((path) => {
    const text = input.read(path) ?? '';
    const own = text.includes(markerOf(factory)) ? markingFunctions(text, [markerOf(factory)]) : [];
    return own
      .filter(({ name }) => name === factory || name === `${factory}_result`)
      .map(({ name }) => ({ path, write: (now: string) => unlessUsed(input, draft, path, name, now) }));
  });

/** Looked at when all else of the event is gone. */
const unlessUsed = (input: PlanInput, draft: Draft, path: string, name: string, text: string): Written => {
  const user = pythonPaths(input).find((other) => other !== path && isNameUsed(draft.text(other), name, []));
  if (user === undefined) return removeFunction(text, { name });
  draft.note(`\`${name}\` stays in ${path}, because ${user} uses it.`);
  return written();
};
