// The command line and the editor say the same of the same folder: the sample project with defects, or any other folder.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { folder, next, readDisk, writeDisk } from './world.ts';

interface Told {
  readonly check: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const defects: readonly (readonly [path: string, from: string, to: string])[] = [
  ['frontend/src/hooks/useWebSocket.ts', "case 'proof'", "case 'prooof'"],
  ['frontend/src/hooks/useRoomWebSocket.ts', "case 'room_pin_remove'", "case 'room_unpinned_everything'"],
  ['frontend/src/types/index.ts', '  totalCost: number', '  totalCost: string'],
  ['frontend/src/api/websocket.ts', '{ id, approved }', '{ id, approved, tümpel: 1 }'],
  ['workshop/models/websocket.py', '"totalTokens": tokens', '"tokenCount": tokens'],
  [
    'workshop/models/voice.py',
    '    TURN_COMPLETE',
    '    # cachibot-ws-ignore unhandled-event: later\n    TURN_COMPLETE',
  ],
];

const isTold = (value: unknown): value is { readonly findings: readonly Told[] } =>
  typeof value === 'object' && value !== null && 'findings' in value && Array.isArray(value.findings);

const inOrder = (told: readonly Told[]): readonly string[] =>
  told
    .map(({ check, severity, message, file, line, column }) =>
      [file, String(line), String(column), severity, check, message].join(' '),
    )
    .sort();

const fromCommandLine = (): readonly string[] => {
  const extension = vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event');
  const cli = join(extension?.extensionPath ?? '', 'dist', 'cli.js');
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'check', '--format', 'json', folder().fsPath], {
    encoding: 'utf8',
  });
  assert.ok(stdout !== '', stderr);
  const parsed: unknown = JSON.parse(stdout);
  assert.ok(isTold(parsed));
  return inOrder(parsed.findings);
};

const severities = ['error', 'warning', 'information', 'hint'];

const fromEditor = (): readonly string[] =>
  inOrder(
    vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
      diagnostics
        .filter(({ source }) => source === 'cachibot-ws')
        .map(({ code, severity, message, range }) => ({
          check: typeof code === 'object' ? String(code.value) : String(code),
          severity: severities[severity] ?? '',
          message,
          file: uri.path.slice(folder().path.length + 1),
          line: range.start.line + 1,
          column: range.start.character + 1,
        })),
    ),
  );

/** Waits until the editor says as many things as it should; what they are is compared after. */
const untilAsMany = async (count: number): Promise<void> => {
  while (fromEditor().length !== count) await next(vscode.languages.onDidChangeDiagnostics);
};

const setInformation = (value: boolean | undefined): Thenable<void> =>
  vscode.workspace
    .getConfiguration('cachibotWebSocket')
    .update('showInformation', value, vscode.ConfigurationTarget.Workspace);

describe('the same findings', () => {
  const before_ = new Map<string, string>();

  before(async () => {
    await vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event')?.activate();
    await setInformation(true);
    for (const [path, from, to] of defects) {
      const text = await readDisk(path).catch(() => null);
      // Another application has findings of its own.
      if (text?.includes(from) !== true) continue;
      if (!before_.has(path)) before_.set(path, text);
      await writeDisk(path, text.replace(from, to));
    }
  });

  after(async () => {
    for (const [path, text] of before_) await writeDisk(path, text);
    await untilAsMany(fromCommandLine().length);
    await setInformation(undefined);
  });

  it('stand in the Problems panel and in the output of check', async () => {
    const expected = fromCommandLine();
    assert.ok(expected.length > 5, expected.join('\n'));
    await untilAsMany(expected.length);
    assert.deepEqual(fromEditor(), expected);
  });
});
