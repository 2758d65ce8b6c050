// Fixes of many findings as one change: of each the preferred one, which is safe whatever the code around it means.
import type { Finding, Fix } from './finding.ts';
import type { Change } from './plan.ts';

export const preferredFix = ({ fixes }: Finding): Fix | null => fixes.find(({ isPreferred }) => isPreferred) ?? null;

/** Null where no finding has a preferred fix. */
export const fixAll = (findings: readonly Finding[], title: string): Extract<Change, { kind: 'several' }> | null => {
  const changes = findings.flatMap((finding) => preferredFix(finding)?.change ?? []);
  return changes.length === 0 ? null : { kind: 'several', title, changes };
};
