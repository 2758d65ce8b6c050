// The whole explanation of an event as a page: a read-only document that Markdown's preview shows. It follows the texts.
import { commands, Disposable, EventEmitter, extensions, Uri, workspace } from 'vscode';
import type { ContractEvent } from '../engine/contract.ts';
import { type Links, toMarkdown } from '../engine/features/explain-markdown.ts';
import type { Place } from '../engine/source.ts';
import { toRange } from './convert.ts';
import type { Session } from './session.ts';

const scheme = 'cachibot-contract';

export const showContractCommand = 'cachibotWebSocket.showContract';

/** What stands in the address of a page; any text of the workspace may be an event's name. */
const toUri = ({ protocol, name }: Pick<ContractEvent, 'protocol' | 'name'>): Uri =>
  Uri.from({ scheme, path: `/${encodeURIComponent(protocol)}/${encodeURIComponent(name)}.md` });

const eventOf = ({ path }: Uri): Pick<ContractEvent, 'protocol' | 'name'> => {
  const [, protocol = '', file = ''] = path.split('/');
  return { protocol: decodeURIComponent(protocol), name: decodeURIComponent(file.replace(/\.md$/, '')) };
};

/** The address of a place in a file, as links in Markdown have it. */
const addressOf = ({ project, paths }: Session, { path, range }: Place): Uri => {
  const { start } = toRange(project.contract().lines.get(path) ?? [0], range);
  return paths.uriOf(path).with({ fragment: `L${start.line + 1},${start.character + 1}` });
};

/** Markdown's preview refuses whole addresses; it knows paths in the workspace's first folder. */
const addressInPreview = (uri: Uri): string | null => {
  const root = workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined || !uri.path.startsWith(`${root.path}/`)) return null;
  const path = uri.path.slice(root.path.length + 1);
  return `/${path.split('/').map(encodeURIComponent).join('/')}#${uri.fragment}`;
};

/** Links out of a hover: places open in the editor, pages by the one command that is trusted. */
export const linksOf = (session: Session): Links => ({
  toPlace: (place) => addressOf(session, place).toString(),
  toPage: ({ protocol, name }) =>
    `command:${showContractCommand}?${encodeURIComponent(JSON.stringify([{ protocol, name }]))}`,
});

const writePage = (session: Session, uri: Uri): string => {
  if (!session.isRead) return '';
  const { protocol, name } = eventOf(uri);
  const found = session.project.explain(name).find((one) => one.protocol === protocol);
  if (found === undefined) return 'This event is gone.\n';
  return toMarkdown(found, { toPlace: (place) => addressInPreview(addressOf(session, place)), toPage: () => null });
};

/** The commands of an extension that has not been started yet are not listed, but run. */
const hasPreview = (): boolean => extensions.getExtension('vscode.markdown-language-features') !== undefined;

/** Opens the page, rendered where Markdown's preview is at hand. */
export const openContractPage = async (event: Pick<ContractEvent, 'protocol' | 'name'>): Promise<void> => {
  await commands.executeCommand(hasPreview() ? 'markdown.showPreview' : 'vscode.open', toUri(event));
};

export const registerContractPages = (session: Session): Disposable => {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => writePage(session, uri),
  });
  const listener = session.onDidChange(() => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
  });
  return Disposable.from(listener, provider, changed);
};
