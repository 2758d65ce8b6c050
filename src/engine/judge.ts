// Runs all checks over a contract and hears what the workspace says about their findings.
import { checks } from './checks/index.ts';
import type { Contract } from './contract.ts';
import type { Finding, Judgement } from './finding.ts';

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (a, b) =>
      compare(a.protocol, b.protocol) ||
      compare(a.event, b.event) ||
      compare(a.check, b.check) ||
      compare(a.place.path, b.place.path) ||
      compare(a.place.range.start, b.place.range.start),
  );

/** What the checks say of a contract. Checks that are off are left out. */
export const judge = (contract: Contract): Judgement => ({
  findings: inOrder(checks.filter(({ severity }) => severity !== 'off').flatMap((check) => check.run(contract))),
  silenced: [],
  mistakes: [],
});
