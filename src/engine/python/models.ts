// Reads classes with annotated fields: pydantic models, dataclasses, typed dictionaries.
import type { FieldFact, TypeFact } from '../facts.ts';
import { unionOf } from '../wire-type.ts';
import { definitionRange } from './enums.ts';
import {
  argumentsOf,
  assignmentOf,
  attributeOf,
  childNamed,
  subscriptOf,
  textOf,
  type Argument,
} from './expressions.ts';
import { contentRange, stringValue } from './strings.ts';
import { rangeOf, type PyNode } from './tree.ts';
import { basesOf, isEnumBase, nullType, readType, type KnownTypes } from './types.ts';

/** Null for enums and for classes that have neither fields nor bases. */
export const readModel = (text: string, definition: PyNode, known: KnownTypes): TypeFact | null => {
  const name = childNamed(definition, 'VariableName');
  const bases = basesOf(text, definition);
  const statements = childNamed(definition, 'Body')?.children ?? [];
  const fields = statements.flatMap((statement) => fieldOf(text, statement, known) ?? []);
  const settings = settingsOf(text, definition, statements);
  if (name === null || bases.some(isEnumBase) || (fields.length === 0 && bases.length === 0)) return null;
  return {
    name: textOf(text, name),
    form: 'class',
    isExported: !textOf(text, name).startsWith('_'),
    extends: bases,
    fields,
    isOpen: settings.some((setting) => allowsExtra.test(setting)),
    ...(settings.some((setting) => renames.test(setting)) ||
    statements.some((one) => hasOddAlias(text, one) || rearranges.test(textOf(text, one)))
      ? { hasOtherNames: true }
      : {}),
    range: definitionRange(definition),
    nameRange: rangeOf(name),
    typeParameters: [],
  };
};

/** Where a model is configured: `model_config = …`, the older `class Config:`, keywords of the class itself. */
const settingsOf = (text: string, definition: PyNode, statements: readonly PyNode[]): readonly string[] => [
  ...statements.map((one) => textOf(text, one)).filter((one) => /^(?:model_config|class\s+Config)\b/.test(one)),
  ...argumentsOf(childNamed(definition, 'ArgList')).flatMap(({ keyword, value }) =>
    keyword === null ? [] : [`${textOf(text, keyword)}=${textOf(text, value)}`],
  ),
];

/** Keys that no field names are kept too. */
const allowsExtra = /\bextra\b["']?\s*[=:]\s*(?:["']allow|Extra\.allow)/;

/** A field goes by a name that is computed, or by more than one. */
const renames =
  /\b(?:alias_generator|populate_by_name|validate_by_name|allow_population_by_field_name)\b["']?\s*[=:]\s*(?!None|False)/;

/** A validator that gets the payload before its fields are looked up may give them other names. */
const rearranges =
  /^@[\w.]*(?:model_validator\([^)]*mode\s*=\s*["'](?:before|wrap)|root_validator\([^)]*pre\s*=\s*True)/;

/** `validation_alias=AliasChoices("a", "b")`. */
const hasOddAlias = (text: string, statement: PyNode): boolean => {
  const value = assignmentOf(statement)?.value ?? null;
  const options = value === null ? [] : fieldOptions(text, value);
  return ['alias', 'validation_alias'].some((name) => {
    const alias = optionNamed(text, options, name);
    return alias !== null && stringValue(text, alias.value) === null;
  });
};

const fieldOf = (text: string, statement: PyNode, known: KnownTypes): FieldFact | null => {
  const assignment = assignmentOf(statement);
  const target = assignment?.targets[0];
  if (!assignment?.annotation || target?.name !== 'VariableName') return null;
  const { annotation, value } = assignment;
  const wrapper = wrapperOf(text, annotation);
  // Pydantic takes no private attribute from a payload.
  if (wrapper === 'ClassVar' || textOf(text, target).startsWith('_')) return null;
  const options = value === null ? [] : fieldOptions(text, value);
  const alias = optionNamed(text, options, 'alias') ?? optionNamed(text, options, 'validation_alias');
  const aliasValue = stringValue(text, alias?.value ?? null);
  const defaultText = value === null ? null : defaultOf(text, value, options);
  const type = readType(text, annotation, known);
  return {
    // On the wire a field goes by its alias.
    key: aliasValue ?? textOf(text, target),
    keyRange: alias !== null && aliasValue !== null ? contentRange(text, alias.value) : rangeOf(target),
    range: rangeOf(statement),
    typeText: textOf(text, annotation),
    type: defaultText === 'None' ? unionOf([type, nullType]) : type,
    isOptional: defaultText !== null || wrapper === 'NotRequired',
    defaultText,
  };
};

const wrapperOf = (text: string, annotation: PyNode): string | null => {
  const object = subscriptOf(annotation)?.object ?? annotation;
  return textOf(text, attributeOf(object)?.property ?? object);
};

const fieldOptions = (text: string, value: PyNode): readonly Argument[] => {
  const [callee, list] = value.children;
  if (value.name !== 'CallExpression' || callee === undefined || list === undefined) return [];
  return /(?:^|\.)(?:Field|field)$/.test(textOf(text, callee)) ? argumentsOf(list) : [];
};

const optionNamed = (text: string, options: readonly Argument[], name: string): Argument | null =>
  options.find(({ keyword }) => keyword !== null && textOf(text, keyword) === name) ?? null;

/** `Field(description="…")` and `Field(...)` give no default. */
const defaultOf = (text: string, value: PyNode, options: readonly Argument[]): string | null => {
  if (options.length === 0) return isBareField(text, value) || value.name === 'Ellipsis' ? null : textOf(text, value);
  const factory = optionNamed(text, options, 'default_factory');
  if (factory !== null) return `${textOf(text, factory.value)}()`;
  const positional = options.find(({ keyword, spread }) => keyword === null && spread === null);
  const given = optionNamed(text, options, 'default') ?? positional;
  return given === undefined || given.value.name === 'Ellipsis' ? null : textOf(text, given.value);
};

const isBareField = (text: string, value: PyNode): boolean =>
  /(?:^|\.)(?:Field|field)\(\s*\)$/.test(textOf(text, value));
