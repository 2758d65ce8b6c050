// Judges a plan before anybody sees it: the files still parse, and the event leaves no finding but those that a new
// event may have.
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { Finding } from '../finding.ts';
import { languageOf } from '../paths.ts';
import type { PlanInput, Preview } from '../project.ts';
import { pythonDamage } from '../python/damage.ts';
import { syntaxErrors } from '../typescript/writer.ts';

/** A wrapper that nobody calls yet, a key that nobody passes yet, or a part that waits to be filled, is what was asked for. */
const allowed: ReadonlySet<string> = new Set(['unsent-event', 'unset-field', 'unfinished-part']);

/** Other languages are not read, so nothing is said of them. */
const damage = (path: string, text: string): number => {
  switch (languageOf(path)) {
    case 'python':
      return pythonDamage(text);
    case 'typescript':
      return syntaxErrors(text, path);
    case null:
      return 0;
  }
};

/** Refuses a text that no longer parses where it did, and one that the compiler cannot read to begin with. */
const damagedFile = (input: PlanInput, changed: ReadonlyMap<string, string>): Refusal | null => {
  for (const [path, text] of changed) {
    const before = damage(path, input.read(path) ?? '');
    if (languageOf(path) === 'typescript' && before > 0)
      return refuse(`${path} does not parse: mend its syntax first.`);
    if (damage(path, text) > before)
      return refuse(`${path} would no longer parse: mend the code around the place first.`);
  }
  return null;
};

/** Which finding it is, wherever it stands: messages name lines, and lines move. */
const identify = ({ check, protocol, event, field }: Finding): string => [check, protocol, event, field].join('\n');

const isGrave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

/**
 * Whether a finding only says what one about the event has hidden: a key that was missing is there at times, one of all the
 * keys that were missing no longer is, or all are that were missing one by one.
 */
const isRest = (finding: Finding, gone: readonly Finding[]): boolean =>
  gone.some(
    (one) =>
      one.protocol === finding.protocol &&
      one.event === finding.event &&
      (one.check === finding.check ? one.field === null || finding.field === null : isGrave(one) && !isGrave(finding)),
  );

/** A finding under the names that a change gives. */
const renamed = (finding: Finding, change: Change): Finding => {
  if (change.kind === 'several') return change.changes.reduce(renamed, finding);
  const isRename = change.kind === 'rename-event' || change.kind === 'rename-field';
  if (!isRename || finding.event !== change.event) return finding;
  if (change.protocol !== null && change.protocol !== finding.protocol) return finding;
  if (change.kind === 'rename-event') return { ...finding, event: change.to };
  return finding.field === change.key ? { ...finding, field: change.to } : finding;
};

/** Says why a plan must not be shown, or what is there once it is done. */
export const verify = (input: PlanInput, changed: ReadonlyMap<string, string>): Refusal | Preview => {
  const damaged = damagedFile(input, changed);
  if (damaged !== null) return damaged;
  const preview = input.preview(changed);
  const before = input.findings.map((finding) => renamed(finding, input.change));
  const known = new Set(before.map(identify));
  const present = new Set(preview.findings.map(identify));
  const gone = before.filter((finding) => !present.has(identify(finding)));
  const added = preview.findings.find(
    (finding) => !allowed.has(finding.check) && !known.has(identify(finding)) && !isRest(finding, gone),
  );
  return added === undefined ? preview : refuse(`Nothing was planned, because this would be left: ${added.message}`);
};
