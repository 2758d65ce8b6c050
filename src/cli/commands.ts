// The commands, sorted by name: what each takes, what it does, and who runs it. A new command is one more entry.
import { requestKeys } from '../engine/draft/request-keys.ts';
import { runAdd } from './add.ts';
import { runAddField } from './add-field.ts';
import { runCheck } from './check.ts';
import { runComplete } from './complete.ts';
import { runContract } from './contract.ts';
import { runExplain } from './explain.ts';
import { runFix } from './fix.ts';
import { runRemove } from './remove.ts';
import { runRemoveField } from './remove-field.ts';
import { runRename } from './rename.ts';
import { runRenameField } from './rename-field.ts';
import { runRetypeField } from './retype-field.ts';

export interface Command {
  /** What follows `cachibot-ws NAME`, without flags. */
  readonly takes: string;
  readonly does: string;
  /** Each with its meaning. */
  readonly flags: readonly (readonly [flag: string, meaning: string])[];
  /** Answers with the exit code. */
  readonly run: (args: readonly string[]) => Promise<number> | number;
}

const protocol = ['--protocol ID', 'where the name stands in several protocols'] as const;
const cache = [
  ['--no-cache', 'read every file, and keep nothing for the next start'],
  ['--cache FILE', "keep it in this file, not in the operating system's cache folder"],
] as const;
const write = ['--write', 'apply the plan; without it the diff is printed and nothing written'] as const;

export const commands: ReadonlyMap<string, Command> = new Map([
  [
    'add',
    {
      takes: 'EVENT [folder…]',
      does: 'adds or completes an event, or all of a draft: prints the diff, --write applies it',
      flags: [
        ...requestKeys.map(({ name, takes, meaning }) => [`--${name} ${takes}`, meaning] as const),
        ['--from FILE', 'several events: a draft, or JSON; the keys of both are these flags'],
        write,
      ],
      run: runAdd,
    },
  ],
  [
    'add-field',
    {
      takes: 'EVENT LINE [folder…]',
      does: 'gives an event one more field, across the stack: prints the diff, --write applies it',
      flags: [
        ['--value EXPR', 'what the calls pass, as Python has it; needed where they have to pass something'],
        protocol,
        write,
      ],
      run: runAddField,
    },
  ],
  [
    'check',
    {
      takes: '[folder…]',
      does: 'tells what disagrees between backend and frontend',
      flags: [
        ['--format F', 'text, the default, json, markdown, sarif or github'],
        [
          '--against STATE',
          'tell only what is new since a commit, a branch or a saved file, and what changed in the contract',
        ],
        ['--save FILE', 'keep what is found and the contract for a later --against'],
        ['--allow-empty', 'a folder without a protocol is no error'],
        ['--write-baseline', 'put what is found into cachibot-ws.json: from then on only new findings are told'],
        ...cache,
      ],
      run: runCheck,
    },
  ],
  [
    'complete',
    {
      takes: 'EVENT [folder…]',
      does: 'writes every part that an event lacks: prints the diff, --write applies it',
      flags: [protocol, write],
      run: runComplete,
    },
  ],
  [
    'contract',
    {
      takes: '[folder…]',
      does: 'prints the protocols, events and payloads',
      flags: [['--format F', 'json, the default, or markdown'], ...cache],
      run: runContract,
    },
  ],
  [
    'explain',
    {
      takes: 'EVENT [folder…]',
      does: 'tells what an event carries, who sends and handles it',
      flags: [['--format F', 'text, the default, json or markdown'], protocol, ...cache],
      run: runExplain,
    },
  ],
  [
    'fix',
    {
      takes: '[folder…]',
      does: 'mends what is found, where a fix is safe: prints the diff, --write applies it',
      flags: [
        ['--check ID', 'only findings of this check'],
        ['--event EVENT', 'only findings about this event'],
        ['--protocol ID', 'only findings in this protocol'],
        write,
      ],
      run: runFix,
    },
  ],
  [
    'remove',
    {
      takes: 'EVENT [folder…]',
      does: 'removes an event: prints the diff, --write applies it',
      flags: [protocol, write],
      run: runRemove,
    },
  ],
  [
    'remove-field',
    {
      takes: 'EVENT KEY [folder…]',
      does: 'takes a field out of an event, unless something needs it: prints the diff, --write applies it',
      flags: [protocol, write],
      run: runRemoveField,
    },
  ],
  [
    'rename',
    {
      takes: 'EVENT NEW [folder…]',
      does: 'gives an event another name, and what is named after it: prints the diff, --write applies it',
      flags: [protocol, write],
      run: runRename,
    },
  ],
  [
    'rename-field',
    {
      takes: 'EVENT OLD NEW [folder…]',
      does: 'gives a key of an event another name, wherever it is meant: prints the diff, --write applies it',
      flags: [protocol, write],
      run: runRenameField,
    },
  ],
  [
    'retype-field',
    {
      takes: 'EVENT LINE [folder…]',
      does: 'gives a field of an event another type or presence: prints the diff, --write applies it',
      flags: [protocol, write],
      run: runRetypeField,
    },
  ],
] satisfies (readonly [string, Command])[]);
