import assert from 'node:assert/strict';
import { parseFieldLine } from '../src/engine/field-line.ts';
import type { FieldSpec } from '../src/engine/plan.ts';
import { bakery, bakeryWith } from './support/bakery.ts';
import { projectOf } from './support/worlds.ts';

const path = 'bakery/services/baker.py';

const field = (line: string): FieldSpec => {
  const parsed = parseFieldLine(line);
  return parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
};

const asked = {
  protocol: 'OvenMessage',
  fields: ['loafId: string', 'size: int', 'note?: string'].map(field),
  delivery: 'service',
  values: [],
} as const;

const project = projectOf(bakeryWith());
const at = (part: string): number => bakery.service.indexOf(part);
const place = `${path}:Baker.run`;

describe('the place at the cursor', () => {
  it('tells what names in scope give, what has to be asked for, and what is left out', () => {
    assert.deepEqual(project.placeNamed(place, asked), {
      place,
      problem: null,
      bound: [{ key: 'loafId', expression: 'loaf_id' }],
      unbound: [{ key: 'size', reason: 'nothing is surely called `size` there' }],
      leftOut: ['note'],
    });
  });

  it('takes what was said', () => {
    const values = [{ key: 'size', expression: '3' }];
    const found = project.placeNamed(place, { ...asked, delivery: 'client', values });
    assert.deepEqual(
      found?.unbound.map(({ key }) => key),
      ['client_id'],
    );
    assert.deepEqual(found.bound.at(-1), { key: 'size', expression: '3' });
  });

  it('says why nothing can be sent there', () => {
    assert.match(project.placeNamed(place, { ...asked, delivery: 'room' })?.problem ?? '', /cannot be delivered/);
    const looping = projectOf(
      bakeryWith({
        service: bakery.service.replace('        await self', '        while True:\n            await self'),
      }),
    );
    assert.match(looping.placeNamed(place, asked)?.problem ?? '', /never gets to its end/);
  });

  it('says why a value cannot stand there', () => {
    const values = [{ key: 'size', expression: 'print(' }];
    assert.match(project.placeNamed(place, { ...asked, values })?.problem ?? '', /no Python expression on one line/);
  });

  it('is the function around the cursor, and none outside of functions', () => {
    assert.equal(project.placeAround(path, at('await self')), place);
    assert.equal(project.placeAround(path, 0), null);
    assert.equal(project.placeAround('nowhere.py', 0), null);
    assert.equal(project.placeAround('bakery/index.ts', 0), null);
  });

  it('says of a value alone why it cannot be passed', () => {
    assert.equal(project.valueProblem('await self.oven.heat()'), null);
    assert.match(project.valueProblem('a, b') ?? '', /no Python expression on one line/);
  });
});
