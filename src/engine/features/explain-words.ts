// The words in which an explanation is told, in the editor and on the command line alike.
import type { Answer } from '../contract.ts';
import type { Direction } from '../facts.ts';
import type { ExplainedField, ExplainedPlace, Explanation } from './explain.ts';

export const directionWords: Readonly<Record<Direction, string>> = {
  'server-to-client': 'server → client',
  'client-to-server': 'client → server',
  unknown: 'direction unknown',
};

export const directionOf = ({ direction }: Explanation): string => directionWords[direction];

/** The first paragraph of what its author wrote. */
export const purposeOf = ({ purpose }: Explanation): string | null => {
  const first = purpose?.trim().split(/\n\s*\n/)[0] ?? '';
  return first === '' ? null : first;
};

export const presenceOf = ({ presence }: ExplainedField): string => (presence === 'unknown' ? '?' : presence);

/** What the table of fields leaves open, or null. */
export const remarkOnFields = ({ fields, isPayloadKnown }: Explanation): string | null => {
  if (isPayloadKnown === 'unknown') return 'What it carries cannot be told: nothing that builds it was found.';
  if (isPayloadKnown === 'no') return fields.length === 0 ? 'Its keys cannot be listed.' : 'Further keys may be sent.';
  return fields.length === 0 ? 'It carries nothing.' : null;
};

export interface Row {
  readonly label: string;
  readonly places: readonly ExplainedPlace[];
  /** What stands there without any place. */
  readonly instead: string | null;
}

const nobody = (answer: Answer): string => (answer === 'unknown' ? 'cannot tell' : 'nothing');

/** Who sends it and who handles it; nobody is told, too. */
export const rowsOf = (one: Explanation): readonly Row[] => [
  { label: 'Sent by', places: one.senders, instead: nobody(one.isSent) },
  { label: 'Handled by', places: one.handlers, instead: nobody(one.isHandled) },
  { label: 'Updates', places: one.actions, instead: null },
];

/** A wrapper that nobody calls sends nothing. */
export const remarkOn = ({ isReachable }: ExplainedPlace): string => (isReachable === 'no' ? ' (not called)' : '');

const partNames: Readonly<Record<ExplainedPlace['part'], string>> = {
  'enum-member': 'enum member',
  factory: 'factory',
  emission: 'emission',
  'reception-branch': 'branch',
  'union-member': 'union member',
  'payload-interface': 'interface',
  'handler-case': 'case',
  'send-method': 'method',
  'hook-callback': 'callback',
  'store-action': 'store action',
  'payload-model': 'model',
};

export const partOf = ({ part }: ExplainedPlace): string => partNames[part];
