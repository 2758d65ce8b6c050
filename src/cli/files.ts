// Reads the texts of files, except those that nobody writes by hand.
import { readFileSync, type Stats, statSync } from 'node:fs';
import { maximumFileSize } from '../engine/listing.ts';

/** An error whose message is for the user: one sentence, exit code 2. */
export class UserError extends Error {}

type Text = { readonly text: string } | { readonly text: null; readonly why: string };

/** The text of a file, unless it is too large to be written by hand, or binary under a source file's name. */
export const readText = (path: string, known?: Stats): Text => {
  try {
    const { size } = known ?? statSync(path);
    if (size > maximumFileSize) return { text: null, why: `it is larger than ${maximumFileSize} bytes` };
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? { text: null, why: 'it is binary' } : { text };
  } catch (error) {
    return { text: null, why: error instanceof Error ? error.message : String(error) };
  }
};
