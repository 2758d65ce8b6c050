// `add --from FILE`: several events at once, as a draft or as JSON.
import { readFileSync } from 'node:fs';
import type { Contract } from '../engine/contract.ts';
import { requestsOf } from '../engine/draft/draft-requests.ts';
import type { EventDraft } from '../engine/draft/draft.ts';
import { readDraft } from '../engine/draft/read-draft.ts';
import type { EventRequest, PlanResult } from '../engine/plan.ts';
import { lineStarts, positionAt, type Range } from '../engine/source.ts';
import { UserError } from './files.ts';

export interface DraftFile {
  readonly requests: readonly EventRequest[];
  /** A refusal, with the line of the event that it is about. */
  readonly locate: (result: PlanResult) => PlanResult;
}

const readText = (path: string): string => {
  try {
    // As everywhere, `-` is standard input.
    return readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
};

/** `events.txt:3:9: …`. */
const toSentence = (path: string, text: string, range: Range, message: string): string => {
  const { line, column } = positionAt(lineStarts(text), range.start);
  return `${path}:${line}:${column}: ${message}`;
};

const requireEvents = (path: string, { events, problems }: EventDraft): void => {
  if (events.length === 0 && problems.length === 0)
    throw new UserError(`${path} holds no event: write a line such as \`event file_upload_progress\`.`);
};

export const readDraftFile = (path: string, contract: Contract): DraftFile => {
  const text = readText(path);
  const draft = readDraft(text);
  requireEvents(path, draft);
  const { requests, problems } = requestsOf(contract, draft);
  if (problems.length > 0)
    throw new UserError(problems.map(({ range, message }) => toSentence(path, text, range, message)).join('\n'));
  return {
    requests,
    locate: (result) => {
      const event =
        result.kind === 'refused' ? draft.events[result.event ?? (requests.length === 1 ? 0 : -1)] : undefined;
      if (result.kind === 'plan' || event === undefined) return result;
      return { ...result, reason: toSentence(path, text, event.name.range, result.reason) };
    },
  };
};
