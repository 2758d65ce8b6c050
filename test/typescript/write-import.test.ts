// Imported names: into the list that is there, or on a new line.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { insertNamedImport, removeNamedImportIfUnused } from '../../src/engine/typescript/writer.ts';
import { after, checkLaws, checkRefused, dress, dresses } from './write-world.ts';

const rest = '\nexport const loaf = use(A, B, C, D, E)§\n';
const worlds = {
  line: `import { A } from './a'§\nimport type { B, C } from '../types'§\nimport { D } from '../stores/d'§ // the store\nimport E from './e'§\n`,
  lines: `import {\n  A, // first\n  B,\n  type C°\n} from '../types'§\nimport type {\n  D,\n  E°\n} from '../stores/d'§\n`,
  wrapped: `import {\n  A, B,\n  C°\n} from '../types'§\nimport D, { E } from 'react'§\n`,
  defaults: `import A from 'react'§\nimport type B from '../types'§\nimport * as C from './c'§\nimport D, { E } from './d'§\n`,
};
const modules = ['../types', '../stores/d', '../stores/new', 'react', './c', './new'];

const add = (text: string, module: string, name: string, isTypeOnly = false) =>
  after(text, insertNamedImport(text, { module, name, isTypeOnly }));

describe('a named import', () => {
  it('keeps the laws in every form and style', () => {
    const forms = fc.constantFrom(...Object.values(worlds));
    fc.assert(
      fc.property(forms, dresses, fc.constantFrom(...modules), fc.boolean(), (form, style, module, isTypeOnly) => {
        checkLaws(dress(form + rest, style), {
          insert: (text) => insertNamedImport(text, { module, name: 'New', isTypeOnly }),
          remove: (text) => removeNamedImportIfUnused(text, { name: 'New' }),
          shows: ({ imports }) => imports.some((one) => one.local === 'New' && one.module === module),
        });
      }),
      { numRuns: 100 },
    );
  });

  it('stands where the neighbours are', () => {
    assert.equal(add("import type { A } from './t'\n", './t', 'B', true), "import type { A, B } from './t'\n");
    assert.equal(add("import { a } from './t'\n", './t', 'B', true), "import { a, type B } from './t'\n");
    assert.equal(
      add("import type { A } from './t'\n", './t', 'b'),
      "import type { A } from './t'\nimport { b } from './t'\n",
    );
    assert.equal(add("import A from 'react'\n", 'react', 'b'), "import A, { b } from 'react'\n");
  });

  it('puts a store behind the other stores', () => {
    const text = "import { useA } from '../stores/a'\nimport type { B } from '../types'\n";
    assert.equal(
      add(text, '../stores/b', 'useB'),
      "import { useA } from '../stores/a'\nimport { useB } from '../stores/b'\nimport type { B } from '../types'\n",
    );
  });

  it('is the first line of a file without imports, below directives', () => {
    assert.equal(
      add("'use client'\n\n// The oven.\nbake()\n", './a', 'A'),
      "'use client'\n\nimport { A } from './a'\n\n// The oven.\nbake()\n",
    );
  });

  it('is there already where another path of the project leads to it', () => {
    const text = "import { useA } from '../stores'\n";
    assert.equal(add(text, '../stores/a', 'useA'), text);
  });

  it('is refused where the name stands for something else', () => {
    const refused = (text: string) => insertNamedImport(text, { module: './a', name: 'A', isTypeOnly: false });
    checkRefused(refused("import { A } from 'a'"), /A is imported from 'a'/);
    checkRefused(refused("import { B as A } from './a'"), /free that name/);
    checkRefused(refused("import type { A } from './a'"), /as a type only/);
    checkRefused(refused('class A {}'), /declared in this file/);
  });

  it('stays while something uses it', () => {
    const text = "import { A } from './a'\nbake<A>()\n";
    assert.equal(after(text, removeNamedImportIfUnused(text, { name: 'A' })), text);
  });
});
