// Makes the text of a reception: the branch that reads the payload, and the handler it hands the fields to.
import type { FieldSpec } from '../plan.ts';
import type { FileStyle } from './file-style.ts';
import { importLines, type Reached } from './reach-names.ts';
import { isConditional, receivedParameter, withArticle } from './parameters.ts';
import { toIdentifier, writeDefault, writeEmptyValue, writeString, type Quote } from './python-text.ts';
import {
  call,
  deeper,
  layOut,
  layOutAssignment,
  layOutCondition,
  layOutDocstring,
  layOutSignature,
  type Bracketed,
  type Code,
  type Frame,
} from './ruff-layout.ts';

/** What a branch does once its fields are read: each is a variable, or how it is read. */
export interface BranchBody {
  /** Names that the branch imports itself. */
  readonly imports: readonly Reached[];
  readonly write: (passed: ReadonlyMap<string, Code>, frame: Frame) => readonly string[];
}

export interface BranchText {
  readonly event: string;
  readonly fields: readonly FieldSpec[];
  /** `msg_type` and `WSMessageType.PAUSE`. */
  readonly subject: string;
  readonly value: string;
  /** The variable that holds the payload. */
  readonly payload: string;
  /** What gets the fields: a function that takes them in their order, or code that knows what to do with them. */
  readonly handler: { readonly name: string; readonly isAsync: boolean } | BranchBody;
  /** Is this name bound or used in the function around already? */
  readonly isTaken: (name: string) => boolean;
  readonly style: FileStyle;
  readonly frame: Frame;
}

export const writeBranch = (branch: BranchText): readonly string[] => {
  const { fields, handler, frame } = branch;
  const inner = deeper(frame);
  const head = layOutCondition('elif', branch.subject, `== ${branch.value}`, frame);
  if ('write' in handler) {
    const { lines, passed } = readFields(branch, inner);
    return [...head, ...importLines(handler.imports, inner.indent), ...lines, ...handler.write(passed, inner)];
  }
  if (fields.length === 0) return [...head, `${inner.indent}pass  # TODO(${branch.event}): act on it.`];
  const { lines, passed } = readFields(branch, inner);
  const code = call(handler.name, ...passed.values());
  return [...head, ...lines, ...layOut(handler.isAsync ? 'await ' : '', code, '', inner)];
};

/** Each field in a variable of its name, or read where it is passed if that name means something else there. */
const readFields = (
  { fields, payload, style, isTaken }: BranchText,
  frame: Frame,
): { readonly lines: readonly string[]; readonly passed: ReadonlyMap<string, Code> } => {
  const lines: string[] = [];
  const passed = new Map<string, Code>();
  for (const field of fields) {
    const local = toIdentifier(field.key);
    const read = writeRead(field, payload, style.quote);
    if (!isTaken(local)) lines.push(...layOutAssignment(local, read, frame));
    passed.set(field.key, isTaken(local) ? read : local);
  }
  return { lines, passed };
};

/** `payload.get("taskId", "")`, with the default that was asked for, or an empty value for a key that is always sent. */
export const writeRead = (field: FieldSpec, payload: string, quote: Quote): Bracketed => {
  const given = field.default;
  const absent = isConditional(field) ? null : writeEmptyValue(field.type, quote);
  const fallback = given === null ? absent : writeDefault(given.value, given.isFloat, quote);
  const key = writeString(field.key, quote);
  return fallback === null || fallback === 'None' ? call(`${payload}.get`, key) : call(`${payload}.get`, key, fallback);
};

export const writeHandler = (
  name: string,
  event: string,
  fields: readonly FieldSpec[],
  style: FileStyle,
  lineLength: number,
): readonly string[] => {
  const frame: Frame = { indent: '', unit: style.unit, lineLength };
  const body = deeper(frame);
  return [
    ...layOutSignature(`async def ${name}`, fields.map(receivedParameter), 'None', frame),
    ...layOutDocstring(`Handle ${withArticle(event)} message.`, style.docQuotes, body),
    `${body.indent}# TODO(${event}): act on it.`,
  ];
};
