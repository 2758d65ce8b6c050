import assert from 'node:assert/strict';
import { checks } from '../src/engine/checks/index.ts';
import type { Judgement } from '../src/engine/finding.ts';
import { bakery, bakeryWith } from './support/bakery.ts';
import { parseFixture, projectOf } from './support/fixture.ts';

/** Only the client declares `oven_cold`; `loaf_ready` is made but never sent. */
const types = bakery.types.replace("  | 'loaf_ready'\n", "  | 'loaf_ready'\n  | 'oven_cold'\n");
const service = bakery.service.replace('await self._broadcast_loaf_ready(loaf_id)', 'pass');

const judgementOf = (
  configuration: unknown,
  changes: Parameters<typeof bakeryWith>[0] = {},
  path = 'cachibot-ws.json',
): Judgement => {
  const text = configuration === null ? '{}' : JSON.stringify(configuration);
  return projectOf(new Map([...bakeryWith({ types, service, ...changes }), [path, text]])).judgement();
};

/** What the two checks say that this world is about. */
const told = ({ findings }: Judgement): readonly string[] =>
  findings
    .filter(({ check }) => check === 'undeclared-event' || check === 'unsent-event')
    .map(({ check, severity, event }) => `${check} ${severity} ${event}`);

const cold = 'undeclared-event warning oven_cold';
const unsent = 'unsent-event information loaf_ready';

describe('judging', () => {
  it('orders findings by protocol, event, check and place', () => {
    assert.deepEqual(told(judgementOf(null)), [unsent, cold]);
  });

  it('gives a check the severity that is asked for, or turns it off', () => {
    assert.deepEqual(told(judgementOf({ severity: { 'unsent-event': 'error', 'undeclared-event': 'off' } })), [
      'unsent-event error loaf_ready',
    ]);
  });

  for (const { id, bad } of checks.filter(({ severity }) => severity === 'off')) {
    it(`runs ${id}, which is off, once it is given a severity`, () => {
      const severitiesIn = (configuration: string): readonly string[] =>
        projectOf(new Map([...parseFixture(bad).texts, ['cachibot-ws.json', configuration]]))
          .findings()
          .filter(({ check }) => check === id)
          .map(({ severity }) => severity);
      assert.deepEqual(severitiesIn('{}'), []);
      assert.deepEqual([...new Set(severitiesIn(`{ "severity": { "${id}": "error" } }`))], ['error']);
    });
  }

  it('never makes a case louder than its check tells it', () => {
    // The handler copes with the key's absence: that is information, though the check is a warning.
    const hook = bakery.hook.replace('payload.loafId', "payload.loafId, payload.crust ?? 'none'");
    const changes = {
      hook,
      types: bakery.types.replace('  weight?: number\n', '  weight?: number\n  crust?: string\n'),
    };
    const severities = (word: string): readonly string[] =>
      judgementOf({ severity: { 'missing-field': word } }, changes)
        .findings.filter(({ check }) => check === 'missing-field')
        .map(({ severity }) => severity);
    assert.deepEqual(severities('error'), ['information']);
    assert.deepEqual(severities('hint'), ['hint']);
    assert.deepEqual(severities('off'), []);
  });

  it('lets the nearest file decide, for the files under its folder', () => {
    const texts = new Map([
      ...bakeryWith({ types, service }),
      ['cachibot-ws.json', '{ "severity": { "undeclared-event": "off", "unsent-event": "error" } }'],
      ['web/cachibot-ws.json', '{ "severity": { "undeclared-event": "hint", "unsent-event": "off" } }'],
    ]);
    assert.deepEqual(told(projectOf(texts).judgement()), [
      'unsent-event error loaf_ready',
      'undeclared-event hint oven_cold',
    ]);
  });

  it('drops findings of ignored files, and keeps others that point there', () => {
    assert.deepEqual(told(judgementOf({ ignore: ['web/**/*.ts'] })), [unsent]);
    assert.deepEqual(told(judgementOf({ ignore: ['types/'] }, {}, 'web/src/cachibot-ws.json')), [unsent]);
    assert.deepEqual(told(judgementOf({ ignore: ['bakery/*/', '!bakery/models/'] })), [unsent, cold]);
  });

  it('silences what the baseline knows, wherever it stands by now', () => {
    const entry = { check: 'undeclared-event', protocol: 'OvenMessage', event: 'oven_cold' };
    const judgement = judgementOf({ baseline: [entry] }, { types: '\n\n' + types });
    assert.deepEqual(told(judgement), [unsent]);
    assert.deepEqual(
      judgement.silenced.map(({ finding, by, reason }) => [finding.event, by, reason]),
      [['oven_cold', 'baseline', null]],
    );
    assert.deepEqual(told(judgementOf({ baseline: [{ ...entry, field: 'a' }] })), [unsent, cold]);
  });

  it('hears a comment with a reason, on its own line or before it', () => {
    for (const [from, to] of [
      [
        "  | 'oven_cold'\n",
        "  | 'oven_cold' // cachibot-ws-ignore undeclared-event: the oven's own firmware sends it\n",
      ],
      [
        "  | 'oven_cold'\n",
        "  // cachibot-ws-ignore undeclared-event: the oven's own firmware sends it\n  | 'oven_cold'\n",
      ],
    ] as const) {
      const judgement = judgementOf(null, { types: types.replace(from, to) });
      assert.deepEqual(told(judgement), [unsent]);
      assert.deepEqual(
        judgement.silenced.map(({ finding, by, reason }) => [finding.event, by, reason]),
        [['oven_cold', 'comment', "the oven's own firmware sends it"]],
      );
    }
  });

  it('does not hear a comment without a reason, and says so', () => {
    const judgement = judgementOf(null, {
      types: types.replace("'oven_cold'", "'oven_cold' // cachibot-ws-ignore undeclared-event"),
    });
    assert.deepEqual(told(judgement), [unsent, cold]);
    assert.match(
      judgement.findings.find(({ check }) => check === 'undeclared-event')?.message ?? '',
      /^`oven_cold` is declared by the client only: .*\. The comment that would silence it gives no reason\.$/,
    );
  });

  it('does not hear a comment about another check or line', () => {
    for (const comment of ['cachibot-ws-ignore unsent-event: no', 'cachibot-ws-ignore undeclared-event: no\n']) {
      const judgement = judgementOf(null, {
        types: types.replace("'oven_cold'", `'oven_cool' // ${comment}\n  | 'oven_cold'`),
      });
      assert.ok(told(judgement).includes(cold), comment);
    }
  });

  it('tells a comment that names no check', () => {
    const text = types.replace("'oven_cold'", "'oven_cold' // cachibot-ws-ignore undeclared_event: firmware");
    const { mistakes, findings } = judgementOf(null, { types: text });
    assert.ok(findings.some(({ event }) => event === 'oven_cold'));
    const [mistake] = mistakes;
    assert.ok(mistake);
    assert.match(
      mistake.message,
      /^This comment silences nothing: `undeclared_event` is no check: write `undeclared-event`\.$/,
    );
    const { path, range } = mistake.place;
    assert.equal(path, 'web/src/types/index.ts');
    assert.equal(text.slice(range.start, range.end), '// cachibot-ws-ignore undeclared_event: firmware');
  });

  it('tells the mistakes of every file, in the order of their places', () => {
    const texts = new Map([
      ...bakeryWith(),
      ['web/cachibot-ws.json', '[]'],
      ['cachibot-ws.json', '{ "a": 1, "b": 2 }'],
    ]);
    assert.deepEqual(
      projectOf(texts)
        .judgement()
        .mistakes.map(({ place: { path, range } }) => `${path} ${range.start}`),
      ['cachibot-ws.json 2', 'cachibot-ws.json 10', 'web/cachibot-ws.json 0'],
    );
  });
});
