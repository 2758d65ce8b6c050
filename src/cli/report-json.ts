// Findings for programs. The shape is a promise to others: it changes only with the version number.
import type { Judgement } from '../engine/finding.ts';
import { differenceToJson } from '../engine/comparison/difference-json.ts';
import type { Since } from './against.ts';
import { spanOf } from './places.ts';
import type { Workspace } from './workspace.ts';

export const findingsToJson = ({ findings }: Judgement, workspace: Workspace) =>
  findings.map(({ check, severity, protocol, event, field, message, place, related }) => ({
    check,
    severity,
    protocol,
    event,
    field,
    message,
    file: place.path,
    ...spanOf(workspace, place).start,
    related: related.map((one) => ({
      file: one.place.path,
      line: spanOf(workspace, one.place).start.line,
      message: one.message,
    })),
  }));

/** `changes` is there where two states are compared; null where the earlier contract is not known. */
export const toJson = (judgement: Judgement, workspace: Workspace, since: Since | null): string => {
  const changes = since === null ? {} : { changes: since.changes === null ? null : differenceToJson(since.changes) };
  const report = { version: 1, findings: findingsToJson(judgement, workspace), ...changes };
  return `${JSON.stringify(report, null, 2)}\n`;
};
