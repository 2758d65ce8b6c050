// Interfaces, aliases of object types, and aliases of everything else.
import type { AliasFact, TypeFact } from '../facts.ts';
import { readFields } from './fields.ts';
import { isExported, statementRange } from './names.ts';
import { child, childrenNamed, rangeOf, textOf, type Node, type SyntaxFile } from './tree.ts';
import { aliasedType, operands, type TypeScope } from './types.ts';

const typeParameters = (declaration: Node): readonly string[] => {
  const list = child(declaration, 'TypeParamList');
  return list === null ? [] : childrenNamed(list, 'TypeDefinition').map(textOf);
};

const baseName = (type: Node): readonly string[] => {
  if (type.name === 'TypeName') return [textOf(type)];
  const name = type.name === 'ParameterizedType' ? child(type, 'TypeName') : null;
  return name === null ? [] : [textOf(name)];
};

/** What an object type is made of: the literal parts, and the names it extends or is intersected with. */
interface Shape {
  readonly form: TypeFact['form'];
  readonly objects: readonly Node[];
  readonly extends: readonly string[];
}

const interfaceShape = (declaration: Node): Shape => ({
  form: 'interface',
  objects: childrenNamed(declaration, 'ObjectType'),
  extends: declaration.children.flatMap(baseName),
});

/** An alias is a type of fields if it is an object type, or an intersection with one. */
const aliasShape = (type: Node): Shape | null => {
  const members = type.name === 'IntersectionType' ? operands(type) : [type];
  const objects = members.filter((one) => one.name === 'ObjectType');
  return objects.length === 0 ? null : { form: 'alias', objects, extends: members.flatMap(baseName) };
};

/** An index signature or a mapped type: keys that no field names may be there. */
export const isOpenObject = (type: Node): boolean =>
  type.children.some(({ name, children }) => name === 'IndexSignature' || children[0]?.name === '[');

const toType = (
  declaration: Node,
  shape: Shape,
  scope: TypeScope,
  exported: ReadonlySet<string>,
): readonly TypeFact[] => {
  const nameNode = child(declaration, 'TypeDefinition');
  if (nameNode === null) return [];
  const name = textOf(nameNode);
  return [
    {
      name,
      form: shape.form,
      isExported: isExported(declaration, name, exported),
      extends: shape.extends,
      fields: shape.objects.flatMap((one) => readFields(one, scope)),
      isOpen: shape.objects.some(isOpenObject),
      range: statementRange(declaration),
      nameRange: rangeOf(nameNode),
      typeParameters: typeParameters(declaration),
    },
  ];
};

export const readTypes = (file: SyntaxFile, scope: TypeScope, exported: ReadonlySet<string>): readonly TypeFact[] => [
  ...file.all('InterfaceDeclaration').flatMap((one) => toType(one, interfaceShape(one), scope, exported)),
  ...file.all('TypeAliasDeclaration').flatMap((one) => {
    const type = aliasedType(one);
    const shape = type === null ? null : aliasShape(type);
    return shape === null ? [] : toType(one, shape, scope, exported);
  }),
];

/** Aliases that are neither types of fields nor sets of strings; `isSet` names the latter. */
export const readAliases = (
  file: SyntaxFile,
  scope: TypeScope,
  isSet: (name: string) => boolean,
): readonly AliasFact[] =>
  file.all('TypeAliasDeclaration').flatMap((declaration) => {
    const nameNode = child(declaration, 'TypeDefinition');
    const type = aliasedType(declaration);
    if (nameNode === null || type === null || aliasShape(type) !== null || isSet(textOf(nameNode))) return [];
    return [{ name: textOf(nameNode), typeText: textOf(type), type: scope.resolve(textOf(nameNode)) }];
  });
