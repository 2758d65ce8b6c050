// The session against a real workspace: what it reads, and that it keeps step with buffers and disk.
import assert from 'node:assert/strict';
import { symlinkSync, unlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Session } from '../../src/editor/session.ts';
import { closeUnsaved, deleteDisk, openSession, readDisk, replaceInBuffer, until, uriOf, writeDisk } from './world.ts';

const enumFile = 'workshop/models/websocket.py';

describe('session', () => {
  let session: Session;

  beforeEach(async () => {
    session = await openSession();
  });

  afterEach(() => {
    session.dispose();
  });

  const text = (path: string): string | undefined => session.project.text(path);

  it('reads every protocol of the workspace', () => {
    const ids = session.project.contract().protocols.map(({ id }) => id);
    assert.deepEqual(ids, ['RoomWSMessage', 'VoiceMessage', 'WSMessage']);
    assert.equal(session.isRead, true);
  });

  it('tells paths and uris apart and together', () => {
    const uri = uriOf(enumFile);
    assert.equal(session.paths.pathOf(uri), enumFile);
    assert.equal(session.paths.uriOf(enumFile).toString(), uri.toString());
    assert.equal(session.paths.pathOf(vscode.Uri.parse('untitled:websocket.py')), null);
    assert.equal(session.paths.pathOf(uri.with({ scheme: 'git' })), null);
  });

  it('takes unsaved text, and the disk again when it is thrown away', async () => {
    const changed = '"chat"  # typed';
    let document: vscode.TextDocument | undefined;
    await until(
      session,
      () => text(enumFile)?.includes(changed) === true,
      async () => {
        document = await replaceInBuffer(enumFile, '"chat"', changed);
      },
    );
    assert.ok(document);
    const unsaved = document;
    await until(
      session,
      () => text(enumFile)?.includes(changed) === false,
      () => closeUnsaved(unsaved),
    );
    assert.equal(text(enumFile), await readDisk(enumFile));
  });

  it('fires once for many changes at once', async () => {
    let count = 0;
    const listener = session.onDidChange(() => count++);
    for (const typed of ['a', 'b', 'c', 'd']) await replaceInBuffer(enumFile, '"chat"', `"chat"  # ${typed}`);
    await session.settle();
    assert.equal(count, 1);
    const document = await vscode.workspace.openTextDocument(uriOf(enumFile));
    await until(
      session,
      () => text(enumFile)?.includes('# a') === false,
      () => closeUnsaved(document),
    );
    listener.dispose();
  });

  it('follows files that come, change and go on disk', async () => {
    const path = 'workshop/new_part.py';
    await until(
      session,
      () => text(path) === 'a = 1\n',
      () => writeDisk(path, 'a = 1\n'),
    );
    await until(
      session,
      () => text(path) === 'a = 2\n',
      () => writeDisk(path, 'a = 2\n'),
    );
    await until(
      session,
      () => text(path) === undefined,
      () => deleteDisk(path),
    );
  });

  it('follows whole folders that come and go', async () => {
    await vscode.workspace.fs.createDirectory(uriOf('workshop/extra/deep'));
    await until(
      session,
      () => text('workshop/extra/deep/part.py') !== undefined,
      () => writeDisk('workshop/extra/deep/part.py', 'a = 1\n'),
    );
    await until(
      session,
      () => text('workshop/moved/deep/part.py') !== undefined && text('workshop/extra/deep/part.py') === undefined,
      () => vscode.workspace.fs.rename(uriOf('workshop/extra'), uriOf('workshop/moved')),
    );
    await until(
      session,
      () => text('workshop/moved/deep/part.py') === undefined,
      () => deleteDisk('workshop/moved'),
    );
  });

  it('leaves out what is ignored or installed, and reads anew when that changes', async () => {
    const rules = await readDisk('.gitignore');
    await writeDisk('node_modules/part/index.ts', 'export {}\n');
    await until(
      session,
      () => session.isRead && text('workshop/agent.py') === undefined,
      () => writeDisk('.gitignore', `${rules}\nagent.py\n`),
    );
    await until(
      session,
      () => session.isRead && text('workshop/agent.py') !== undefined,
      () => writeDisk('.gitignore', rules),
    );
    assert.equal(text('node_modules/part/index.ts'), undefined);
    await deleteDisk('node_modules');
  });

  it('does not follow symbolic links', async () => {
    symlinkSync(uriOf('workshop').fsPath, uriOf('linked').fsPath);
    try {
      const other = await openSession();
      assert.equal(other.project.text(`linked/models/websocket.py`), undefined);
      assert.notEqual(other.project.text(enumFile), undefined);
      other.dispose();
    } finally {
      unlinkSync(uriOf('linked').fsPath);
    }
  });

  it('leaves out binary text and byte order marks', async () => {
    await writeDisk('workshop/binary.py', 'a\0b');
    await until(
      session,
      () => text('workshop/marked.py') === 'a = 1\n',
      () => writeDisk('workshop/marked.py', '\ufeffa = 1\n'),
    );
    assert.equal(text('workshop/binary.py'), undefined);
    await deleteDisk('workshop/binary.py');
    await deleteDisk('workshop/marked.py');
  });

  it('lets the host go on while it reads', async () => {
    let last = performance.now();
    let longest = 0;
    let turns = 0;
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      turns++;
    }, 1);
    const other = await openSession();
    clearInterval(timer);
    other.dispose();
    // A figure for the bench; a time is never asserted.
    console.log(`      longest block while reading: ${Math.round(longest)} ms`);
    assert.ok(turns > 3);
  });

  it('puts the name before the path when there are several folders', async () => {
    const added = vscode.Uri.joinPath(uriOf('.'), '..', 'second');
    await vscode.workspace.fs.createDirectory(added);
    const { WorkspacePaths } = await import('../../src/editor/convert.ts');
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    const paths = new WorkspacePaths([first, { uri: added, name: first.name, index: 1 }]);
    assert.equal(paths.pathOf(uriOf(enumFile)), `${first.name}/${enumFile}`);
    assert.equal(paths.uriOf(`${first.name}-2/a.py`).toString(), vscode.Uri.joinPath(added, 'a.py').toString());
  });
});
