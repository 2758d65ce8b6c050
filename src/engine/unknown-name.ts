// Says in one sentence that a name is none of those that are known, and which one to write.
import { nearestSpelling } from './spelling.ts';

/** As it goes between backticks of a message, which has one line. */
export const quote = (name: string): string => `\`${name.replace(/[\s`]+/g, ' ')}\``;

export const listOf = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;

/** "`warm` is no severity: use error, warning or off.", or the one name that is meant where it is near. */
export const tellUnknown = (given: string, kind: string, known: readonly string[]): string => {
  const near = nearestSpelling(given, known);
  return `${quote(given)} is no ${kind}: ${near === null ? `use ${listOf(known)}` : `write \`${near}\``}.`;
};
