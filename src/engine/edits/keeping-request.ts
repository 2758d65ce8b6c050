// What is asked of the client for one event, before all of it is known to be possible, and what there is to answer it with.
import type { At, Protocol } from '../contract.ts';
import type { FileFacts, TypeFact } from '../facts.ts';
import { isTestPath, languageOf } from '../paths.ts';
import type { EventRequest, PartNames } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { StoreFact } from '../store-facts.ts';
import { parseType } from '../field-line.ts';
import { readObjectType } from '../typescript/writer.ts';
import { unknownType } from '../wire-type.ts';
import { type DeclaredType, takesField } from './declared-type.ts';

export interface KeepingRequest {
  readonly input: PlanInput;
  readonly protocol: Protocol;
  readonly request: EventRequest;
  readonly names: PartNames;
}

const storeIn = (facts: FileFacts | undefined, hook: string): StoreFact | undefined =>
  facts?.language === 'typescript' ? facts.stores.find((store) => store.hook === hook) : undefined;

/** Where a hook is declared that no handler leads to, so that its file is not read yet. */
export const declaredIn = ({ paths, read }: PlanInput, hook: string): readonly string[] =>
  paths.filter(
    (path) =>
      languageOf(path) === 'typescript' &&
      !isTestPath(path) &&
      read(path)?.includes(`const ${hook}`) === true &&
      new RegExp(`\\bconst ${hook}\\b`).test(read(path) ?? ''),
  );

export const findStore = (input: PlanInput, hook: string): At<StoreFact> | null => {
  for (const [path, facts] of input.contract.files) {
    const fact = storeIn(facts, hook);
    if (fact !== undefined) return { path, fact };
  }
  for (const path of declaredIn(input, hook)) {
    const text = input.read(path) ?? '';
    const fact = storeIn(input.preview(new Map([[path, text]])).contract.files.get(path), hook);
    if (fact !== undefined) return { path, fact };
  }
  return null;
};

interface DeclaredField extends DeclaredType {
  readonly key: string;
}

/** The type of that name in TypeScript: in the file itself, else the first anywhere. */
export const findType = ({ contract }: PlanInput, name: string, near: string): TypeFact | null => {
  let found: TypeFact | null = null;
  for (const [path, facts] of contract.files) {
    if (facts.language !== 'typescript') continue;
    const type = facts.types.find((one) => one.name === name);
    if (type !== undefined && path === near) return type;
    found ??= type ?? null;
  }
  return found;
};

const withoutAbsence = (typeText: string): string => typeText.replace(/\s*\|\s*(?:null|undefined)\s*$/, '').trim();

const inlineFields = (text: string): readonly DeclaredField[] | null =>
  readObjectType(text)?.map((field) => ({ ...field, type: parseType(field.typeText ?? '') ?? unknownType })) ?? null;

/** The fields of an object type: of its declaration, of the type itself, or of `Partial<T>`. Null where they cannot be told. */
export const objectFields = (input: PlanInput, typeText: string, near: string): readonly DeclaredField[] | null => {
  const text = withoutAbsence(typeText);
  const part = /^Partial<(.*)>$/s.exec(text)?.[1];
  if (part !== undefined)
    return objectFields(input, part, near)?.map((field) => ({ ...field, isOptional: true })) ?? null;
  if (text.startsWith('{')) return inlineFields(text);
  const type = findType(input, text, near);
  return type === null || type.extends.length > 0 || type.typeParameters.length > 0 ? null : type.fields;
};

/** Why payloads cannot stand for things of another type, as the end of a sentence; null where they can. */
export const misfit = ({ input, request, names }: KeepingRequest, item: string, near: string): string | null => {
  if (item === names.payloadInterface) return null;
  const known = objectFields(input, item, near);
  if (known === null) return `what a \`${item}\` is cannot be told`;
  for (const declared of known) {
    const field = request.fields.find(({ key }) => key === declared.key);
    if (field === undefined ? !declared.isOptional : !takesField(declared, field)) {
      const is = `${declared.key}${declared.isOptional ? '?' : ''}: ${declared.typeText ?? 'unknown'}`;
      return `\`${item}\` has \`${is}\`, which the payload does not give`;
    }
  }
  return null;
};
