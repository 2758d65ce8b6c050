// Makes the text of a reception: the branch that reads the payload, and the handler it hands the fields to.
import type { FieldSpec } from '../plan.ts';
import type { FileStyle } from './file-style.ts';
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

export interface BranchText {
  readonly event: string;
  readonly fields: readonly FieldSpec[];
  /** `msg_type` and `WSMessageType.PAUSE`. */
  readonly subject: string;
  readonly value: string;
  /** The variable that holds the payload. */
  readonly payload: string;
  readonly handler: { readonly name: string; readonly isAsync: boolean };
  /** Is this name bound or used in the function around already? */
  readonly isTaken: (name: string) => boolean;
  readonly style: FileStyle;
  readonly frame: Frame;
}

export const writeBranch = (branch: BranchText): readonly string[] => {
  const { fields, handler, style, frame, payload } = branch;
  const inner = deeper(frame);
  const head = layOutCondition('elif', branch.subject, `== ${branch.value}`, frame);
  if (fields.length === 0) return [...head, `${inner.indent}pass  # TODO(${branch.event}): act on it.`];
  const reads: string[] = [];
  const passed: Code[] = [];
  for (const field of fields) {
    const local = toIdentifier(field.key);
    const read = writeRead(field, payload, style.quote);
    if (branch.isTaken(local)) {
      passed.push(read);
    } else {
      reads.push(...layOutAssignment(local, read, inner));
      passed.push(local);
    }
  }
  return [...head, ...reads, ...layOut(handler.isAsync ? 'await ' : '', call(handler.name, ...passed), '', inner)];
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
