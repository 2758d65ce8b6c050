// Quick fixes in a real editor: what the light bulb offers at a finding, what it does, and that one undo takes it back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyFix } from '../../src/editor/apply-fix.ts';
import { completeEvent } from '../../src/editor/complete-event.ts';
import { fixAllFindings } from '../../src/editor/fix-all.ts';
import { PlanPreview } from '../../src/editor/plan-preview.ts';
import type { Services } from '../../src/editor/services.ts';
import type { Session } from '../../src/editor/session.ts';
import { type Answer, answer, type Ask, type PickQuestion } from '../../src/editor/wizard/ask.ts';
import { Memory } from '../../src/editor/wizard/memory.ts';
import { ours, untilShown } from './shown.ts';
import { allTexts, closeUnsaved, openSession, readDisk, testLog, until, uriOf, writeDisk } from './world.ts';

const models = 'workshop/models/websocket.py';
const handler = 'frontend/src/hooks/useWebSocket.ts';

const factory = (name: string): string => `    @classmethod
    def ${name}(cls, desk_id: str, tray: int) -> "WSMessage":
        """Create a message."""
        return cls(type=WSMessageType.${name.toUpperCase()}, payload={"deskId": desk_id, "tray": tray})

`;

/** The server's models with further events that the client knows nothing of. */
const modelsWith = (text: string, ...names: readonly string[]): string =>
  text
    .replace(
      /^ {4}DOCUMENT_STATUS = .*\n/m,
      (line) => line + names.map((one) => `    ${one.toUpperCase()} = "${one}"\n`).join(''),
    )
    .replace(/^ {4}@classmethod\n {4}def approval_needed/m, (head) => names.map(factory).join('') + head);

/** Says yes to everything: the first choice, or the one that is named, and this reason. */
const agree = (choice: string | null, asked: string[]): Ask => ({
  pick: <Value>({ prompt, choices }: PickQuestion<Value>): Promise<Answer<Value>> => {
    const real = choices.filter(({ value }) => value !== undefined);
    asked.push(prompt, ...real.map(({ label }) => label));
    const chosen = real.find(({ label }) => label === choice) ?? real[0];
    assert.ok(chosen?.value !== undefined);
    return Promise.resolve(answer(chosen.value));
  },
  input: ({ prompt, check }) => {
    asked.push(prompt);
    assert.equal(check('')?.kind, 'problem');
    assert.equal(check('later')?.kind, undefined);
    return Promise.resolve(answer('later'));
  },
  lines: () => assert.fail('no lines are asked for'),
});

const noMemory: vscode.Memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };

/** An edit of one file alone is not saved by VS Code. */
const readBuffer = async (path: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(uriOf(path))).getText();

describe('quick fix', () => {
  let session: Session;
  let preview: PlanPreview;
  let original: ReadonlyMap<string, string>;

  before(async () => {
    await vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event')?.activate();
    original = await allTexts();
    session = await openSession();
    preview = new PlanPreview(session);
  });

  after(() => {
    preview.dispose();
    session.dispose();
  });

  const originalModels = (): string => original.get(models) ?? '';

  const silent = async (...names: readonly string[]): Promise<void> => {
    await untilShown(
      models,
      () => ours(models).length === names.length,
      () => writeDisk(models, modelsWith(originalModels(), ...names)),
    );
    await session.settleAt([models]);
  };

  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments) if (document.isDirty) await closeUnsaved(document);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilShown(
      models,
      () => ours(models).length === 0,
      async () => {
        for (const [path, text] of original) if ((await readDisk(path)) !== text) await writeDisk(path, text);
      },
    );
    await session.settleAt([...original.keys()]);
    assert.deepEqual(await allTexts(), original);
  });

  const actionsAt = async (path: string, range: vscode.Range, kind?: string): Promise<readonly vscode.CodeAction[]> => {
    await vscode.window.showTextDocument(uriOf(path));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uriOf(path),
      range,
      kind,
    );
    return actions;
  };

  const firstRange = (): vscode.Range => ours(models)[0]?.range ?? assert.fail('nothing is shown');

  const named = (actions: readonly vscode.CodeAction[], title: RegExp): vscode.CodeAction =>
    actions.find((action) => title.test(action.title)) ??
    assert.fail(`no ${String(title)} among ${actions.map((action) => action.title).join(' | ')}`);

  const services = (choice: string | null = null, asked: string[] = []): Services => ({
    session,
    preview,
    memory: new Memory(noMemory),
    log: testLog,
    inBackground: () => undefined,
    ask: agree(choice, asked),
  });

  const requestOf = (action: vscode.CodeAction): unknown => action.command?.arguments?.[0];

  it('handles an event, and one undo brings the finding back', async () => {
    await silent('paper_jam');
    const action = named(await actionsAt(models, firstRange()), /^Handle `paper_jam`/);
    assert.equal(action.isPreferred, true);
    const { command } = action;
    assert.ok(command);
    await untilShown(
      models,
      () => ours(models).length === 0,
      () => vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[])),
    );
    assert.match(await readDisk(handler), /case 'paper_jam'/);
    await vscode.window.showTextDocument(uriOf(handler));
    await untilShown(
      models,
      () => ours(models).length === 1,
      () => vscode.commands.executeCommand('undo'),
    );
    await Promise.all(vscode.workspace.textDocuments.map((document) => document.save()));
    assert.equal(await readDisk(handler), original.get(handler));
  });

  it('writes the reason why a finding is ignored', async () => {
    await silent('paper_jam');
    const action = named(await actionsAt(models, firstRange()), /^Ignore `unhandled-event` here/);
    const asked: string[] = [];
    await untilShown(
      models,
      () => ours(models).length === 0,
      () => applyFix(services(null, asked), requestOf(action)),
    );
    assert.match(await readBuffer(models), /\n {4}# cachibot-ws-ignore unhandled-event: later\n {4}PAPER_JAM/);
    assert.deepEqual(asked, ['Why is it ignored here? The reason stands in the comment.']);
  });

  it('mends all findings of a kind at once, after a review', async () => {
    await silent('paper_jam', 'ink_low');
    const action = named(await actionsAt(models, firstRange()), /^Fix all unhandled events$/);
    const asked: string[] = [];
    await untilShown(
      models,
      () => ours(models).length === 0,
      () => applyFix(services(null, asked), requestOf(action)),
    );
    assert.match(await readDisk(handler), /case 'paper_jam'[^]*case 'ink_low'|case 'ink_low'[^]*case 'paper_jam'/);
    assert.match(asked[0] ?? '', /insertions in \d files: nothing is changed yet/);
  });

  it('mends the workspace by a command', async () => {
    await silent('paper_jam');
    await untilShown(
      models,
      () => ours(models).length === 0,
      () => fixAllFindings(services()),
    );
    assert.match(await readDisk(handler), /case 'paper_jam'/);
  });

  it('gives VS Code the edit of a file, to be applied on saving', async () => {
    await silent('paper_jam');
    const all = new vscode.Range(0, 0, 1000, 0);
    const actions = await actionsAt(models, all, 'source.fixAll.cachibotWebSocket');
    assert.deepEqual(
      actions.map(({ kind }) => kind?.value),
      ['source.fixAll.cachibotWebSocket'],
    );
    const edit = actions[0]?.edit;
    assert.ok(edit);
    assert.ok(edit.entries().some(([uri]) => uri.path.endsWith('useWebSocket.ts')));
    assert.deepEqual(await actionsAt(handler, all, 'source.fixAll.cachibotWebSocket'), []);
  });

  it('completes one of the events that lack parts', async () => {
    await silent('paper_jam');
    const asked: string[] = [];
    await untilShown(
      models,
      () => ours(models).length === 0,
      () => completeEvent(services('paper_jam', asked)),
    );
    assert.ok(asked.includes('paper_jam') && !asked.includes('document_status'), asked.join());
    assert.match(await readDisk(handler), /case 'paper_jam'/);
  });

  it('offers nothing where nothing is found, and refuses in a sentence what cannot be done', async () => {
    await silent('paper_jam');
    const titles = (await actionsAt(models, new vscode.Range(0, 0, 0, 1))).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => /event|ignore/i.test(title)),
      [],
    );
    const change = { kind: 'complete-event', protocol: 'WSMessage', name: 'ink_low', recipe: null };
    await assert.rejects(applyFix(services(), { kind: 'apply', change }), /There is no event `ink_low`/);
    await applyFix(services(), 'nonsense');
  });

  it('sees keystrokes that were not saved', async () => {
    await silent('paper_jam');
    const document = await vscode.workspace.openTextDocument(uriOf(models));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# One line more.\n');
    await vscode.workspace.applyEdit(edit);
    const line = document
      .getText()
      .split('\n')
      .findIndex((one) => one.includes('PAPER_JAM ='));
    const action = named(await actionsAt(models, new vscode.Range(line, 6, line, 6)), /^Ignore/);
    await until(
      session,
      () => session.project.text(models)?.includes('cachibot-ws-ignore') === true,
      () => applyFix(services(), requestOf(action)),
    );
    assert.match(
      await readBuffer(models),
      /^# One line more\.[^]*\n {4}# cachibot-ws-ignore unhandled-event: later\n {4}PAPER_JAM/,
    );
  });
});
