import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { readConfiguration } from '../src/engine/configuration.ts';
import { lineStarts, positionAt } from '../src/engine/source.ts';

const schema: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'media', 'cachibot-ws.schema.json'), 'utf8'));
const isValid = new Ajv({ allowUnionTypes: true, keywords: ['allowComments', 'allowTrailingCommas'] }).compile(
  typeof schema === 'object' && schema !== null ? schema : {},
);

/** Every mistake as the command line tells it. */
const tell = (text: string): readonly string[] =>
  readConfiguration('cachibot-ws.json', text).mistakes.map(({ place, message }) => {
    const { line, column } = positionAt(lineStarts(text), place.range.start);
    return `${line}:${column} ${text.slice(place.range.start, place.range.end)} | ${message}`;
  });

/** Texts that parse, and the only thing told of each. */
const wrong: Readonly<Record<string, readonly [text: string, told: RegExp]>> = {
  'a list instead of an object': ['[]', /^1:1 \[\] \| The file holds one object/],
  'an unknown key': [
    '{\n  "severities": {}\n}',
    /^2:3 "severities" \| `severities` is no key of this file: use severity, ignore, baseline or \$schema\.$/,
  ],
  'a key with a slip of the pen': ['{ "Baseline": [] }', /`Baseline` is no key of this file: write `baseline`\.$/],
  'a schema that is no string': ['{ "$schema": 1 }', /^1:14 1 \| `\$schema` is a string/],
  'severities that are no object': ['{ "severity": "off" }', /^1:15 "off" \| `severity` is an object of checks/],
  'an unknown check': [
    '{ "severity": { "unsend-event": "off" } }',
    /^1:17 "unsend-event" \| `unsend-event` is no check: write `unsent-event`\.$/,
  ],
  'a check that nothing resembles': [
    '{ "severity": { "__proto__": "off" } }',
    /`__proto__` is no check: use .*undeclared-event, .* or [a-z-]+\.$/,
  ],
  'an unknown severity': [
    '{ "severity": { "unsent-event": "fatal" } }',
    /^1:33 "fatal" \| `fatal` is no severity: use error, warning, information, hint or off\.$/,
  ],
  'a severity that is no string': ['{ "severity": { "unsent-event": 2 } }', /^1:33 2 \| A severity is a string/],
  'patterns that are no list': ['{ "ignore": "a/" }', /^1:13 "a\/" \| `ignore` is a list of patterns/],
  'a pattern that is no string': ['{ "ignore": [null] }', /^1:14 null \| A pattern is a string/],
  'an empty pattern': ['{ "ignore": [""] }', /An empty pattern matches nothing: remove it\.$/],
  'a pattern with a dot before it': ['{ "ignore": ["./web/"] }', /`\.\/web\/` matches nothing: write `web\/`\.$/],
  'a pattern that leads out': ['{ "ignore": ["../web/"] }', /leads out of the folder/],
  'a baseline that is no list': ['{ "baseline": {} }', /^1:15 \{\} \| `baseline` is a list of entries/],
  'an entry that is no object': [
    '{ "baseline": ["unsent-event"] }',
    /^1:16 "unsent-event" \| An entry of the baseline is an object/,
  ],
  'an entry without an event': [
    '{ "baseline": [{ "check": "unsent-event", "protocol": "A" }] }',
    /^1:16 \{.*\} \| The entry has no `event`: give check, protocol and event\.$/,
  ],
  'an entry with an unknown key': [
    '{ "baseline": [{ "check": "unsent-event", "protocol": "A", "event": "b", "line": "3" }] }',
    /`line` is no key of an entry: use check, protocol, event or field\.$/,
  ],
  'an entry with an unknown check': [
    '{ "baseline": [{ "check": "x", "protocol": "A", "event": "b" }] }',
    /`x` is no check: use /,
  ],
  'an entry with a number': [
    '{ "baseline": [{ "check": "unsent-event", "protocol": 1, "event": "b" }] }',
    /^1:55 1 \| `protocol` is a string: write it in quotes\.$/,
  ],
};

/** Texts with faults that the schema, which sees the value alone, cannot know. */
const broken: Readonly<Record<string, readonly [text: string, told: RegExp]>> = {
  'an empty file': ['', /^1:1 +\| The file does not parse as JSON: a value is missing\.$/],
  'a missing comma': [
    '{\n  "ignore": []\n  "baseline": []\n}',
    /^3:3 "baseline" \| .* a comma is missing before this\.$/,
  ],
  'a missing brace': ['{ "ignore": []', /a closing brace is missing\.$/],
  'a key without quotes': ['{ ignore: [] }', /^1:3 ignore \| .*: (write a string in quotes|a key)/],
  'a string without an end': ['{ "ignore": ["a] }', /the string is not closed\.$/],
  'a key that stands twice': ['{ "ignore": [], "ignore": [] }', /^1:17 "ignore" \| `ignore` stands there twice/],
};

describe('cachibot-ws.json', () => {
  for (const [name, [text, told]] of Object.entries(wrong)) {
    it(`tells ${name}, and so does its schema`, () => {
      const [first = '', ...others] = tell(text);
      assert.match(first, told);
      assert.deepEqual(others, []);
      assert.equal(isValid(JSON.parse(text)), false);
    });
  }

  for (const [name, [text, told]] of Object.entries(broken)) {
    it(`tells ${name}`, () => {
      const [first = '', ...others] = tell(text);
      assert.match(first, told);
      assert.deepEqual(others, []);
    });
  }

  it('takes comments, trailing commas and a byte order mark', () => {
    const text = `\uFEFF{
  // What the team has agreed on.
  "$schema": "https://example.com/schema.json",
  "severity": { "unsent-event": "off", /* loud */ "unhandled-event": "error", },
  "ignore": ["examples/", "!examples/kept.py"],
  "baseline": [{ "check": "unsent-event", "protocol": "A", "event": "b", "field": null }],
}`;
    const read = readConfiguration('web/cachibot-ws.json', text);
    assert.deepEqual(read.mistakes, []);
    assert.deepEqual(
      [...read.severities],
      [
        ['unsent-event', 'off'],
        ['unhandled-event', 'error'],
      ],
    );
    assert.deepEqual(
      ['web/examples/a.py', 'web/examples', 'web/a.py'].map((path) => read.isIgnored(path)),
      [true, false, false],
    );
    assert.ok(read.isKnown({ check: 'unsent-event', protocol: 'A', event: 'b', field: null }));
    assert.ok(!read.isKnown({ check: 'unsent-event', protocol: 'A', event: 'b', field: 'c' }));
  });

  it('takes from a file with a fault what can be read', () => {
    const read = readConfiguration('cachibot-ws.json', '{ "severity": { "unsent-event": "off" }, "ignore": ["a/", }');
    assert.equal(read.mistakes.length, 1);
    assert.equal(read.severities.get('unsent-event'), 'off');
  });

  it('reads any text without failing, and tells places inside it', () => {
    const words = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"severity"',
      '"ignore"',
      '"baseline"',
      '"off"',
      '"',
      '/*',
      '1',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(words).map((parts) => parts.join('')),
        (text) => {
          for (const { place, message } of readConfiguration('cachibot-ws.json', text).mistakes) {
            assert.ok(place.range.start <= place.range.end && place.range.end <= text.length);
            assert.doesNotMatch(message, /\n/);
          }
        },
      ),
    );
  });
});
