// A second start in the editor: with what an earlier one kept it finds the same, and what it cannot use it does without.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { CacheStore } from '../../src/editor/cache-store.ts';
import type { Session } from '../../src/editor/session.ts';
import { closeUnsaved, openSession, replaceInBuffer, testLog } from './world.ts';

const enumFile = 'workshop/models/websocket.py';

describe('what the editor keeps for the next start', () => {
  let folder = '';
  const sessions: Session[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cachibot-ws-store-'));
  });

  afterEach(() => {
    for (const session of sessions.splice(0)) session.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (): Promise<Session> => {
    const session = await openSession(new CacheStore(vscode.Uri.file(folder), testLog));
    sessions.push(session);
    return session;
  };

  const kept = (): string => {
    const [name = '', ...more] = readdirSync(folder);
    assert.deepEqual(more, []);
    return join(folder, name);
  };

  const found = ({ project }: Session) => ({ judgement: project.judgement(), protocols: project.contract().protocols });

  it('lies in one file, and is not written again where nothing is new', async () => {
    const first = found(await open());
    const before = statSync(kept(), { bigint: true }).mtimeNs;
    assert.deepStrictEqual(found(await open()), first);
    assert.equal(statSync(kept(), { bigint: true }).mtimeNs, before);
  });

  it('gives way to a text that has changed, saved or not', async () => {
    await open();
    const document = await replaceInBuffer(enumFile, '"chat"', '"chat"  # typed');
    const [again, anew] = [await open(), await openSession()];
    sessions.push(anew);
    assert.match(again.project.text(enumFile) ?? '', /# typed/);
    assert.deepStrictEqual(found(again), found(anew));
    await closeUnsaved(document);
  });

  it('is done without where it is damaged', async () => {
    const first = found(await open());
    writeFileSync(kept(), readFileSync(kept()).subarray(0, 20_000));
    assert.deepStrictEqual(found(await open()), first);
  });

  it('is done without where it cannot be written', async () => {
    const blocked = new CacheStore(vscode.Uri.joinPath(vscode.Uri.file(__filename), 'below-a-file'), testLog);
    const session = await openSession(blocked);
    sessions.push(session);
    assert.equal(session.isRead, true);
  });
});
