// Runs all checks over a contract and hears what the workspace says about their findings: severities, ignored paths, comments
// with a reason, and the baseline.
import type { Check } from './checks/check.ts';
import { checks } from './checks/index.ts';
import { type Configuration, governing } from './configuration.ts';
import type { Contract } from './contract.ts';
import {
  type Finding,
  type Judgement,
  type Mistake,
  severities,
  type Severity,
  type SilencedFinding,
  type Unread,
} from './finding.ts';
import { damageIn } from './link/damage.ts';
import type { NoteFact } from './notes.ts';
import { tellUnknown } from './unknown-name.ts';

type SilenceNote = Extract<NoteFact, { readonly kind: 'silence' }>;

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (a, b) =>
      compare(a.protocol, b.protocol) ||
      compare(a.event, b.event) ||
      compare(a.check, b.check) ||
      compare(a.place.path, b.place.path) ||
      compare(a.place.range.start, b.place.range.start),
  );

/** The nearest configuration that has a word about the check at a file decides. */
const wordOn = (check: Check, path: string, configurations: readonly Configuration[]): Severity | 'off' | undefined =>
  governing(configurations, path)
    .find(({ severities: words }) => words.has(check.id))
    ?.severities.get(check.id);

const isMilder = (a: Severity, b: Severity): boolean => severities.indexOf(a) > severities.indexOf(b);

/** A case that its check tells more mildly than others ("cannot tell") is never made more severe than that. */
const severityOf = (check: Check, own: Severity, word: Severity | 'off' | undefined): Severity | 'off' => {
  if (word === undefined) return check.severity === 'off' ? 'off' : own;
  if (word === 'off' || check.severity === 'off') return word;
  return isMilder(own, check.severity) && isMilder(own, word) ? own : word;
};

const isAsked = (check: Check, configurations: readonly Configuration[]): boolean =>
  check.severity !== 'off' || configurations.some(({ severities: words }) => (words.get(check.id) ?? 'off') !== 'off');

/** The findings of a check that are not turned off or ignored, as severe as they are wanted. */
const found = (check: Check, contract: Contract, configurations: readonly Configuration[]): readonly Finding[] =>
  check.run(contract).flatMap((finding) => {
    const { path } = finding.place;
    const severity = severityOf(check, finding.severity, wordOn(check, path, configurations));
    if (severity === 'off' || governing(configurations, path).some(({ isIgnored }) => isIgnored(path))) return [];
    return [{ ...finding, severity }];
  });

const silencesIn = (contract: Contract, path: string): readonly SilenceNote[] =>
  (contract.files.get(path)?.notes ?? []).filter((note) => note.kind === 'silence');

/** The comments that speak of a finding. */
const commentsOn = ({ check, place: { path, range } }: Finding, contract: Contract): readonly SilenceNote[] =>
  silencesIn(contract, path).filter(
    ({ check: named, target }) => named === check && target.start <= range.start && range.start <= target.end,
  );

const silencedBy = (
  finding: Finding,
  comments: readonly SilenceNote[],
  configurations: readonly Configuration[],
): SilencedFinding | null => {
  const reason = comments.find((comment) => comment.reason !== null)?.reason ?? null;
  if (reason !== null) return { finding, by: 'comment', reason };
  const isKnown = governing(configurations, finding.place.path).some((configuration) => configuration.isKnown(finding));
  return isKnown ? { finding, by: 'baseline', reason: null } : null;
};

const withoutReason = (finding: Finding): Finding => ({
  ...finding,
  message: `${finding.message} The comment that would silence it gives no reason.`,
});

const checkIds: readonly string[] = checks.map(({ id }) => id);

/** Comments that name a check which does not exist: they would silence nothing, and nobody would know. */
const wrongComments = (contract: Contract): readonly Mistake[] =>
  [...contract.files.keys()].flatMap((path) =>
    silencesIn(contract, path)
      .filter(({ check }) => !checkIds.includes(check))
      .map(({ check, range }) => ({
        place: { path, range },
        message: `This comment silences nothing: ${tellUnknown(check, 'check', checkIds)}`,
      })),
  );

const byPlace = (a: Mistake, b: Mistake): number =>
  compare(a.place.path, b.place.path) || compare(a.place.range.start, b.place.range.start);

const unreadIn = (contract: Contract): readonly Unread[] => {
  const damage = contract.protocols.flatMap((protocol) => damageIn(contract.files, protocol));
  return damage
    .map(({ name, place }) => ({
      place,
      message: `${name} does not parse here: mend its syntax. Until then nothing is told of what it lacks.`,
    }))
    .sort(byPlace);
};

const mistakesIn = (contract: Contract, configurations: readonly Configuration[]): readonly Mistake[] =>
  [...configurations.flatMap(({ mistakes }) => mistakes), ...wrongComments(contract)].sort(byPlace);

/** What all checks say of a contract, as its workspace wants to hear it. */
export const judge = (contract: Contract, configurations: readonly Configuration[]): Judgement => {
  const asked = checks.filter((check) => isAsked(check, configurations));
  const findings: Finding[] = [];
  const silenced: SilencedFinding[] = [];
  for (const finding of inOrder(asked.flatMap((check) => found(check, contract, configurations)))) {
    const comments = commentsOn(finding, contract);
    const silence = silencedBy(finding, comments, configurations);
    if (silence !== null) silenced.push(silence);
    else findings.push(comments.length === 0 ? finding : withoutReason(finding));
  }
  return { findings, silenced, mistakes: mistakesIn(contract, configurations), unread: unreadIn(contract) };
};
