// Declared sets of strings: `type X = 'a' | 'b'` and `enum X { A = 'a' }`, with the directions their comments give.
import type { Direction, ValueFact, ValueSetFact } from '../facts.ts';
import type { Range } from '../source.ts';
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

/** The first of some nodes in order that starts at an offset or after it. */
const firstFrom = (nodes: readonly Node[], offset: number): number => {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Comments inside a declaration, and the one that trails its last value. */
const commentsOf = ({ comments, text }: SyntaxFile, range: Range): readonly Node[] => {
  const next = firstFrom(comments, range.end);
  const inside = comments.slice(firstFrom(comments, range.start), next);
  const after = comments[next];
  return after !== undefined && isTrailing(text, range.end, after) ? [...inside, after] : inside;
};

const isTrailing = (text: string, end: number, comment: Node): boolean =>
  /^[ \t]*[,;|]?[ \t]*$/.test(text.slice(end, comment.start));

const withComments = (file: SyntaxFile, values: readonly Value[], range: Range): readonly ValueFact[] => {
  const comments = commentsOf(file, range);
  const trailing = new Map<Value, Node>();
  for (const value of values) {
    const comment = comments[firstFrom(comments, value.range.end)];
    if (comment !== undefined && isTrailing(file.text, value.range.end, comment)) trailing.set(value, comment);
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
