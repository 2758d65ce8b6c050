// The payload, one field line after the other, in the case that the protocol's other keys have.
import { toCamelCase, toSnakeCase } from '../../engine/case.ts';
import type { Contract } from '../../engine/contract.ts';
import { formatFieldLine, parseFieldLine } from '../../engine/field-line.ts';
import { fieldsProblem } from '../../engine/validate.ts';
import { count } from '../plan-summary.ts';
import type { Proposal, Remark } from './ask.ts';
import { type Draft, type EventDirection, existingEvent, protocolOf, toFields } from './draft.ts';
import { into, type Step } from './step.ts';

type Spelling = (key: string) => string;

/** How keys are written that go the same way in the same protocol; keys of one word say nothing. */
export const spellingOf = (contract: Contract, draft: Draft, wanted: EventDirection): Spelling => {
  const events = [...(protocolOf(contract, draft)?.events.values() ?? [])];
  const keys = events
    .filter(({ direction }) => direction === wanted)
    .flatMap(({ payload }) => payload.map(({ key }) => key));
  const snake = keys.filter((key) => key.includes('_')).length;
  const camel = keys.filter((key) => !key.includes('_') && toSnakeCase(key) !== key).length;
  return snake > camel ? toSnakeCase : toCamelCase;
};

/** What an event that is to be completed sends already. */
const existingLines = (contract: Contract, draft: Draft): readonly string[] =>
  (existingEvent(contract, draft)?.payload ?? []).map(({ key, type, presence }) =>
    formatFieldLine({
      key,
      type,
      presence: presence === 'conditional' ? presence : 'always',
      default: null,
      description: null,
    }),
  );

const problem = (message: string): Remark => ({ kind: 'problem', message });

export const proposeFields = (
  spelling: Spelling,
  direction: EventDirection,
  line: string,
  others: readonly string[],
): readonly Proposal[] | Remark => {
  const parsed = parseFieldLine(line);
  if (parsed.kind === 'error') return problem(parsed.message);
  const { field } = parsed;
  const wrong = fieldsProblem([...toFields(others), field], direction);
  if (wrong !== null) return problem(wrong);
  const asTyped: Proposal = { line: formatFieldLine(field), reason: '' };
  const key = spelling(field.key);
  if (key === field.key) return [asTyped];
  return [asTyped, { line: formatFieldLine({ ...field, key }), reason: 'as the other keys are written' }];
};

export const describeLines = (lines: readonly string[]): string =>
  lines.length === 0 ? 'without a payload' : `with ${count(lines.length, 'field')}`;

export const fieldsStep: Step = {
  id: 'fields',
  isNeeded: () => true,
  run: async ({ ask, contract }, draft, position) => {
    const direction = draft.direction ?? 'server-to-client';
    const spelling = spellingOf(contract, draft, direction);
    const given = await ask.lines({
      position,
      prompt: `Field, for example \`${spelling('documentId')}: string\`. Empty Enter continues.`,
      lines: draft.fields ?? existingLines(contract, draft),
      propose: (line, others) => proposeFields(spelling, direction, line, others),
      describe: describeLines,
    });
    // What is done with other fields is proposed anew.
    return into(given, (fields) =>
      fields.join('\n') === draft.fields?.join('\n') ? draft : { ...draft, fields, reception: null, keeping: null },
    );
  },
};
