// Makes the text of a factory: a classmethod that builds one message. Where it stands is `write-factory.ts`'s.
import type { FactorySpec } from './write-factory.ts';
import type { FileStyle } from './file-style.ts';
import { freeName, isConditional, requiredFirst, sentParameters, withArticle, type Parameter } from './parameters.ts';
import { writeString } from './python-text.ts';
import {
  call,
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
  type Bracketed,
  type Code,
  type Frame,
} from './ruff-layout.ts';

/** What a new factory takes over from its neighbours. */
export interface FactoryLook {
  readonly frame: Frame;
  readonly style: FileStyle;
  readonly hasDocstring: boolean;
  /** The return annotation: `"WSMessage"`. */
  readonly result: string;
}

export const writeFactory = (spec: FactorySpec, look: FactoryLook): readonly string[] => {
  const { frame, style } = look;
  const parameters = sentParameters(spec.fields, style.quote);
  const declarations = ['cls', ...requiredFirst(parameters).map(({ declaration }) => declaration)];
  const body = deeper(frame);
  const summary = spec.summary ?? `Create ${withArticle(spec.factory)} message.`;
  return [
    `${frame.indent}@classmethod`,
    ...layOutSignature(`def ${spec.factory}`, declarations, look.result, frame),
    ...(look.hasDocstring ? layOutDocstring(summary, style.docQuotes, body) : []),
    ...writeBody(spec, parameters, look, body),
  ];
};

const writeBody = (
  spec: FactorySpec,
  parameters: readonly Parameter[],
  { style }: FactoryLook,
  frame: Frame,
): readonly string[] => {
  const always = parameters.filter(({ field }) => !isConditional(field));
  const conditional = parameters.filter(({ field }) => isConditional(field));
  const entries = always.map(({ field, value }) => `${writeString(field.key, style.quote)}: ${value}`);
  if (conditional.length === 0) return writeReturn(spec, dictionary('payload=', entries), frame);
  const taken = new Set(parameters.map(({ name }) => name));
  const payload = freeName(taken, 'payload', 'message_payload', 'payload_data');
  return [
    ...layOutEntries(`${payload}: dict[str, Any] = `, entries, frame),
    ...conditional.flatMap(({ field, name }) => [
      ...layOutCondition('if', name, 'is not None', frame),
      ...layOutAssignment(`${payload}[${writeString(field.key, style.quote)}]`, name, deeper(frame)),
    ]),
    ...writeReturn(spec, `payload=${payload}`, frame),
  ];
};

const layOutEntries = (before: string, entries: readonly Code[], frame: Frame): readonly string[] => {
  const code = dictionary('', entries);
  return isFitting(before + flat(code), frame) ? layOut(before, code, '', frame) : layOutExploded(before, code, frame);
};

const writeReturn = (spec: FactorySpec, payload: Code, frame: Frame): readonly string[] => {
  const built: Bracketed = call('cls', `type=${spec.set}.${spec.member}`, payload);
  return isFitting(`return ${flat(built)}`, frame)
    ? layOut('return ', built, '', frame)
    : layOutExploded('return ', built, frame);
};
