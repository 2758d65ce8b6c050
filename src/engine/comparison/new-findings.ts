// Which findings are new. Which finding it is does not depend on lines and files, so moved code brings none.
import { identityOf } from '../baseline.ts';
import { type Finding, severities, type Severity } from '../finding.ts';

/** What is known of a finding wherever it stands. */
export type KnownFinding = Pick<Finding, 'check' | 'severity' | 'protocol' | 'event' | 'field'>;

const isGraver = (a: Severity, b: Severity): boolean => severities.indexOf(a) < severities.indexOf(b);

/** The gravest of each. */
const severitiesOf = (findings: readonly KnownFinding[]): ReadonlyMap<string, Severity> => {
  const found = new Map<string, Severity>();
  for (const one of findings) {
    const severity = found.get(identityOf(one));
    if (severity === undefined || isGraver(one.severity, severity)) found.set(identityOf(one), one.severity);
  }
  return found;
};

/** What was not found before, or is graver now. */
export const newFindings = (findings: readonly Finding[], known: readonly KnownFinding[]): readonly Finding[] => {
  const before = severitiesOf(known);
  return findings.filter((finding) => {
    const severity = before.get(identityOf(finding));
    return severity === undefined || isGraver(finding.severity, severity);
  });
};

/** How many of those of then are found no more. */
export const countMended = (findings: readonly KnownFinding[], known: readonly KnownFinding[]): number => {
  const present = severitiesOf(findings);
  return [...severitiesOf(known).keys()].filter((identity) => !present.has(identity)).length;
};
