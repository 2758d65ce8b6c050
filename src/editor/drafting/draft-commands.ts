// Opens draft documents, and reviews what one of them asks for.
import { env, Selection, type TextDocument, window, workspace } from 'vscode';
import { draftOfSamples } from '../../engine/draft/samples.ts';
import { draftTemplate } from '../../engine/draft/write-draft.ts';
import { requireContract } from '../require-contract.ts';
import { reviewAndApply } from '../review-and-apply.ts';
import type { Services } from '../services.ts';
import { UserError } from '../user-error.ts';
import { draftLanguage, isDraft, lookAtDraft } from './draft-documents.ts';

/** Opens a draft, with the first event's name selected. */
export const openDraft = async (content: string): Promise<void> => {
  const document = await workspace.openTextDocument({ language: draftLanguage, content });
  const editor = await window.showTextDocument(document, { preview: false });
  const { index } = /(?<=^event )\S+/m.exec(content) ?? { index: 0 };
  const end = index + (/^\S*/.exec(content.slice(index))?.[0].length ?? 0);
  editor.selection = new Selection(document.positionAt(index), document.positionAt(end));
};

export const draftEvents = async ({ session }: Services): Promise<void> => {
  await openDraft(draftTemplate(await requireContract(session)));
};

export const draftFromClipboard = async ({ session }: Services): Promise<void> => {
  await requireContract(session);
  const content = draftOfSamples(await env.clipboard.readText());
  if (content === null)
    throw new UserError(
      'The clipboard holds no message as JSON: copy one, for example `{ "type": "file_ready", "payload": { "id": "a" } }`.',
    );
  await openDraft(content);
};

const draftAt = (about: unknown): TextDocument => {
  const uri = typeof about === 'string' ? about : window.activeTextEditor?.document.uri.toString();
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri && isDraft(one));
  if (document === undefined) throw new UserError('Open a draft first: run Draft WebSocket Events.');
  return document;
};

export const reviewDraftDocument = async (services: Services, about?: unknown): Promise<void> => {
  await requireContract(services.session);
  const document = draftAt(about);
  const { problems, requests, planned } = await lookAtDraft(services, document);
  const [problem] = problems;
  if (problem !== undefined)
    throw new UserError(`Line ${document.positionAt(problem.range.start).line + 1}: ${problem.message}`);
  if (planned === null) throw new UserError('The draft asks for no event: begin a line with `event` and a name.');
  const names = requests.map(({ name }) => `\`${name}\``);
  if (planned.plan.edits.length === 0) {
    void window.showInformationMessage(`Nothing to add: all of ${names.join(', ')} is there already.`);
    return;
  }
  const position = { title: planned.plan.title.replaceAll('`', ''), step: 1, total: 1 };
  await reviewAndApply(services, position, planned, `Added ${names.join(', ')}`);
};
