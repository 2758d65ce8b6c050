// Declared sets of strings: `type X = 'a' | 'b'` and `enum X { A = 'a' }`, with the directions their comments give.
import type { Direction, ValueFact, ValueSetFact } from '../facts.ts';
import { isInside, type Range } from '../source.ts';
import { commentText, directionIn } from './direction.ts';
import { isExported, statementRange } from './names.ts';
import { child, rangeOf, stringValue, textOf, type Node, type SyntaxFile } from './tree.ts';
import { aliasedType, operands } from './types.ts';

type Value = Omit<ValueFact, 'direction' | 'comment'>;

const literals = (type: Node): readonly (Node | null)[] => {
  if (type.name === 'UnionType') return operands(type).flatMap(literals);
  if (type.name === 'ParenthesizedType') return type.children.slice(1, 2).flatMap(literals);
  const literal = type.name === 'LiteralType' ? type.children[0] : undefined;
  return [literal?.name === 'String' ? literal : null];
};

const unionValues = (declaration: Node): readonly Value[] => {
  const type = aliasedType(declaration);
  const nodes = type === null ? [] : literals(type);
  const values = nodes.map((node) => {
    const value = stringValue(node);
    const range = node === null ? null : rangeOf(node);
    return value === null || range === null
      ? null
      : { member: value, value, range, nameRange: range, valueRange: range };
  });
  return values.every((one) => one !== null) ? values : [];
};

const enumValues = (declaration: Node): readonly Value[] => {
  const members = child(declaration, 'EnumBody')?.children ?? [];
  return members.flatMap((name, index) => {
    const literal = members[index + 2];
    const value = stringValue(literal ?? null);
    if (
      name.name !== 'PropertyName' ||
      members[index + 1]?.name !== 'Equals' ||
      literal === undefined ||
      value === null
    )
      return [];
    const range = { start: name.start, end: literal.end };
    return [{ member: textOf(name), value, range, nameRange: rangeOf(name), valueRange: rangeOf(literal) }];
  });
};

/** Comments inside a declaration: those that lead a line, and those that trail a value. */
const commentsWithin = (file: SyntaxFile, range: Range): readonly Node[] =>
  file.comments.filter((comment) => isInside(comment, range) || isTrailing(file.text, range.end, comment));

const isTrailing = (text: string, end: number, comment: Node): boolean =>
  comment.start >= end && /^[ \t]*[,;|]?[ \t]*$/.test(text.slice(end, comment.start));

const withComments = (file: SyntaxFile, values: readonly Value[], range: Range): readonly ValueFact[] => {
  const comments = commentsWithin(file, range);
  const trailing = new Map<Value, Node>();
  for (const value of values) {
    const comment = comments.find((one) => isTrailing(file.text, value.range.end, one));
    if (comment !== undefined) trailing.set(value, comment);
  }
  const isHeading = new Set(comments);
  for (const comment of trailing.values()) isHeading.delete(comment);
  const headings = [...isHeading];
  let direction: Direction | null = null;
  let next = 0;
  return values.map((value) => {
    for (let one = headings[next]; one !== undefined && one.start < value.range.start; one = headings[++next]) {
      direction = directionIn(textOf(one)) ?? direction;
    }
    const comment = trailing.get(value);
    const own = comment === undefined ? null : textOf(comment);
    return {
      ...value,
      direction: direction ?? (own === null ? null : directionIn(own)),
      comment: own === null ? null : commentText(own),
    };
  });
};

export const readValueSets = (file: SyntaxFile, exported: ReadonlySet<string>): readonly ValueSetFact[] => {
  const read = (declaration: Node, form: ValueSetFact['form'], values: readonly Value[]): readonly ValueSetFact[] => {
    const nameNode = child(declaration, 'TypeDefinition');
    if (nameNode === null || values.length === 0) return [];
    const name = textOf(nameNode);
    return [
      {
        name,
        form,
        isExported: isExported(declaration, name, exported),
        values: withComments(file, values, declaration),
        range: statementRange(declaration),
        nameRange: rangeOf(nameNode),
      },
    ];
  };
  return [
    ...file.all('TypeAliasDeclaration').flatMap((one) => read(one, 'union', unionValues(one))),
    ...file.all('EnumDeclaration').flatMap((one) => read(one, 'enum', enumValues(one))),
  ];
};
