// The difference of two contracts as Markdown, for a pull request. Everything the workspace wrote is escaped.
import { code, message } from '../features/markup.ts';
import type { EventDifference } from './compare.ts';
import { changedLines, consequences, headingOf, summaryOf } from './difference-words.ts';

const signs = { '+': 'added', '-': 'removed', '~': 'changed' } as const;

const eventToMarkdown = (one: EventDifference): string => {
  const [name, rest] = headingOf(one);
  const lines = changedLines(one).map(({ mark, text }) => `- ${signs[mark]}: ${message(text)}`);
  const meaning = consequences(one).map(message).join(' ');
  return [
    `### ${code(name)} · ${rest.map(message).join(' · ')}`,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(meaning === '' ? [] : [meaning]),
  ].join('\n\n');
};

/** A section with the heading "Contract". */
export const differenceToMarkdown = (differences: readonly EventDifference[]): string => {
  const summary = summaryOf(differences) ?? 'Nothing changed in the contract.';
  return `${['## Contract', summary, ...differences.map(eventToMarkdown)].join('\n\n')}\n`;
};
