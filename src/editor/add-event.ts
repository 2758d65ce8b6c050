// "Add WebSocket Event": asks, plans, shows, applies. Whatever goes wrong leads back to where it can be mended.
import { window } from 'vscode';
import { writeDraft } from '../engine/draft/write-draft.ts';
import { leftOpen } from '../engine/plan.ts';
import { openDraft } from './drafting/draft-commands.ts';
import { protocolsOf } from './protocol-files.ts';
import { requireContract } from './require-contract.ts';
import { reviewDraft } from './review-draft.ts';
import { type Services, stepContext } from './services.ts';
import { UserError } from './user-error.ts';
import { type Draft, emptyDraft, toRequest } from './wizard/draft.ts';
import { firstStep, lastStep, runSteps } from './wizard/flow.ts';

interface Start {
  readonly draft: Draft;
  readonly step: string;
}

/** What the file in front tells, and the cursor in it. */
const nearFile = ({ session }: Services): Pick<Draft, 'nearPath' | 'nearPlace' | 'nearProtocols'> => {
  const editor = window.activeTextEditor;
  const path = editor === undefined ? null : session.paths.pathOf(editor.document.uri);
  if (editor === undefined || path === null) return { nearPath: null, nearPlace: null, nearProtocols: [] };
  return {
    nearPath: path,
    nearPlace: session.project.placeAround(path, editor.document.offsetAt(editor.selection.active)),
    nearProtocols: protocolsOf(session.project.contract(), path).map(({ id }) => id),
  };
};

/** A cancelled run goes on where it stopped, if the user likes. Null when the question itself was cancelled. */
const chooseStart = async ({ ask, memory }: Services, fresh: Start): Promise<Start | null> => {
  const { unfinished } = memory;
  if (unfinished === null || unfinished.draft.name === '') return fresh;
  const { name } = unfinished.draft;
  const given = await ask.pick({
    position: { title: 'Add WebSocket Event', step: 1, total: 1 },
    prompt: `Continue with \`${name}\`?`,
    choices: [
      { label: `Continue with \`${name}\``, value: { draft: unfinished.draft, step: unfinished.step } },
      { label: 'Start anew', value: fresh },
    ],
  });
  return given.kind === 'answer' ? given.value : null;
};

/** What was answered so far, as a draft that can be written on. */
const openAsDocument = async ({ session, memory }: Services, draft: Draft): Promise<void> => {
  const request = toRequest(session.project.contract(), draft);
  if (request === null) throw new UserError('The protocol of this event is gone: run Add WebSocket Event anew.');
  await memory.forget();
  // What the steps to come would have asked is left to be proposed.
  const { delivery, emitIn, recipe, recipeKey, store, ...rest } = request;
  const sending = draft.sending === null ? {} : { delivery, emitIn };
  const keeping = draft.keeping === null ? {} : { recipe, recipeKey, store };
  await openDraft(writeDraft([{ ...leftOpen, ...rest, ...sending, ...keeping }]));
};

/** Asks and reviews, again and again, until an event is added or the user cancels. */
const run = async (services: Services, start: Start): Promise<void> => {
  let { draft, step } = start;
  for (;;) {
    const ended = await runSteps(() => stepContext(services), draft, step);
    if (ended === null) return;
    if (ended.kind === 'document') {
      await openAsDocument(services, ended.draft);
      return;
    }
    const outcome = await reviewDraft(services, ended.draft);
    if (outcome.kind === 'done') return;
    draft = outcome.draft;
    step = lastStep(stepContext(services), draft);
  }
};

export const addEvent = async (services: Services): Promise<void> => {
  await requireContract(services.session);
  const draft = { ...emptyDraft, ...nearFile(services) };
  const start = await chooseStart(services, { draft, step: firstStep });
  if (start !== null) await run(services, start);
};

export const addEventHere = async (services: Services): Promise<void> => {
  await requireContract(services.session);
  const near = nearFile(services);
  if (near.nearProtocols.length === 0) {
    throw new UserError('This file belongs to no WebSocket protocol: run Add WebSocket Event, which asks for one.');
  }
  const draft = { ...emptyDraft, ...near, isHere: true };
  const start = await chooseStart(services, { draft, step: firstStep });
  if (start !== null) await run(services, start);
};
