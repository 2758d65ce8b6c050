// F2: renames the event whose name stands at the cursor, across both languages. Everything else is left to the
// language's own rename. What would change is shown first, with what it does not reach; the review then applies it.
import { type Disposable, languages, type Position, type Range, type TextDocument, WorkspaceEdit } from 'vscode';
import { isRefusal } from '../engine/plan.ts';
import type { RenameAt } from '../engine/features/rename-at.ts';
import { toRangeIn } from './convert.ts';
import { planChange } from './planned.ts';
import { reviewAndApply } from './review-and-apply.ts';
import { ownDocuments } from './selectors.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';

interface Found {
  readonly found: RenameAt;
  readonly range: Range;
}

const findAt = async ({ session }: Services, document: TextDocument, position: Position): Promise<Found | null> => {
  const path = session.paths.pathOf(document.uri);
  if (path === null || !session.isRead) return null;
  // The last keystrokes count: places have moved with them.
  await session.settle();
  const start = session.project.lines(path)[position.line];
  const found = start === undefined ? null : session.project.renameAt(path, start + position.character);
  const text = session.project.text(path);
  return found === null || text === undefined ? null : { found, range: toRangeIn(text, found.range) };
};

/** Shows what a new name would change, and applies it where the user agrees. */
const reviewRename = async (services: Services, found: RenameAt, typed: string): Promise<void> => {
  const change = found.changeTo(typed);
  if (isRefusal(change)) throw new UserError(change.reason);
  const planned = await planChange(services.session, change);
  if (planned.kind === 'refused') throw new UserError(planned.reason);
  const position = { title: planned.plan.title.replaceAll('`', ''), step: 1, total: 1 };
  await reviewAndApply(services, position, planned, `Renamed \`${found.name}\` to \`${typed}\``);
};

export const registerRename = (services: Services): Disposable =>
  languages.registerRenameProvider(ownDocuments, {
    prepareRename: async (document, position) => {
      const at = await findAt(services, document, position);
      // Without an answer VS Code asks the next provider.
      return at === null ? undefined : { range: at.range, placeholder: at.found.name };
    },
    provideRenameEdits: async (document, position, typed) => {
      const at = await findAt(services, document, position);
      if (at === null) throw new Error('No WebSocket event has its name here.');
      const { found } = at;
      // A refusal is told in a message: where it were thrown, VS Code would let the next provider rename something else.
      if (typed !== found.name) services.inBackground(() => reviewRename(services, found, typed));
      // Nothing is handed to VS Code, because only the review applies anything.
      return new WorkspaceEdit();
    },
  });
