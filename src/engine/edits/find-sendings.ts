// The calls at places in functions that send one event and that can be taken out with it: they stand as they were put there.
import type { ContractEvent, Mention } from '../contract.ts';
import type { PlanInput } from '../project.ts';
import { removeMarked, removeSending, type SentAt } from '../python/writer.ts';
import type { TextEdit } from '../source.ts';
import type { Draft, Step } from './draft.ts';
import { lineLength } from './event-context.ts';

/** A call of the event's factory, or of the private function that sends it. */
export interface Sending {
  readonly path: string;
  readonly within: string;
  /** Where the name of what is called begins, in the text before all edits. */
  readonly at: number;
}

const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whoever calls a private function of the file. */
const callsOf = ({ contract }: PlanInput, { path, name }: Mention): readonly Sending[] => {
  const facts = contract.files.get(path);
  if (facts?.language !== 'python') return [];
  return facts.calls
    .filter((call) => call.name === lastName(name) && call.within !== null && call.within !== name)
    .map((call) => ({ path, within: call.within ?? '', at: call.nameRange.start }));
};

/** What takes it out of a text: the call alone, or the branch of the agent's stream that does nothing else. */
const withoutSending = (text: string, sent: SentAt, protocol: string): readonly TextEdit[] | null =>
  removeSending(text, sent) ?? removeMarked(text, protocol, sent.at);

export interface Sendings {
  /** Those that go. */
  readonly own: readonly Sending[];
  /** Code that sends it and stays as it is. */
  readonly others: readonly Mention[];
}

/** `wrappers` are the names that `add` gives to a private function that sends it. */
export const findSendings = (
  input: PlanInput,
  event: ContractEvent,
  modelsPath: string,
  wrappers: readonly string[],
): Sendings => {
  const length = lineLength(input, modelsPath);
  const canGo = ({ path, within, at }: Sending): boolean =>
    withoutSending(input.read(path) ?? '', { within, at, lineLength: length }, event.protocol) !== null;
  const own: Sending[] = [];
  const others: Mention[] = [];
  for (const mention of event.mentions.filter(({ part }) => part === 'emission')) {
    const isWrapper = wrappers.includes(lastName(mention.name));
    if (isWrapper && mention.isReachable === 'no') continue;
    const found = isWrapper
      ? callsOf(input, mention)
      : [{ path: mention.path, within: mention.name, at: mention.range.start }];
    if (found.length > 0 && found.every(canGo)) own.push(...found);
    else others.push(mention);
  }
  return { own, others };
};

export const sendingSteps = (
  { input, draft, event }: { readonly input: PlanInput; readonly draft: Draft; readonly event: ContractEvent },
  sendings: readonly Sending[],
  modelsPath: string,
): readonly Step[] =>
  sendings.map(({ path, within, at }) => ({
    path,
    write: (text) => {
      const now = draft.locate(path, at);
      const length = lineLength(input, modelsPath);
      const edits = now === null ? null : withoutSending(text, { within, at: now, lineLength: length }, event.protocol);
      return { kind: 'edits', edits: edits ?? [] };
    },
  }));
