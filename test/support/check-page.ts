// The page of a check, `docs/checks/<id>.md`: its examples and the ways to silence it are made from the check itself.
import type { Check } from '../../src/engine/checks/check.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { projectOf, parseFixture } from './fixture.ts';

export const pagePath = (id: string): string => `docs/checks/${id}.md`;

/** What a check says of its bad example. */
const badFindings = ({ run, bad }: Check): readonly Finding[] => run(projectOf(parseFixture(bad).texts).contract());

/** The files of a world as they are written, with the comments that point at what is found. */
const filesOf = (world: string): ReadonlyMap<string, string> =>
  new Map(
    world
      .split(/^\/\/- \//m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n') + 1).trim()]),
  );

const block = (path: string, text: string): string =>
  `\`${path}\`\n\n\`\`\`${path.endsWith('.py') ? 'python' : 'typescript'}\n${text}\n\`\`\``;

const offered = (findings: readonly Finding[]): readonly string[] => {
  const fixes = findings.flatMap((finding) => finding.fixes);
  if (fixes.length === 0) return [];
  const lines = fixes.map(
    ({ title, isPreferred, caution }) =>
      `- ${title}${isPreferred ? ' (preferred)' : ''}${caution === null ? '' : `. ${caution}`}`,
  );
  return [`Offered here:\n\n${lines.join('\n')}`];
};

/** The bad world, what is offered there, and the files that differ in the good one. */
export const examplePart = (check: Check): string => {
  const before = parseFixture(check.bad).texts;
  const after = parseFixture(check.good).texts;
  const mended = [...filesOf(check.good)].filter(([path]) => before.get(path) !== after.get(path));
  return [
    'Bad:',
    ...[...filesOf(check.bad)].map(([path, text]) => block(path, text)),
    ...offered(badFindings(check)),
    'Good, where it differs:',
    ...mended.map(([path, text]) => block(path, text)),
  ].join('\n\n');
};

export const silencePart = ({ id, severity }: Check): string =>
  [
    `One finding, with a reason, at its line or above it (\`//\` in TypeScript):\n\n    # cachibot-ws-ignore ${id}: the reason`,
    severity === 'off'
      ? `It is off. In \`cachibot-ws.json\` it is turned on:\n\n    { "severity": { "${id}": "information" } }`
      : `The whole check, or its severity, in \`cachibot-ws.json\`:\n\n    { "severity": { "${id}": "off" } }`,
    'All that is found today, in the baseline of the same file: `cachibot-ws check --write-baseline`.',
  ].join('\n\n');

const betweenMarks = (name: string): RegExp => new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end of ${name} -->)`);

const fill = (page: string, name: string, text: string): string =>
  page.replace(betweenMarks(name), (_, start: string, end: string) => `${start}\n${text}\n\n${end}`);

/** The page with its made parts as they have to be. */
export const withMadeParts = (page: string, check: Check): string =>
  fill(fill(page, 'example', examplePart(check)), 'silencing', silencePart(check));

/** The verbs that the titles of a check's fixes begin with, from its source. */
export const fixVerbs = (source: string): readonly string[] => {
  const titles = [...source.matchAll(/\btitle: ([^]*?),\n\s+change:/g)].map(([, title = '']) => title);
  return [
    ...new Set(titles.flatMap((title) => [...title.matchAll(/[`']([A-Z][a-z]+)\b/g)].map(([, verb = '']) => verb))),
  ];
};
