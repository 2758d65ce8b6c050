// Reads what a user calls a place, `path:Outer.inner`, and says whether there is such a file.
import { type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';

export interface PlaceName {
  readonly path: string;
  /** A qualified name without `<locals>`. */
  readonly name: string;
}

export const parsePlace = ({ read }: PlanInput, text: string, example: string): PlaceName | Refusal => {
  const colon = text.lastIndexOf(':');
  const [path, name] = [text.slice(0, colon), text.slice(colon + 1)];
  if (colon <= 0 || !/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(name))
    return refuse(`\`${text}\` is no place: write path:name, for example ${example}.`);
  const clean = path.replace(/^\.\//, '');
  return read(clean) === undefined
    ? refuse(`There is no file \`${path}\` here: name one from the folder, for example ${example}.`)
    : { path: clean, name };
};
