// All texts of a folder at once, for those who want to look at each of them.
import { join } from 'node:path';
import { readText } from './files.ts';
import { listFolder } from './list-folder.ts';

/** The texts by their path from the folder, with forward slashes. */
export const readFolder = (folder: string, isWanted?: (path: string) => boolean): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const path of listFolder(folder, null, isWanted).paths) {
    const { text } = readText(join(folder, path));
    if (text !== null) texts.set(path, text);
  }
  return texts;
};
