// Makes the text of a private wrapper around one emission, in the words and habits of the wrapper beside it.
import type { CallFact, FunctionFact, PythonFacts } from '../facts.ts';
import { compareModules, compareNames } from './import-order.ts';
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
import { writeGuard } from './guard-text.ts';
import { addressingOf, type Transport } from './transport.ts';
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
  const source = importOf(facts, transport.expression.split('.')[0] ?? '', transport.module);
  const message = importOf(facts, wrapper.name, wrapper.module);
  const imports = writeImports([source, message], frame);
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

const callOf = (callee: string, { leading, excluding }: Transport, message: Code): Code =>
  call(
    callee,
    ...leading.map(({ name }) => name),
    message,
    ...(excluding === null ? [] : [`${excluding.name}=${excluding.name}`]),
  );

const builtBy = (facts: PythonFacts, sibling: FunctionFact, wrapper: string): CallFact | undefined =>
  facts.calls.find(({ within, receiver }) => within === sibling.name && receiver === wrapper);

interface Needed {
  readonly local: string;
  readonly name: string;
  /** Null where the file has the name already. */
  readonly module: string | null;
}

const importOf = (facts: PythonFacts, name: string, module: string | null): Needed => {
  const isOwn =
    facts.types.some((type) => type.name === name) ||
    facts.functions.some((fact) => fact.name === name) ||
    facts.instances.some((instance) => instance.name === name);
  if (isOwn || module === null) return { local: name, name, module: null };
  const known = facts.imports.find(
    ({ imported, within, isTypeOnly }) => imported === name && within === null && !isTypeOnly,
  );
  return known === undefined ? { local: name, name, module } : { local: known.local, name, module: null };
};

/** Imports inside the function, because the module that sends may import this one. */
const writeImports = (needed: readonly Needed[], { indent }: Frame): readonly string[] => {
  const byModule = new Map<string, string[]>();
  for (const { name, module } of needed) {
    if (module !== null) byModule.set(module, [...(byModule.get(module) ?? []), name]);
  }
  if (byModule.size === 0) return [];
  const modules = [...byModule].sort(([a], [b]) => compareModules(a, b));
  return [
    ...modules.map(([module, names]) => `${indent}from ${module} import ${names.sort(compareNames).join(', ')}`),
    '',
  ];
};
