// The fields of an object type that is written in place: `{ step: number; name?: string }`.
import { Node } from 'ts-morph';
import { readSyntax } from './syntax.ts';

export interface WrittenField {
  readonly key: string;
  readonly typeText: string | null;
  readonly isOptional: boolean;
}

/** Null where the text is no object type, or one with more than named fields. */
export const readObjectType = (text: string): readonly WrittenField[] | null =>
  readSyntax(`type T = ${text}`, (file) => {
    const type = file.getTypeAlias('T')?.getTypeNode();
    if (!Node.isTypeLiteral(type)) return null;
    const members = type.getMembers();
    const fields = members.filter((member) => Node.isPropertySignature(member));
    if (fields.length < members.length) return null;
    return fields.map((field) => ({
      key: field.getName().replace(/^(['"])(.*)\1$/, '$2'),
      typeText: field.getTypeNode()?.getText() ?? null,
      isOptional: field.hasQuestionToken(),
    }));
  });
