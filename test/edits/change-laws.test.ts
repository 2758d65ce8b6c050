// What every change of an event keeps, whatever the application: files still parse, a second time does nothing, and its
// opposite restores every byte.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import type { Change, FieldSpec } from '../../src/engine/plan.ts';
import { changed, eventsIn, isSame } from '../support/change-laws.ts';
import { runs, tell } from '../support/law-cases.ts';
import { stillParses } from '../support/still-parses.ts';
import { type Texts, type World, worlds } from '../support/worlds.ts';

/** A change, the same once more, and its opposite. */
const checkPair = async (before: Texts, there: Change, back: Change): Promise<void> => {
  const after = await changed(before, there);
  if (typeof after === 'string') {
    assert.match(after, /^[^\n]+\.$/);
    return;
  }
  try {
    assert.ok(
      [...after].some(([path, text]) => before.get(path) !== text),
      'nothing was changed',
    );
    stillParses(before, after);
    const again = await changed(after, there);
    if (typeof again !== 'string') isSame(again, after);
    const restored = await changed(after, back);
    if (typeof restored === 'string') assert.fail(restored);
    isSame(restored, before);
  } catch (error) {
    if (error instanceof Error) error.message += `\n${JSON.stringify(there)}\n${tell(before, after)}`;
    throw error;
  }
};

const renameAll = async ({ texts }: World, name: string): Promise<void> => {
  for (const { protocol, name: event } of eventsIn(texts)) {
    const to = event.startsWith('room_') ? `room_${name}` : name;
    await checkPair(
      texts,
      { kind: 'rename-event', protocol, event, to },
      { kind: 'rename-event', protocol, event: to, to: event },
    );
  }
};

/** Every key of every event under another name. */
const renameFields = async ({ texts }: World, name: string): Promise<void> => {
  for (const { protocol, name: event, payload } of eventsIn(texts)) {
    for (const { key } of payload) {
      const field = { kind: 'rename-field', protocol, event } as const;
      await checkPair(texts, { ...field, key, to: name }, { ...field, key: name, to: key });
    }
  }
};

/** One more field for every event, and gone again. */
const growAll = async ({ texts }: World, field: FieldSpec): Promise<void> => {
  for (const { protocol, name: event } of eventsIn(texts)) {
    await checkPair(
      texts,
      { kind: 'add-field', protocol, event, field, value: null },
      { kind: 'remove-field', protocol, event, key: field.key },
    );
  }
};

const fields: fc.Arbitrary<FieldSpec> = fc
  .constantFrom(
    'tideHeight?: float',
    'tide_height: int = 0',
    "mood?: 'calm' | 'storm'",
    'crewNames?: string[]',
    'extras?: record',
    'cargo: unknown = null',
    'tideHeight: float',
  )
  .map((line) => {
    const parsed = parseFieldLine(line);
    return parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
  });

/** A variable that holds the whole payload is a habit where several factories have it, and a trace of ours where one has. */
const isHabit = ({ texts }: World): boolean =>
  [...texts.values()].every((text) => (text.match(/payload: .*\{[^}]*\}\r?\n\s+return cls/g) ?? []).length !== 1);

const keys = fc.constantFrom('tideHeight', 'tide_height', 'moored');

/** Lines have room to grow: a comma that a broken line gets keeps it broken afterwards, as ruff has it. */
const formatted = worlds
  .map((world) => ({
    ...world,
    texts: new Map([...world.texts, ['pyproject.toml', '[tool.ruff]\nline-length = 200\n']]),
  }))
  .filter(({ texts }) =>
    [...texts].every(([path, text]) => !path.endsWith('.py') || text.split('\n').every((line) => line.length <= 150)),
  );

const names = fc.stringMatching(/^new_[a-z]{1,6}(_[a-z0-9]{1,8}){0,2}$/);

describe('a change in any application', function () {
  this.timeout(0);

  it('renames an event there and back', async () => {
    await fc.assert(fc.asyncProperty(formatted, names, renameAll), { numRuns: runs(100) });
  });

  it('renames a field there and back', async () => {
    await fc.assert(fc.asyncProperty(formatted, keys, renameFields), { numRuns: runs(100) });
  });

  it('adds a field and removes it', async () => {
    await fc.assert(fc.asyncProperty(formatted.filter(isHabit), fields, growAll), { numRuns: runs(100) });
  });
});
