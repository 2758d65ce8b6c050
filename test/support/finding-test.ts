// The table form of a check's tests: a name, and the world in which exactly what is pointed at is found.
import { checkFindings } from './expect.ts';

export const testFindings = (check: string, cases: Readonly<Record<string, string>>): void => {
  describe(check, () => {
    for (const [name, world] of Object.entries(cases)) it(name, () => void checkFindings(world, check));
  });
};
