// Which files belong to which protocol, so that a command can take the protocol from the file it is called in.
import { commands, type Disposable } from 'vscode';
import type { Contract, Protocol } from '../engine/contract.ts';
import type { Session } from './session.ts';

/** Files that declare or carry a whole protocol. */
const carriers = ({ server, client }: Protocol): ReadonlySet<string> => {
  const facts = [server.set, server.wrapper, server.chain, client.set, client.wrapper, client.client, client.handler];
  return new Set([...facts, client.hook].flatMap((fact) => (fact === null ? [] : [fact.path])));
};

/** Files that mention one of its events, stores and transports included. */
const mentioners = ({ events, server, client }: Protocol): ReadonlySet<string> =>
  new Set([
    ...[...events.values()].flatMap(({ mentions }) => mentions.map(({ path }) => path)),
    ...[...server.transports, ...client.stores].map(({ path }) => path),
  ]);

/** The protocols that a file belongs to: those it carries, else those it mentions. */
export const protocolsOf = (contract: Contract, path: string): readonly Protocol[] => {
  const carried = contract.protocols.filter((protocol) => carriers(protocol).has(path));
  return carried.length > 0 ? carried : contract.protocols.filter((protocol) => mentioners(protocol).has(path));
};

const allFiles = (contract: Contract): readonly string[] => [
  ...new Set(contract.protocols.flatMap((protocol) => [...carriers(protocol), ...mentioners(protocol)])),
];

/** Keeps the context keys that menus ask for. */
export const registerContextKeys = (session: Session): Disposable => {
  const told = new Map<string, string>();
  const setContext = (key: string, value: unknown): void => {
    const text = JSON.stringify(value);
    if (told.get(key) === text) return;
    told.set(key, text);
    void commands.executeCommand('setContext', `cachibotWebSocket.${key}`, value);
  };
  return session.onDidChange(() => {
    const contract = session.project.contract();
    setContext('hasProtocol', contract.protocols.length > 0);
    // A window on a remote machine knows the files by other uris than the extension does, but by the same path.
    const uris = allFiles(contract).map((path) => session.paths.uriOf(path));
    setContext(
      'files',
      Object.fromEntries(uris.flatMap(({ path, fsPath }) => [path, fsPath]).map((path) => [path, true])),
    );
  });
};
