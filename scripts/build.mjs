// Bundles what stands in dist/: the extension, the engine it loads when it begins to read, the command line, and the edit
// part that carries TypeScript's compiler, so that nothing loads it before the first edit.
import { build } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { defineBuild } from './build-id.mjs';

const minify = process.argv.includes('--minify');

/** Cuts the library texts out of ts-morph: syntax is judged without them, and they are a third of its size. */
const withoutLibraryTexts = {
  name: 'without-library-texts',
  setup(bundler) {
    bundler.onLoad({ filter: /ts-morph-common\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/^const libFiles = \[\{$[\s\S]*?^ {4}\}\];$/m, 'const libFiles = [];');
      if (contents === text)
        throw new Error('The library texts of ts-morph stand elsewhere now: mend scripts/build.mjs.');
      return { contents, loader: 'js' };
    });
  },
};

/** Leaves the engine, with its parsers, in a file of its own: the extension loads it when it begins to read, not when it starts. */
const engineApart = {
  name: 'engine-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /engine\/project\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './engine.js', external: true } : undefined,
    );
  },
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', './edit.js'],
  define: await defineBuild(),
  minify,
  sourcemap: minify ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({ ...shared, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', plugins: [engineApart] }),
  build({ ...shared, entryPoints: ['src/engine/project.ts'], outfile: 'dist/engine.js' }),
  build({ ...shared, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } }),
  build({
    ...shared,
    entryPoints: ['src/engine/edits/index.ts'],
    outfile: 'dist/edit.js',
    plugins: [withoutLibraryTexts],
  }),
]);
