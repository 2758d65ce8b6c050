// The repository's own laws: what the lists say is there, what the papers say is true, what the arrows forbid is absent.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checks } from '../src/engine/checks/index.ts';
import { fixVerbs, pagePath, withMadeParts } from './support/check-page.ts';
import { checkFindings } from './support/expect.ts';

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const filesOf = (folder: string, end: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.includes('projects/'))
    .sort();

const sources = filesOf('src', '.ts');

const importsOf = (path: string): readonly string[] =>
  [...read(path).matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(([, module]) => module ?? '');

describe('the catalogue of checks', () => {
  it('lists every check, sorted by id, each in a file of its name with a test of its name', () => {
    const ids = checks.map(({ id }) => id);
    assert.deepEqual(ids, [...ids].sort());
    const helpers = ['check.ts', 'example.ts', 'fields.ts', 'index.ts', 'sides.ts', 'twins.ts'];
    const files = filesOf('src/engine/checks', '.ts').map((path) => basename(path));
    assert.deepEqual(
      files.filter((name) => !helpers.includes(name)),
      ids.map((id) => `${id}.ts`),
    );
    const tests = filesOf('test/checks', '.test.ts').map((path) => basename(path));
    assert.deepEqual(
      tests,
      ids.map((id) => `${id}.test.ts`),
    );
  });

  for (const { id, bad, good } of checks) {
    it(`${id} fires on its bad example and keeps silent on its good one`, () => {
      assert.ok(checkFindings(bad, id).length > 0);
      assert.equal(checkFindings(good, id).length, 0);
    });
  }
});

describe('the page of a check', () => {
  it('is there for every check, and for nothing else', () => {
    assert.deepEqual(
      filesOf('docs/checks', '.md'),
      checks.map(({ id }) => pagePath(id)),
    );
  });

  for (const check of checks) {
    const { id, severity } = check;

    it(`of ${id} has its name, its severity, its examples and the ways to silence it`, () => {
      if (process.env['UPDATE_PAGES'] === '1')
        writeFileSync(join(root, pagePath(id)), withMadeParts(read(pagePath(id)), check));
      const page = read(pagePath(id));
      assert.ok(page.startsWith(`# ${id}\n`));
      assert.ok(page.includes(`Severity: **${severity}**`));
      assert.equal(page, withMadeParts(page, check), 'UPDATE_PAGES=1 npm run test:unit writes it anew');
    });

    it(`of ${id} tells its fixes, or why none is safe`, () => {
      const [, fixes = ''] = /\n## Fixes\n([^]*?)\n## /.exec(read(pagePath(id))) ?? [];
      const verbs = fixVerbs(read(`src/engine/checks/${id}.ts`));
      assert.deepEqual(
        verbs.filter((verb) => !fixes.includes(`**${verb} `)),
        [],
      );
      assert.ok(verbs.length > 0 || /\bno fix is safe\b/i.test(fixes));
    });
  }

  it('links only to pages that are there', () => {
    for (const { id } of checks)
      for (const [, target = ''] of read(pagePath(id)).matchAll(/\]\(([\w-]+)\.md\)/g))
        assert.ok(
          checks.some((check) => check.id === target),
          `${id} links to ${target}`,
        );
  });
});

describe('the arrows', () => {
  const violations = (folder: string, isForbidden: (module: string) => boolean): readonly string[] =>
    sources
      .filter((path) => path.startsWith(folder))
      .flatMap((path) =>
        importsOf(path)
          .filter(isForbidden)
          .map((module) => `${path} imports ${module}`),
      );

  it('keep VS Code and Node out of the engine', () => {
    assert.deepEqual(
      violations('src/engine/', (module) => module === 'vscode' || module.startsWith('node:')),
      [],
    );
  });

  it('keep the compiler in src/engine/typescript', () => {
    const outside = sources.filter((path) => !path.startsWith('src/engine/typescript/'));
    assert.deepEqual(
      outside.filter((path) => importsOf(path).includes('ts-morph')),
      [],
    );
  });

  it('keep checks away from readers and planner', () => {
    assert.deepEqual(
      violations('src/engine/checks/', (module) => /\/(python|typescript|edits)\//.test(module)),
      [],
    );
  });

  it('keep the two languages apart', () => {
    assert.deepEqual(
      violations('src/engine/python/', (module) => module.includes('/typescript/')),
      [],
    );
    assert.deepEqual(
      violations('src/engine/typescript/', (module) => module.includes('/python/')),
      [],
    );
  });

  it('keep VS Code in src/editor', () => {
    const outside = sources.filter((path) => !path.startsWith('src/editor/') && path !== 'src/extension.ts');
    assert.deepEqual(
      outside.filter((path) => importsOf(path).includes('vscode')),
      [],
    );
  });
});

describe('the source', () => {
  it('has no file over 400 lines', () => {
    const long = [...sources, ...filesOf('test', '.ts')].filter((path) => read(path).split('\n').length > 400);
    assert.deepEqual(long, []);
  });

  it('opens every file with what it is for', () => {
    assert.deepEqual(
      sources.filter((path) => !read(path).startsWith('// ')),
      [],
    );
  });

  it('names no path of the project it is made for', () => {
    assert.deepEqual(
      sources.filter((path) => /cachibot\/(models|api)\/|frontend\/src\//.test(read(path))),
      [],
    );
  });
});

describe('the README', () => {
  const readme = read('README.md');

  it('has the table of checks as they are', () => {
    for (const { id, severity, title } of checks)
      assert.ok(readme.includes(`| [\`${id}\`](${pagePath(id)}) | ${severity} | ${title} |`), id);
  });

  it('has every command of the manifest', () => {
    const manifest: unknown = JSON.parse(read('package.json'));
    const commands = [...JSON.stringify(manifest).matchAll(/"command":"(cachibotWebSocket\.\w+)","title":"([^"]+)"/g)];
    assert.ok(commands.length > 0);
    for (const [, , title = ''] of commands) assert.ok(readme.includes(title), title);
  });
});
