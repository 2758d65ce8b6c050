// What is told of an event: types in both languages' own words, presence, differences, people of the wire, a sample.
import assert from 'node:assert/strict';
import type { Explanation } from '../../src/engine/features/explain.ts';
import { type Bakery, bakeryFixture } from '../support/bakery.ts';
import { parseFixture, projectOf } from '../support/fixture.ts';

type Replacement = readonly [keyof Bakery, string, string];

const explained = (name: string, ...replacements: readonly Replacement[]): Explanation => {
  const [first, ...others] = projectOf(parseFixture(bakeryFixture(...replacements)).texts).explain(name);
  assert.ok(first);
  assert.deepEqual(others, []);
  return first;
};

/** Each field in one line: `loafId: str | string, always`. */
const fieldsOf = ({ fields }: Explanation): readonly string[] =>
  fields.map(
    ({ key, pythonType, typeScriptType, presence, difference }) =>
      `${key}: ${pythonType ?? '-'} / ${typeScriptType ?? '-'}, ${presence}${difference === null ? '' : ` (${difference})`}`,
  );

const namesOf = (places: Explanation['senders']): readonly string[] =>
  places.map(({ name, location }) => `${name} ${location}`);

describe('explaining an event', () => {
  it('tells protocol, direction and purpose', () => {
    const { protocol, name, direction, purpose } = explained('loaf_ready');
    assert.deepEqual([protocol, name, direction], ['OvenMessage', 'loaf_ready', 'server-to-client']);
    assert.equal(purpose, 'Create a loaf ready message.');
  });

  it('takes the purpose from the comment where no factory has one', () => {
    assert.equal(
      explained('bake', ['models', 'BAKE = "bake"', 'BAKE = "bake"  # Start a loaf']).purpose,
      'Start a loaf',
    );
  });

  it('tells who sends, who handles and what is updated, with places', () => {
    const loaf = explained('loaf_ready');
    assert.deepEqual(namesOf(loaf.senders), ['Baker._broadcast_loaf_ready bakery/services/baker.py:16']);
    assert.deepEqual(namesOf(loaf.handlers), ['useOven web/src/hooks/useOven.ts:9']);
    assert.deepEqual(namesOf(loaf.actions), ['useLoafStore.addLoaf web/src/stores/loaves.ts:12']);
    const bake = explained('bake');
    assert.deepEqual(namesOf(bake.senders), [
      'OvenClient.sendBake web/src/api/oven.ts:10',
      'useOven.bake web/src/hooks/useOven.ts:17',
    ]);
    assert.deepEqual(namesOf(bake.handlers), ['oven_endpoint bakery/api/websocket.py:34']);
  });

  it('tells where it is declared', () => {
    assert.deepEqual(
      explained('loaf_ready').declarations.map(({ part }) => part),
      ['enum-member', 'factory', 'union-member', 'payload-interface'],
    );
  });

  it('tells that nothing sends or handles it', () => {
    const sentNever = explained('loaf_ready', ['service', 'OvenMessage.loaf_ready(loaf_id=loaf_id', 'make(dict(']);
    assert.deepEqual([sentNever.isSent, sentNever.senders], ['no', []]);
    const ignored = explained('loaf_ready', ['hook', "case 'loaf_ready'", "case 'other'"]);
    assert.deepEqual([ignored.isHandled, ignored.handlers], ['no', []]);
  });

  it('carries its own findings only', () => {
    const { findings } = explained('loaf_ready', ['hook', "case 'loaf_ready'", "case 'other'"]);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'warning').map(({ check }) => check),
      ['unhandled-event'],
    );
    assert.deepEqual(explained('bake').findings, []);
  });

  it('finds the event in every protocol that has it', () => {
    const voice = `//- /bakery/models/voice.py
from enum import Enum
from typing import Any

from pydantic import BaseModel


class VoiceType(str, Enum):
    LOAF_READY = "loaf_ready"


class VoiceMessage(BaseModel):
    type: VoiceType
    payload: dict[str, Any]

    @classmethod
    def loaf_ready(cls) -> "VoiceMessage":
        return cls(type=VoiceType.LOAF_READY, payload={})
`;
    const found = projectOf(parseFixture(`${bakeryFixture()}\n${voice}`).texts).explain('loaf_ready');
    assert.deepEqual(
      found.map(({ protocol }) => protocol),
      ['OvenMessage', 'VoiceMessage'],
    );
  });
});

describe('the fields of an explained event', () => {
  it('have the types as each side writes them, without what a guard keeps back', () => {
    assert.deepEqual(fieldsOf(explained('loaf_ready')), [
      'loafId: str / string, always',
      'weight: float / number | undefined, conditional',
    ]);
  });

  it('keep None where it travels', () => {
    const world: Replacement = ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, "baker": baker}'];
    const parameter: Replacement = ['models', 'loaf_id: str,', 'loaf_id: str, baker: str | None,'];
    const claimed: Replacement = ['types', 'loafId: string', 'loafId: string\n  baker: Person | null'];
    assert.equal(
      fieldsOf(explained('loaf_ready', world, parameter, claimed))[1],
      'baker: str | None / Person | null, always',
    );
  });

  it('are written from what is sent where nothing annotates them', () => {
    const world: Replacement = ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, "isWarm": True, "rack": 3}'];
    const fields = fieldsOf(explained('loaf_ready', world));
    assert.match(fields[1] ?? '', /^isWarm: bool \/ -, always/);
    assert.match(fields[2] ?? '', /^rack: int \/ -, always/);
  });

  it('take the sending side from the method from client to server', () => {
    assert.deepEqual(fieldsOf(explained('bake')), ['recipe: str / string, always']);
    const optional: readonly Replacement[] = [
      ['client', 'sendBake(recipe: string)', 'sendBake(recipe: string, heat?: number)'],
      ['client', '{ recipe }', '{ recipe, heat }'],
    ];
    assert.match(fieldsOf(explained('bake', ...optional))[1] ?? '', /^heat: - \/ number, conditional/);
  });

  it('mark a key that a closed type lacks, and one that nobody sends', () => {
    const renamed: Replacement = ['types', '  loafId: string', '  breadId: string'];
    const fields = explained('loaf_ready', renamed).fields;
    assert.ok(fields.find(({ key }) => key === 'loafId')?.difference);
    const awaited = fields.find(({ key }) => key === 'breadId');
    assert.deepEqual([awaited?.presence, awaited?.difference], ['never', 'never sent']);
  });

  it('say nothing of keys where the payload cannot be listed', () => {
    const open: Replacement = ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, **extras()}'];
    const wanted: Replacement = ['types', 'loafId: string', 'loafId: string\n  crumbs: number'];
    const one = explained('loaf_ready', open, wanted);
    assert.equal(one.isPayloadKnown, 'no');
    assert.equal(fieldsOf(one).at(-1), 'crumbs: - / number, unknown');
  });
});

describe('the sample message', () => {
  const sampleOf = (...replacements: readonly Replacement[]): unknown =>
    JSON.parse(explained('loaf_ready', ...replacements).sample);

  it('has the type and all keys, with values that fit their types and names', () => {
    assert.deepEqual(sampleOf(), { type: 'loaf_ready', payload: { loafId: 'loaf-1', weight: 1.5 } });
  });

  it('takes a word that the other side lists', () => {
    const sent: Replacement = ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, "crust": str(1)}'];
    const listed: Replacement = ['types', 'loafId: string', "loafId: string\n  crust: 'soft' | 'hard'"];
    assert.deepEqual(sampleOf(sent, listed), {
      type: 'loaf_ready',
      payload: { loafId: 'loaf-1', crust: 'soft', weight: 1.5 },
    });
  });

  it('keeps keys that objects have anyway', () => {
    const sent: Replacement = ['models', '{"loafId": loaf_id}', '{"__proto__": loaf_id, "constructor": True}'];
    assert.match(explained('loaf_ready', sent).sample, /"__proto__": "[^"]+",\n {4}"constructor": true,/);
  });
});
