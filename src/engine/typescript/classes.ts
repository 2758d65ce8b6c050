// Classes with their methods, and module-level instances of them.
import type { ClassFact, MethodFact, TypeScriptFacts } from '../facts.ts';
import { declarators } from './bindings.ts';
import { bodyOf, isFunction, unwrap } from './expressions.ts';
import { readParameters } from './fields.ts';
import { isTopLevel, memberName, statementRange } from './names.ts';
import { child, childAfter, has, rangeOf, textOf, type Node, type SyntaxFile } from './tree.ts';
import type { TypeScope } from './types.ts';

const visibilityOf = (member: Node, name: Node): MethodFact['visibility'] => {
  const privacy = child(member, 'Privacy');
  const text = privacy === null ? '' : textOf(privacy);
  if (text === 'private' || name.name === 'PrivatePropertyDefinition') return 'private';
  return text === 'protected' ? 'protected' : 'public';
};

/** The function of a method, or of a property that holds an arrow function. */
const functionOf = (member: Node): Node | null => {
  if (member.name === 'MethodDeclaration') return has(member, 'get') || has(member, 'set') ? null : member;
  const value = member.name === 'PropertyDeclaration' ? childAfter(member, 'Equals') : null;
  return value !== null && isFunction(value) ? value : null;
};

const toMethod = (member: Node, scope: TypeScope): readonly MethodFact[] => {
  const name = memberName(member);
  const body = functionOf(member);
  if (name === null || body === null) return [];
  const block = bodyOf(body);
  return [
    {
      name: textOf(name),
      nameRange: rangeOf(name),
      range: rangeOf(member),
      bodyRange: block === null ? { start: member.end, end: member.end } : rangeOf(block),
      visibility: visibilityOf(member, name),
      isAbstract: has(member, 'abstract'),
      parameters: readParameters(body, scope),
    },
  ];
};

const toClass = (declaration: Node, scope: TypeScope): readonly ClassFact[] => {
  const name = child(declaration, 'VariableDefinition');
  const body = child(declaration, 'ClassBody');
  if (name === null || body === null) return [];
  const base = childAfter(declaration, 'extends');
  return [
    {
      name: textOf(name),
      nameRange: rangeOf(name),
      range: statementRange(declaration),
      bodyRange: rangeOf(body),
      extends: base === null ? null : textOf(base),
      methods: body.children.flatMap((member) => toMethod(member, scope)),
    },
  ];
};

export const readClasses = (file: SyntaxFile, scope: TypeScope): readonly ClassFact[] =>
  file.all('ClassDeclaration').flatMap((one) => toClass(one, scope));

/** The class in `new Class(…)`. */
export const constructedClass = (node: Node): string | null => {
  const plain = unwrap(node);
  if (plain.name !== 'NewExpression') return null;
  const callee = plain.children[1];
  const name = callee?.name === 'InstantiationExpression' ? callee.children[0] : callee;
  return name?.name === 'VariableName' ? textOf(name) : null;
};

export const readInstances = (file: SyntaxFile): TypeScriptFacts['instances'] =>
  file
    .all('VariableDeclaration')
    .filter(isTopLevel)
    .flatMap((statement) =>
      declarators(statement).flatMap(({ pattern, initializer }) => {
        const className = initializer === null ? null : constructedClass(initializer);
        if (className === null || pattern.name !== 'VariableDefinition') return [];
        return [{ name: textOf(pattern), className, range: statementRange(statement) }];
      }),
    );
