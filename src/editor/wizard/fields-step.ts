// The payload, one field line after the other, in the case that the protocol's other keys have.
import { toCamelCase, toSnakeCase } from '../../engine/case.ts';
import type { Contract } from '../../engine/contract.ts';
import { formatFieldLine, parseFieldLine } from '../../engine/field-line.ts';
import type { FieldSpec } from '../../engine/plan.ts';
import { fieldsProblem } from '../../engine/validate.ts';
import { count } from '../plan-summary.ts';
import type { Remark } from './ask.ts';
import { type Draft, fieldsOf, protocolOf } from './draft.ts';
import { into, type Step } from './step.ts';

type Spelling = (key: string) => string;

/** How keys are written that go the same way in the same protocol; keys of one word say nothing. */
const spellingOf = (contract: Contract, draft: Draft): Spelling => {
  const events = [...(protocolOf(contract, draft)?.events.values() ?? [])];
  const keys = events
    .filter(({ direction }) => direction === draft.direction)
    .flatMap(({ payload }) => payload.map(({ key }) => key));
  const snake = keys.filter((key) => key.includes('_')).length;
  const camel = keys.filter((key) => !key.includes('_') && toSnakeCase(key) !== key).length;
  return snake > camel ? toSnakeCase : toCamelCase;
};

const problem = (message: string): Remark => ({ kind: 'problem', message });

const proposeFields = (
  spelling: Spelling,
  draft: Draft,
  line: string,
  others: readonly string[],
): readonly string[] | Remark => {
  const parsed = parseFieldLine(line);
  if (parsed.kind === 'error') return problem(parsed.message);
  const { field } = parsed;
  const known = fieldsOf({ ...draft, fields: others });
  const wrong = fieldsProblem([...known, field], draft.direction ?? 'server-to-client');
  if (wrong !== null) return problem(wrong);
  const asOthers: FieldSpec = { ...field, key: spelling(field.key) };
  return [...new Set([field, asOthers].map(formatFieldLine))];
};

export const fieldsStep: Step = {
  id: 'fields',
  isNeeded: () => true,
  run: async ({ ask, contract }, draft, position) => {
    const spelling = spellingOf(contract, draft);
    const given = await ask.lines({
      position,
      prompt: `Field, for example \`${spelling('documentId')}: string\`. Empty Enter continues.`,
      lines: draft.fields ?? [],
      propose: (line, others) => proposeFields(spelling, draft, line, others),
      describe: (lines) => (lines.length === 0 ? 'without a payload' : `with ${count(lines.length, 'field')}`),
    });
    // What the client keeps is proposed anew for other fields.
    return into(given, (fields) => ({
      ...draft,
      fields,
      keeping: fields.join('\n') === draft.fields?.join('\n') ? draft.keeping : null,
    }));
  },
};
