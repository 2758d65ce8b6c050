// The schema that editors complete `cachibot-ws.json` with says what the reader of that file takes, no more and no less.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../src/engine/checks/index.ts';
import { readConfiguration } from '../src/engine/configuration.ts';
import { configurableSeverities, configurationKeys } from '../src/engine/configuration-sections.ts';
import { home } from '../src/engine/documentation.ts';

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Schema {
  readonly properties: Readonly<Record<string, { readonly properties?: Readonly<Record<string, object>> }>>;
  readonly definitions: { readonly check: { readonly enum: unknown }; readonly severity: { readonly enum: unknown } };
}

interface Manifest {
  readonly repository: { readonly url: string };
  readonly contributes: { readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[] };
}

const schema = JSON.parse(read('media/cachibot-ws.schema.json')) as Schema;
const manifest = JSON.parse(read('package.json')) as Manifest;

describe('the schema of cachibot-ws.json', () => {
  it('knows every check, with its title and its own severity', () => {
    assert.deepEqual(
      schema.definitions.check.enum,
      checks.map(({ id }) => id),
    );
    assert.deepEqual(
      schema.properties['severity']?.properties,
      Object.fromEntries(
        checks.map(({ id, title, severity }) => [
          id,
          { $ref: '#/definitions/severity', description: `${title}. Default: ${severity}.` },
        ]),
      ),
    );
  });

  it('knows the keys and the severities', () => {
    assert.deepEqual(Object.keys(schema.properties).sort(), [...configurationKeys].sort());
    assert.deepEqual(schema.definitions.severity.enum, [...configurableSeverities]);
  });

  it('is contributed and shipped', () => {
    const [contributed] = manifest.contributes.jsonValidation;
    assert.equal(contributed?.fileMatch, 'cachibot-ws.json');
    const path = contributed.url.replace('./', '');
    assert.ok(existsSync(join(root, path)));
    assert.ok(read('.vscodeignore').split('\n').includes(`!${path}`));
  });
});

describe('the README', () => {
  it('has an example of cachibot-ws.json without mistakes', () => {
    const [, example] = /```jsonc\n([^]*?)```/.exec(read('README.md')) ?? [];
    assert.ok(example);
    assert.deepEqual(readConfiguration('cachibot-ws.json', example).mistakes, []);
  });
});

describe('the links to the documentation', () => {
  it('lead to the repository of the manifest', () => {
    assert.equal(`${home}.git`, manifest.repository.url);
  });
});
