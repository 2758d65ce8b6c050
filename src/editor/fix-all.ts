// "Fix All WebSocket Event Findings": the preferred fixes of the whole workspace as one plan, shown before it is applied.
import { window } from 'vscode';
import { fixAll } from '../engine/fix-all.ts';
import { review } from './apply-fix.ts';
import { requireContract } from './require-contract.ts';
import type { Services } from './services.ts';

export const fixAllTitle = 'Fix All WebSocket Event Findings';

export const fixAllFindings = async (services: Services): Promise<void> => {
  await requireContract(services.session);
  const change = fixAll(services.session.project.findings(), fixAllTitle);
  if (change !== null) await review(services, change);
  else void window.showInformationMessage('There is nothing to fix.');
};
