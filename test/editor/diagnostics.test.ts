// What the Problems panel gets from the activated extension, and that it goes again with its reason.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, deleteDisk, next, replaceInBuffer, uriOf, writeDisk } from './world.ts';

const handler = 'frontend/src/hooks/useWebSocket.ts';
const models = 'workshop/models/websocket.py';

const ours = (path: string): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uriOf(path)).filter(({ source }) => source === 'cachibot-ws');

/** Acts, and waits until the diagnostics of a file are as wanted and VS Code has told so: it tells a moment after. */
const untilShown = async (path: string, isMet: () => boolean, act: () => unknown): Promise<void> => {
  const shown = next(
    vscode.languages.onDidChangeDiagnostics,
    ({ uris }) => uris.some((uri) => uri.toString() === uriOf(path).toString()) && isMet(),
  );
  const wasMet = isMet();
  await act();
  if (!wasMet || !isMet()) await shown;
};

describe('diagnostics', () => {
  const open = new Set<vscode.TextDocument>();

  before(async () => {
    await vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event')?.activate();
  });

  afterEach(async () => {
    for (const document of open) await closeUnsaved(document);
    open.clear();
  });

  const change = async (path: string, from: string, to: string): Promise<void> => {
    open.add(await replaceInBuffer(path, from, to));
  };

  const takeBack = async (path: string): Promise<void> => {
    await untilShown(
      path,
      () => ours(path).length === 0,
      async () => {
        for (const document of open) await closeUnsaved(document);
        open.clear();
      },
    );
  };

  it('shows a finding from unsaved text, with its code and the other side, until its reason is gone', async () => {
    await untilShown(
      models,
      () => ours(models).length > 0,
      () => change(handler, "case 'document_status'", "case 'printer_jam'"),
    );
    const [diagnostic, ...others] = ours(models);
    assert.ok(diagnostic);
    assert.deepEqual(others, []);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(diagnostic.message, /^`document_status` is sent .* but the client ignores it/);
    assert.ok(typeof diagnostic.code === 'object');
    assert.equal(diagnostic.code.value, 'unhandled-event');
    assert.match(diagnostic.code.target.path, /\/docs\/checks\/unhandled-event\.md$/);
    assert.match(diagnostic.relatedInformation?.[0]?.location.uri.path ?? '', /useWebSocket\.ts$/);
    const document = await vscode.workspace.openTextDocument(uriOf(models));
    assert.equal(document.getText(diagnostic.range), 'DOCUMENT_STATUS');
    assert.equal(ours(handler)[0]?.severity, vscode.DiagnosticSeverity.Error);
    await takeBack(models);
    assert.deepEqual(ours(handler), []);
  });

  it('sets a file again only when its findings are different', async () => {
    await untilShown(
      models,
      () => ours(models).length > 0,
      () => change(handler, "case 'document_status'", "case 'printer_jam'"),
    );
    const [shown] = ours(models);
    await untilShown(
      'workshop/models/voice.py',
      () => ours('workshop/models/voice.py').length > 0,
      () => change('frontend/src/hooks/useVoice.ts', "case 'session_ready'", "case 'set'"),
    );
    // Set again, it would be another object.
    assert.ok(shown);
    assert.equal(ours(models)[0], shown);
    await takeBack(models);
  });

  it('shows what cachibot-ws.json says at once, from unsaved text too, and the mistakes in it', async () => {
    const configuration = 'cachibot-ws.json';
    const severityIs = (severity: vscode.DiagnosticSeverity) => (): boolean => ours(models)[0]?.severity === severity;
    await untilShown(
      models,
      () => ours(models).length > 0,
      () => change(handler, "case 'document_status'", "case 'printer_jam'"),
    );
    try {
      await untilShown(models, severityIs(vscode.DiagnosticSeverity.Error), () =>
        writeDisk(configuration, '{ "severity": { "unhandled-event": "error" } } // Ours.\n'),
      );
      await untilShown(
        configuration,
        () => ours(configuration).length > 0,
        () => change(configuration, '"error"', '"loud"'),
      );
      const [mistake, ...others] = ours(configuration);
      assert.ok(mistake);
      assert.deepEqual(others, []);
      assert.equal(mistake.severity, vscode.DiagnosticSeverity.Error);
      assert.match(mistake.message, /^`loud` is no severity: use error, warning, information, hint or off\.$/);
      const document = await vscode.workspace.openTextDocument(uriOf(configuration));
      assert.equal(document.languageId, 'jsonc');
      assert.equal(document.getText(mistake.range), '"loud"');
      assert.ok(severityIs(vscode.DiagnosticSeverity.Warning)());
      await untilShown(
        models,
        () => ours(models).length === 0,
        () => change(configuration, '"loud"', '"off"'),
      );
      assert.deepEqual(ours(configuration), []);
    } finally {
      for (const document of open) await closeUnsaved(document);
      open.clear();
      await deleteDisk(configuration);
    }
    assert.deepEqual(ours(models), []);
  });

  it('does not show what a comment silences', async () => {
    const silenced = "// cachibot-ws-ignore unknown-event: the printer sends it\n        case 'printer_jam':";
    await untilShown(
      models,
      () => ours(models).length > 0,
      () => change(handler, "case 'document_status':", silenced),
    );
    assert.deepEqual(ours(handler), []);
    await takeBack(models);
  });

  it('shows information only when the setting asks for it', async () => {
    const settings = vscode.workspace.getConfiguration('cachibotWebSocket');
    await untilShown(
      models,
      () => ours(models).length > 0,
      async () => {
        await settings.update('showInformation', true);
        await change('workshop/services/document_processor.py', 'WSMessage.document_status(', 'dict(');
      },
    );
    assert.equal(ours(models)[0]?.severity, vscode.DiagnosticSeverity.Information);
    await untilShown(
      models,
      () => ours(models).length === 0,
      () => settings.update('showInformation', undefined),
    );
  });
});
