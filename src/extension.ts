// The extension's entry: `activate` lists what exists.
import type { ExtensionContext } from 'vscode';
import { CacheStore } from './editor/cache-store.ts';
import { registerCodeActions } from './editor/code-actions.ts';
import { guarded, registerCommands } from './editor/commands.ts';
import { registerContractPages } from './editor/contract-pages.ts';
import { registerDiagnostics } from './editor/diagnostics.ts';
import { registerDrafts } from './editor/drafting/draft-features.ts';
import { registerHover } from './editor/hover.ts';
import { createLog } from './editor/log.ts';
import { PlanPreview } from './editor/plan-preview.ts';
import { loadPlanner } from './editor/planner.ts';
import { registerContextKeys } from './editor/protocol-files.ts';
import { registerRename } from './editor/rename.ts';
import { Session } from './editor/session.ts';
import { Memory } from './editor/wizard/memory.ts';
import { quickInput } from './editor/wizard/quick-input.ts';

export function activate(context: ExtensionContext): void {
  const log = createLog();
  const session = new Session(log, loadPlanner, new CacheStore(context.storageUri ?? context.globalStorageUri, log));
  const preview = new PlanPreview(session);
  const memory = new Memory(context.workspaceState);
  const inBackground = (work: () => Promise<void>): void => {
    void guarded(log, work);
  };
  const services = { session, preview, memory, log, inBackground, ask: quickInput };
  context.subscriptions.push(
    log,
    session,
    preview,
    registerCodeActions(services),
    registerCommands(services),
    registerContextKeys(session),
    registerContractPages(session),
    registerDiagnostics(session),
    registerDrafts(services),
    registerHover(session),
    registerRename(services),
  );
  session.read();
}
