// What can be renamed at a place: a key of a payload, or the event whose name stands there, in one of the ways its parts are
// named after it. A name that is typed in its stead is read in the same way.
import { toCamelCase, toPascalCase, toSnakeCase, toUpperCase } from '../case.ts';
import type { Contract, ContractEvent } from '../contract.ts';
import { shortName } from '../names.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { Range } from '../source.ts';
import { mentionAt } from './mention-at.ts';

/** How a part is named after its event. */
interface NameForm {
  readonly prefix: string;
  readonly suffix: string;
  readonly write: (name: string) => string;
  /** What the part leaves out of the event's name: `room_`. */
  readonly dropped: string;
}

export interface RenameAt {
  /** The name alone, without the quotes of a string. */
  readonly range: Range;
  readonly name: string;
  readonly event: ContractEvent;
  /** The change that a typed name stands for. */
  readonly changeTo: (typed: string) => Change | Refusal;
}

const asIs = (name: string): string => name;

const ways: readonly (readonly [prefix: string, write: NameForm['write'], suffix: string, isShort: boolean])[] = [
  ['', asIs, '', false],
  ['', toUpperCase, '', false],
  ['', toPascalCase, 'Payload', false],
  ['', asIs, '', true],
  ['', toCamelCase, '', true],
  ['_broadcast_', asIs, '', true],
  ['_send_', asIs, '', true],
  ['_handle_', asIs, '', true],
  ['send', toPascalCase, '', true],
  ['set', toPascalCase, '', true],
  ['add', toPascalCase, '', true],
  ['remove', toPascalCase, '', true],
];

const formOf = (contract: Contract, event: ContractEvent, name: string): NameForm | null => {
  const protocol = contract.protocols.find(({ id }) => id === event.protocol);
  if (protocol === undefined) return null;
  const short = shortName(protocol, event.name);
  const dropped = event.name.endsWith(short) ? event.name.slice(0, event.name.length - short.length) : '';
  for (const [prefix, write, suffix, isShort] of ways) {
    if (prefix + write(isShort ? short : event.name) + suffix === name)
      return { prefix, suffix, write, dropped: isShort ? dropped : '' };
  }
  return null;
};

/** The event's name that a typed name stands for. */
const readName = ({ prefix, suffix, write, dropped }: NameForm, typed: string): string | Refusal => {
  const isFramed = typed.startsWith(prefix) && typed.endsWith(suffix) && typed.length > prefix.length + suffix.length;
  if (!isFramed)
    return refuse(
      `\`${typed}\` is not named after an event here: let it ${[
        ...(prefix === '' ? [] : [`begin with \`${prefix}\``]),
        ...(suffix === '' ? [] : [`end with \`${suffix}\``]),
      ].join(' and ')}.`,
    );
  const inner = typed.slice(prefix.length, typed.length - suffix.length);
  return dropped + (write === asIs ? inner : toSnakeCase(inner));
};

/** The name in what stands there: without quotes, and of `OvenType.LOAF_READY` the last part. */
const nameIn = (text: string, { start, end }: Range): Range => {
  const token = text.slice(start, end);
  if (/^(['"`])[^]*\1$/.test(token)) return { start: start + 1, end: end - 1 };
  const [last = token] = /\w+$/.exec(token) ?? [];
  return { start: end - last.length, end };
};

interface Token {
  readonly range: Range;
  readonly event: ContractEvent;
  /** The key that stands there, or null where the event's name does. */
  readonly key: string | null;
}

/** A wire value where Python declares it: the mention there is the member's name. */
const valueAt = (contract: Contract, path: string, offset: number): Token | null => {
  for (const { server, events } of contract.protocols) {
    if (server.set?.path !== path) continue;
    const declared = server.set.fact.values.find(
      ({ valueRange }) => valueRange.start <= offset && offset <= valueRange.end,
    );
    const event = declared === undefined ? undefined : events.get(declared.value);
    if (declared !== undefined && event !== undefined) return { range: declared.valueRange, event, key: null };
  }
  return null;
};

/** A mention of one event alone. */
const mentionedAt = (contract: Contract, path: string, offset: number): Token | null => {
  const found = mentionAt(contract, path, offset);
  const [only, other] = found?.mentioned ?? [];
  if (found === null || only === undefined || other !== undefined) return null;
  return { range: found.range, event: only.event, key: only.field };
};

/** Null where no single event's own name or key stands. */
export const renameAt = (contract: Contract, path: string, text: string, offset: number): RenameAt | null => {
  const token = valueAt(contract, path, offset) ?? mentionedAt(contract, path, offset);
  if (token === null) return null;
  const range = nameIn(text, token.range);
  if (offset < range.start || offset > range.end) return null;
  const { event } = token;
  const name = text.slice(range.start, range.end);
  const { key } = token;
  if (key !== null) {
    const changeTo = (to: string): Change => ({
      kind: 'rename-field',
      protocol: event.protocol,
      event: event.name,
      key,
      to,
    });
    return key === name ? { range, name, event, changeTo } : null;
  }
  const form = formOf(contract, event, name);
  if (form === null) return null;
  const changeTo = (typed: string): Change | Refusal => {
    const to = readName(form, typed);
    return typeof to === 'string' ? { kind: 'rename-event', protocol: event.protocol, event: event.name, to } : to;
  };
  return { range, name, event, changeTo };
};
