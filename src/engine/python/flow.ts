// Tells whether a statement always ran when a later place is reached, from the blocks around both. Loops, `try` and
// `match` count as "perhaps"; only `if` is followed into its branches.
import type { PyNode } from './tree.ts';

/** One branch on the way down to a statement. */
export interface Step {
  readonly statement: PyNode;
  readonly body: PyNode;
}

/** The branches taken to a statement, outermost first, that a later place does not share. */
export type Path = readonly Step[];

const conditional = new Set(['IfStatement', 'ForStatement', 'WhileStatement', 'TryStatement', 'MatchClause']);

/** Null where the statement cannot come before the place: the other branch, or a branch that leaves. */
export const pathTo = (node: PyNode, place: PyNode): Path | null => {
  const path: Step[] = [];
  let jumps = false;
  for (let body = node; body.parent !== null; body = body.parent) {
    const statement = body.parent;
    if (body.name === 'Body' && contains(body, place)) return jumps ? null : path.reverse();
    if (body.name !== 'Body' || !conditional.has(statement.name) || isFinally(body)) continue;
    const end = exitOf(body);
    if (end === 'leaves' || (statement.name === 'IfStatement' && contains(statement, place))) return null;
    if (end === 'jumps') jumps = true;
    if (statement.name === 'ForStatement' || statement.name === 'WhileStatement') jumps = false;
    path.push({ statement, body });
  }
  return jumps ? null : path.reverse();
};

/** What stands after `finally` always runs. */
const isFinally = (body: PyNode): boolean => body.parent?.children[body.index - 1]?.name === 'finally';

/** Deeper than anyone writes; a damaged text may nest without end. */
const maxDepth = 30;

/** Do these paths together leave no way round? */
export const isCertain = (paths: readonly Path[], depth = 0): boolean => {
  if (paths.some((path) => path.length === 0)) return true;
  if (depth > maxDepth) return false;
  const statements = new Set(paths.flatMap((path) => path[0]?.statement ?? []));
  return [...statements].some((statement) => {
    if (statement.name !== 'IfStatement' || !statement.children.some((child) => child.name === 'else')) return false;
    return statement.children
      .filter((child) => child.name === 'Body')
      .every((body) => {
        const within = paths.filter((path) => path[0]?.body === body);
        return (
          exitOf(body) !== 'goes on' ||
          (within.length > 0 &&
            isCertain(
              within.map((path) => path.slice(1)),
              depth + 1,
            ))
        );
      });
  });
};

/** What running the later statement does to what the earlier one did. */
export const overrideOf = (earlier: Path, later: Path): 'replaces' | 'may replace' | 'elsewhere' => {
  for (let index = 0; index < later.length; index++) {
    const [one, other] = [earlier[index], later[index]];
    if (other === undefined || one?.statement !== other.statement) return 'may replace';
    if (one.body !== other.body) return 'elsewhere';
  }
  return 'replaces';
};

/** The condition of a branch of an `if`. `isElse`: the branch is taken where it fails. Null after other conditions. */
export const conditionOf = ({ statement, body }: Step): { condition: PyNode; isElse: boolean } | null => {
  if (statement.name !== 'IfStatement') return null;
  const [, first, firstBody] = statement.children;
  if (first === undefined) return null;
  if (firstBody === body) return { condition: first, isElse: false };
  return statement.children[3]?.name === 'else' ? { condition: first, isElse: true } : null;
};

const contains = (outer: PyNode, inner: PyNode): boolean => outer.start <= inner.start && inner.end <= outer.end;

const exitOf = (body: PyNode): 'leaves' | 'jumps' | 'goes on' => {
  switch (body.children[body.children.length - 1]?.name) {
    case 'ReturnStatement':
    case 'RaiseStatement':
      return 'leaves';
    case 'BreakStatement':
    case 'ContinueStatement':
      return 'jumps';
    default:
      return 'goes on';
  }
};
