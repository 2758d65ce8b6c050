// The whole explanation of an event as a page: a read-only document that Markdown's preview shows. It follows the texts.
import { commands, Disposable, EventEmitter, Uri, workspace } from 'vscode';
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

/** The address of a line in a file, as links in Markdown have it. */
const addressOf = ({ project, paths }: Session, { path, range }: Place): string => {
  const { start } = toRange(project.contract().lines.get(path) ?? [0], range);
  return paths
    .uriOf(path)
    .with({ fragment: `L${start.line + 1},${start.character + 1}` })
    .toString();
};

/** Links out of a hover: places open in the editor, pages by the one command that is trusted. */
export const linksOf = (session: Session): Links => ({
  toPlace: (place) => addressOf(session, place),
  toPage: ({ protocol, name }) =>
    `command:${showContractCommand}?${encodeURIComponent(JSON.stringify([{ protocol, name }]))}`,
});

const writePage = (session: Session, uri: Uri): string => {
  if (!session.isRead) return '';
  const { protocol, name } = eventOf(uri);
  const found = session.project.explain(name).find((one) => one.protocol === protocol);
  if (found === undefined) return 'This event is gone.\n';
  return toMarkdown(found, { ...linksOf(session), toPage: () => null });
};

/** Opens the page, rendered where Markdown's preview is at hand. */
export const openContractPage = async (event: Pick<ContractEvent, 'protocol' | 'name'>): Promise<void> => {
  const uri = toUri(event);
  const preview = 'markdown.showPreview';
  if ((await commands.getCommands(true)).includes(preview)) await commands.executeCommand(preview, uri);
  else await commands.executeCommand('vscode.open', uri);
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
