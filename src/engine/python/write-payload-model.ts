// The pydantic model of a payload: documentation beside the wrapper, with the keys that travel as its fields.
import { written, type FieldSpec, type Written } from '../plan.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { toIdentifier, writeAnnotation, writeDefault, writeOptionalAnnotation, writeString } from './python-text.ts';
import { readPython } from './reader.ts';
import { call, layOut, layOutDocstring, type Frame } from './ruff-layout.ts';
import { blockEnd, linesBelow, withoutBlock } from './text-block.ts';
import { ensureAny, ensureImport, removeAnyIfUnused, removeImportIfUnused } from './write-import.ts';

export interface PayloadModelSpec {
  readonly model: string;
  /** The enum that the models stand behind. */
  readonly set: string;
  /** The class that they stand above. */
  readonly wrapper: string;
  readonly summary: string;
  readonly fields: readonly FieldSpec[];
  readonly lineLength: number;
}

/** What a model has already, so that a field of that name would hide it. */
const isTaken = (name: string): boolean =>
  /^(?:model_|_)/.test(name) || /^(?:copy|dict|json|schema|validate|construct|parse_obj|parse_raw)$/.test(name);

const isName = (key: string): boolean => /^[A-Za-z]\w*$/.test(key);

const defaultOf = ({ default: value, presence }: FieldSpec, { quote }: FileStyle): string | null => {
  if (presence === 'conditional') return 'None';
  return value === null ? null : writeDefault(value.value, value.isFloat, quote);
};

const fieldLines = (field: FieldSpec, style: FileStyle, frame: Frame): readonly string[] => {
  const { key, type, presence, description } = field;
  const name = isName(key) && !isTaken(key) ? key : `${toIdentifier(key).replace(/^_+/, '')}_value`;
  const value = defaultOf(field, style);
  const annotation = presence === 'conditional' ? writeOptionalAnnotation(type) : writeAnnotation(type);
  const isMutable = value === '[]' || value === '{}';
  const options = [
    ...(value === null ? [] : [isMutable ? `default_factory=${value === '[]' ? 'list' : 'dict'}` : `default=${value}`]),
    ...(name === key ? [] : [`alias=${writeString(key, style.quote)}`]),
    ...(description === null ? [] : [`description=${writeString(description, style.quote)}`]),
  ];
  const isPlain = name === key && description === null && !isMutable;
  if (isPlain) return [`${frame.indent}${name}: ${annotation}${value === null ? '' : ` = ${value}`}`];
  return layOut(`${name}: ${annotation} = `, call('Field', ...options), '', frame);
};

/** The last thing that a new model stands behind: the models above the wrapper, else the enum. */
const anchorIn = (text: string, { set, wrapper }: PayloadModelSpec): number | null => {
  const { types, valueSets } = readPython(text);
  const end = types.find(({ name }) => name === wrapper)?.range.start ?? text.length;
  const above = [
    ...types.filter(({ name }) => name.endsWith('Payload')),
    ...valueSets.filter(({ name }) => name === set),
  ]
    .filter(({ range }) => range.start < end)
    .sort((a, b) => a.range.end - b.range.end);
  const last = above.at(-1);
  return last === undefined ? null : blockEnd(text, last.range);
};

export const insertPayloadModel = (text: string, spec: PayloadModelSpec): Written => {
  if (readPython(text).types.some(({ name }) => name === spec.model)) return written();
  const anchor = anchorIn(text, spec);
  if (anchor === null)
    return { kind: 'refused', reason: `No place was found for \`${spec.model}\`: leave the model out.` };
  const style = readStyle(text);
  const frame: Frame = { indent: style.unit, unit: style.unit, lineLength: spec.lineLength };
  const body = spec.fields.flatMap((field) => fieldLines(field, style, frame));
  const lines = [
    `class ${spec.model}(BaseModel):`,
    ...layOutDocstring(spec.summary, style.docQuotes, frame),
    ...(body.length === 0 ? [] : ['', ...body]),
  ];
  const needsField = body.some((line) => line.includes('Field('));
  const field = needsField
    ? ensureImport(text, { module: 'pydantic', name: 'Field', lineLength: spec.lineLength })
    : written();
  if (field.kind === 'refused') return field;
  return written(...ensureAny(text, lines, spec.lineLength), ...field.edits, linesBelow(anchor, 2, lines, style));
};

export const removePayloadModel = (text: string, { model }: Pick<PayloadModelSpec, 'model'>): Written => {
  const found = readPython(text).types.find(({ name }) => name === model);
  if (found === undefined) return written();
  const edit = withoutBlock(text, found.range);
  const field = removeImportIfUnused(text, { module: 'pydantic', name: 'Field' }, edit.range);
  return written(...removeAnyIfUnused(text, edit.range), ...(field.kind === 'edits' ? field.edits : []), edit);
};
