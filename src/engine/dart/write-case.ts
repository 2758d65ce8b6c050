// A case for one message in Dart's switch, with the private method that it calls, and out again.
import { refuse, type Written, written } from '../plan.ts';
import { indentAt, type Range } from '../source.ts';
import { type CaseFact, findMethod, readCases } from './find-constants.ts';

export interface CaseSpec {
  readonly className: string;
  readonly constant: string;
  readonly method: string;
  readonly event: string;
  /** The constants of other messages of that direction. */
  readonly siblings: ReadonlySet<string>;
}

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

const mark = (event: string): string => `// TODO(${event}): nothing is done with it yet.`;

const insertion = (offset: number, text: string) => ({ range: { start: offset, end: offset }, text });

const caseText = (text: string, { className, constant, method }: CaseSpec, anchor: CaseFact): string => {
  const newline = newlineOf(text);
  const indent = indentAt(text, anchor.start);
  const body = indentAt(text, text.indexOf(anchor.method, anchor.start));
  return `${newline}${indent}case ${className}.${constant}:${newline}${body}${method}(${anchor.given});${anchor.rest}`;
};

const methodText = (text: string, { method, event }: CaseSpec, sibling: Range, name: string): string => {
  const newline = newlineOf(text);
  const indent = indentAt(text, sibling.start);
  const head = text.slice(sibling.start, sibling.end).split(/\r?\n/)[0] ?? '';
  const lines = [
    head.replace(name, method).replace(' async {', ' {'),
    `${indent}${indent}${mark(event)}`,
    `${indent}}`,
  ];
  return newline.repeat(2) + lines.join(newline);
};

export const insertCase = (text: string, spec: CaseSpec): Written => {
  const cases = readCases(text, spec.className);
  if (new RegExp(`case ${spec.className}\\.${spec.constant}:`).test(text)) return written();
  const anchor = cases.findLast(
    ({ constant, method }) => spec.siblings.has(constant) && findMethod(text, method) !== null,
  );
  const sibling = anchor === undefined ? null : findMethod(text, anchor.method);
  if (anchor === undefined || sibling === null)
    return refuse(`No case of \`${spec.className}\` calls a private method here: leave the Flutter part out.`);
  if (findMethod(text, spec.method) !== null)
    return refuse(`\`${spec.method}\` is there already: leave the Flutter part out.`);
  return written(
    insertion(anchor.end, caseText(text, spec, anchor)),
    insertion(sibling.end, methodText(text, spec, sibling, anchor.method)),
  );
};

/** Takes out the case and its method, as long as that was not filled in. */
export const removeCase = (
  text: string,
  { className, constant, event }: Omit<CaseSpec, 'siblings' | 'method'>,
): Written => {
  const own = readCases(text, className).find((one) => one.constant === constant);
  const method = own === undefined ? null : findMethod(text, own.method);
  if (own === undefined || method === null) return written();
  const lines = text.slice(method.start, method.end).split(/\r?\n/);
  if (lines.length !== 3 || lines[1]?.trim() !== mark(event))
    return refuse(`\`${own.method}\` does something by now: take it out by hand.`);
  const newline = newlineOf(text).length;
  return written(
    { range: { start: own.start - newline, end: own.end }, text: '' },
    { range: { start: method.start - newline * 2, end: method.end }, text: '' },
  );
};
