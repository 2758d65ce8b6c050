// What changed in the contract, for people at a terminal: an event a paragraph, a change a line.
import type { EventDifference } from '../engine/comparison/compare.ts';
import { changedLines, consequences, headingOf, summaryOf } from '../engine/comparison/difference-words.ts';
import { harmless, type Paint } from './colour.ts';

const eventToText = (one: EventDifference, paint: Paint): string => {
  const [name, rest] = headingOf(one);
  const lines = [
    `${paint('bold', harmless(name))}  ${harmless(rest.join(' · '))}`,
    ...changedLines(one).map(({ mark, text }) => `  ${mark} ${harmless(text)}`),
    ...consequences(one).map((sentence) => `  ${paint('yellow', harmless(sentence))}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
};

export const changesToText = (differences: readonly EventDifference[], paint: Paint): string => {
  const summary = summaryOf(differences) ?? 'Nothing changed in the contract.';
  return [...differences.map((one) => eventToText(one, paint)), `${paint('bold', `Contract: ${summary}`)}\n`].join(
    '\n',
  );
};
