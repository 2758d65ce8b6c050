// The types of a field in the words of its two languages: as the sources have them where they say so, else written from
// the wire type. A type that nobody tells is null.
import type { ClaimedField, Contract, ContractEvent, PayloadField, Side } from '../contract.ts';
import type { ParameterFact, SentField } from '../facts.ts';
import { formatType, isNullable, type WireType, withoutNull } from '../wire-type.ts';

const quoted = (value: string): string => JSON.stringify(value);

const toPython = (type: WireType): string => {
  switch (type.kind) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'record':
      return 'dict[str, Any]';
    case 'null':
      return 'None';
    case 'unknown':
      return 'Any';
    case 'literal':
      return `Literal[${quoted(type.value)}]`;
    case 'list':
      return `list[${toPython(type.item)}]`;
    case 'union': {
      const literals = type.members.flatMap((one) => (one.kind === 'literal' ? [quoted(one.value)] : []));
      const others = type.members.filter(({ kind }) => kind !== 'literal').map(toPython);
      return [...(literals.length > 0 ? [`Literal[${literals.join(', ')}]`] : []), ...others].join(' | ');
    }
    default:
      return type.kind;
  }
};

const toTypeScript = (type: WireType): string => {
  switch (type.kind) {
    case 'int':
    case 'float':
      return 'number';
    case 'record':
      return 'Record<string, unknown>';
    case 'literal':
      return formatType(type);
    case 'list':
      return type.item.kind === 'union' ? `(${toTypeScript(type.item)})[]` : `${toTypeScript(type.item)}[]`;
    case 'union':
      return [...new Set(type.members.map(toTypeScript))].join(' | ');
    default:
      return type.kind;
  }
};

const write = (type: WireType, side: Side): string | null => {
  if (type.kind === 'unknown') return null;
  return side === 'server' ? toPython(type) : toTypeScript(type);
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Sent {
  readonly field: SentField;
  readonly parameters: readonly ParameterFact[];
}

/** What is put under a key, with the parameters of the function around it. */
const sentAt = (contract: Contract, { place }: PayloadField): Sent | null => {
  const facts = contract.files.get(place.path);
  if (facts === undefined) return null;
  const isHere = ({ keyRange }: SentField): boolean => keyRange.start === place.range.start;
  const builds = facts.language === 'python' ? facts.constructions : facts.sends;
  for (const { payload, within } of builds) {
    const field = payload?.fields.find(isHere);
    if (field === undefined) continue;
    const functions =
      facts.language === 'python'
        ? facts.functions
        : facts.classes.flatMap((one) =>
            one.methods.map((method) => ({ ...method, name: `${one.name}.${method.name}` })),
          );
    return { field, parameters: functions.find(({ name }) => name === within)?.parameters ?? [] };
  }
  return null;
};

const withoutNullText = (text: string): string =>
  text.replace(/\s*\|\s*(None|null|undefined)\b/g, '').replace(/^Optional\[(.*)\]$/, '$1');

/** The parameter's annotation, as far as it tells what travels: what a guard keeps back is taken off it. */
const annotation = (parameter: ParameterFact, type: WireType): string | null => {
  if (parameter.typeText === null) return null;
  const text = oneLine(parameter.typeText);
  const written = formatType(parameter.type);
  if (written === formatType(type)) return isNullable(type) ? text : text.replace(/\s*\|\s*undefined\b/g, '');
  return formatType(withoutNull(parameter.type)) === formatType(type) ? withoutNullText(text) : null;
};

/** The type of a key on the side that sends it. */
export const sendersType = (contract: Contract, field: PayloadField, side: Side): string | null => {
  const sent = sentAt(contract, field);
  const parameter = sent?.parameters.find(({ name }) => name === sent.field.parameter);
  const text = parameter === undefined ? null : annotation(parameter, field.type);
  return text ?? write(field.type, side);
};

/** The claims of the receiving side that count: those in use, else those that only have the event's name. */
const claimedAs = (event: ContractEvent, key: string, side: Side): ClaimedField | null => {
  const claims = event.claims.filter((claim) => claim.side === side);
  const used = claims.filter(({ isUsed }) => isUsed);
  for (const { fields } of used.length > 0 ? used : claims) {
    const field = fields.find((one) => one.key === key);
    if (field !== undefined) return field;
  }
  return null;
};

const claimedText = ({ type, typeText, isOptional }: ClaimedField, side: Side): string | null => {
  const text = typeText === null ? write(type, side) : oneLine(typeText);
  if (text === null || side === 'server' || !isOptional || /\bundefined\b/.test(text)) return text;
  // As TypeScript itself shows a key with a question mark.
  return `${text} | undefined`;
};

/** The type of a key on the side that receives it: what its types say, else what its reads do with it. */
export const receiversType = (event: ContractEvent, key: string, side: Side): string | null => {
  const claimed = claimedAs(event, key, side);
  if (claimed !== null) return claimedText(claimed, side);
  const read = event.reads.find((one) => one.key === key && one.type.kind !== 'unknown');
  return read === undefined ? null : write(read.type, side);
};

/** What a value of the key looks like: the type that says most, a list of words before any string. */
export const mostTelling = (event: ContractEvent, key: string, sent: WireType | null): WireType => {
  const types = [
    ...event.claims.flatMap(({ fields }) => fields.filter((one) => one.key === key).map(({ type }) => type)),
    ...event.reads.filter((one) => one.key === key).map(({ type }) => type),
  ];
  const hasWords = (type: WireType): boolean =>
    type.kind === 'literal' || (type.kind === 'union' && type.members.some(hasWords));
  const words = sent === null || sent.kind === 'string' ? types.find(hasWords) : undefined;
  if (words !== undefined) return words;
  if (sent !== null && sent.kind !== 'unknown') return sent;
  return types.find(({ kind }) => kind !== 'unknown') ?? { kind: 'unknown' };
};
