// Reads what `check` and `contract` print as JSON back, for later comparison. A contract alone says what is sent, and not what
// is read; `check --save` keeps that too.
import type { Answer } from '../contract.ts';
import { parseType } from '../field-line.ts';
import { severities } from '../finding.ts';
import { formatType, unknownType, type WireType } from '../wire-type.ts';
import type { KnownFinding } from './new-findings.ts';
import type { ContractRecord, EventRecord, FieldRecord, NeedRecord } from './record.ts';

/** What stands in a file; null for what it does not hold. */
export interface Saved {
  readonly findings: readonly KnownFinding[] | null;
  readonly contract: ContractRecord | null;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectsIn = (value: unknown): readonly Json[] | null =>
  Array.isArray(value) && value.every(isObject) ? value : null;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsIn = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;

const oneOf = <Word extends string>(words: readonly Word[], value: unknown, otherwise: Word): Word =>
  words.find((word) => word === value) ?? otherwise;

const answerOf = (value: unknown): Answer => oneOf(['yes', 'no', 'not-applicable'], value, 'unknown');

const typeIn = (value: unknown): WireType => parseType(text(value)) ?? unknownType;

const toFinding = (json: Json): readonly KnownFinding[] => {
  const severity = severities.find((one) => one === json['severity']);
  if (severity === undefined || typeof json['check'] !== 'string') return [];
  const field = typeof json['field'] === 'string' ? json['field'] : null;
  return [{ check: json['check'], severity, protocol: text(json['protocol']), event: text(json['event']), field }];
};

const toField = (json: Json): FieldRecord => ({
  key: text(json['key']),
  type: typeIn(json['type']),
  presence: oneOf(['always', 'conditional'], json['presence'], 'unknown'),
});

const toNeed = (json: Json): NeedRecord => ({
  key: text(json['key']),
  type: typeIn(json['type']),
  isRequired: answerOf(json['required']),
  alternatives: textsIn(json['alternatives']) ?? [],
});

const toEvent = (protocol: string, json: Json): EventRecord => {
  const direction = oneOf(['server-to-client', 'client-to-server'], json['direction'], 'unknown');
  const status = isObject(json['status']) ? json['status'] : {};
  const isToServer = direction === 'client-to-server';
  return {
    protocol,
    name: text(json['name']),
    direction,
    payload: (objectsIn(json['payload']) ?? []).map(toField),
    isPayloadKnown: answerOf(json['complete']),
    isSent: answerOf(isToServer ? status['sent'] : status['emitted']),
    isTaken: answerOf(isToServer ? status['received'] : status['handled']),
    listedBy: { server: answerOf(status['declaredServer']), client: answerOf(status['declaredClient']) },
    needs: objectsIn(json['reads'])?.map(toNeed) ?? null,
    areNeedsKnown: answerOf(json['readsComplete']),
    senders: textsIn(json['senders']),
    handlers: textsIn(json['handlers']),
  };
};

const contractIn = (json: Json): ContractRecord | null => {
  const protocols = objectsIn(json['protocols']);
  return (
    protocols?.flatMap((protocol) =>
      (objectsIn(protocol['events']) ?? []).map((event) => toEvent(text(protocol['id']), event)),
    ) ?? null
  );
};

const parse = (source: string): unknown => {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    // The caller says what to give instead.
    return null;
  }
};

/** Null where the text is nothing that `check` or `contract` prints. */
export const readSaved = (source: string): Saved | null => {
  const json = parse(source);
  if (!isObject(json) || json['version'] !== 1) return null;
  const saved = {
    findings: objectsIn(json['findings'])?.flatMap(toFinding) ?? null,
    contract: contractIn(json),
  };
  return saved.findings === null && saved.contract === null ? null : saved;
};

/** What a saved event has beside what `contract --format json` prints of it. */
export const toKept = ({ isPayloadKnown, needs, areNeedsKnown, senders, handlers }: EventRecord) => ({
  complete: isPayloadKnown,
  reads: needs?.map(({ key, type, isRequired, alternatives }) => ({
    key,
    type: formatType(type),
    required: isRequired,
    alternatives,
  })),
  readsComplete: areNeedsKnown,
  senders,
  handlers,
});
