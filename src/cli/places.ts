// Where findings stand, in the ways that reports count: lines and columns from 1, in UTF-16 units.
import { relative, sep } from 'node:path';
import type { Contract } from '../engine/contract.ts';
import type { Links } from '../engine/features/explain-markdown.ts';
import { type Place, type Position, positionAt } from '../engine/source.ts';
import { toAbsolute, type Workspace } from './workspace.ts';

export interface Span {
  readonly start: Position;
  readonly end: Position;
}

export const spanOf = ({ project }: Workspace, { path, range }: Place): Span => {
  const lines = project.lines(path);
  return { start: positionAt(lines, range.start), end: positionAt(lines, range.end) };
};

/** `cachibot-ws.json:4:12`. */
export const locate = (workspace: Workspace, place: Place): string => {
  const { line, column } = spanOf(workspace, place).start;
  return `${place.path}:${line}:${column}`;
};

/**
 * The path as a service that has checked the repository out knows it: from the checkout, which is where the command runs unless
 * the service names it. A file outside keeps the path from its folder.
 */
export const pathInCheckout = (workspace: Workspace, path: string): string => {
  const found = relative(process.env['GITHUB_WORKSPACE'] ?? process.cwd(), toAbsolute(workspace, path));
  return found.startsWith('..') || found === '' ? path : found.split(sep).join('/');
};

/** Links relative to the folder, with the line as hosts of repositories write it. */
export const linksIn = ({ lines }: Contract): Links => ({
  toPlace: ({ path, range }) =>
    `${path.split('/').map(encodeURIComponent).join('/')}#L${positionAt(lines.get(path) ?? [0], range.start).line}`,
  toPage: () => null,
});
