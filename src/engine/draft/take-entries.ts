// Makes of what stands in a draft what was asked for, and says what is wrong with it. Text and JSON meet here.
import { quote, tellUnknown } from '../unknown-name.ts';
import type { DraftEvent, DraftProblem, Entry, Word } from './draft.ts';
import { type Asked, keyNamed, requestKeys } from './request-keys.ts';

interface Taking {
  readonly asked: Asked;
  readonly problems: readonly DraftProblem[];
}

const problemOf = (asked: Asked, { key, value }: Entry, before: readonly Entry[]): DraftProblem | Asked => {
  const known = keyNamed(key.text);
  if (known === null) {
    const names = ['event', ...requestKeys.map(({ name }) => name)];
    return { range: key.range, message: tellUnknown(key.text, 'thing to say of an event', names) };
  }
  if (value.text === '')
    return {
      range: key.range,
      message: `Nothing stands after ${quote(key.text)}: write ${known.words === null ? known.meaning : known.words.join(', ')}.`,
    };
  if (!known.isRepeated && before.some((one) => one.key.text === key.text))
    return { range: key.range, message: `${quote(key.text)} stands there twice: remove one of the two lines.` };
  const result = known.take(asked, value.text);
  return result.kind === 'wrong' ? { range: value.range, message: result.message } : result.asked;
};

const isProblem = (result: DraftProblem | Asked): result is DraftProblem => 'message' in result;

const takeAll = (entries: readonly Entry[]): Taking => {
  let asked: Asked = {};
  const problems: DraftProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const result = problemOf(asked, entry, entries.slice(0, index));
    if (isProblem(result)) problems.push(result);
    else asked = result;
  }
  return { asked, problems };
};

/** An event of these entries, and what is wrong with it. */
export const takeEvent = (
  name: Word,
  entries: readonly Entry[],
  end: number,
): { readonly event: DraftEvent; readonly problems: readonly DraftProblem[] } => {
  const { asked, problems } = takeAll(entries);
  const nameless =
    name.text === '' ? [{ range: name.range, message: 'Say which event: `event file_upload_progress`.' }] : [];
  return {
    event: { name, entries, asked, range: { start: name.range.start, end } },
    problems: [...nameless, ...problems],
  };
};
