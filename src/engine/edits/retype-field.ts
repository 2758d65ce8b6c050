// Gives a field of an event another type and presence, across the stack: where it is sent, the parameters that its value
// comes through, what says that it is sent, and where it is read. What the values are is for a person: they are listed.
import { unknownKeyProblem } from '../new-field.ts';
import { type Change, type FieldSpec, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Place } from '../source.ts';
import { fieldsProblem } from '../validate.ts';
import { formatType } from '../wire-type.ts';
import type { Draft } from './draft.ts';
import { type FieldSubject, findField } from './find-event.ts';
import { retypeDeclared, retypeReads, retypeSentByClient, tellUses } from './retype-on-client.ts';
import { retypeModels, retypeReceived, retypeSent } from './retype-on-server.ts';

type RetypeField = Extract<Change, { kind: 'retype-field' }>;

/** One field on its way to another type. */
export interface FieldRetyping extends FieldSubject {
  readonly input: PlanInput;
  /** As it is to be. */
  readonly field: FieldSpec;
  /** Whether it may be absent from now on. */
  readonly isOptional: boolean;
  /** Whether it is as present as before. */
  readonly isPresenceSame: boolean;
  /** The type and presence in words. */
  readonly told: string;
  readonly draft: Draft;
  /** Tells something, as long as anything changes. */
  readonly note: (sentence: string) => void;
  /** Where the client does something with the value; gathered on the way. */
  readonly uses: Place[];
}

const tell = ({ type, presence }: FieldSpec): string =>
  `\`${formatType(type)}\`${presence === 'conditional' ? ' or absent' : ''}`;

export const retypeField = (input: PlanInput, change: RetypeField, draft: Draft): Refusal | null => {
  const { field } = change;
  const found = findField(input, { ...change, key: field.key });
  if ('kind' in found) return found;
  const { event, receiver, sent } = found;
  const problem =
    unknownKeyProblem(event, field.key) ??
    fieldsProblem([field], receiver === 'client' ? 'server-to-client' : 'client-to-server');
  if (problem !== null) return refuse(problem);
  if (sent?.presence === 'unknown')
    return refuse(
      `Whether \`${field.key}\` of \`${event.name}\` is always there could not be told: change it by hand.`,
    );
  // What the server reads with a default may be left out by the client.
  const isOptional = field.presence === 'conditional' || (receiver === 'server' && field.default !== null);
  const isPresenceSame = sent === null || (sent.presence === 'conditional') === isOptional;
  const notes: string[] = [];
  const note = (sentence: string): void => void notes.push(sentence);
  const told = tell(field);
  const retyping: FieldRetyping = { ...found, input, field, isOptional, isPresenceSame, told, draft, note, uses: [] };
  const before = draft.changed();
  const refusal =
    receiver === 'client'
      ? (retypeSent(retyping) ?? retypeModels(retyping) ?? retypeReads(retyping) ?? retypeDeclared(retyping))
      : (retypeSentByClient(retyping) ?? retypeReceived(retyping) ?? retypeModels(retyping));
  if (refusal !== null) return refusal;
  const isChanged = [...draft.changed()].some(([path, text]) => text !== (before.get(path) ?? input.read(path)));
  if (isChanged) for (const sentence of [...notes, tellUses(retyping) ?? []].flat()) draft.note(sentence);
  return null;
};
