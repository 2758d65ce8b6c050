// A sentence as rows of a quick pick. A row does not wrap: what does not fit goes on in its second line, then in a row below.
import type { QuickPickItem } from 'vscode';

/** Characters that fit into a line. */
const lineLength = 76;

const toLines = (sentence: string, room = lineLength): readonly string[] => {
  if (sentence.length <= room) return [sentence];
  const space = sentence.lastIndexOf(' ', room);
  const end = space === -1 ? room : space;
  return [sentence.slice(0, end), ...toLines(sentence.slice(end).trimStart())];
};

type Row = Pick<QuickPickItem, 'label' | 'detail'>;

/** `label`: what stands at the end of the first line, as that of a separator does. */
export const toRows = (icon: string, sentence: string, label = ''): readonly Row[] => {
  const lines = toLines(sentence, lineLength - (label === '' ? 0 : label.length + 4));
  const rows: Row[] = [];
  for (let index = 0; index < lines.length; index += 2) {
    const label = `${index === 0 ? `$(${icon}) ` : ''}${lines[index] ?? ''}`;
    const detail = lines[index + 1];
    rows.push(detail === undefined ? { label } : { label, detail });
  }
  return rows;
};
