import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Log, Result } from 'sarif';
import { checks } from '../../src/engine/checks/index.ts';
import { Folder, withFolder } from '../support/command-line.ts';
import { drifted, driftedWith } from '../support/drifted.ts';

const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => URL.canParse(text, 'https://example.com'),
  'date-time': true,
} as const;

/** The standard's own schema, without the words of an older draft that today's validator does not take. */
const validatorOf = (schema: unknown) => {
  assert.ok(typeof schema === 'object' && schema !== null);
  const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id'));
  return new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, formats }).compile<Log>(rest);
};

const isLog = validatorOf(createRequire(__filename)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

const readLog = (text: string): Log => {
  const log: unknown = JSON.parse(text);
  return isLog(log) ? log : assert.fail(JSON.stringify(isLog.errors, null, 2));
};

const logOf = (texts: ReadonlyMap<string, string>, ...folders: readonly string[]): Log => {
  const logs: Log[] = [];
  withFolder(Folder.of(texts), (folder) => {
    logs.push(readLog(folder.run('check', '--format', 'sarif', ...folders).out));
  });
  return logs[0] ?? assert.fail();
};

const resultsOf = (log: Log): readonly Result[] => log.runs[0]?.results ?? [];

describe('the report as SARIF', () => {
  it('is refused by its schema where it is wrong', () => {
    assert.equal(isLog({ version: '2.1.0', runs: [{ tool: { driver: {} } }] }), false);
  });

  it('knows every check as a rule', () => {
    const { driver } = logOf(drifted).runs[0]?.tool ?? assert.fail();
    assert.equal(driver.name, 'cachibot-ws');
    assert.deepEqual(
      driver.rules?.map(({ id }) => id),
      checks.map(({ id }) => id),
    );
    for (const { id, helpUri, defaultConfiguration } of driver.rules ?? []) {
      assert.equal(new URL(helpUri ?? '').pathname.split('/').slice(-3).join('/'), `docs/checks/${id}.md`);
      const isOff = checks.find((check) => check.id === id)?.severity === 'off';
      assert.equal(defaultConfiguration?.enabled === false, isOff, id);
    }
  });

  it('tells each finding with its places, counted from 1', () => {
    const log = logOf(drifted);
    assert.equal(log.runs[0]?.columnKind, 'utf16CodeUnits');
    const [result, ...others] = resultsOf(log);
    assert.ok(result);
    assert.deepEqual(others, []);
    assert.equal(checks[result.ruleIndex ?? -1]?.id, 'undeclared-event');
    assert.deepEqual([result.ruleId, result.level, result.suppressions], ['undeclared-event', 'warning', []]);
    assert.deepEqual(result.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'web/src/types/index.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 16 },
    });
    const [related] = result.relatedLocations ?? [];
    assert.equal(related?.message?.text, 'The list that lacks it.');
    assert.equal(related.physicalLocation?.region?.startLine, 7);
  });

  it('keeps a finding the same where lines and paths move', () => {
    const fingerprintsOf = (texts: ReadonlyMap<string, string>): unknown =>
      resultsOf(logOf(texts)).map(({ partialFingerprints }) => partialFingerprints);
    const moved = new Map([...drifted].map(([path, text]) => [path.replace('types/', 'wire/'), `\n\n${text}`]));
    assert.deepEqual(fingerprintsOf(moved), fingerprintsOf(drifted));
  });

  it('tells silenced findings as suppressed ones, with the reason', () => {
    const comment = driftedWith("'oven_cold'", "'oven_cold' // cachibot-ws-ignore undeclared-event: firmware sends it");
    assert.deepEqual(
      resultsOf(logOf(comment)).map(({ suppressions }) => suppressions),
      [[{ kind: 'inSource', justification: 'firmware sends it' }]],
    );
    const entry = '{ "check": "undeclared-event", "protocol": "OvenMessage", "event": "oven_cold" }';
    const known = driftedWith('', '', { 'cachibot-ws.json': `{ "baseline": [${entry}] }` });
    assert.deepEqual(
      resultsOf(logOf(known)).map(({ suppressions }) => suppressions?.map(({ kind }) => kind)),
      [['external']],
    );
  });

  it('writes paths as addresses', () => {
    const log = logOf(new Map([...drifted].map(([path, text]) => [path.replace('types/', 'ä #1/'), text])));
    const uri = resultsOf(log)[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    assert.equal(uri, 'web/src/%C3%A4%20%231/index.ts');
  });

  it('is valid without any finding', () => {
    withFolder(Folder.copyOf('sample'), (folder) => {
      const { code, out } = folder.run('check', '--format', 'sarif');
      assert.equal(code, 0);
      assert.deepEqual(resultsOf(readLog(out)), []);
    });
  });
});
