// The hover: whatever mentions an event tells its contract, in both languages. What the workspace wrote is escaped by the
// engine, and the only command a link can run is the one that opens the whole page.
import { type Disposable, Hover, languages, MarkdownString, type Position, type TextDocument } from 'vscode';
import type { Contract } from '../engine/contract.ts';
import { toHover } from '../engine/features/explain-markdown.ts';
import { linksOf, showContractCommand } from './contract-pages.ts';
import { toRange } from './convert.ts';
import { ownDocuments } from './selectors.ts';
import type { Session } from './session.ts';

/** Line and column hold in the engine's text even where VS Code has made all line ends of its copy equal. */
const offsetAt = (contract: Contract, path: string, { line, character }: Position): number | null => {
  const start = contract.lines.get(path)?.[line];
  return start === undefined ? null : start + character;
};

const provideHover = async (
  session: Session,
  document: TextDocument,
  position: Position,
): Promise<Hover | undefined> => {
  const path = session.paths.pathOf(document.uri);
  if (path === null || !session.isRead) return undefined;
  // The last keystrokes count: places have moved with them.
  await session.settle();
  const { project } = session;
  const contract = project.contract();
  const offset = offsetAt(contract, path, position);
  const found = offset === null ? null : project.explainAt(path, offset);
  if (found === null) return undefined;
  const markdown = new MarkdownString(toHover(found.explanations, linksOf(session)));
  markdown.isTrusted = { enabledCommands: [showContractCommand] };
  // The sample message is folded, which takes an element of HTML.
  markdown.supportHtml = true;
  return new Hover(markdown, toRange(contract.lines.get(path) ?? [0], found.range));
};

export const registerHover = (session: Session): Disposable =>
  languages.registerHoverProvider(ownDocuments, {
    provideHover: (document, position) => provideHover(session, document, position),
  });
