// Looks for an event in all files of the workspace, those that hold no code of ours too: what a plan does not reach is shown
// beside it.
import { ProgressLocation, window } from 'vscode';
import { type Hit, hitsIn, soughtBy, type Sought } from '../engine/features/elsewhere.ts';
import type { Planned } from './planned.ts';
import type { Session } from './session.ts';
import { type ListedFile, readText } from './workspace-files.ts';

/** Files read at the same time. */
const batch = 32;

const hitsOf = async (
  session: Session,
  { plan }: Planned,
  sought: Sought,
  file: ListedFile,
): Promise<readonly Hit[]> => {
  const { project } = session;
  const text = project.text(file.path) ?? (await readText(file.uri));
  return text === null ? [] : hitsIn(project.contract(), plan, sought, file.path, text);
};

/** The lines that speak of what a plan changes and that it leaves as they are. */
export const findElsewhere = async (session: Session, planned: Planned): Promise<readonly Hit[]> => {
  const sought = soughtBy(planned.change);
  if (sought === null) return [];
  return window.withProgress({ location: ProgressLocation.Window, title: 'CachiBot: looking elsewhere' }, async () => {
    const files = await session.listEverything();
    const hits: Hit[] = [];
    for (let start = 0; start < files.length; start += batch) {
      const part = files.slice(start, start + batch);
      hits.push(...(await Promise.all(part.map((file) => hitsOf(session, planned, sought, file)))).flat());
    }
    return hits.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  });
};
