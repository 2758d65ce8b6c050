// Breaks lines where `ruff format` breaks them, so that written code is stable under it.
// A call is flat, else its arguments stand on one indented line, else one a line with a trailing comma.

/** An expression: an atom that never breaks, or items in brackets. */
export type Code = string | Bracketed;

export interface Bracketed {
  /** All before the items, with the bracket: `WSMessage.usage(`, `payload={`. */
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
  /** `collection`: its items never share an indented line. */
  readonly kind: 'call' | 'collection';
  /** A comma behind the last item keeps each on a line of its own. */
  readonly isApart?: boolean;
}

/** Where lines stand: their indent, what one more level adds, and how long they may get. */
export interface Frame {
  readonly indent: string;
  readonly unit: string;
  readonly lineLength: number;
}

export const call = (callee: string, ...items: readonly Code[]): Bracketed => ({
  open: `${callee}(`,
  items,
  close: ')',
  kind: 'call',
});

/** A dictionary, after a prefix such as `payload=`. */
export const dictionary = (prefix: string, items: readonly Code[]): Bracketed => ({
  open: `${prefix}{`,
  items,
  close: '}',
  kind: 'collection',
});

export const deeper = (frame: Frame): Frame => ({ ...frame, indent: frame.indent + frame.unit });

/** Tabs count as four columns, which is ruff's default. */
const width = (line: string): number => Array.from(line.replaceAll('\t', '    ')).length;

export const isFitting = (line: string, frame: Frame): boolean => width(frame.indent + line) <= frame.lineLength;

/** An expression on one line. */
export const flat = (code: Code): string =>
  typeof code === 'string' ? code : code.open + code.items.map(flat).join(', ') + code.close;

/** Whether something in an expression is kept on lines of its own. */
const isBroken = (code: Code): boolean =>
  typeof code !== 'string' && code.items.length > 0 && (code.isApart === true || code.items.some(isBroken));

/** The lines of an expression with what stands before and after it: `await `, `,`. */
export const layOut = (before: string, code: Code, after: string, frame: Frame): readonly string[] => {
  const line = before + flat(code) + after;
  const isWhole = typeof code === 'string' || code.items.length === 0;
  if (isWhole || (isFitting(line, frame) && !isBroken(code))) return [frame.indent + line];
  return explode(before + code.open, code, code.close + after, frame);
};

/** The same with brackets broken in any case, one item a line, which its trailing comma keeps so. */
export const layOutExploded = (before: string, code: Bracketed, frame: Frame): readonly string[] => {
  const inner = deeper(frame);
  return [
    frame.indent + before + code.open,
    ...code.items.flatMap((item) => layOut('', item, ',', inner)),
    frame.indent + code.close,
  ];
};

const explode = (first: string, code: Bracketed, last: string, frame: Frame): readonly string[] => {
  const inner = deeper(frame);
  const body = code.items.map(flat).join(', ');
  const [only, ...others] = code.items;
  const isShared = code.kind === 'call' && code.isApart !== true;
  const lines = (): readonly string[] => {
    if (isShared && isFitting(body, inner) && !code.items.some(isBroken)) return [inner.indent + body];
    // A lone argument gets no comma: ruff breaks inside it instead.
    if (isShared && only !== undefined && others.length === 0) return layOut('', only, '', inner);
    return code.items.flatMap((item) => layOut('', item, ',', inner));
  };
  return [frame.indent + first, ...lines(), frame.indent + last];
};

/** `target = value`, parenthesized where only its own lines have room for the value. */
export const layOutAssignment = (target: string, value: Code, frame: Frame): readonly string[] => {
  const before = `${target} = `;
  const head = typeof value === 'string' ? value : value.open;
  const inner = deeper(frame);
  const isRoomy =
    isFitting(before + flat(value), frame) || (typeof value !== 'string' && isFitting(before + head, frame));
  if (isRoomy || !isFitting(head, inner)) return layOut(before, value, '', frame);
  return [`${frame.indent}${before}(`, ...layOut('', value, '', inner), `${frame.indent})`];
};

/** `if left operator right:`, broken before the operator where it is too long. */
export const layOutCondition = (keyword: string, left: string, rest: string, frame: Frame): readonly string[] => {
  const line = `${keyword} ${left} ${rest}:`;
  if (isFitting(line, frame)) return [frame.indent + line];
  const inner = deeper(frame);
  const body = isFitting(`${left} ${rest}`, inner) ? [`${left} ${rest}`] : [left, rest];
  return [`${frame.indent}${keyword} (`, ...body.map((part) => inner.indent + part), `${frame.indent}):`];
};

/** A function's head: `async def name(parameters) -> result:`. */
export const layOutSignature = (
  head: string,
  parameters: readonly string[],
  result: string,
  frame: Frame,
): readonly string[] => {
  const code: Bracketed = { ...call(head, ...parameters), close: `) -> ${result}:` };
  // A lone parameter gets its comma wherever it leaves the first line.
  const isLone = parameters.length === 1 && !isFitting(flat(code), frame);
  return isLone ? layOutExploded('', code, frame) : layOut('', code, '', frame);
};

/** A docstring on one line if it fits, else wrapped with the closing quotes on their own line. */
export const layOutDocstring = (summary: string, quotes: string, frame: Frame): readonly string[] => {
  const clean = summary
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('\\', '/')
    .replaceAll(quotes.charAt(0), quotes === '"""' ? "'" : '"');
  if (isFitting(quotes + clean + quotes, frame)) return [frame.indent + quotes + clean + quotes];
  const lines = [''];
  for (const word of clean.split(' ')) {
    const line = lines[lines.length - 1] ?? '';
    const before = lines.length === 1 ? quotes : '';
    if (line !== '' && !isFitting(`${before}${line} ${word}`, frame)) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  const [first = '', ...rest] = lines;
  return [quotes + first, ...rest, quotes].map((line) => frame.indent + line);
};
