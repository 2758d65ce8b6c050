// The shape of a check: find the cases in the contract, then tell each one. A check never digs in text.
import type { Contract } from '../contract.ts';
import type { Finding, Severity } from '../finding.ts';

/** What a check says of one case; the frame adds the check's id and severity. */
export type Report = Omit<Finding, 'check' | 'severity'>;

interface Definition<Case> {
  readonly id: string;
  /** The fact it states, in a few words. */
  readonly title: string;
  readonly severity: Severity;
  /** A small world (see test/support/fixture.ts) in which it fires. */
  readonly bad: string;
  /** The same world, mended. */
  readonly good: string;
  readonly find: (contract: Contract) => readonly Case[];
  readonly report: (found: Case, contract: Contract) => Report;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly bad: string;
  readonly good: string;
  readonly run: (contract: Contract) => readonly Finding[];
}

export const defineCheck = <Case>(definition: Definition<Case>): Check => {
  const { id, title, severity, bad, good, find, report } = definition;
  return {
    id,
    title,
    severity,
    bad,
    good,
    run: (contract) => find(contract).map((found) => ({ check: id, severity, ...report(found, contract) })),
  };
};
