// Writes a private function that asks the client and waits for its answer: what waits stands in a dictionary by its id, and
// the branch that gets the answer finds it there.
import { refuse, written, type FieldSpec, type Written } from '../plan.ts';
import type { TextEdit } from '../source.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { freeName, requiredFirst, sentParameters, withArticle } from './parameters.ts';
import { toIdentifier, writeString } from './python-text.ts';
import { importLines, reachName } from './reach-names.ts';
import { readPython } from './reader.ts';
import {
  call,
  deeper,
  dictionary,
  layOut,
  layOutAssignment,
  layOutDocstring,
  layOutSignature,
  type Code,
  type Frame,
} from './ruff-layout.ts';
import { withoutBlock } from './text-block.ts';
import { addressingOf, callOf, type Transport } from './transport.ts';
import { parsePython } from './tree.ts';
import { functionBelow } from './write-emission.ts';
import { removed, whyKept, type Removed } from './write-function.ts';
import { removeImportsUsedIn } from './write-import.ts';

export interface RequestSpec {
  /** `_request_approval` and `_pending_approval`. */
  readonly name: string;
  readonly pending: string;
  readonly fields: readonly FieldSpec[];
  /** The wire key of the id that joins request and answer. */
  readonly correlation: string;
  readonly wrapper: { readonly name: string; readonly module: string };
  readonly factory: string;
  readonly transport: Transport;
  readonly lineLength: number;
}

/** Seconds that a request waits for its answer, as endpoints of this shape have it. */
const patience = 300;

const bodyLines = (spec: RequestSpec, imports: readonly string[], callee: string, message: string, frame: Frame) => {
  const { transport, pending } = spec;
  const id = toIdentifier(spec.correlation);
  const names = spec.fields.map(({ key }) => toIdentifier(key));
  const answer = freeName(new Set([...names, ...addressingOf(transport).map(({ name }) => name)]), 'answer', 'waiting');
  const inner = deeper(frame);
  const built = call(`${message}.${spec.factory}`, ...names.map((name) => `${name}=${name}`));
  return [
    ...imports,
    ...layOutAssignment(id, `${id} or str(uuid.uuid4())`, frame),
    ...layOutAssignment(
      `${answer}: asyncio.Future[dict[str, Any]]`,
      call('asyncio.get_running_loop().create_future'),
      frame,
    ),
    ...layOutAssignment(`${pending}[${id}]`, answer, frame),
    `${frame.indent}try:`,
    ...layOut('await ', callOf(callee, transport, built), '', inner),
    ...layOut('return await ', call('asyncio.wait_for', answer, `timeout=${patience}`), '', inner),
    `${frame.indent}except asyncio.TimeoutError:`,
    `${inner.indent}return None`,
    `${frame.indent}finally:`,
    ...layOut('', call(`${pending}.pop`, id, 'None'), '', inner),
  ];
};

const requestLines = (text: string, spec: RequestSpec, style: FileStyle): readonly string[] => {
  const facts = readPython(text);
  const frame: Frame = { indent: '', unit: style.unit, lineLength: spec.lineLength };
  const { transport, wrapper } = spec;
  const source = reachName(facts, { name: transport.expression.split('.')[0] ?? '', module: transport.module });
  const message = reachName(facts, wrapper);
  const body = deeper(frame);
  const addressing = addressingOf(transport);
  const own = requiredFirst(
    sentParameters(
      spec.fields.filter(({ key }) => key !== spec.correlation),
      style.quote,
    ),
  );
  const parameters = [
    ...addressing.map(({ name, typeText }) => `${name}: ${typeText}`),
    ...own.filter(({ name }) => !addressing.some((one) => one.name === name)).map(({ declaration }) => declaration),
    `${toIdentifier(spec.correlation)}: str | None = None`,
  ];
  const connection = transport.expression.replace(/^\w+/, source.local) + (transport.isAccessor ? '()' : '');
  const callee = transport.method === null ? connection : `${connection}.${transport.method}`;
  const summary = `Send ${withArticle(spec.factory)} message and wait for its answer, None if there is none in time.`;
  return [
    `${spec.pending}: dict[str, asyncio.Future[dict[str, Any]]] = {}`,
    '',
    '',
    ...layOutSignature(`async def ${spec.name}`, parameters, 'dict[str, Any] | None', frame),
    ...layOutDocstring(summary, style.docQuotes, body),
    ...bodyLines(spec, importLines([source, message], body.indent), callee, message.local, body),
  ];
};

/** Modules that the function needs, and names by module. */
export const requestModules: readonly string[] = ['asyncio', 'uuid'];

export const insertRequest = (text: string, spec: RequestSpec): Written => {
  const facts = readPython(text);
  if (facts.functions.some(({ name }) => name === spec.name)) return written();
  const hidden = spec.fields.map(({ key }) => toIdentifier(key)).find((name) => /^(?:uuid|asyncio)$/.test(name));
  if (hidden !== undefined)
    return refuse(`Choose another key than \`${hidden}\`: as a parameter it would hide what makes the id.`);
  const style = readStyle(text);
  const lines = requestLines(text, spec, style);
  const anchor = facts.functions.findLast(({ name }) => name.startsWith('_request_'))?.range ?? null;
  return written(functionBelow(text, anchor, lines, style));
};

/** The name that an answer is waited for by, where a branch gets one: `_pending_approval`. */
const pendingIn = (code: string): string | null => /\b(_pending_\w+)\b/.exec(code)?.[1] ?? null;

/** Takes the dictionary away that nothing else uses any more. */
export const removePending = (text: string, code: string, gone: readonly TextEdit[]): readonly TextEdit[] => {
  const name = pendingIn(code);
  const statement = parsePython(text).root.children.find(
    (node) => node.name === 'AssignStatement' && name !== null && text.startsWith(`${name}:`, node.start),
  );
  if (name === null || statement === undefined) return [];
  const outside = [statement, ...gone.map(({ range }) => range)];
  const uses = [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))];
  const isUsed = uses.some(({ index }) => !outside.some(({ start, end }) => index >= start && index < end));
  return isUsed ? [] : [withoutBlock(text, statement)];
};

/** Takes the function that asks away, and what it waited by. */
export const removeRequest = (
  text: string,
  { name, lineLength }: { readonly name: string; readonly lineLength: number },
): Removed => {
  const fact = readPython(text).functions.find((one) => one.name === name);
  if (fact === undefined) return removed([]);
  const kept = whyKept(text, fact, []);
  if (kept !== null) return removed([], kept);
  const edit = withoutBlock(text, fact.range);
  const pending = removePending(text, text.slice(fact.range.start, fact.range.end), [edit]);
  const edits = [edit, ...pending];
  return removed(
    sorted([
      ...removeImportsUsedIn(
        text,
        edits.map(({ range }) => range),
        lineLength,
      ),
      ...edits,
    ]),
  );
};

const sorted = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.toSorted((a, b) => a.range.start - b.range.start);

/** What a branch does with an answer: whoever waits for it gets its fields. */
export const answerLines = (
  spec: { readonly pending: string; readonly correlation: string; readonly fields: readonly FieldSpec[] },
  passed: ReadonlyMap<string, Code>,
  isTaken: (name: string) => boolean,
  { quote }: FileStyle,
  frame: Frame,
): readonly string[] => {
  const waiting = ['waiting', 'asked'].find((name) => !isTaken(name)) ?? spec.pending.slice(1);
  const others = spec.fields.filter(({ key }) => key !== spec.correlation);
  const entries = others.map(({ key }) => entryOf(writeString(key, quote), passed.get(key) ?? toIdentifier(key)));
  const id = passed.get(spec.correlation) ?? toIdentifier(spec.correlation);
  return [
    ...layOutAssignment(waiting, call(`${spec.pending}.get`, id), frame),
    `${frame.indent}if ${waiting} and not ${waiting}.done():`,
    ...layOut('', call(`${waiting}.set_result`, dictionary('', entries)), '', deeper(frame)),
  ];
};

const entryOf = (key: string, value: Code): Code =>
  typeof value === 'string' ? `${key}: ${value}` : { ...value, open: `${key}: ${value.open}` };
