// The real server of a copy of the sample project, on a free port of this machine.
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Child = ChildProcessByStdio<Writable, null, Readable>;

const startLimit = 60_000;

export class Server {
  readonly #child: Child;
  readonly #log: string[];

  readonly address: string;

  private constructor(child: Child, log: string[], address: string) {
    this.#child = child;
    this.#log = log;
    this.address = address;
  }

  /** Starts the server with these settings in its environment; resolves once it serves. */
  static async start(folder: string, settings: Readonly<Record<string, string>>): Promise<Server> {
    const python = process.env['CACHIBOT_WS_PYTHON'] ?? '';
    const child = spawn(python, [join(__dirname, 'serve.py'), 'workshop'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, ...settings, PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1' },
    });
    const log: string[] = [];
    const address = await addressOf(child, log);
    return new Server(child, log, address);
  }

  /** Does what a component does over plain HTTP, as this user. */
  async post(path: string, token: string, body?: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, this.address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.ok(response.ok, `POST ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  get log(): string {
    return this.#log.join('');
  }

  /** Ends it; whatever went wrong in it, even where the server carried on, fails the test. */
  async stop(): Promise<void> {
    const ended = once(this.#child, 'close');
    this.#child.stdin.end();
    await ended;
    assert.doesNotMatch(this.log, /Traceback|ERROR/);
  }
}

/** Waits for the line in which the server tells its address. */
const addressOf = (child: Child, log: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const giveUp = (why: string): void => {
      child.stdin.end();
      reject(new Error(`The server ${why}:\n${log.join('')}`));
    };
    const limit = setTimeout(() => {
      giveUp('did not come up');
    }, startLimit);
    child.on('error', ({ message }) => {
      giveUp(`cannot be started (${message})`);
    });
    child.on('exit', (code) => {
      clearTimeout(limit);
      giveUp(`ended with code ${String(code)}`);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log.push(text);
      const [, address] = /running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log.join('')) ?? [];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
  });
