// Findings for people: grouped by file, with the line of code and a mark under it.
import type { Finding } from '../engine/finding.ts';
import type { Project } from '../engine/project.ts';
import { endOfLine, positionAt, startOfLine } from '../engine/source.ts';

const codeLine = (text: string, start: number, end: number): readonly string[] => {
  const from = startOfLine(text, start);
  const line = text.slice(from, endOfLine(text, start)).trimEnd();
  const width = Math.max(1, Math.min(end, from + line.length) - start);
  const indent = line.length - line.trimStart().length;
  return [line.trim(), ' '.repeat(Math.max(0, start - from - indent)) + '~'.repeat(width)];
};

const tell = (finding: Finding, project: Project): string => {
  const { check, severity, message, place } = finding;
  const { line, column } = positionAt(project.contract().lines.get(place.path) ?? [0], place.range.start);
  const [code = '', mark = ''] = codeLine(project.text(place.path) ?? '', place.range.start, place.range.end);
  return `  ${line}:${column}  ${severity}  ${message}  ${check}\n      ${code}\n      ${mark}\n`;
};

const summary = (findings: readonly Finding[]): string => {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const parts = (['error', 'warning', 'information'] as const)
    .map((severity) => ({ severity, number: count(severity) }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${severity}${number === 1 || severity === 'information' ? '' : 's'}`);
  return parts.length === 0 ? 'Backend and frontend agree.\n' : `${parts.join(', ')}\n`;
};

export const toText = (findings: readonly Finding[], project: Project): string => {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) byFile.set(finding.place.path, [...(byFile.get(finding.place.path) ?? []), finding]);
  const groups = [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, list]) => {
      const ordered = list.toSorted((a, b) => a.place.range.start - b.place.range.start);
      return `${path}\n${ordered.map((finding) => tell(finding, project)).join('')}\n`;
    });
  return groups.join('') + summary(findings);
};
