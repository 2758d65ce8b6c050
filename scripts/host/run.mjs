// Runs one program to its end. The scripts use it for npm, tar, vsce and the like, whose output matters only when they fail.
import { spawn } from 'node:child_process';

/** An error whose message is the whole story: the scripts print it without a stack. */
export class HostError extends Error {}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>} What the program printed on standard output.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = { out: '', all: '' };
    const collect = (/** @type {Buffer} */ chunk, /** @type {boolean} */ isOut) => {
      printed.all += chunk.toString();
      if (isOut) printed.out += chunk.toString();
    };
    child.stdout.on('data', (chunk) => collect(chunk, true));
    child.stderr.on('data', (chunk) => collect(chunk, false));
    child.on('error', (error) => reject(new HostError(`${program} cannot be started: ${error.message}.`)));
    child.on('close', (code) => {
      if (code === 0) resolve(printed.out);
      else reject(new HostError(`${program} ${args.join(' ')} ended with code ${code}:\n${lastLines(printed.all)}`));
    });
  });
}

/** @param {string} text */
const lastLines = (text) => text.trimEnd().split('\n').slice(-15).join('\n');

/** @param {string} line */
export const progress = (line) => process.stderr.write(`${line}\n`);

/**
 * Runs a script's main function: a HostError is one sentence and exit code 2, anything else is our bug and keeps its stack.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    progress(error instanceof HostError ? error.message : String(error?.stack ?? error));
    process.exitCode = 2;
  }
}
