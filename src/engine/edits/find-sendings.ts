// The calls at places in functions that send one event and that can be taken out with it: they stand as they were put there.
import type { ContractEvent, Mention } from '../contract.ts';
import type { PlanInput } from '../project.ts';
import { readPython, removeMarked, removeSending } from '../python/writer.ts';
import type { TextEdit } from '../source.ts';
import type { Step } from './draft.ts';
import { lineLength } from './event-context.ts';

/** A call of the event's factory, or of the private function that sends it. */
export interface Sending {
  readonly path: string;
  readonly within: string;
  /** What is called: the factory, or the private function. */
  readonly name: string;
}

const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whoever calls a private function: in its file, or by its name where that is imported. */
const callsOf = ({ contract }: PlanInput, { path: home, name }: Mention): readonly Sending[] =>
  [...contract.files].flatMap(([path, facts]) => {
    if (facts.language !== 'python') return [];
    const isKnown = path === home || facts.imports.some(({ imported }) => imported === lastName(name));
    const calls = isKnown ? facts.calls.filter((call) => call.name === lastName(name)) : [];
    return calls
      .filter(({ within }) => within !== null && (path !== home || within !== name))
      .map((call) => ({ path, within: call.within ?? '', name: call.name }));
  });

/** What takes one such call out of a text: the call alone, or the branch of the agent's stream that does nothing else. */
const withoutSending = (
  text: string,
  { within, name }: Sending,
  protocol: string,
  length: number,
): readonly TextEdit[] | null => {
  for (const call of readPython(text).calls) {
    if (call.within !== within || call.name !== name) continue;
    const at = call.nameRange.start;
    const edits = removeSending(text, { within, at, lineLength: length }) ?? removeMarked(text, protocol, at);
    if (edits !== null) return edits;
  }
  return null;
};

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
  const canGo = (sending: Sending): boolean =>
    withoutSending(input.read(sending.path) ?? '', sending, event.protocol, length) !== null;
  const own: Sending[] = [];
  const others: Mention[] = [];
  for (const mention of event.mentions.filter(({ part }) => part === 'emission')) {
    const isWrapper = wrappers.includes(lastName(mention.name));
    if (isWrapper && mention.isReachable === 'no') continue;
    const found = isWrapper
      ? callsOf(input, mention)
      : [{ path: mention.path, within: mention.name, name: textAt(input, mention) }];
    if (found.length > 0 && found.every(canGo)) own.push(...found);
    else others.push(mention);
  }
  return { own, others };
};

/** The token that a mention points at. */
const textAt = ({ read }: PlanInput, { path, range }: Mention): string =>
  read(path)?.slice(range.start, range.end) ?? '';

export const sendingSteps = (
  { input, event }: { readonly input: PlanInput; readonly event: ContractEvent },
  sendings: readonly Sending[],
  modelsPath: string,
): readonly Step[] =>
  sendings.map((sending) => ({
    path: sending.path,
    write: (text) => {
      const edits = withoutSending(text, sending, event.protocol, lineLength(input, modelsPath));
      return { kind: 'edits', edits: edits ?? [] };
    },
  }));
