// What every command needs first: the workspace read to its end, and a protocol in it.
import { workspace } from 'vscode';
import type { Contract } from '../engine/contract.ts';
import { count } from './plan-summary.ts';
import type { Session } from './session.ts';
import { UserError } from './user-error.ts';

export const requireContract = async (session: Session): Promise<Contract> => {
  if ((workspace.workspaceFolders ?? []).length === 0) {
    throw new UserError('No folder is open: open the folder that holds both backend and frontend.');
  }
  await session.settle();
  if (!session.isRead) throw new UserError('The workspace was not read to its end: run the command again.');
  const contract = session.project.contract();
  if (contract.protocols.length > 0) return contract;
  throw new UserError(
    `No WebSocket protocol found in ${count(session.fileCount, 'file')}: looked for a Python enum of message types beside the pydantic model that carries it.`,
  );
};
