// A sentence as a row of a quick pick. A row does not wrap, so that what does not fit goes on in the row's second line.
import type { QuickPickItem } from 'vscode';

/** Characters that fit into a row. */
const rowLength = 76;

export const wrapped = (icon: string, sentence: string): Pick<QuickPickItem, 'label' | 'detail'> => {
  const end = sentence.length <= rowLength ? sentence.length : sentence.lastIndexOf(' ', rowLength);
  const label = `$(${icon}) ${sentence.slice(0, end)}`;
  const detail = sentence.slice(end).trim();
  return detail === '' ? { label } : { label, detail };
};
