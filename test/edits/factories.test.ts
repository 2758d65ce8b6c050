// Written factories, run by Python itself: the fewest and the most arguments give the promised keys and values.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { toSnakeCase } from '../../src/engine/case.ts';
import type { DefaultValue, EventRequest, FieldSpec } from '../../src/engine/plan.ts';
import type { WireType } from '../../src/engine/wire-type.ts';
import { type Case, casesWith, runs } from '../support/law-cases.ts';
import { namesOf, pathsOf } from '../support/world-shape.ts';
import { planFor, projectOf, withPlan } from '../support/worlds.ts';

const runner = readFileSync(new URL('../support/run-factories.py', import.meta.url), 'utf8');

type Json = DefaultValue | readonly Json[] | { readonly [key: string]: Json };

const sampleOf = (type: WireType): Json => {
  switch (type.kind) {
    case 'string':
    case 'unknown':
      return 'north';
    case 'int':
      return 7;
    case 'float':
      return 0.25;
    case 'boolean':
      return true;
    case 'record':
      return { wind: 3 };
    case 'null':
      return null;
    case 'literal':
      return type.value;
    case 'list':
      return [sampleOf(type.item)];
    case 'union':
      return type.members[0] === undefined ? null : sampleOf(type.members[0]);
  }
};

const argumentsFor = (fields: readonly FieldSpec[]): Record<string, Json> =>
  Object.fromEntries(fields.map(({ key, type }) => [toSnakeCase(key), sampleOf(type)]));

const callsFor = ({ fields }: EventRequest) => {
  const always = fields.filter(({ presence }) => presence === 'always');
  const given = (field: FieldSpec): Json => (field.default === null ? sampleOf(field.type) : field.default.value);
  return [
    {
      arguments: argumentsFor(always.filter((field) => field.default === null)),
      payload: Object.fromEntries(always.map((field) => [field.key, given(field)])),
    },
    {
      arguments: argumentsFor(fields),
      payload: Object.fromEntries(fields.map(({ key, type }) => [key, sampleOf(type)])),
    },
  ];
};

const toRun = async ({ world: { texts, shape }, request }: Case) => {
  const result = await planFor(texts, { kind: 'add-events', events: [request] });
  if (result.kind === 'refused') assert.fail(result.reason);
  const after = withPlan(texts, result.plan);
  const protocol = projectOf(after)
    .contract()
    .protocols.find(({ id }) => id === request.protocol);
  const factory = protocol?.events.get(request.name)?.mentions.find(({ part }) => part === 'factory')?.name;
  return {
    texts: Object.fromEntries([...after].filter(([path]) => path.endsWith('.py'))),
    models: after.get(pathsOf(shape).models) ?? '',
    wrapper: namesOf(shape).wrapper,
    factory: factory?.split('.').at(-1) ?? '',
    event: request.name,
    calls: callsFor(request),
  };
};

const hasPython = (): boolean => spawnSync('python3', ['--version']).status === 0;

describe('a written factory', function () {
  this.timeout(0);

  it('gives the promised keys with the fewest and the most arguments', async () => {
    if (!hasPython()) {
      console.log('      (not run: there is no python3 here)');
      return;
    }
    const sample = fc.sample(
      casesWith().filter(({ request }) => request.direction === 'server-to-client'),
      runs(30),
    );
    const cases = await Promise.all(sample.map(toRun));
    const { stdout, stderr } = spawnSync('python3', ['-c', runner], { input: JSON.stringify(cases), encoding: 'utf8' });
    assert.equal(stderr, '');
    const results: unknown = JSON.parse(stdout);
    assert.ok(Array.isArray(results));
    for (const [index, one] of cases.entries()) assert.equal(results[index], null, one.models);
  });
});
