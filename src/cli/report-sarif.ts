// Findings as SARIF 2.1.0, which code scanning services read. Silenced findings are told too, as suppressed ones.
import { version } from '../../package.json';
import { identityOf } from '../engine/baseline.ts';
import { checks } from '../engine/checks/index.ts';
import { home, pageOf } from '../engine/documentation.ts';
import type { Finding, Judgement, Severity, SilencedFinding } from '../engine/finding.ts';
import type { Place } from '../engine/source.ts';
import { pathInCheckout, spanOf } from './places.ts';
import type { Workspace } from './workspace.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const rules = checks.map(({ id, title, severity }) => ({
  id,
  shortDescription: { text: title },
  helpUri: pageOf(id),
  defaultConfiguration: severity === 'off' ? { enabled: false, level: 'note' } : { level: levels[severity] },
}));

const toLocation = (workspace: Workspace, place: Place) => {
  const { start, end } = spanOf(workspace, place);
  const uri = pathInCheckout(workspace, place.path).split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
};

const toSuppression = ({ by, reason }: SilencedFinding) =>
  by === 'comment'
    ? { kind: 'inSource', justification: reason ?? '' }
    : { kind: 'external', justification: 'The baseline in cachibot-ws.json holds it.' };

const toResult = (workspace: Workspace, finding: Finding, silence: SilencedFinding | null) => ({
  ruleId: finding.check,
  ruleIndex: checks.findIndex(({ id }) => id === finding.check),
  level: levels[finding.severity],
  message: { text: finding.message },
  locations: [toLocation(workspace, finding.place)],
  relatedLocations: finding.related.map(({ place, message }, id) => ({
    id,
    ...toLocation(workspace, place),
    message: { text: message },
  })),
  // Paths and lines move; which fact it is stays.
  partialFingerprints: { 'finding/v1': identityOf(finding) },
  // The standard wants them at all results or at none.
  suppressions: silence === null ? [] : [toSuppression(silence)],
});

export const toSarif = ({ findings, silenced }: Judgement, workspace: Workspace): string => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cachibot-ws', semanticVersion: version, informationUri: home, rules } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings.map((finding) => toResult(workspace, finding, null)),
          ...silenced.map((one) => toResult(workspace, one.finding, one)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
