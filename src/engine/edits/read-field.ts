// Reads a key that the client sends at the top of the server's branch. What the branch does with it is the user's.
import { toSnakeCase } from '../case.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { insertRead } from '../python/writer.ts';
import { toDeclared } from './claims.ts';
import type { Draft } from './draft.ts';
import { lineLength } from './event-context.ts';
import { findSent } from './find-event.ts';

type ReadField = Extract<Change, { kind: 'read-field' }>;

export const readField = (input: PlanInput, change: ReadField, draft: Draft): Refusal | null => {
  const found = findSent(input, change);
  if ('kind' in found) return found;
  const { protocol, event, receiver, sent } = found;
  if (receiver === 'client')
    return refuse(`\`${event.name}\` is sent by the server, so no branch of it reads anything.`);
  if (event.reads.some(({ key }) => key === change.key)) return null;
  const { set } = protocol.server;
  const branch = event.mentions.find(({ part }) => part === 'reception-branch');
  if (set === null || branch === undefined)
    return refuse(`The server has no branch for \`${event.name}\`: complete it first.`);
  const member = set.fact.values.find(({ value }) => value === event.name)?.member;
  if (member === undefined) return refuse(`\`${event.name}\` is no member of \`${set.fact.name}\`: complete it first.`);
  const spec = {
    set: set.fact.name,
    member,
    field: { ...toDeclared(sent), default: null, description: null },
    lineLength: lineLength(input, branch.path),
  };
  const refusal = draft.take({ path: branch.path, write: (text) => insertRead(text, spec) });
  if (refusal === null) draft.note(`Use \`${toSnakeCase(change.key)}\` in the branch of \`${event.name}\`.`);
  return refusal;
};
