// An explanation as Markdown: short for a hover, whole for a page. Everything the workspace wrote is escaped.
import type { Place } from '../source.ts';
import type { ExplainedField, ExplainedFinding, ExplainedPlace, Explanation } from './explain.ts';
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
import { code, codeInTable, escapeText, fenced, linkTo, message, oneLine, shorten } from './markup.ts';

/** The addresses that the host can follow. */
export interface Links {
  readonly toPlace: (place: Place) => string | null;
  /** The whole explanation of an event. */
  readonly toPage: (event: Pick<Explanation, 'protocol' | 'name'>) => string | null;
}

/** What a hover has room for. */
const limits = { fields: 8, places: 3, findings: 3, typeWidth: 36, purposeWidth: 60, events: 8 } as const;

const lineBreak = '  \n';

const headingOf = (one: Explanation): string =>
  `**${code(one.name)}** · ${escapeText(one.protocol)} · ${directionOf(one)}`;

const cell = (text: string | null, width: number): string => (text === null ? '' : codeInTable(shorten(text, width)));

const tableOf = (fields: readonly ExplainedField[], width: number): string => {
  const hasDifference = fields.some(({ difference }) => difference !== null);
  const line = (cells: readonly string[]): string => `| ${cells.slice(0, hasDifference ? 5 : 4).join(' | ')} |`;
  const rows = fields.map((field) => {
    const { key, pythonType, typeScriptType, difference } = field;
    const mark = difference === null ? '' : `≠ ${escapeText(difference)}`;
    return line([codeInTable(key), cell(pythonType, width), cell(typeScriptType, width), presenceOf(field), mark]);
  });
  return [line(['Key', 'Python', 'TypeScript', 'Sent', 'Difference']), line(Array(5).fill(':--')), ...rows].join('\n');
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** An element that VS Code and code hosts fold; Markdown goes on inside after an empty line. */
const folded = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;

/** Beside the one key that was asked about, all others are folded away; else those for which there is no room. */
const fieldsInShort = (one: Explanation): readonly string[] => {
  const asked = one.fields.filter(({ key }) => key === one.field);
  const shown = asked.length > 0 ? asked : one.fields.slice(0, limits.fields);
  const rest = one.fields.filter((field) => !shown.includes(field));
  const remark = remarkOnFields(one);
  // A model that nothing uses may name keys that never travel.
  const isForeign = one.field !== null && asked.length === 0 && one.isPayloadKnown === 'yes';
  return [
    ...(isForeign ? [`${code(one.field)} is not sent.`] : []),
    ...(shown.length > 0 ? [tableOf(shown, limits.typeWidth)] : []),
    ...(rest.length > 0 ? [folded(count(rest.length, 'more key'), tableOf(rest, limits.typeWidth))] : []),
    ...(remark === null || asked.length > 0 ? [] : [remark]),
  ];
};

/** One of several places of the same name stands for all of them. */
export const distinctPlaces = (places: readonly ExplainedPlace[]): readonly ExplainedPlace[] => {
  const byName = new Map<string, ExplainedPlace>();
  for (const place of places) if (!byName.has(place.name)) byName.set(place.name, place);
  return [...byName.values()];
};

const rowInShort = ({ label, places, instead }: Row, links: Links): readonly string[] => {
  const all = distinctPlaces(places);
  if (all.length === 0) return instead === null ? [] : [`${label} ${instead}`];
  const shown = all
    .slice(0, limits.places)
    .map((one) => linkTo(code(one.name), links.toPlace(one.place)) + remarkOn(one));
  const rest = all.length - shown.length;
  return [`${label} ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`];
};

const findingsOf = (findings: readonly ExplainedFinding[], links: Links): readonly string[] =>
  findings.map(({ severity, message: text, check, place }) => {
    const label = linkTo(code(check), links.toPlace(place));
    return `- ${severity}: ${message(text)} ${label}`;
  });

/** Two lines: a hover is not high. */
const rowsInShort = (one: Explanation, links: Links): string => {
  const [sent = '', ...received] = rowsOf(one).flatMap((row) => rowInShort(row, links));
  return [sent, received.join(' · ')].join(lineBreak);
};

/** What is said of the key that was asked about, else of everything. */
const findingsInShort = (one: Explanation, links: Links): readonly string[] => {
  const own = one.field === null ? one.findings : one.findings.filter(({ field }) => field === one.field);
  const lines = findingsOf(own.slice(0, limits.findings), links);
  const rest = own.length - lines.length;
  return lines.length === 0 ? [] : [[...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')];
};

const hoverOfOne = (one: Explanation, links: Links): string => {
  const purpose = purposeOf(one);
  const page = links.toPage(one);
  // The link stands where it is seen before anything is scrolled.
  const heading = headingOf(one) + (page === null ? '' : ` · ${linkTo('Show all', page)}`);
  return [
    [heading, ...(purpose === null ? [] : [escapeText(purpose)])].join(lineBreak),
    ...fieldsInShort(one),
    rowsInShort(one, links),
    ...findingsInShort(one, links),
    folded('Sample message', fenced('json', one.sample)),
  ].join('\n\n');
};

/** What the key that was asked about is in one of several events. */
const fieldInLine = ({ fields, field }: Explanation): readonly string[] =>
  fields
    .filter(({ key }) => key === field)
    .map(
      (one) =>
        `${code(one.key)} ${presenceOf(one)}${one.difference === null ? '' : `, ≠ ${escapeText(one.difference)}`}`,
    );

const eventInLine = (one: Explanation, links: Links): string => {
  const purpose = purposeOf(one);
  return `- ${[
    linkTo(`**${code(one.name)}**`, links.toPage(one)),
    escapeText(one.protocol),
    directionOf(one),
    ...fieldInLine(one),
    ...(purpose === null ? [] : [escapeText(shorten(oneLine(purpose), limits.purposeWidth))]),
  ].join(' · ')}`;
};

const hoverOfSeveral = (all: readonly Explanation[], links: Links): string => {
  const lines = all.slice(0, limits.events).map((one) => eventInLine(one, links));
  const rest = all.length - lines.length;
  return `Used by ${count(all.length, 'event')}\n\n${[...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')}`;
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
  const findings = findingsOf(one.findings, links);
  const paragraphs = (purpose ?? '')
    .split(/\n\s*\n/)
    .map(escapeText)
    .filter((text) => text !== '');
  const parts = [
    `## ${code(one.name)}`,
    `${escapeText(one.protocol)} · ${directionOf(one)}`,
    ...paragraphs,
    ...(one.fields.length > 0 ? [tableOf(one.fields, Number.POSITIVE_INFINITY)] : []),
    ...(remark === null ? [] : [remark]),
    ...rowsOf(one).flatMap((row) => rowInFull(row, links)),
    ...(one.declarations.length > 0 ? [`**Declared**\n\n${declarationsOf(one, links)}`] : []),
    ...(findings.length > 0 ? [`**Findings**\n\n${findings.join('\n')}`] : []),
    `**Sample message**\n\n${fenced('json', one.sample)}`,
  ];
  return `${parts.join('\n\n')}\n`;
};
