// What a change of a field's type keeps in any application: the other type there and back restores every byte, twice is once,
// files parse, and the checks find nothing new.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContractEvent } from '../../src/engine/contract.ts';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import { fieldAsItIs } from '../../src/engine/new-field.ts';
import type { Change, FieldSpec } from '../../src/engine/plan.ts';
import { isNullable } from '../../src/engine/wire-type.ts';
import { changed, eventsIn, isSame } from '../support/change-laws.ts';
import { runs, tell } from '../support/law-cases.ts';
import { stillParses } from '../support/still-parses.ts';
import { projectOf, type Texts, type World, worlds } from '../support/worlds.ts';

const findingsIn = (texts: Texts): ReadonlySet<string> =>
  new Set(
    projectOf(texts)
      .findings()
      .map(({ check, protocol, event, field }) => [check, protocol, event, field].join(' ')),
  );

/** How many retypings went through; a law about none would say nothing. */
let done = 0;

const thereAndBack = async (texts: Texts, event: ContractEvent, as: FieldSpec, was: FieldSpec): Promise<void> => {
  const change = (field: FieldSpec): Change => ({
    kind: 'retype-field',
    protocol: event.protocol,
    event: event.name,
    field,
  });
  const after = await changed(texts, change(as));
  if (typeof after === 'string') {
    assert.match(after, /^[^\n]+\.$/);
    return;
  }
  try {
    stillParses(texts, after);
    const before = findingsIn(texts);
    assert.deepEqual(
      [...findingsIn(after)].filter((id) => !before.has(id)),
      [],
    );
    const again = await changed(after, change(as));
    if (typeof again === 'string') assert.fail(again);
    isSame(again, after);
    const restored = await changed(after, change(was));
    if (typeof restored === 'string') assert.fail(restored);
    isSame(restored, texts);
    done++;
  } catch (error) {
    if (error instanceof Error) error.message += `\n${JSON.stringify([event.name, was, as])}\n${tell(texts, after)}`;
    throw error;
  }
};

/**
 * A default of None is kept for what may be null, so that calls may go on leaving it out; and a dictionary whose only entry
 * comes and goes does not remember how it was broken into lines.
 */
const isOneWay = ({ payload }: ContractEvent, { type }: FieldSpec): boolean =>
  isNullable(type) || payload.filter(({ presence }) => presence === 'always').length < 2;

const retypeAll =
  (isKept: boolean) =>
  async ({ texts }: World, line: string): Promise<void> => {
    const parsed = parseFieldLine(line);
    const to = parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
    for (const event of eventsIn(texts)) {
      for (const { key } of event.payload) {
        const was = fieldAsItIs(event, key);
        if (was === null || (!isKept && isOneWay(event, was))) continue;
        await thereAndBack(texts, event, { ...to, key, presence: isKept ? was.presence : to.presence }, was);
      }
    }
  };

/** Lines have room to grow: a comma that a broken line gets keeps it broken afterwards, as ruff has it. */
const formatted = worlds
  .map((world) => ({
    ...world,
    texts: new Map([...world.texts, ['pyproject.toml', '[tool.ruff]\nline-length = 200\n']]),
  }))
  .filter(({ texts }) =>
    [...texts].every(([path, text]) => !path.endsWith('.py') || text.split('\n').every((line) => line.length <= 150)),
  );

const presences = fc.constantFrom(
  'x: float',
  'x?: float',
  'x: string',
  'x?: string',
  "x?: 'calm' | 'storm'",
  'x?: record[]',
);

const types = fc.constantFrom(
  'x: float',
  'x: int',
  'x: string',
  'x: boolean',
  "x: 'calm' | 'storm'",
  'x: string[]',
  'x: record',
  'x: record[]',
);

/** A variable that holds the whole payload is a habit where several factories have it, and a trace of ours where one has. */
const isHabit = ({ texts }: World): boolean =>
  [...texts.values()].every((text) => (text.match(/payload: .*\{[^}]*\}\r?\n\s+return cls/g) ?? []).length !== 1);

describe('another type in any application', function () {
  this.timeout(0);

  it('restores every byte there and back', async () => {
    done = 0;
    await fc.assert(fc.asyncProperty(formatted, types, retypeAll(true)), { numRuns: runs(15) });
    assert.ok(done > 20, `${done} went through`);
  });

  it('restores every byte where it may be absent on the way', async () => {
    done = 0;
    await fc.assert(fc.asyncProperty(formatted.filter(isHabit), presences, retypeAll(false)), { numRuns: runs(15) });
    assert.ok(done > 10, `${done} went through`);
  });
});
