// A constant for one message in Dart, behind the last of its direction, and out again.
import { refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { readConstants } from './find-constants.ts';

export interface ConstantSpec {
  readonly className: string;
  readonly name: string;
  readonly value: string;
  /** The values that it stands behind the last of. */
  readonly siblings: ReadonlySet<string>;
}

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

export const insertConstant = (text: string, { className, name, value, siblings }: ConstantSpec): Written => {
  const constants = readConstants(text).find((one) => one.className === className)?.constants ?? [];
  if (constants.some((one) => one.value === value)) return written();
  if (constants.some((one) => one.name === name))
    return refuse(`\`${className}.${name}\` stands for another message: leave the Flutter part out.`);
  const anchor = constants.findLast((one) => siblings.has(one.value));
  if (anchor === undefined)
    return refuse(`\`${className}\` lists no message of this direction yet: write the first by hand.`);
  const quote = text.slice(anchor.start, anchor.end).includes("'") ? "'" : '"';
  const line = `${indentAt(text, anchor.start)}static const String ${name} = ${quote}${value}${quote};`;
  return written({ range: { start: anchor.end, end: anchor.end }, text: newlineOf(text) + line });
};

export const removeConstant = (
  text: string,
  { className, value }: Pick<ConstantSpec, 'className' | 'value'>,
): Written => {
  const own = readConstants(text)
    .find((one) => one.className === className)
    ?.constants.find((one) => one.value === value);
  if (own === undefined) return written();
  const before = text.slice(0, own.start).endsWith('\r\n') ? 2 : 1;
  return written({ range: { start: Math.max(0, own.start - before), end: own.end }, text: '' });
};
