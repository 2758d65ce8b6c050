// The extension's entry: `activate` lists what exists.
import { window, type ExtensionContext } from 'vscode';

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('CachiBot WebSocket Events', { log: true });
  context.subscriptions.push(log);
  log.info('Active.');
}
