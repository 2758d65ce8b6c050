import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Folder, withFolder } from '../support/command-line.ts';
import { drifted, driftedMessage, driftedWith } from '../support/drifted.ts';

describe('the report for GitHub', () => {
  it('is one workflow command a finding', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const { code, out, err } = folder.run('check', '--format', 'github');
      assert.deepEqual([code, err], [1, '']);
      assert.equal(
        out,
        `::warning file=web/src/types/index.ts,line=4,col=5,endColumn=16,title=undeclared-event::${driftedMessage}\n`,
      );
    });
  });

  it('calls information and hints notices, and says nothing of what is silenced', () => {
    for (const severity of ['information', 'hint']) {
      const texts = driftedWith("'oven_cold'", "'oven_cold'", {
        'cachibot-ws.json': `{ "severity": { "undeclared-event": "${severity}" } }`,
      });
      withFolder(Folder.of(texts), (folder) => {
        const { code, out } = folder.run('check', '--format', 'github');
        assert.equal(code, 0);
        assert.match(out, /^::notice /);
        folder.run('check', '--write-baseline');
        assert.equal(folder.run('check', '--format', 'github').out, severity === 'hint' ? out : '');
      });
    }
  });

  it('escapes what would end a property or the message', () => {
    const texts = new Map([...drifted].map(([path, text]) => [path.replace('types/', '100%,a:b/'), text]));
    withFolder(
      Folder.of(new Map([...texts].map(([path, text]) => [path, text.replace("'oven_cold'", "'oven%cold'")]))),
      (folder) => {
        const { out } = folder.run('check', '--format', 'github');
        assert.match(out, /^::warning file=web\/src\/100%25%2Ca%3Ab\/index\.ts,line=4,/m);
        assert.match(out, /::`oven%25cold` is declared/);
      },
    );
  });

  it('names files from the checkout, wherever the command runs', () => {
    withFolder(Folder.of(new Map([...drifted].map(([path, text]) => [`app/${path}`, text]))), (folder) => {
      assert.match(folder.run('check', 'app', '--format', 'github').out, / file=app\/web\//);
      const variables = { GITHUB_WORKSPACE: join(folder.path, 'app') };
      assert.match(folder.runWith(variables, 'check', 'app', '--format', 'github').out, / file=web\//);
      const elsewhere = { GITHUB_WORKSPACE: join(folder.path, 'app', 'web', 'src') };
      assert.match(folder.runWith(elsewhere, 'check', 'app', '--format', 'github').out, / file=types\//);
    });
  });
});
