// Counts what does not parse, so that a text can be compared with itself before a change.
import { readPython } from './reader.ts';

/** Some valid files have damage too: only more of it says something. */
export const pythonDamage = (text: string): number => readPython(text).damage.length;
