// What VS Code gets when the mouse rests on a mention, from the activated extension, and what it gets elsewhere.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, replaceInBuffer, uriOf } from './world.ts';

const models = 'workshop/models/websocket.py';
const service = 'workshop/services/document_processor.py';
const types = 'frontend/src/types/index.ts';
const handler = 'frontend/src/hooks/useWebSocket.ts';
const client = 'frontend/src/api/websocket.ts';

const isOurs = (content: vscode.Hover['contents'][number]): content is vscode.MarkdownString =>
  content instanceof vscode.MarkdownString && content.supportHtml === true && content.value.includes('server');

/** Our hover at the mark in the first text of a file that fits, or null. */
const hoverAt = async (path: string, marked: string): Promise<{ text: string; on: string } | null> => {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const start = document.getText().indexOf(marked.replace('$0', ''));
  assert.notEqual(start, -1, `${path} has no ${marked}`);
  const position = document.positionAt(start + marked.indexOf('$0'));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  for (const { contents, range } of hovers) {
    const content = contents.find(isOurs);
    if (content !== undefined) return { text: content.value, on: document.getText(range) };
  }
  return null;
};

const showContract = 'cachibotWebSocket.showContract';

const documentStatus = { protocol: 'WSMessage', name: 'document_status' };

const status = /^\*\*`document_status`\*\* · WSMessage · server → client · /;

describe('hover', () => {
  before(async () => {
    await vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event')?.activate();
    // Activation does not wait for the workspace to be read, and neither does a hover; the command does.
    await vscode.commands.executeCommand(showContract, documentStatus);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  const mentions: readonly (readonly [string, string, string, string])[] = [
    ['an enum member', models, 'DOCUMENT$0_STATUS = ', 'DOCUMENT_STATUS'],
    ['a factory', models, 'def document$0_status(', 'document_status'],
    ['an emission', service, 'WSMessage.document$0_status(', 'document_status'],
    ['a union member', types, "| 'document$0_status'", "'document_status'"],
    ['a payload interface', types, 'interface DocumentStatus$0Payload', 'DocumentStatusPayload'],
    ['a case label', handler, "case 'document$0_status'", "'document_status'"],
    ['a cast', handler, 'as DocumentStatus$0Payload', 'DocumentStatusPayload'],
    ['a key that is read', handler, 'payload.page$0Count', 'pageCount'],
    ['a store action', handler, 'upsert$0Document(payload.deskId', 'upsertDocument'],
  ];
  for (const [what, path, marked, on] of mentions) {
    it(`tells the contract on ${what}`, async () => {
      const hover = await hoverAt(path, marked);
      assert.ok(hover);
      assert.match(hover.text, status);
      assert.equal(hover.on, on);
    });
  }

  it('tells the contract on a sending method, in a client', async () => {
    assert.match(
      (await hoverAt(client, 'send$0Cancel('))?.text ?? '',
      /^\*\*`cancel`\*\* · WSMessage · client → server/,
    );
  });

  it('links to places, and trusts no command but the one for the page', async () => {
    const { text } = (await hoverAt(models, 'def document$0_status(')) ?? { text: '' };
    const places = [...text.matchAll(/\]\((file:[^)]+)\)/g)].map(([, address = '']) => vscode.Uri.parse(address, true));
    assert.ok(places.some(({ path, fragment }) => path === uriOf(service).path && /^L\d+,\d+$/.test(fragment)));
    assert.deepEqual(
      [...new Set([...text.matchAll(/command:([\w.]+)/g)].map(([, command]) => command))],
      [showContract],
    );
  });

  it('says nothing where nothing is mentioned', async () => {
    assert.equal(await hoverAt(models, 'class WS$0MessageType'), null);
    assert.equal(await hoverAt(models, '"""Report how $0far'), null);
    assert.equal(await hoverAt('frontend/src/components/DocumentList.tsx', 'impo$0rt'), null);
  });

  it('hears the last keystrokes', async () => {
    const document = await replaceInBuffer(
      models,
      '"""Messages of the front desk socket."""',
      '"""Messages."""\n\n\nMORE = 1',
    );
    try {
      assert.equal((await hoverAt(models, 'def document$0_status('))?.on, 'document_status');
    } finally {
      await closeUnsaved(document);
    }
  });

  it('escapes a docstring in a real Markdown parser', async () => {
    const poison = '[x](command:workbench.action.quit) <img src=x onerror=1> `code` | **bold** https://example.com';
    const document = await replaceInBuffer(models, 'Report how far a manuscript got.', poison);
    try {
      const { text } = (await hoverAt(models, 'def document$0_status(')) ?? { text: '' };
      const html = await vscode.commands.executeCommand<string>('markdown.api.render', text);
      assert.ok(
        html.includes(
          '[x](command:workbench.action.quit) &lt;img src=x onerror=1&gt; `code` | **bold** https://example.com',
        ),
        html,
      );
    } finally {
      await closeUnsaved(document);
    }
  });

  it('opens the whole page', async () => {
    await vscode.commands.executeCommand(showContract, documentStatus);
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('cachibot-contract:/WSMessage/document_status.md'),
    );
    assert.match(page.getText(), /^## `document_status`\n/);
    assert.match(page.getText(), /\]\(\/workshop\/services\/document_processor\.py#L\d+,\d+\)/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
