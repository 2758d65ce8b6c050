// What `--help` prints: of the whole command line, or of one command.
import { type Command, commands } from './commands.ts';

/** Two columns, the first as wide as its widest entry. */
const toTable = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}\n`).join('');
};

const exitCodes =
  'Exit codes: 0 done and nothing of warning or error, 1 findings of warning or error, 2 could not run or refused.\n';

export const usage = (): string => {
  const rows = [...commands].map(([name, { takes, does }]) => [`cachibot-ws ${name} ${takes}`, does] as const);
  return `Usage: cachibot-ws <command> [NAME] [folder…]

${toTable(rows)}
Without a folder the current one is read. \`cachibot-ws <command> --help\` lists the flags of a command.
${exitCodes}`;
};

export const usageOf = (name: string, { takes, does, flags }: Command): string =>
  `Usage: cachibot-ws ${name} ${takes}

${does.charAt(0).toUpperCase()}${does.slice(1)}.

${toTable(flags)}
${exitCodes}`;
