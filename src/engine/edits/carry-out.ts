// Does one change in a draft: each kind has a file of its own.
import type { Change, Refusal } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { addEvents } from './add-event.ts';
import { addField } from './add-field.ts';
import { completeEvent } from './complete-event.ts';
import { declareField } from './declare-field.ts';
import type { Draft } from './draft.ts';
import { matchField } from './match-field.ts';
import { readField } from './read-field.ts';
import { renameEvent } from './rename-event.ts';
import { renameField } from './rename-field.ts';
import { removeField } from './remove-field.ts';
import { removeEvent } from './remove-event.ts';
import { respellEvent } from './respell-event.ts';
import { retypeField } from './retype-field.ts';
import { respellKey } from './respell-key.ts';
import { retractField } from './retract-field.ts';
import { rewriteInterface } from './rewrite-interface.ts';
import { sendField } from './send-field.ts';
import { silence } from './silence.ts';

/** Everything but several at once. */
export type SingleChange = Exclude<Change, { kind: 'several' }>;

/** Does a change, or says why it cannot be done; the draft may be left half-way then. */
export const carryOut = (input: PlanInput, change: SingleChange, draft: Draft): Refusal | null => {
  draft.begin();
  switch (change.kind) {
    case 'add-events':
      return addEvents(input, change.events, draft);
    case 'remove-event':
      return removeEvent(input, change, draft);
    case 'complete-event':
      return completeEvent(input, change, draft);
    case 'add-field':
      return addField(input, change, draft);
    case 'declare-field':
      return declareField(input, change, draft);
    case 'match-field':
      return matchField(input, change, draft);
    case 'retract-field':
      return retractField(input, change, draft);
    case 'send-field':
      return sendField(input, change, draft);
    case 'read-field':
      return readField(input, change, draft);
    case 'rename-event':
      return renameEvent(input, change, draft);
    case 'rename-field':
      return renameField(input, change, draft);
    case 'retype-field':
      return retypeField(input, change, draft);
    case 'remove-field':
      return removeField(input, change, draft);
    case 'respell-key':
      return respellKey(input, change, draft);
    case 'rewrite-interface':
      return rewriteInterface(input, change, draft);
    case 'respell-event':
      return respellEvent(input, change, draft);
    case 'silence':
      return silence(input, change, draft);
  }
};

/** What a change is called, as a command. */
export const titleOf = (change: SingleChange): string => {
  switch (change.kind) {
    case 'add-events':
      return `Add ${change.events.map(({ name }) => `\`${name}\``).join(', ')}`;
    case 'remove-event':
      return `Remove \`${change.name}\``;
    case 'complete-event':
      return `Complete \`${change.name}\``;
    case 'add-field':
      return `Add \`${change.field.key}\` to \`${change.event}\``;
    case 'declare-field':
      return `Declare \`${change.key}\` of \`${change.event}\``;
    case 'match-field':
      return `Declare \`${change.key}\` of \`${change.event}\` as it is sent`;
    case 'retract-field':
      return `Declare no \`${change.key}\` of \`${change.event}\``;
    case 'send-field':
      return `Send \`${change.key}\` in \`${change.event}\``;
    case 'read-field':
      return `Read \`${change.key}\` of \`${change.event}\``;
    case 'rename-event':
      return `Rename \`${change.event}\` to \`${change.to}\``;
    case 'rename-field':
      return `Rename \`${change.key}\` of \`${change.event}\` to \`${change.to}\``;
    case 'retype-field':
      return `Change the type of \`${change.field.key}\` of \`${change.event}\``;
    case 'remove-field':
      return `Remove \`${change.key}\` from \`${change.event}\``;
    case 'respell-key':
      return `Spell \`${change.key}\` of \`${change.event}\` as \`${change.to}\``;
    case 'rewrite-interface':
      return `Declare the payload of \`${change.event}\` as it is sent`;
    case 'respell-event':
      return `Spell \`${change.event}\` as \`${change.to}\``;
    case 'silence':
      return `Ignore \`${change.check}\` here`;
  }
};
