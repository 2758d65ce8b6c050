// The whole contract as Markdown: a table of events for each protocol. Everything the workspace wrote is escaped.
import { allEvents, type Contract, type ContractEvent, type PayloadField } from '../contract.ts';
import { formatType } from '../wire-type.ts';
import { type ExplainedPlace, type Explanation, explainNamed } from './explain.ts';
import { directionOf, remarkOn, remarkOnFields, rowsOf } from './explain-words.ts';
import { distinctPlaces, type Links } from './explain-markdown.ts';
import { codeInTable, escapeText, linkTo } from './markup.ts';

/** Cells have one line; this breaks it. */
const lineBreak = '<br>';

const fieldCell = ({ key, type, presence }: PayloadField): string =>
  codeInTable(`${key}${presence === 'conditional' ? '?' : ''}: ${formatType(type)}`);

const payloadCell = ({ payload }: ContractEvent, one: Explanation): string =>
  [
    ...payload.map(fieldCell),
    ...(payload.length > 0 && one.isPayloadKnown === 'yes' ? [] : [remarkOnFields(one) ?? '']),
  ]
    .filter((text) => text !== '')
    .join(lineBreak);

const placesCell = (places: readonly ExplainedPlace[], instead: string | null, links: Links): string =>
  places.length === 0
    ? (instead ?? '')
    : distinctPlaces(places)
        .map((one) => linkTo(codeInTable(one.name), links.toPlace(one.place)) + remarkOn(one))
        .join(lineBreak);

const rowOf = (contract: Contract, event: ContractEvent, links: Links): readonly string[] => {
  const one = explainNamed(contract, [], event.name).find(({ protocol }) => protocol === event.protocol);
  if (one === undefined) return [];
  const cells = [
    codeInTable(event.name),
    directionOf(one),
    payloadCell(event, one),
    ...rowsOf(one).map(({ places, instead }) => placesCell(places, instead, links)),
  ];
  return [`| ${cells.join(' | ')} |`];
};

const heads = ['Event', 'Direction', 'Payload', 'Sent by', 'Handled by', 'Updates'];

export const contractToMarkdown = (contract: Contract, links: Links): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const sections = contract.protocols.map(({ id }) => {
    const events = allEvents(contract).filter(({ protocol }) => protocol === id);
    const rows = events.flatMap((event) => rowOf(contract, event, links));
    return [`## ${escapeText(id)}`, '', line(heads), line(heads.map(() => ':--')), ...rows].join('\n');
  });
  return `${['# WebSocket events', ...sections].join('\n\n')}\n`;
};
