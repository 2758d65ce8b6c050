// Plans applied in a real editor: all or nothing, one undo, and never to other texts than those that were shown.
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { applyPlan } from '../../src/editor/apply.ts';
import { planChange, type Planned } from '../../src/editor/planned.ts';
import type { Session } from '../../src/editor/session.ts';
import { undoPlan } from '../../src/editor/undo.ts';
import { UserError } from '../../src/editor/user-error.ts';
import { type Change, leftOpen } from '../../src/engine/plan.ts';
import { allTexts, closeUnsaved, openSession, readDisk, replaceInBuffer, until, uriOf, writeDisk } from './world.ts';

const models = 'workshop/models/websocket.py';

const change: Change = {
  kind: 'add-events',
  events: [
    {
      ...leftOpen,
      protocol: 'WSMessage',
      name: 'file_upload_progress',
      direction: 'server-to-client',
      fields: [
        { key: 'documentId', type: { kind: 'string' }, presence: 'always', default: null, description: null },
        { key: 'progress', type: { kind: 'float' }, presence: 'always', default: null, description: null },
      ],
      delivery: 'service',
    },
  ],
};

describe('apply', () => {
  let session: Session;
  let original: ReadonlyMap<string, string>;

  beforeEach(async () => {
    original = await allTexts();
    session = await openSession();
  });

  afterEach(async () => {
    session.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const plan = async (wanted: Change = change): Promise<Planned> => {
    const planned = await planChange(session, wanted);
    assert.ok(planned.kind === 'planned', planned.kind === 'refused' ? planned.reason : '');
    assert.ok(planned.files.length > 3);
    return planned;
  };

  it('writes exactly what was planned, and one undo takes all of it back', async () => {
    const planned = await plan();
    const applied = await applyPlan(session, planned);
    assert.equal(applied.kind, 'applied');
    for (const { edit, after } of planned.files) assert.equal(await readDisk(edit.path), after);
    await undoPlan(session, planned);
    assert.deepEqual(await allTexts(), original);
  });

  it('makes a new file and deletes it, and one undo takes each back', async () => {
    const store = 'frontend/src/stores/uploads.ts';
    const inStore: Change = {
      ...change,
      events: change.events.map((event) => ({ ...event, delivery: 'none', store: `new:${store}` })),
    };
    const adding = await plan(inStore);
    await until(
      session,
      () => session.project.text(store) !== undefined,
      async () => {
        assert.equal((await applyPlan(session, adding)).kind, 'applied');
      },
    );
    const added = await allTexts();
    assert.match(added.get(store) ?? '', /useUploadsStore/);
    const removing = await plan({ kind: 'remove-event', protocol: null, name: 'file_upload_progress' });
    await until(
      session,
      () => session.project.text(store) === undefined,
      async () => {
        assert.equal((await applyPlan(session, removing)).kind, 'applied');
      },
    );
    assert.deepEqual(await allTexts(), original);
    await undoPlan(session, removing);
    assert.deepEqual(await allTexts(), added);
    await undoPlan(session, adding);
    assert.deepEqual(await allTexts(), original);
  });

  it('keeps line ends and byte order marks', async () => {
    const path = 'frontend/src/types/index.ts';
    const marked = `\ufeff${(original.get(path) ?? '').replaceAll('\n', '\r\n')}`;
    await until(
      session,
      () => session.project.text(path)?.includes('\r') === true,
      () => writeDisk(path, marked),
    );
    const planned = await plan();
    assert.equal((await applyPlan(session, planned)).kind, 'applied');
    const after = await readDisk(path);
    assert.ok(after.startsWith('\ufeff'));
    assert.match(after, /file_upload_progress/);
    assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
    await undoPlan(session, planned);
    assert.equal(await readDisk(path), marked);
    await writeDisk(path, original.get(path) ?? '');
  });

  it('applies after a change elsewhere, and hands back a new plan after a change that matters', async () => {
    const planned = await plan();
    const note = await replaceInBuffer('workshop/config.py', '\n', '\n# typed\n');
    await session.settle();
    const other = await replaceInBuffer(models, '"chat"', '"chat"  # typed');
    const applied = await applyPlan(session, planned);
    assert.ok(applied.kind === 'changed');
    const isTyped = applied.planned.files.some(({ after }) => after.includes('"chat"  # typed'));
    assert.equal(isTyped, true);
    assert.equal(await readDisk(models), original.get(models));
    await closeUnsaved(other);
    const second = await applyPlan(session, planned);
    assert.equal(second.kind, 'applied');
    await undoPlan(session, planned);
    await closeUnsaved(note);
    await writeDisk('workshop/config.py', original.get('workshop/config.py') ?? '');
    assert.deepEqual(await allTexts(), original);
  });

  it('says why when the change makes the plan impossible', async () => {
    const planned = await plan();
    const other = await replaceInBuffer(models, 'class WSMessageType', '<<<<<<< ours\nclass WSMessageType');
    const applied = await applyPlan(session, planned);
    assert.ok(applied.kind === 'refused');
    assert.match(applied.reason, /conflict/);
    await closeUnsaved(other);
    assert.deepEqual(await allTexts(), original);
  });

  it('changes nothing when one of the files is read-only', async () => {
    const planned = await plan();
    const last = planned.files.at(-1)?.edit.path ?? '';
    chmodSync(uriOf(last).fsPath, 0o444);
    try {
      await assert.rejects(
        applyPlan(session, planned),
        (error) => error instanceof UserError && error.message.startsWith(`${last} is read-only`),
      );
      assert.deepEqual(await allTexts(), original);
    } finally {
      chmodSync(uriOf(last).fsPath, 0o644);
    }
  });
});
