// An explanation as Markdown: short for a hover, whole for a page. Everything the workspace wrote is escaped.
import type { Place } from '../source.ts';
import type { ExplainedField, ExplainedPlace, Explanation } from './explain.ts';
import {
  directionOf,
  partOf,
  presenceOf,
  purposeOf,
  remarkOn,
  remarkOnFields,
  type Row,
  rowsOf,
} from './explain-words.ts';
import { code, codeInTable, escapeText, fenced, linkTo, message, shorten } from './markup.ts';

/** The addresses that the host can follow. */
export interface Links {
  readonly toPlace: (place: Place) => string | null;
  /** The whole explanation of an event. */
  readonly toPage: (event: Pick<Explanation, 'protocol' | 'name'>) => string | null;
}

/** What a hover has room for. */
const limits = { fields: 8, places: 3, typeWidth: 36, events: 8 } as const;

const headingOf = (one: Explanation): string =>
  `**${code(one.name)}** · ${escapeText(one.protocol)} · ${directionOf(one)}`;

const cell = (text: string | null, width: number): string => (text === null ? '' : codeInTable(shorten(text, width)));

const tableOf = (fields: readonly ExplainedField[], asked: string | null, width: number): string => {
  const hasDifference = fields.some(({ difference }) => difference !== null);
  const line = (cells: readonly string[]): string => `| ${cells.slice(0, hasDifference ? 5 : 4).join(' | ')} |`;
  const rows = fields.map((field) => {
    const { key, pythonType, typeScriptType, difference } = field;
    const name = key === asked ? `**${codeInTable(key)}**` : codeInTable(key);
    const mark = difference === null ? '' : `≠ ${escapeText(difference)}`;
    return line([name, cell(pythonType, width), cell(typeScriptType, width), presenceOf(field), mark]);
  });
  return [line(['Key', 'Python', 'TypeScript', 'Sent', 'Difference']), line(Array(5).fill(':--')), ...rows].join('\n');
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The first fields, and in any case the one that was asked about. */
const shownFields = ({ fields, field }: Explanation): readonly ExplainedField[] =>
  fields.length <= limits.fields
    ? fields
    : fields.filter(({ key, difference }, index) => index < limits.fields - 1 || key === field || difference !== null);

const fieldsInShort = (one: Explanation): readonly string[] => {
  const shown = shownFields(one);
  const rest = one.fields.length - shown.length;
  const remark = remarkOnFields(one);
  return [
    ...(shown.length > 0 ? [tableOf(shown, one.field, limits.typeWidth)] : []),
    ...(rest > 0 ? [`and ${count(rest, 'more key')}`] : []),
    ...(remark === null ? [] : [remark]),
  ];
};

/** One of several places of the same name stands for all of them. */
const distinct = (places: readonly ExplainedPlace[]): readonly ExplainedPlace[] => {
  const byName = new Map<string, ExplainedPlace>();
  for (const place of places) if (!byName.has(place.name)) byName.set(place.name, place);
  return [...byName.values()];
};

const rowInShort = ({ label, places, instead }: Row, links: Links): readonly string[] => {
  const all = distinct(places);
  if (all.length === 0) return instead === null ? [] : [`${label} ${instead}`];
  const shown = all
    .slice(0, limits.places)
    .map((one) => linkTo(code(one.name), links.toPlace(one.place)) + remarkOn(one));
  const rest = all.length - shown.length;
  return [`${label} ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`];
};

const findingsOf = (one: Explanation, links: Links): readonly string[] =>
  one.findings.map(({ severity, message: text, check, place }) => {
    const label = linkTo(code(check), links.toPlace(place));
    return `- ${severity}: ${message(text)} ${label}`;
  });

const hoverOfOne = (one: Explanation, links: Links): string => {
  const purpose = purposeOf(one);
  const rows = rowsOf(one).flatMap((row) => rowInShort(row, links));
  const findings = findingsOf(one, links);
  const sample = `<details><summary>Sample message</summary>\n\n${fenced('json', one.sample)}\n\n</details>`;
  return [
    headingOf(one),
    ...(purpose === null ? [] : [escapeText(purpose)]),
    ...fieldsInShort(one),
    rows.join('  \n'),
    ...(findings.length > 0 ? [findings.join('\n')] : []),
    sample,
    linkTo('Show all', links.toPage(one)),
  ].join('\n\n');
};

const hoverOfSeveral = (all: readonly Explanation[], links: Links): string => {
  const shown = all.slice(0, limits.events);
  const lines = shown.map((one) => {
    const purpose = purposeOf(one);
    const field = one.fields.find(({ key }) => key === one.field);
    const details = [
      `${escapeText(one.protocol)} · ${directionOf(one)}`,
      ...(field === undefined
        ? []
        : [
            `${code(field.key)} ${presenceOf(field)}${field.difference === null ? '' : `, ≠ ${escapeText(field.difference)}`}`,
          ]),
      ...(purpose === null ? [] : [escapeText(purpose)]),
    ];
    return `- ${linkTo(`**${code(one.name)}**`, links.toPage(one))} · ${details.join(' · ')}`;
  });
  const rest = all.length - shown.length;
  return [`Used by ${count(all.length, 'event')}`, lines.join('\n'), ...(rest > 0 ? [`and ${rest} more`] : [])].join(
    '\n\n',
  );
};

/** Short, with what is rarely wanted folded away. */
export const toHover = (all: readonly Explanation[], links: Links): string => {
  const [first, ...others] = all;
  if (first === undefined) return '';
  return others.length === 0 ? hoverOfOne(first, links) : hoverOfSeveral(all, links);
};

const rowInFull = ({ label, places, instead }: Row, links: Links): readonly string[] => {
  if (places.length === 0) return instead === null ? [] : [`**${label}** ${instead}`];
  const lines = places.map(
    (one) => `- ${code(one.name)}${remarkOn(one)}, ${linkTo(code(one.location), links.toPlace(one.place))}`,
  );
  return [`**${label}**\n\n${lines.join('\n')}`];
};

const declarationsOf = ({ declarations }: Explanation, links: Links): string =>
  declarations
    .map((one) => `- ${partOf(one)} ${code(one.name)}, ${linkTo(code(one.location), links.toPlace(one.place))}`)
    .join('\n');

/** All of it, as a page of its own. */
export const toMarkdown = (one: Explanation, links: Links): string => {
  const { purpose } = one;
  const remark = remarkOnFields(one);
  const findings = findingsOf(one, links);
  const paragraphs = (purpose ?? '')
    .split(/\n\s*\n/)
    .map(escapeText)
    .filter((text) => text !== '');
  const parts = [
    `## ${code(one.name)}`,
    `${escapeText(one.protocol)} · ${directionOf(one)}`,
    ...paragraphs,
    ...(one.fields.length > 0 ? [tableOf(one.fields, one.field, Number.POSITIVE_INFINITY)] : []),
    ...(remark === null ? [] : [remark]),
    ...rowsOf(one).flatMap((row) => rowInFull(row, links)),
    ...(one.declarations.length > 0 ? [`**Declared**\n\n${declarationsOf(one, links)}`] : []),
    ...(findings.length > 0 ? [`**Findings**\n\n${findings.join('\n')}`] : []),
    `**Sample message**\n\n${fenced('json', one.sample)}`,
  ];
  return `${parts.join('\n\n')}\n`;
};
