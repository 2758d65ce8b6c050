// Makes the text of a private wrapper around one emission, in the words and habits of the wrapper beside it.
import type { CallFact, FunctionFact, PythonFacts } from '../facts.ts';
import type { FileStyle } from './file-style.ts';
import { freeName, requiredFirst, sentParameters, withArticle, type Parameter } from './parameters.ts';
import {
  call,
  deeper,
  layOut,
  layOutAssignment,
  layOutDocstring,
  layOutSignature,
  type Code,
  type Frame,
} from './ruff-layout.ts';
import { importLines, reachName } from './reach-names.ts';
import { writeGuard } from './guard-text.ts';
import { addressingOf, callOf } from './transport.ts';
import type { EmissionSpec } from './write-emission.ts';

export const writeEmission = (
  text: string,
  facts: PythonFacts,
  spec: EmissionSpec,
  sibling: FunctionFact | null,
  style: FileStyle,
  indent: string,
): readonly string[] => {
  const frame: Frame = { indent, unit: style.unit, lineLength: spec.lineLength };
  const fields = sentParameters(spec.fields, style.quote);
  const addressing = addressingOf(spec.transport);
  const own = requiredFirst(fields).filter(({ name }) => !addressing.some((parameter) => parameter.name === name));
  const parameters = [
    ...(spec.inClass === null ? [] : ['self']),
    ...addressing.map(({ name, typeText }) => `${name}: ${typeText}`),
    ...own.map(({ declaration }) => declaration),
  ];
  const taken = new Set([...addressing, ...fields].map(({ name }) => name));
  const body = deeper(frame);
  const send = (inner: Frame): readonly string[] => writeSend(facts, spec, fields, taken, sibling, inner);
  return [
    ...layOutSignature(`async def ${spec.name}`, parameters, 'None', frame),
    ...layOutDocstring(spec.summary ?? writeSummary(spec), style.docQuotes, body),
    ...(spec.isGuarded
      ? [
          `${body.indent}try:`,
          ...send(deeper(body)),
          ...writeGuard(text, facts, { factory: spec.factory, taken, sibling, style, frame: body }),
        ]
      : send(body)),
  ];
};

const writeSummary = ({ name, factory }: EmissionSpec): string => {
  const verb = /^_*(broadcast|emit|publish|push|send)_/.exec(name)?.[1] ?? 'send';
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${withArticle(factory)} message.`;
};

const writeSend = (
  facts: PythonFacts,
  spec: EmissionSpec,
  fields: readonly Parameter[],
  taken: ReadonlySet<string>,
  sibling: FunctionFact | null,
  frame: Frame,
): readonly string[] => {
  const { transport, wrapper } = spec;
  const source = reachName(facts, { name: transport.expression.split('.')[0] ?? '', module: transport.module });
  const message = reachName(facts, { name: wrapper.name, module: wrapper.module });
  const imports = importLines([source, message], frame.indent);
  const built = call(`${message.local}.${spec.factory}`, ...fields.map(({ name }) => `${name}=${name}`));
  const accessor = facts.calls.find(({ callee }) => callee === transport.expression)?.assignedTo ?? 'ws';
  const expression = transport.expression.replace(/^\w+/, source.local);
  const connection = transport.isAccessor ? freeName(taken, accessor, 'ws_manager', 'connection') : expression;
  const variable = sibling === null ? null : (builtBy(facts, sibling, message.local)?.assignedTo ?? null);
  const name = variable === null ? null : freeName(taken, variable, 'msg', 'ws_message');
  const callee = transport.method === null ? connection : `${connection}.${transport.method}`;
  const passed: Code = name ?? built;
  return [
    ...imports,
    ...(transport.isAccessor ? layOutAssignment(connection, call(expression), frame) : []),
    ...(name === null ? [] : layOutAssignment(name, built, frame)),
    ...layOut('await ', callOf(callee, transport, passed), '', frame),
  ];
};

const builtBy = (facts: PythonFacts, sibling: FunctionFact, wrapper: string): CallFact | undefined =>
  facts.calls.find(({ within, receiver }) => within === sibling.name && receiver === wrapper);
