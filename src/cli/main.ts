// The command line: `cachibot-ws <command> [NAME] [folder…]`. Machine output goes to standard output, everything else to
// standard error. Exit codes: 0 done, 1 findings of warning or error, 2 could not run or refused.
import { runAdd } from './add.ts';
import { runCheck } from './check.ts';
import { runContract } from './contract.ts';
import { runExplain } from './explain.ts';
import { UserError } from './files.ts';
import { runRemove } from './remove.ts';

/** A command takes its arguments and answers with the exit code. */
type Command = (args: readonly string[]) => Promise<number> | number;

const commands: ReadonlyMap<string, { readonly run: Command; readonly usage: string; readonly does: string }> = new Map(
  [
    [
      'add',
      {
        run: runAdd,
        usage: 'add EVENT [folder…]',
        does: 'adds or completes an event: prints the diff, --write applies it',
      },
    ],
    ['check', { run: runCheck, usage: 'check [folder…]', does: 'tells what disagrees between backend and frontend' }],
    ['contract', { run: runContract, usage: 'contract [folder…]', does: 'prints the protocols, events and payloads' }],
    [
      'explain',
      {
        run: runExplain,
        usage: 'explain EVENT [folder…]',
        does: 'tells what an event carries, who sends and handles it',
      },
    ],
    [
      'remove',
      {
        run: runRemove,
        usage: 'remove EVENT [folder…]',
        does: 'removes an event: prints the diff, --write applies it',
      },
    ],
  ],
);

const help = (): string => {
  const lines = [...commands.values()].map(({ usage, does }) => `  cachibot-ws ${usage.padEnd(24)} ${does}`);
  return `Usage: cachibot-ws <command> [NAME] [folder…]\n\n${lines.join('\n')}\n\nWithout a folder the current one is read.\n`;
};

const run = async (argv: readonly string[]): Promise<number> => {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  const command = commands.get(name);
  if (command === undefined) {
    throw new UserError(`\`${name}\` is no command: use ${[...commands.keys()].join(', ')}.`);
  }
  return command.run(args);
};

/** Tells whether node's own argument parser wrote the message; its sentences are for the user. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof UserError) && !isUsageError(error)) throw error;
    process.stderr.write(`cachibot-ws: ${error.message}\n`);
    process.exitCode = 2;
  },
);
