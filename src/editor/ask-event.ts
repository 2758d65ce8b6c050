// Asks for one of some events, the one at the cursor first.
import { window } from 'vscode';
import type { ContractEvent } from '../engine/contract.ts';
import type { Mentioned } from '../engine/features/mention-at.ts';
import type { Services } from './services.ts';
import type { Choice, Position } from './wizard/ask.ts';

const directions: Readonly<Record<ContractEvent['direction'], string>> = {
  'server-to-client': 'server → client',
  'client-to-server': 'client → server',
  unknown: 'direction unknown',
};

const toChoice = (event: ContractEvent): Choice<ContractEvent> => ({
  label: event.name,
  description: `${event.protocol} · ${directions[event.direction]}`,
  value: event,
});

/** The events that the cursor stands on, each with its key where the cursor stands on one. */
export const mentionedAtCursor = ({ session }: Services): readonly Mentioned[] => {
  const editor = window.activeTextEditor;
  const path = editor === undefined ? null : session.paths.pathOf(editor.document.uri);
  if (editor === undefined || path === null) return [];
  return session.project.mentionAt(path, editor.document.offsetAt(editor.selection.active))?.mentioned ?? [];
};

/** Null where the user does not choose. Proposed is the one that was chosen before, else the one at the cursor. */
export const askEvent = async (
  services: Services,
  events: readonly ContractEvent[],
  position: Position,
  before: ContractEvent | null = null,
): Promise<ContractEvent | null> => {
  const choices = events.map(toChoice);
  const near = before ?? mentionedAtCursor(services)[0]?.event;
  const given = await services.ask.pick({
    position,
    prompt: 'Which event?',
    choices,
    proposed: choices.find(({ value }) => value === near),
  });
  return given.kind === 'answer' ? given.value : null;
};
