// Reads enums of strings: members, wire values, and the direction that comments give them.
import type { Direction, ValueFact, ValueSetFact } from '../facts.ts';
import type { Range } from '../source.ts';
import { isNote } from '../notes.ts';
import { commentText, directionOf, firstCommentFrom } from './comments.ts';
import { assignmentOf, childNamed, textOf } from './expressions.ts';
import { stringValue } from './strings.ts';
import { rangeOf, type PyNode, type PyTree } from './tree.ts';
import { basesOf, isEnumBase, isStringEnum } from './types.ts';

/** Null for a class that is no enum of strings. */
export const readEnum = (tree: PyTree, definition: PyNode): ValueSetFact | null => {
  const { text } = tree;
  const bases = basesOf(text, definition);
  const name = childNamed(definition, 'VariableName');
  if (name === null || !bases.some(isEnumBase)) return null;
  const members = membersOf(text, definition, bases);
  if (members.length === 0 && !isStringEnum(bases)) return null;
  return {
    name: textOf(text, name),
    form: 'enum',
    isExported: !textOf(text, name).startsWith('_'),
    values: withComments(tree, definition, members),
    range: definitionRange(definition),
    nameRange: rangeOf(name),
  };
};

/** A class or function with its decorators. */
export const definitionRange = (definition: PyNode): Range =>
  rangeOf(definition.parent?.name === 'DecoratedStatement' ? definition.parent : definition);

type Member = Omit<ValueFact, 'direction' | 'comment'>;

const membersOf = (text: string, definition: PyNode, bases: readonly string[]): readonly Member[] => {
  const statements = childNamed(definition, 'Body')?.children ?? [];
  const namesItself = bases.some((base) => base.endsWith('StrEnum'));
  return statements
    .flatMap((statement) => (statement.name === 'StatementGroup' ? statement.children : [statement]))
    .flatMap((statement) => memberOf(text, statement, namesItself) ?? []);
};

const memberOf = (text: string, statement: PyNode, namesItself: boolean): Member | null => {
  const assignment = assignmentOf(statement);
  const [target, ...others] = assignment?.targets ?? [];
  if (target?.name !== 'VariableName' || others.length > 0 || !assignment?.value) return null;
  const member = textOf(text, target);
  const isAuto = namesItself && /^(?:enum\.)?auto\(\s*\)$/.test(textOf(text, assignment.value));
  const value = isAuto ? member.toLowerCase() : stringValue(text, assignment.value);
  // A name like `_ignore_` or `__doc__` is Python's own.
  if (value === null || /^_.*_$/.test(member)) return null;
  return {
    member,
    value,
    range: rangeOf(statement),
    nameRange: rangeOf(target),
    valueRange: rangeOf(assignment.value),
  };
};

/** One pass over members and comments together, both in source order. */
const withComments = (tree: PyTree, definition: PyNode, members: readonly Member[]): readonly ValueFact[] => {
  const { text, comments } = tree;
  let next = firstCommentFrom(comments, definition.start);
  let group: Direction | null = null;
  return members.map((member) => {
    for (
      let above = comments[next];
      above !== undefined && above.start < member.range.start;
      above = comments[++next]
    ) {
      if (standsAlone(text, above)) group = directionOf(commentText(text, above)) ?? group;
    }
    const trailing = comments[next];
    const isTrailing = trailing !== undefined && /^[ \t;]*$/.test(text.slice(member.range.end, trailing.start));
    const comment = isTrailing ? commentText(text, trailing) : null;
    const own = comment === null ? null : directionOf(comment);
    return { ...member, direction: own ?? group, comment: comment === null || isNote(comment) ? null : comment };
  });
};

const standsAlone = (text: string, comment: Range): boolean => {
  let offset = comment.start - 1;
  while (text[offset] === ' ' || text[offset] === '\t') offset--;
  return offset < 0 || text[offset] === '\n' || text[offset] === '\r';
};
