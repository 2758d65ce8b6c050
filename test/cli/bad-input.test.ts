// Input that nobody wrote on purpose: each kind gets one clear sentence, or is none of our business; nothing throws.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { Folder, type Ran, withFolder } from '../support/command-line.ts';

const agree = 'Backend and frontend agree.\n';
const unsure = 'Nothing found, but not everything could be read.\n';

const checked = (texts: ReadonlyMap<string, string>, prepare: (folder: Folder) => void = () => undefined): Ran => {
  const runs: Ran[] = [];
  withFolder(Folder.of(texts), (folder) => {
    prepare(folder);
    runs.push(folder.run('check'));
  });
  return runs[0] ?? assert.fail();
};

interface Broken {
  readonly texts: ReadonlyMap<string, string>;
  readonly says: RegExp;
}

/** Each would be taken for a missing event if what does not parse counted as absent. */
const broken: Readonly<Record<string, Broken>> = {
  'a member of the enum': {
    texts: bakeryWith({ models: bakery.models.replace('BAKE = "bake"', 'BAKE = = "bake"') }),
    says: /^bakery\/models\/websocket\.py:11:12: `OvenType` does not parse here: mend its syntax\. /,
  },
  'a string without an end in the enum': {
    texts: bakeryWith({ models: bakery.models.replace('"loaf_ready"', '"loaf_ready') }),
    says: /^bakery\/models\/websocket\.py:14:\d+: `OvenType` does not parse here/,
  },
  'conflict markers in the enum': {
    texts: bakeryWith({
      models: bakery.models.replace(
        /( {4}LOAF_READY.*\n)/,
        '<<<<<<< ours\n$1=======\n    LOAF_DONE = "done"\n>>>>>>> theirs\n',
      ),
    }),
    says: /^bakery\/models\/websocket\.py:\d+:\d+: `OvenType` does not parse here/,
  },
  'the union': {
    texts: bakeryWith({ types: bakery.types.replace("| 'loaf_ready'", "| 'loaf_ready") }),
    says: /^web\/src\/types\/index\.ts:3:5: `OvenType` does not parse here/,
  },
  'a case of the handler': {
    texts: bakeryWith({ hook: bakery.hook.replace("case 'loaf_ready': {", 'case loaf_ready: {{ (') }),
    says: /^web\/src\/hooks\/useOven\.ts:\d+:\d+: The switch that handles messages does not parse here/,
  },
  'a branch of the endpoint': {
    texts: bakeryWith({ endpoint: bakery.endpoint.replace('payload.get("recipe", "")', 'payload.get("recipe", ""') }),
    says: /^bakery\/api\/websocket\.py:\d+:\d+: The branches that tell messages apart does not parse here/,
  },
};

describe('cachibot-ws check concludes nothing from what does not parse:', () => {
  for (const [name, { texts, says }] of Object.entries(broken)) {
    it(name, () => {
      const { code, out, err } = checked(texts);
      assert.deepEqual([code, out], [0, unsure]);
      assert.match(err, says);
      assert.equal(err.trimEnd().split('\n').length, 1, err);
    });
  }

  it('and still tells what stands elsewhere', () => {
    const { code, out, err } = checked(
      bakeryWith({
        types: bakery.types.replace("'loaf_ready'", "'loaf_ready'\n  | 'oven_cold'"),
        hook: bakery.hook.replace("case 'loaf_ready': {", "case 'loaf_ready' {"),
      }),
    );
    assert.equal(code, 1);
    assert.match(out, /`oven_cold` is declared by the client only/);
    assert.match(err, /The switch that handles messages does not parse here/);
  });
});

describe('cachibot-ws check with odd files', () => {
  const odd = (path: string, content: string | Buffer): Ran =>
    checked(bakeryWith(), (folder) => {
      mkdirSync(join(folder.path, path, '..'), { recursive: true });
      writeFileSync(join(folder.path, path), content);
    });

  it('says which binary file it did not read', () => {
    for (const path of ['bakery/data.py', 'web/data.ts', 'web/data.tsx']) {
      const { code, out, err } = odd(path, Buffer.from([0, 1, 2, 255]));
      assert.deepEqual([code, out, err], [0, agree, `${path}: not read, because it is binary.\n`]);
    }
  });

  it('says which giant file it did not read', () => {
    const { code, out, err } = odd('web/generated.ts', `export const a = 1\n`.repeat(120_000));
    assert.deepEqual([code, out], [0, agree]);
    assert.equal(err, 'web/generated.ts: not read, because it is larger than 2000000 bytes.\n');
  });

  it('reads bytes that are no text, and an empty file, as nothing', () => {
    for (const content of [Buffer.from(Array.from({ length: 300 }, (_, index) => 128 + (index % 120))), '']) {
      const { code, out, err } = odd('bakery/noise.py', content);
      assert.deepEqual([code, out, err], [0, agree, '']);
    }
  });

  it('reads deep nesting without falling over', () => {
    for (const path of ['bakery/deep.py', 'web/deep.ts']) {
      const { code, out } = odd(
        path,
        `from enum import Enum\nfrom pydantic import BaseModel # OvenMessage\nx = ${'['.repeat(20_000)}`,
      );
      assert.deepEqual([code, out], [0, agree], path);
    }
  });

  it('does not follow links, broken or not', () => {
    const { code, out, err } = checked(bakeryWith(), (folder) => {
      symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'bakery', 'gone.py'));
      symlinkSync(folder.path, join(folder.path, 'web', 'loop'));
    });
    assert.deepEqual([code, out, err], [0, agree, '']);
  });
});

describe('cachibot-ws check with odd protocols', () => {
  it('keeps two protocols with the same wire values apart', () => {
    const grill = (text: string): string => text.replaceAll('Oven', 'Grill');
    const texts = new Map([
      ...bakeryWith(),
      ['bakery/models/grill.py', grill(bakery.models)],
      ['web/src/types/grill.ts', grill(bakery.types)],
    ]);
    const { out } = checked(texts);
    assert.doesNotMatch(out, /error|warning/);
    withFolder(Folder.of(texts), (folder) => {
      const { out: contract } = folder.run('contract');
      assert.deepEqual(
        [...contract.matchAll(/"id": "(\w+)"/g)].map(([, id]) => id),
        ['GrillMessage', 'OvenMessage'],
      );
      assert.equal(contract.match(/"name": "loaf_ready"/g)?.length, 2);
    });
  });

  it('takes a value that an enum has twice for one event', () => {
    const models = bakery.models.replace('    # Server', '    BAKE_BREAD = "bake"\n\n    # Server');
    const { code, out, err } = checked(bakeryWith({ models }));
    assert.deepEqual([code, out, err], [0, agree, '']);
  });

  it('claims nothing of a union that is not a list of strings', () => {
    const unions = [
      'string',
      "'bake' | (string & {})",
      "'bake' | `loaf_${string}`",
      "'bake' | Extra",
      "'bake' | 42",
      'keyof Handlers',
      '(typeof names)[number]',
    ];
    for (const union of unions) {
      const types = bakery.types.replace(/export type OvenType =[^]*?\n\n/, `export type OvenType = ${union}\n\n`);
      const { code, out, err } = checked(bakeryWith({ types }));
      assert.deepEqual([code, out, err], [0, agree, ''], union);
    }
  });
});

describe('cachibot-ws check refuses', () => {
  const refused = ({ code, out, err }: Ran, says: RegExp): void => {
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, says);
    assert.equal(err.trimEnd().split('\n').length, 1, err);
  };

  it('a folder without a protocol, unless that is fine', () => {
    withFolder(Folder.of(new Map([['a.py', 'x = 1\n']])), (folder) => {
      refused(folder.run('check'), /No WebSocket protocol found in .*: looked for a Python enum/);
      assert.equal(folder.run('check', '--allow-empty').code, 0);
    });
  });

  it('a path that is a file, is not there, or is a broken link', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'link'));
      refused(folder.run('check', 'bakery/models/websocket.py'), /websocket\.py is no folder: name the folder/);
      refused(folder.run('check', 'nowhere'), /The folder nowhere does not exist: name an existing one/);
      refused(folder.run('check', 'link'), /The folder link does not exist: name an existing one/);
    });
  });

  it('a configuration that is binary or giant', () => {
    for (const [text, says] of [
      ['\0', /because it is binary/],
      [' '.repeat(2_100_000), /because it is larger/],
    ] as const)
      refused(checked(new Map([...bakeryWith(), ['cachibot-ws.json', text]])), says);
  });

  it('a format that it does not have', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      refused(
        folder.run('check', '--format', 'xml'),
        /`xml` is no format of check: use text, json, markdown, sarif, github\./,
      );
    });
  });
});
