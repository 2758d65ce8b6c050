// Which documents the language features are for. Every selector has a scheme: diffs and previews show copies of the same
// files, in which everything would be told twice.
import type { DocumentFilter } from 'vscode';

const languages = ['python', 'typescript', 'typescriptreact'];

/** On disk, on a remote machine, in a repository that was never cloned, and where VS Code itself is tested. */
const schemes = ['file', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

export const ownDocuments: readonly DocumentFilter[] = schemes.flatMap((scheme) =>
  languages.map((language) => ({ scheme, language })),
);
