// The difference of two contracts for programs: the `changes` of `check --format json`. The shape is a promise to others.
import { formatType } from '../wire-type.ts';
import type { EventDifference } from './compare.ts';
import { firstOf } from './deployment.ts';
import { brokenSides, consequences } from './difference-words.ts';
import type { FieldRecord, NeedRecord } from './record.ts';

const toField = (field: FieldRecord | null) =>
  field === null ? null : { type: formatType(field.type), presence: field.presence };

const toRead = (need: NeedRecord | null) =>
  need === null ? null : { type: formatType(need.type), required: need.isRequired };

const toEvent = (one: EventDifference) => ({
  protocol: one.protocol,
  name: one.name,
  formerName: one.formerName,
  change: one.change,
  direction: one.direction,
  payload: one.fields.map(({ before, after }) => ({
    key: (after ?? before)?.key ?? '',
    before: toField(before),
    after: toField(after),
  })),
  reads: one.reads.map(({ before, after }) => ({
    key: (after ?? before)?.key ?? '',
    before: toRead(before),
    after: toRead(after),
  })),
  declared: one.listedBy,
  sent: one.isSent,
  handled: one.isTaken,
  senders: one.senders,
  handlers: one.handlers,
  breaks: brokenSides(one),
  first: one.first,
  reasons: consequences(one),
});

export const differenceToJson = (differences: readonly EventDifference[]) => ({
  first: firstOf(differences.map(({ deployment }) => deployment)),
  events: differences.map(toEvent),
});
