// The shape of a check: find the cases in the contract, then tell each one. A check never digs in text.
import type { Contract } from '../contract.ts';
import type { Finding, Fix, Severity } from '../finding.ts';

/** What a check says of one case; the frame adds the check's id, its severity where the case says none, and the fixes. */
export type Report = Omit<Finding, 'check' | 'severity' | 'fixes'> & { readonly severity?: Severity };

interface Definition<Case> {
  readonly id: string;
  /** The fact it states, in a few words. */
  readonly title: string;
  /** `off`: found only where `cachibot-ws.json` asks for it. */
  readonly severity: Severity | 'off';
  /** A small world (see test/support/fixture.ts) in which it fires. */
  readonly bad: string;
  /** The same world, mended. */
  readonly good: string;
  readonly find: (contract: Contract) => readonly Case[];
  readonly report: (found: Case, contract: Contract) => Report;
  /** What would mend the case, the safest first. A check without any says why in its page. */
  readonly fixes?: (found: Case, contract: Contract) => readonly Fix[];
}

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity | 'off';
  readonly bad: string;
  readonly good: string;
  /** All cases. Those of a check that is off are hints, until somebody gives them a severity. */
  readonly run: (contract: Contract) => readonly Finding[];
}

export const defineCheck = <Case>(definition: Definition<Case>): Check => {
  const { id, title, severity, bad, good, find, report, fixes } = definition;
  return {
    id,
    title,
    severity,
    bad,
    good,
    run: (contract) =>
      find(contract).map((found) => ({
        check: id,
        severity: severity === 'off' ? 'hint' : severity,
        ...report(found, contract),
        fixes: fixes?.(found, contract) ?? [],
      })),
  };
};
