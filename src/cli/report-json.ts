// Findings for programs. The shape is a promise to others: it changes only with the version number.
import type { Contract } from '../engine/contract.ts';
import type { Finding } from '../engine/finding.ts';
import { type Place, positionAt } from '../engine/source.ts';

export const toJson = (findings: readonly Finding[], contract: Contract): string => {
  const at = ({ path, range }: Place) => positionAt(contract.lines.get(path) ?? [0], range.start);
  const list = findings.map(({ check, severity, protocol, event, field, message, place, related }) => ({
    check,
    severity,
    protocol,
    event,
    field,
    message,
    file: place.path,
    ...at(place),
    related: related.map((one) => ({ file: one.place.path, line: at(one.place).line, message: one.message })),
  }));
  return `${JSON.stringify({ version: 1, findings: list }, null, 2)}\n`;
};
