// A copy of the sample project that a test changes as a developer would, and then runs: events by the built command line, the
// rest by hand, the server and as many browsers as there are users.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Folder } from '../support/command-line.ts';
import { Browser, type User } from './browser.ts';
import { Server } from './server.ts';

const modules = join(__dirname, '..', '..', 'node_modules');
const run = promisify(execFile);

/** Who may sign in to the sample project. */
type Name = 'anna' | 'ben' | 'carl';

const userOf = (name: Name): User => ({
  token: `token-${name}`,
  id: `user-${name}`,
  name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
});

const copySample = (): Folder => {
  const folder = Folder.copyOf('sample');
  symlinkSync(modules, join(folder.path, 'frontend', 'node_modules'), 'junction');
  return folder;
};

export class Application {
  readonly #folder = copySample();
  readonly #browsers: Browser[] = [];
  #server: Server | undefined;

  /** Adds an event with the built command line; answers with what it says remains to do. */
  add(event: string, ...flags: readonly string[]): string {
    const { code, err } = this.#folder.run('add', event, ...flags, '--write');
    assert.equal(code, 0, err);
    return err;
  }

  /** Writes lines by hand below the only line that reads so, as deep as that one. */
  writeBelow(path: string, line: string, ...added: readonly string[]): void {
    this.#rewrite(path, line, (found, indent) => [found, ...added.map((one) => `${indent}${one}`)]);
  }

  /** Writes lines by hand in the place of the only line that reads so. */
  writeInstead(path: string, line: string, ...added: readonly string[]): void {
    this.#rewrite(path, line, (_, indent) => added.map((one) => `${indent}${one}`));
  }

  #rewrite(path: string, line: string, toLines: (found: string, indent: string) => readonly string[]): void {
    const lines = this.#folder.read(path).split('\n');
    assert.equal(lines.filter((one) => one.trim() === line).length, 1, `\`${line}\` stands once in ${path}`);
    const changed = lines.flatMap((one) => (one.trim() === line ? toLines(one, /^ */.exec(one)?.[0] ?? '') : [one]));
    this.#folder.write(path, changed.join('\n'));
  }

  /** Checks and compiles what was written, then starts the server. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const { out } = this.#folder.run('check');
    assert.equal(out, 'Backend and frontend agree.\n');
    await this.#compile();
    this.#server = await Server.start(this.#folder.path, settings);
  }

  async #compile(): Promise<void> {
    const compiler = join(modules, 'typescript', 'bin', 'tsc');
    const args = [compiler, '--noEmit', '--project', join(this.#folder.path, 'frontend')];
    await run(process.execPath, args).catch((error: unknown) => {
      const said = typeof error === 'object' && error !== null && 'stdout' in error ? error.stdout : error;
      assert.fail(`The front end does not compile:\n${String(said)}`);
    });
  }

  get server(): Server {
    assert.ok(this.#server, 'The server is not started.');
    return this.#server;
  }

  /** Opens a browser for a user, in which this hook is mounted with these arguments. */
  async browse(name: Name, hook: string, ...args: readonly unknown[]): Promise<Browser> {
    const frontend = join(this.#folder.path, 'frontend');
    const browser = await Browser.open(frontend, this.server.address, userOf(name), { hook, args });
    this.#browsers.push(browser);
    return browser;
  }

  async post(name: Name, path: string, body?: unknown): Promise<unknown> {
    return this.server.post(path, userOf(name).token, body);
  }

  /** What the server printed so far. */
  get log(): string {
    return this.#server?.log ?? '';
  }

  async close(): Promise<void> {
    try {
      for (const browser of this.#browsers) browser.close();
    } finally {
      await this.#server?.stop().finally(() => {
        this.#folder.remove();
      });
    }
  }
}

/** A test with an application of its own, which ends with it. If it fails, what the server printed is shown too. */
export const live = (use: (application: Application) => Promise<void>) => async (): Promise<void> => {
  const application = new Application();
  try {
    await use(application);
  } catch (error) {
    console.error(application.log);
    await application.close().catch(() => undefined);
    throw error;
  }
  await application.close();
};
