// Findings as GitHub's workflow commands, which the service shows at the lines of a pull request.
import type { EventDifference } from '../engine/comparison/compare.ts';
import {
  brokenSides,
  changedLines,
  consequences,
  headingOf,
  summaryOf,
} from '../engine/comparison/difference-words.ts';
import type { Mention } from '../engine/contract.ts';
import type { Finding, Judgement, Severity } from '../engine/finding.ts';
import type { Place } from '../engine/source.ts';
import type { Since } from './against.ts';
import { pathInCheckout, spanOf } from './places.ts';
import type { Workspace } from './workspace.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const command = (kind: string, properties: Readonly<Record<string, string | number>>, message: string): string => {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${kind} ${list.join(',')}::${escapeMessage(message)}\n`;
};

const placeOf = (workspace: Workspace, place: Place) => {
  const { start, end } = spanOf(workspace, place);
  return {
    file: pathInCheckout(workspace, place.path),
    line: start.line,
    col: start.column,
    // A column at the end counts only in the same line.
    ...(end.line === start.line ? { endColumn: end.column } : { endLine: end.line }),
  };
};

const tell = ({ check, severity, message, place }: Finding, workspace: Workspace): string =>
  command(commands[severity], { ...placeOf(workspace, place), title: check }, message);

/** Where the event is declared; one that is gone stands nowhere. */
const declarationOf = ({ protocol, name }: EventDifference, workspace: Workspace): Mention | null => {
  const found = workspace.project.contract().protocols.find(({ id }) => id === protocol);
  const event = found?.events.get(name);
  return event === undefined ? null : (event.mentions[0] ?? null);
};

/** The service shows few annotations of a step, so a change of an event is one, with all its lines. */
const tellChange = (one: EventDifference, workspace: Workspace): string => {
  const [name, rest] = headingOf(one);
  const lines = [
    `${name} · ${rest.join(' · ')}`,
    ...changedLines(one).map(({ mark, text }) => `${mark} ${text}`),
    ...consequences(one),
  ];
  const mention = declarationOf(one, workspace);
  const place = mention === null ? {} : placeOf(workspace, mention);
  const kind = brokenSides(one).length > 0 ? 'warning' : 'notice';
  return command(kind, { ...place, title: 'contract' }, lines.join('\n'));
};

export const toGithub = ({ findings }: Judgement, workspace: Workspace, since: Since | null): string => {
  const changes = since?.changes ?? [];
  const summary = summaryOf(changes);
  return [
    ...findings.map((finding) => tell(finding, workspace)),
    ...(summary === null ? [] : [command('notice', { title: 'contract' }, summary)]),
    ...changes.map((change) => tellChange(change, workspace)),
  ].join('');
};
