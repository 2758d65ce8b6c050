// Findings for programs. The shape is a promise to others: it changes only with the version number.
import type { Judgement } from '../engine/finding.ts';
import { spanOf } from './places.ts';
import type { Workspace } from './workspace.ts';

export const toJson = ({ findings }: Judgement, workspace: Workspace): string => {
  const list = findings.map(({ check, severity, protocol, event, field, message, place, related }) => ({
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
  return `${JSON.stringify({ version: 1, findings: list }, null, 2)}\n`;
};
