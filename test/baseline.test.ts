import assert from 'node:assert/strict';
import { presentEntries, writeBaseline } from '../src/engine/baseline.ts';
import { readConfiguration } from '../src/engine/configuration.ts';
import type { Finding } from '../src/engine/finding.ts';

const entry = { check: 'unsent-event', protocol: 'OvenMessage', event: 'bake', field: null };
const withField = { ...entry, check: 'missing-field', field: 'a "key"' };
const lines = `    { "check": "unsent-event", "protocol": "OvenMessage", "event": "bake" },
    { "check": "missing-field", "protocol": "OvenMessage", "event": "bake", "field": "a \\"key\\"" }`;
const list = `"baseline": [\n${lines}\n  ]`;

const finding = (given: Partial<Finding>): Finding => ({
  ...entry,
  severity: 'warning',
  place: { path: 'a.py', range: { start: 0, end: 1 } },
  message: '',
  related: [],
  fixes: [],
  ...given,
});

/** The text before, and as it is with two entries. */
const cases: Readonly<Record<string, readonly [before: string | null, after: string]>> = {
  'a file that is not there yet': [null, `{\n  ${list}\n}\n`],
  'an empty object': ['{}', `{\n  ${list}\n}`],
  'a file with other keys': ['{\n  "ignore": ["a/","b/"]\n}\n', `{\n  "ignore": ["a/","b/"],\n  ${list}\n}\n`],
  'a trailing comma and comments': [
    '// Ours.\n{\n  "ignore": [], // none, yet\n  /* the end */\n}\n',
    `// Ours.\n{\n  "ignore": [], // none, yet\n  /* the end */\n  ${list}\n}\n`,
  ],
  'a comment behind the last key': ['{\n  "ignore": [] // a, b\n}\n', `{\n  "ignore": [], // a, b\n  ${list}\n}\n`],
  'an older baseline between other keys': [
    '{\n  "baseline": [\n    { "check": "x" }\n  ],\n  "ignore": []\n}\n',
    `{\n  ${list},\n  "ignore": []\n}\n`,
  ],
  'a byte order mark': ['\uFEFF{\n  "ignore": []\n}', `\uFEFF{\n  "ignore": [],\n  ${list}\n}`],
};

describe('the baseline', () => {
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(`is written into ${name}`, () => {
      assert.equal(writeBaseline(before, [entry, withField]), after);
      assert.equal(writeBaseline(after, [entry, withField]), after);
      const read = readConfiguration('cachibot-ws.json', after);
      assert.deepEqual(read.mistakes, []);
      assert.ok(read.isKnown(entry) && read.isKnown(withField));
    });
  }

  it('follows the indent and the line ends of the file', () => {
    assert.equal(
      writeBaseline('{\r\n\t"ignore": []\r\n}\r\n', [entry]),
      '{\r\n\t"ignore": [],\r\n\t"baseline": [\r\n\t\t{ "check": "unsent-event", "protocol": "OvenMessage", "event": "bake" }\r\n\t]\r\n}\r\n',
    );
  });

  it('is an empty list where nothing is left', () => {
    assert.equal(writeBaseline(`{\n  ${list}\n}\n`, []), '{\n  "baseline": []\n}\n');
  });

  it('holds what is found and what it silences already, once and in order, without hints and comments', () => {
    const entries = presentEntries({
      findings: [finding({ event: 'stop' }), finding({ event: 'stop' }), finding({ event: 'b', severity: 'hint' })],
      silenced: [
        { finding: finding({ event: 'bake', severity: 'information' }), by: 'baseline', reason: null },
        { finding: finding({ event: 'cool' }), by: 'comment', reason: 'why' },
      ],
      mistakes: [],
      unread: [],
    });
    assert.deepEqual(
      entries.map(({ event }) => event),
      ['bake', 'stop'],
    );
  });
});
