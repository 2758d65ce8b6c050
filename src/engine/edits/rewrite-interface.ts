// Writes the fields of an event's interface from what travels: what nobody sends goes, what is sent comes, and a field that
// stays keeps its words wherever they are compatible.
import type { PayloadClaim, PayloadField } from '../contract.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { insertField, matchField, removeField } from '../typescript/writer.ts';
import { isAbsentAtTimes, keysBefore, ownerOf, toDeclared } from './claims.ts';
import type { Draft, Step } from './draft.ts';
import { findEvent } from './find-event.ts';
import { fitOf } from './type-fit.ts';

type RewriteInterface = Extract<Change, { kind: 'rewrite-interface' }>;

const matchStep = (claim: PayloadClaim, sent: PayloadField, event: string): readonly Step[] => {
  const field = claim.fields.find(({ key }) => key === sent.key);
  if (field === undefined) return [];
  const type = fitOf(field.type, sent.type);
  const isOptional = isAbsentAtTimes(sent) && !field.isOptional;
  if (type === 'same' && !isOptional) return [];
  const spec = { owner: ownerOf(claim, event), key: sent.key, type, isOptional };
  return [{ path: claim.place.path, write: (text) => matchField(text, spec) }];
};

/** New fields come before old ones go, so that the interface is never empty on the way. */
export const rewriteSteps = (claim: PayloadClaim, payload: readonly PayloadField[], event: string): readonly Step[] => {
  const { path } = claim.place;
  const owner = ownerOf(claim, event);
  const declared = new Set(claim.fields.map(({ key }) => key));
  const sent = new Set(payload.map(({ key }) => key));
  const added = payload.filter(({ key }) => !declared.has(key));
  const gone = claim.fields.filter(({ key, place }) => !sent.has(key) && place.path === path);
  return [
    ...payload.flatMap((field) => matchStep(claim, field, event)),
    ...added.map((field): Step => {
      const spec = { owner, field: toDeclared(field), after: keysBefore(payload, field.key) };
      return { path, write: (text) => insertField(text, spec) };
    }),
    ...gone.map(({ key }): Step => ({ path, write: (text) => removeField(text, { owner, key }) })),
  ];
};

const noteReads = (draft: Draft, input: PlanInput, { protocol: id, event: name }: RewriteInterface): void => {
  const event = input.contract.protocols.find((protocol) => protocol.id === id)?.events.get(name);
  const sent = new Set(event?.payload.map(({ key }) => key));
  const lost = [...new Set(event?.reads.map(({ key }) => key).filter((key) => !sent.has(key)))];
  if (lost.length > 0)
    draft.note(`The handler of \`${name}\` still reads ${lost.map((key) => `\`${key}\``).join(', ')}: let it follow.`);
};

export const rewriteInterface = (input: PlanInput, change: RewriteInterface, draft: Draft): Refusal | null => {
  const target = findEvent(input, change.protocol, change.event);
  if ('kind' in target) return target;
  const { event } = target;
  if (event.isPayloadKnown !== 'yes' || event.payload.length === 0)
    return refuse(`What \`${event.name}\` carries is not fully known, so its interface cannot be written from it.`);
  const claim = event.claims.find(({ form, side }) => form === 'interface' && side === 'client');
  if (claim === undefined) return refuse(`\`${event.name}\` has no interface: declare its fields where it is handled.`);
  const refusal = draft.takeAll(rewriteSteps(claim, event.payload, event.name));
  if (refusal === null) noteReads(draft, input, change);
  return refusal;
};
