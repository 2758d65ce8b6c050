// The settings as one typed object. Nothing else reads the configuration.
import { type Disposable, workspace } from 'vscode';

const section = 'cachibotWebSocket';

export interface Settings {
  /** Findings of information and hint stand in Problems too. */
  readonly showInformation: boolean;
}

export const readSettings = (): Settings => {
  const configuration = workspace.getConfiguration(section);
  return { showInformation: configuration.get('showInformation', false) };
};

export const onDidChangeSettings = (listener: () => void): Disposable =>
  workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
