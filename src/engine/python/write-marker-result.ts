// Writes the function by which a tool marks its result, so that the stream sends it as an event.
import { written, type FieldSpec, type Written } from '../plan.ts';
import type { FunctionFact } from '../facts.ts';
import { readStyle } from './file-style.ts';
import { freeName, isConditional, requiredFirst, sentParameters, withArticle } from './parameters.ts';
import { writeString } from './python-text.ts';
import { readPython } from './reader.ts';
import {
  deeper,
  dictionary,
  flat,
  isFitting,
  layOut,
  layOutAssignment,
  layOutCondition,
  layOutDocstring,
  layOutExploded,
  layOutSignature,
  type Frame,
} from './ruff-layout.ts';
import { functionBelow } from './write-emission.ts';

export interface MarkedResultSpec {
  readonly name: string;
  readonly marker: string;
  readonly event: string;
  readonly fields: readonly FieldSpec[];
  readonly lineLength: number;
}

/** Functions of the module whose body names one of these marks. */
export const markingFunctions = (text: string, markers: readonly string[]): readonly FunctionFact[] =>
  readPython(text).functions.filter(({ name, bodyRange }) => {
    const body = text.slice(bodyRange.start, bodyRange.end);
    return !name.includes('.') && markers.some((marker) => new RegExp(`["']${marker}["']\\s*:`).test(body));
  });

const resultLines = (spec: MarkedResultSpec, quote: '"' | "'", docQuotes: string, frame: Frame): readonly string[] => {
  const parameters = sentParameters(spec.fields, quote);
  const body = deeper(frame);
  const entry = (key: string, value: string): string => `${writeString(key, quote)}: ${value}`;
  const always = parameters.filter(({ field }) => !isConditional(field));
  const entries = [entry(spec.marker, 'True'), ...always.map(({ name, value }) => entry(name, value))];
  const result = freeName(new Set(parameters.map(({ name }) => name)), 'result', 'marked');
  const code = dictionary('', entries);
  const before = `${result}: dict[str, Any] = `;
  const conditional = parameters.filter(({ field }) => isConditional(field));
  return [
    ...layOutSignature(
      `def ${spec.name}`,
      requiredFirst(parameters).map(({ declaration }) => declaration),
      'dict[str, Any]',
      frame,
    ),
    ...layOutDocstring(`Mark a tool result as ${withArticle(spec.event)} message.`, docQuotes, body),
    ...(isFitting(before + flat(code), body) ? layOut(before, code, '', body) : layOutExploded(before, code, body)),
    ...conditional.flatMap(({ name }) => [
      ...layOutCondition('if', name, 'is not None', body),
      ...layOutAssignment(`${result}[${writeString(name, quote)}]`, name, deeper(body)),
    ]),
    `${body.indent}return ${result}`,
  ];
};

/** Below the last function of the module that marks results. */
export const insertMarkedResult = (text: string, spec: MarkedResultSpec, siblings: readonly string[]): Written => {
  if (markingFunctions(text, [spec.marker]).length > 0) return written();
  const { quote, docQuotes, unit, newline } = readStyle(text);
  const frame = { indent: '', unit, lineLength: spec.lineLength };
  const above = markingFunctions(text, siblings).at(-1)?.range ?? null;
  const lines = resultLines(spec, quote, docQuotes, frame);
  return written(functionBelow(text, above, lines, { quote, docQuotes, unit, newline }));
};
