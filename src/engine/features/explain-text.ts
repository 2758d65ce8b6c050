// An explanation as plain text for a terminal: columns for the fields, a line for each place.
import type { ExplainedField, ExplainedPlace, Explanation } from './explain.ts';
import { directionOf, partOf, presenceOf, remarkOn, remarkOnFields, type Row, rowsOf } from './explain-words.ts';
import { oneLine } from './markup.ts';

/** Lines with their cells one under the other; the last cell is left as long as it is. */
const columns = (lines: readonly (readonly string[])[]): readonly string[] => {
  const widths = (lines[0] ?? []).map((_, index) => Math.max(...lines.map((cells) => cells[index]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

const fieldCells = (field: ExplainedField): readonly string[] => [
  oneLine(field.key),
  oneLine(field.pythonType ?? '-'),
  oneLine(field.typeScriptType ?? '-'),
  presenceOf(field),
  field.difference === null ? '' : `≠ ${oneLine(field.difference)}`,
];

const fieldLines = ({ fields }: Explanation): readonly string[] =>
  fields.length === 0
    ? []
    : columns([['key', 'Python', 'TypeScript', 'sent', ''], ...fields.map(fieldCells)]).map((line) => `  ${line}`);

const placeLines = (label: string, places: readonly ExplainedPlace[], tell: (one: ExplainedPlace) => string) => [
  `${label}:`,
  ...columns(places.map((one) => [oneLine(tell(one)), oneLine(one.location)])).map((line) => `  ${line}`),
];

const rowLines = ({ label, places, instead }: Row): readonly string[] => {
  if (places.length === 0) return instead === null ? [] : [`${label}: ${instead}`];
  return placeLines(label, places, (one) => one.name + remarkOn(one));
};

const findingLines = ({ findings }: Explanation): readonly string[] =>
  findings.length === 0
    ? []
    : [
        'Findings:',
        ...findings.map(
          ({ severity, message, check, location }) =>
            `  ${severity}  ${oneLine(message)}  ${check}\n      ${oneLine(location)}`,
        ),
      ];

const purposeLines = ({ purpose }: Explanation): readonly string[] =>
  (purpose ?? '')
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');

export const toText = (one: Explanation): string => {
  const remark = remarkOnFields(one);
  const declared =
    one.declarations.length === 0
      ? []
      : placeLines('Declared', one.declarations, (place) => `${partOf(place)} ${place.name}`);
  const blocks = [
    [`${oneLine(one.name)}  ${oneLine(one.protocol)}, ${directionOf(one)}`, ...purposeLines(one)],
    [...fieldLines(one), ...(remark === null ? [] : [`  ${remark}`])],
    [...rowsOf(one).flatMap(rowLines), ...declared],
    findingLines(one),
    ['Sample message:', ...one.sample.split('\n').map((line) => `  ${line}`)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};
