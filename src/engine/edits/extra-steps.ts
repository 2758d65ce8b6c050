// What is written on request beside an event's own parts: a payload model that its package passes on, and a test.
import { isTestPath, languageOf } from '../paths.ts';
import { type Extra, isRefusal, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { insertPayloadModel, insertReExport, messageTestText } from '../python/writer.ts';
import type { Step } from './draft.ts';
import type { EventContext } from './event-context.ts';
import { flutterSteps } from './flutter-steps.ts';
import { toModule } from './modules.ts';

const words = (name: string): string => name.replaceAll('_', ' ');

/** The package that a module stands in, where it has a file of its own. */
export const packageOf = ({ read }: PlanInput, path: string): string | null => {
  const file = `${path.slice(0, path.lastIndexOf('/') + 1)}__init__.py`;
  return file !== path && read(file) !== undefined ? file : null;
};

const modelSteps = ({ input, protocol, request, names, fields, lineLength }: EventContext): readonly Step[] => {
  const { set, wrapper } = protocol.server;
  if (set === null || wrapper === null) return [];
  const spec = {
    model: names.payloadInterface,
    set: set.fact.name,
    wrapper: wrapper.fact.name,
    summary: `Payload for ${words(request.name)} events.`,
    fields,
    lineLength,
  };
  const around = packageOf(input, set.path);
  const passed = { name: spec.model, sibling: wrapper.fact.name, lineLength };
  return [
    { path: wrapper.path, write: (text) => insertPayloadModel(text, spec) },
    ...(around === null ? [] : [{ path: around, write: (text: string) => insertReExport(text, passed) }]),
  ];
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A test beside which another may stand: one that names the wrapper, else any that pytest finds. */
const siblingTest = ({ input, protocol }: EventContext): string | null => {
  const tests = input.paths.filter(
    (path) => languageOf(path) === 'python' && /(^|\/)test_[^/]*\.py$/.test(path) && isTestPath(path),
  );
  return tests.find((path) => input.read(path)?.includes(protocol.id) === true) ?? tests[0] ?? null;
};

/** Where the test of an event stands. */
export const testPath = (sibling: string, event: string): string => `${folderOf(sibling)}test_${event}_message.py`;

const testSteps = (context: EventContext): readonly Step[] | Refusal => {
  const { input, protocol, request, names, fields, lineLength } = context;
  const { set, wrapper } = protocol.server;
  if (request.direction === 'client-to-server')
    return refuse('A test can be written for a message that the server builds: leave it out for client → server.');
  if (set === null || wrapper === null) return [];
  const sibling = siblingTest(context);
  if (sibling === null)
    return refuse('No tests of pytest were found to put another beside: leave the test out, or write the first.');
  const path = testPath(sibling, request.name);
  const text = (): string =>
    messageTestText(input.read(sibling) ?? '', {
      event: request.name,
      module: toModule(input.contract, wrapper.path),
      wrapper: wrapper.fact.name,
      set: set.fact.name,
      member: names.member,
      factory: names.factory,
      fields,
      lineLength,
    });
  return [{ path, write: () => ({ kind: 'edits', edits: [] }), create: text }];
};

const stepsFor = (context: EventContext, extra: Extra): readonly Step[] | Refusal => {
  switch (extra) {
    case 'model':
      return modelSteps(context);
    case 'flutter':
      return flutterSteps(context);
    case 'test':
      return testSteps(context);
  }
};

/** The steps for what was asked for beside the event itself. */
export const extraSteps = (context: EventContext): readonly Step[] | Refusal => {
  const steps: Step[] = [];
  for (const extra of new Set(context.request.with ?? [])) {
    const own = stepsFor(context, extra);
    if (isRefusal(own)) return own;
    steps.push(...own);
  }
  return steps;
};
