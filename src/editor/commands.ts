// The commands, each id beside its function, and the one place where their errors end.
import { commands, Disposable, type LogOutputChannel, window } from 'vscode';
import { addEvent, addEventHere } from './add-event.ts';
import { addField } from './add-field.ts';
import { completeEvent } from './complete-event.ts';
import { draftEvents, draftFromClipboard, reviewDraftDocument } from './drafting/draft-commands.ts';
import { fixAllFindings } from './fix-all.ts';
import { describeError } from './log.ts';
import { removeEvent } from './remove-event.ts';
import { removeField } from './remove-field.ts';
import { renameEvent } from './rename-event.ts';
import { renameField } from './rename-field.ts';
import { retypeField } from './retype-field.ts';
import type { Services } from './services.ts';
import { showContract } from './show-contract.ts';
import { UserError } from './user-error.ts';

/** Links hand a command what they are about. */
type Command = (services: Services, about?: unknown) => Promise<void> | void;

/** Sorted by id. `package.json` lists the same. */
export const commandTable: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['cachibotWebSocket.addEvent', addEvent],
  ['cachibotWebSocket.addEventHere', addEventHere],
  ['cachibotWebSocket.addField', addField],
  ['cachibotWebSocket.completeEvent', completeEvent],
  ['cachibotWebSocket.draftEvents', draftEvents],
  ['cachibotWebSocket.draftFromClipboard', draftFromClipboard],
  ['cachibotWebSocket.fixAll', fixAllFindings],
  ['cachibotWebSocket.removeEvent', removeEvent],
  ['cachibotWebSocket.removeField', removeField],
  ['cachibotWebSocket.renameEvent', renameEvent],
  ['cachibotWebSocket.renameField', renameField],
  ['cachibotWebSocket.retypeField', retypeField],
  ['cachibotWebSocket.reviewDraft', reviewDraftDocument],
  ['cachibotWebSocket.showContract', showContract],
  [
    'cachibotWebSocket.showLog',
    ({ log }) => {
      log.show();
    },
  ],
]);

const showLog = 'Show Log';

/** A sentence for the user is shown as it is; everything else is our mistake, and the log has its stack. */
const tellError = async (log: LogOutputChannel, error: unknown): Promise<void> => {
  if (error instanceof UserError) {
    log.warn(error.message);
    // With a button VS Code shows all of a long sentence; without one it cuts it off.
    await offerLog(log, window.showWarningMessage(error.message, showLog));
  } else {
    log.error(describeError(error));
    await offerLog(log, window.showErrorMessage('That went wrong, and nothing more was changed.', showLog));
  }
};

const offerLog = async (log: LogOutputChannel, answer: Thenable<string | undefined>): Promise<void> => {
  if ((await answer) === showLog) log.show();
};

/** Runs work to its end; its error is told, not thrown. The message is not waited for. */
export const guarded = async (log: LogOutputChannel, work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    void tellError(log, error);
  }
};

export const registerCommands = (services: Services): Disposable =>
  Disposable.from(
    ...[...commandTable].map(([id, run]) =>
      commands.registerCommand(id, (about: unknown) => guarded(services.log, () => run(services, about))),
    ),
  );
