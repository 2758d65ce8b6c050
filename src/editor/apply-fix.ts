// What a quick fix does when it is chosen: plans its change for the texts as they are then, and applies it.
import { window } from 'vscode';
import type { Finding } from '../engine/finding.ts';
import type { Change } from '../engine/plan.ts';
import { applyPlan } from './apply.ts';
import { planChange, type Planned } from './planned.ts';
import { reviewAndApply, tellDone } from './review-and-apply.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';

/** Not in the palette: only quick fixes name it. */
export const applyFixCommand = 'cachibotWebSocket.applyFix';

/** Which finding it is, wherever it stands by now. */
export type FindingName = Pick<Finding, 'check' | 'protocol' | 'event' | 'field'>;

/** What a quick fix is about, as plain data. */
export type FixRequest =
  | { readonly kind: 'apply'; readonly change: Change }
  /** Shown before it is applied. */
  | { readonly kind: 'review'; readonly change: Change }
  | { readonly kind: 'ignore'; readonly finding: FindingName };

const isRequest = (about: unknown): about is FixRequest =>
  typeof about === 'object' &&
  about !== null &&
  'kind' in about &&
  (about.kind === 'ignore'
    ? 'finding' in about
    : (about.kind === 'apply' || about.kind === 'review') && 'change' in about);

const nothingToDo = (): void => {
  void window.showInformationMessage('Nothing is left to do here.');
};

/** Null where there is nothing to do. */
const planFix = async ({ session }: Services, change: Change): Promise<Planned | null> => {
  const planned = await planChange(session, change);
  if (planned.kind === 'refused') throw new UserError(planned.reason);
  return planned.plan.edits.length === 0 ? null : planned;
};

/** What happens in files that the user does not see is told, and what remains to do. */
const isQuiet = ({ session }: Services, { plan, files }: Planned): boolean => {
  const uri = window.activeTextEditor?.document.uri;
  const path = uri === undefined ? null : session.paths.pathOf(uri);
  return plan.notes.length === 0 && files.every(({ edit }) => edit.path === path);
};

const apply = async (services: Services, change: Change): Promise<void> => {
  const planned = await planFix(services, change);
  if (planned === null) {
    nothingToDo();
    return;
  }
  const applied = await applyPlan(services.session, planned);
  if (applied.kind === 'refused') throw new UserError(applied.reason);
  if (applied.kind === 'changed') throw new UserError('A file was changed meanwhile, so nothing was done: try again.');
  const { plan } = applied.planned;
  services.log.info([`${plan.title}.`, ...plan.notes].join(' '));
  if (!isQuiet(services, planned)) tellDone(services, planned, [plan.title, ...plan.notes.map(toClause)].join('; '));
};

/** A note in the middle of a sentence. */
const toClause = (note: string): string => note.charAt(0).toLowerCase() + note.slice(1).replace(/\.$/, '');

export const review = async (services: Services, change: Change): Promise<void> => {
  const planned = await planFix(services, change);
  if (planned === null) {
    nothingToDo();
    return;
  }
  const title = planned.plan.title.replaceAll('`', '');
  await reviewAndApply(services, { title, step: 1, total: 1 }, planned, planned.plan.title);
};

const askReason = async ({ ask }: Services, check: string): Promise<string | null> => {
  const given = await ask.input({
    position: { title: `Ignore ${check}`, step: 1, total: 1 },
    prompt: 'Why is it ignored here? The reason stands in the comment.',
    placeholder: 'the web client has no oven',
    value: '',
    check: (text) => (text === '' ? { kind: 'problem', message: 'Say why it is ignored.' } : null),
  });
  return given.kind === 'answer' ? given.value : null;
};

const ignore = async (services: Services, name: FindingName): Promise<void> => {
  const reason = await askReason(services, name.check);
  if (reason === null) return;
  const { session } = services;
  await session.settle();
  const found = session.project
    .findings()
    .find(
      (one) =>
        one.check === name.check &&
        one.protocol === name.protocol &&
        one.event === name.event &&
        one.field === name.field,
    );
  if (found === undefined) throw new UserError('What was to be ignored is not found any more.');
  await apply(services, { kind: 'silence', check: found.check, place: found.place, reason });
};

export const applyFix = async (services: Services, about: unknown): Promise<void> => {
  if (!isRequest(about)) return;
  switch (about.kind) {
    case 'apply':
      return apply(services, about.change);
    case 'review':
      return review(services, about.change);
    case 'ignore':
      return ignore(services, about.finding);
  }
};
