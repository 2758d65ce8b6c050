// What is to be said of a place in a draft: what a key means, and what an event will be called where.
import type { Contract } from '../contract.ts';
import { directionWords } from '../features/explain-words.ts';
import { code, escapeText, message } from '../features/markup.ts';
import { formatFieldLine, parseFieldLine } from '../field-line.ts';
import { proposeNames } from '../names.ts';
import type { PartNames } from '../plan.ts';
import type { Range } from '../source.ts';
import { protocolOf } from './draft-requests.ts';
import type { DraftEvent, Entry, Word } from './draft.ts';
import { readDraft } from './read-draft.ts';
import { keyNamed, toRequest } from './request-keys.ts';

export interface DraftHover {
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}

const isIn = ({ range }: Word, offset: number): boolean => range.start <= offset && offset <= range.end;

const partsByDirection: Readonly<Record<string, readonly (readonly [keyof PartNames, string])[]>> = {
  'server-to-client': [
    ['member', 'enum member'],
    ['factory', 'factory'],
    ['payloadInterface', 'interface'],
    ['action', 'store action'],
  ],
  'client-to-server': [
    ['member', 'enum member'],
    ['reception', 'function that receives it'],
    ['sendMethod', 'send method'],
    ['callback', 'hook callback'],
  ],
};

const explainEvent = (contract: Contract, event: DraftEvent): string => {
  const id = protocolOf(contract, event);
  const protocol = contract.protocols.find((one) => one.id === id);
  if (protocol === undefined) return `**${code(event.name.text)}**`;
  const request = toRequest(event.name.text, protocol.id, event.asked);
  const names = proposeNames(protocol, request);
  const known = protocol.events.has(request.name) ? 'It exists already: what it lacks is added.' : null;
  const parts = (partsByDirection[request.direction] ?? []).map(([part, word]) => `- ${word} ${code(names[part])}`);
  return [
    `**${code(request.name)}** · ${escapeText(protocol.id)} · ${directionWords[request.direction]}`,
    ...(known === null ? [] : [known]),
    parts.join('\n'),
  ].join('\n\n');
};

const explainField = (line: string): string | null => {
  const parsed = parseFieldLine(line);
  if (parsed.kind === 'error') return null;
  const { field } = parsed;
  const presence = field.presence === 'conditional' ? 'may be absent' : 'always there';
  return `${code(formatFieldLine({ ...field, description: null }))}: ${presence}.`;
};

const explainEntry = ({ key, value }: Entry, offset: number): DraftHover | null => {
  const known = keyNamed(key.text);
  if (known === null) return null;
  // A field line may stand without its key.
  if (key.range.start < key.range.end && isIn(key, offset)) {
    const words = known.words === null ? '' : `\n\n${known.words.map(code).join(' · ')}`;
    return { range: key.range, text: `**${code(known.name)}** ${message(known.meaning)}${words}` };
  }
  const field = known.name === 'field' && isIn(value, offset) ? explainField(value.text) : null;
  return field === null ? null : { range: value.range, text: field };
};

export const explainDraft = (contract: Contract, text: string, offset: number): DraftHover | null => {
  const { events } = readDraft(text);
  for (const event of events) {
    if (event.name.text !== '' && isIn(event.name, offset))
      return { range: event.name.range, text: explainEvent(contract, event) };
    for (const entry of event.entries) {
      const hover = explainEntry(entry, offset);
      if (hover !== null) return hover;
    }
  }
  return null;
};
