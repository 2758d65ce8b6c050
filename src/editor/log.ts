// The one output channel. VS Code keeps its level, so there is no setting for it.
import { type LogOutputChannel, window } from 'vscode';

export const createLog = (): LogOutputChannel => window.createOutputChannel('CachiBot WebSocket Events', { log: true });

/** What the log tells of an error: its stack, because the message alone does not say where. */
export const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
