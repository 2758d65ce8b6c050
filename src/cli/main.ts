// The command line: `cachibot-ws <command> [NAME] [folder…]`. Machine output goes to standard output, everything else to
// standard error. Exit codes: 0 done, 1 findings of warning or error, 2 could not run or refused.
import { commands } from './commands.ts';
import { UserError } from './files.ts';
import { usage, usageOf } from './usage.ts';

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

const run = async (argv: readonly string[]): Promise<number> => {
  const [first, ...rest] = argv;
  const isAsked = first === 'help' || isHelp(first);
  const [name, ...args] = isAsked ? rest : argv;
  if (name === undefined) {
    process.stdout.write(usage());
    return isAsked ? 0 : 2;
  }
  const command = commands.get(name);
  if (command === undefined) throw new UserError(`\`${name}\` is no command: use ${[...commands.keys()].join(', ')}.`);
  if (isAsked || args.some(isHelp)) {
    process.stdout.write(usageOf(name, command));
    return 0;
  }
  return command.run(args);
};

/** Tells whether node's own argument parser wrote the message; its sentences are for the user. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

// A reader that has read enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

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
