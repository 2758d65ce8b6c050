// Which names surely have a value when control gets to a place in a function, and whether it gets there at all.
import { unionOf, unknownType, type WireType, withoutNull } from '../wire-type.ts';
import { assignmentOf, binaryOf, childNamed, negatedOf, textOf, unwrap } from './expressions.ts';
import { nullType, readType } from './types.ts';
import type { PyNode } from './tree.ts';
import { guardOf } from './values.ts';

/** What is known of a name: the annotation where it has one, and the type that this is. */
export interface Local {
  readonly typeText: string | null;
  readonly type: WireType;
}

export type Names = ReadonlyMap<string, Local>;

/** Null: control never gets there. */
type Flow = Names | null;

const untyped: Local = { typeText: null, type: unknownType };

const withNames = (names: Names, more: readonly (readonly [string, Local])[]): Names => new Map([...names, ...more]);

const without = (names: Names, gone: readonly string[]): Names =>
  new Map([...names].filter(([name]) => !gone.includes(name)));

const isSame = (a: Local, b: Local): boolean => a.typeText === b.typeText && a.type === b.type;

const meetOf = (a: Local, b: Local): Local =>
  isSame(a, b) ? a : { typeText: a.typeText === b.typeText ? a.typeText : null, type: unionOf([a.type, b.type]) };

/** What holds whichever of these ways was taken. */
const join = (flows: readonly Flow[]): Flow => {
  const [first, ...rest] = flows.filter((flow) => flow !== null);
  if (first === undefined) return null;
  return rest.reduce<Names>(
    (all, other) =>
      new Map(
        [...all].flatMap(([name, local]) => {
          const there = other.get(name);
          return there === undefined ? [] : [[name, meetOf(local, there)] as const];
        }),
      ),
    first,
  );
};

/** Variables that a target, a pattern or an `as` binds: not those that a subscript or an attribute reads. */
const targetsIn = (text: string, nodes: readonly PyNode[]): readonly string[] =>
  nodes.flatMap((node): readonly string[] => {
    if (node.name === 'VariableName') return [textOf(text, node)];
    return node.name === 'TupleExpression' || node.name === 'ArrayExpression' ? targetsIn(text, node.children) : [];
  });

const namesOf = (text: string, nodes: readonly PyNode[], local = untyped): readonly (readonly [string, Local])[] =>
  targetsIn(text, nodes).map((name) => [name, local] as const);

const assigned = (text: string, node: PyNode): readonly (readonly [string, Local])[] => {
  const found = assignmentOf(node);
  if (found === null || (found.value === null && found.annotation !== null)) return [];
  const { annotation, value, targets } = found;
  if (annotation !== null) {
    const type = readType(text, annotation, new Map());
    return namesOf(text, targets, { typeText: textOf(text, annotation), type });
  }
  return namesOf(text, targets, value?.name === 'None' ? { typeText: null, type: nullType } : untyped);
};

/** `if (found := look()):` names what it found. */
const namedIn = (text: string, condition: PyNode | undefined): readonly (readonly [string, Local])[] => {
  const inner = condition === undefined ? undefined : unwrap(condition);
  return inner?.name === 'NamedExpression' ? namesOf(text, inner.children.slice(0, 1)) : [];
};

const imported = (text: string, node: PyNode): readonly (readonly [string, Local])[] => {
  const from = node.children.findIndex(({ name }) => name === 'import');
  const parts = node.children.slice(from + 1);
  return parts.flatMap((part, index) => {
    const next = parts[index + 1]?.name;
    const isLocal = part.name === 'VariableName' && next !== 'as' && parts[index - 1]?.name !== '.';
    return isLocal ? [[textOf(text, part), untyped] as const] : [];
  });
};

const definitionIn = (node: PyNode): PyNode =>
  node.name === 'DecoratedStatement' ? (node.children.at(-1) ?? node) : node;

/** What stands after `as` in the head of a `with` or an `except`. */
const namedAs = (text: string, head: readonly PyNode[]): readonly (readonly [string, Local])[] =>
  namesOf(
    text,
    head.filter((_, index) => head[index - 1]?.name === 'as'),
  );

const isForever = (text: string, node: PyNode): boolean =>
  node.name === 'WhileStatement' && /^(?:True|1)$/.test(textOf(text, node.children[1] ?? node));

/** Does a `break` of this very loop stand in it? */
const hasBreak = (node: PyNode): boolean =>
  node.children.some((child) => {
    if (child.name === 'BreakStatement') return true;
    if (/^(?:For|While)Statement$|^(?:Function|Class)Definition$/.test(child.name)) return false;
    return hasBreak(child);
  });

/** One part of a condition; `isNegated` where a `not` before it belongs to it alone. */
interface ConditionPart {
  readonly node: PyNode;
  readonly isNegated: boolean;
}

/** The parts of a condition that all hold where it holds, or that all fail where it fails. */
const partsOf = (
  text: string,
  condition: PyNode,
  operator: 'and' | 'or',
  isNegated = false,
): readonly ConditionPart[] => {
  const node = unwrap(condition);
  // The parser reads `not a or b` as `not (a or b)`.
  const negated = negatedOf(node);
  if (negated?.name === 'BinaryExpression' && /^(?:and|or)$/.test(binaryOf(text, negated)?.operator ?? ''))
    return partsOf(text, negated, operator, true);
  const binary = binaryOf(text, node);
  return binary?.operator === operator
    ? [...partsOf(text, binary.left, operator, isNegated), ...partsOf(text, binary.right, operator)]
    : [{ node, isNegated }];
};

/** What is known once a condition held, or failed: a name that was tested is not None. */
const narrowed = (text: string, names: Names, condition: PyNode | undefined, failed: boolean): Names => {
  if (condition === undefined) return names;
  const tested = partsOf(text, condition, failed ? 'or' : 'and').flatMap(
    ({ node, isNegated }) => guardOf(text, node, failed !== isNegated)?.name ?? [],
  );
  return withNames(
    names,
    tested.flatMap((name) => {
      const local = names.get(name);
      return local === undefined ? [] : [[name, withoutNone(local)] as const];
    }),
  );
};

const withoutNone = ({ typeText, type }: Local): Local => ({
  typeText: typeText?.replace(/\s*\|\s*None$/, '') ?? null,
  type: withoutNull(type),
});

/** The blocks of a compound statement, each with what stands between it and the block before. */
interface Block {
  readonly keyword: string;
  readonly head: readonly PyNode[];
  readonly body: PyNode;
}

const blocksOf = (node: PyNode): readonly Block[] => {
  const blocks: Block[] = [];
  let head: PyNode[] = [];
  for (const child of node.children) {
    if (child.name !== 'Body') {
      head.push(child);
      continue;
    }
    const [keyword, ...rest] = head;
    blocks.push({ keyword: keyword?.name ?? '', head: rest, body: child });
    head = [];
  }
  return blocks;
};

/** The names of pattern captures; a wildcard captures nothing. */
const capturesIn = (text: string, node: PyNode): readonly (readonly [string, Local])[] =>
  node.name === 'CapturePattern'
    ? namesOf(text, node.children).filter(([name]) => name !== '_')
    : node.children.flatMap((child) => (child.name === 'Body' ? [] : capturesIn(text, child)));

const clausesOf = (node: PyNode): readonly PyNode[] =>
  childNamed(node, 'MatchBody')?.children.filter(({ name }) => name === 'MatchClause') ?? [];

/** A clause that takes all that is left. */
const isOpen = (clause: PyNode): boolean =>
  clause.children[1]?.name === 'CapturePattern' && childNamed(clause, 'Guard') === null;

/** What holds when a block of a compound statement begins. */
const entryOf = (text: string, node: PyNode, block: Block, names: Names): Flow => {
  switch (node.name) {
    case 'IfStatement': {
      const known = withNames(names, namedIn(text, node.children[1]));
      return block.keyword === 'if' ? narrowed(text, known, node.children[1], false) : known;
    }
    case 'ForStatement': {
      const mark = block.head.findIndex(({ name }) => name === 'in');
      return block.keyword === 'else' ? names : withNames(names, namesOf(text, block.head.slice(0, mark)));
    }
    case 'WithStatement':
      return withNames(names, namedAs(text, block.head));
    case 'TryStatement': {
      const [first] = blocksOf(node);
      if (block.keyword === 'except') return withNames(names, namedAs(text, block.head));
      return block.keyword === 'else' && first !== undefined ? afterBody(text, first.body, names) : names;
    }
    default:
      return names;
  }
};

const afterBlock = (text: string, node: PyNode, block: Block, names: Names): Flow => {
  const entry = entryOf(text, node, block, names);
  return entry === null ? null : afterBody(text, block.body, entry);
};

const afterTry = (text: string, node: PyNode, names: Names): Flow => {
  const blocks = blocksOf(node);
  const [first] = blocks;
  const last = blocks.find(({ keyword }) => keyword === 'finally');
  const otherwise = blocks.find(({ keyword }) => keyword === 'else');
  const whole = otherwise ?? first;
  const handled = blocks
    .filter(({ keyword }) => keyword === 'except')
    .map((block) => {
      const flow = afterBlock(text, node, block, names);
      return flow === null
        ? null
        : without(
            flow,
            namedAs(text, block.head).map(([name]) => name),
          );
    });
  const merged = join([whole === undefined ? names : afterBlock(text, node, whole, names), ...handled]);
  if (last === undefined || merged === null) return merged;
  const finished = afterBlock(text, node, last, names);
  return finished === null
    ? null
    : withNames(
        merged,
        [...finished].filter(([name]) => !names.has(name)),
      );
};

const afterCompound = (text: string, node: PyNode, names: Names): Flow => {
  const blocks = blocksOf(node);
  switch (node.name) {
    case 'IfStatement': {
      const known = narrowed(text, withNames(names, namedIn(text, node.children[1])), node.children[1], true);
      const hasElse = blocks.some(({ keyword }) => keyword === 'else');
      return join([...blocks.map((block) => afterBlock(text, node, block, names)), ...(hasElse ? [] : [known])]);
    }
    case 'WithStatement':
      return blocks[0] === undefined ? names : afterBlock(text, node, blocks[0], names);
    case 'TryStatement':
      return afterTry(text, node, names);
    case 'MatchStatement': {
      const clauses = clausesOf(node);
      const flows = clauses.map((clause) => {
        const body = childNamed(clause, 'Body');
        return body === null ? names : afterBody(text, body, withNames(names, capturesIn(text, clause)));
      });
      return join([...flows, ...(clauses.some(isOpen) ? [] : [names])]);
    }
    default:
      return isForever(text, node) && !hasBreak(node) ? null : names;
  }
};

const after = (text: string, node: PyNode, names: Names): Flow => {
  switch (node.name) {
    case 'ReturnStatement':
    case 'RaiseStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return null;
    case 'AssignStatement':
      return withNames(names, assigned(text, node));
    case 'ImportStatement':
      return withNames(names, imported(text, node));
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'DecoratedStatement': {
      const own = childNamed(definitionIn(node), 'VariableName');
      return own === null ? names : withNames(names, [[textOf(text, own), untyped]]);
    }
    case 'DeleteStatement':
      return without(names, targetsIn(text, node.children));
    case 'StatementGroup':
      return afterAll(text, node.children, names);
    default:
      return afterCompound(text, node, names);
  }
};

const afterAll = (text: string, nodes: readonly PyNode[], names: Names): Flow =>
  nodes.reduce<Flow>((flow, node) => (flow === null ? null : after(text, node, flow)), names);

const afterBody = (text: string, body: PyNode, names: Names): Flow => afterAll(text, body.children, names);

const contains = (node: PyNode, offset: number): boolean => node.start <= offset && offset < node.end;

/** What holds inside a compound statement where a place stands in one of its blocks. */
const within = (text: string, node: PyNode, offset: number, names: Names): Flow => {
  for (const clause of clausesOf(node)) {
    const body = childNamed(clause, 'Body');
    if (body !== null && contains(body, offset))
      return namesAt(text, body, offset, withNames(names, capturesIn(text, clause)));
  }
  const block = blocksOf(node).find(({ body }) => contains(body, offset));
  const entry = block === undefined ? names : entryOf(text, node, block, names);
  return block === undefined || entry === null ? entry : namesAt(text, block.body, offset, entry);
};

/** The names that surely have a value where a statement at this offset of a body begins; null where nothing gets there. */
export const namesAt = (text: string, body: PyNode, offset: number, names: Names): Names | null => {
  let flow: Flow = names;
  for (const node of body.children) {
    if (flow === null || node.start >= offset) return flow;
    flow = contains(node, offset) ? within(text, node, offset, flow) : after(text, node, flow);
    if (contains(node, offset)) return flow;
  }
  return flow;
};
