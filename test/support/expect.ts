// Expectations shared by the tests of checks: what a fixture points at is found, and nothing else is.
import assert from 'node:assert/strict';
import { checks } from '../../src/engine/checks/index.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { parseFixture, projectOf } from './fixture.ts';

const tell = (path: string, start: number, end: number, severity: string, message: string): string =>
  `${path} ${start}-${end} ${severity}: ${message}`;

const sorted = (lines: readonly string[]): readonly string[] => [...lines].sort();

/** Runs all checks, or those of one id, and compares with the pointers: a finding nobody points at fails. */
export const checkFindings = (world: string, check: string | null = null): readonly Finding[] => {
  const { texts, expected } = parseFixture(world);
  const project = projectOf(texts);
  const alone = checks.find(({ id }) => id === check);
  // One check alone is run as it is: some are off by default.
  const findings = alone === undefined ? project.findings() : alone.run(project.contract());
  assert.deepEqual(
    sorted(
      findings.map(({ place, severity, message }) =>
        tell(place.path, place.range.start, place.range.end, severity, message),
      ),
    ),
    sorted(expected.map(({ path, range, severity, message }) => tell(path, range.start, range.end, severity, message))),
  );
  return findings;
};
