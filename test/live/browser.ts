// A browser window of one user: jsdom with its real WebSocket, in which the project's bundled front end runs. Tests look at what
// the store hooks rendered, and wait for that to change.
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { JSDOM, VirtualConsole } from 'jsdom';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Host, Page, State } from './page.ts';

export interface User {
  readonly token: string;
  readonly id: string;
  readonly name: string;
}

/** A hook to mount, with its arguments. */
export interface Mounted {
  readonly hook: string;
  readonly args: readonly unknown[];
}

const longestWait = 40_000;
const modules = join(__dirname, '..', '..', 'node_modules');

const bundle = async (frontend: string, { hook, args }: Mounted, user: User): Promise<string> => {
  const stores = readdirSync(join(frontend, 'src', 'stores')).map((file) => file.replace(/\.ts$/, ''));
  const contents = [
    `import { mountPage } from ${JSON.stringify(join(__dirname, 'page.ts'))}`,
    `import { ${hook} } from './src/hooks/${hook}'`,
    `import { useAuthStore } from './src/stores/session'`,
    ...stores.map((store, index) => `import * as store${index} from './src/stores/${store}'`),
    `useAuthStore.getState().signIn(${[user.token, user.id, user.name].map((word) => JSON.stringify(word)).join()})`,
    `mountPage(() => ${hook}(...${JSON.stringify(args)}), [${stores.map((_, index) => `store${index}`).join()}])`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: frontend, sourcefile: 'main.ts', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    nodePaths: [modules],
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
};

const isCallable = (value: unknown): value is (...args: readonly unknown[]) => unknown => typeof value === 'function';

const member = (owner: unknown, name: string): unknown =>
  typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;

/** `useJobStore.jobs` of the states of all stores, as plain data of this side. */
const valueAt = (states: ReadonlyMap<string, State>, path: string): unknown => {
  const [store = '', ...names] = path.split('.');
  const state = states.get(store);
  assert.ok(state, `There is no ${store}.`);
  assert.ok(names.length > 0 && String(names[0]) in state, `There is no ${path}.`);
  return structuredClone(names.reduce<unknown>(member, state));
};

export class Browser {
  readonly #name: string;
  readonly #window: JSDOM['window'];
  readonly #problems: string[];
  readonly #waiting: Set<() => void>;
  #page: Page | undefined;

  private constructor(address: string, name: string) {
    this.#name = name;
    this.#problems = [];
    this.#waiting = new Set();
    const virtualConsole = new VirtualConsole()
      .on('error', (...words) => this.#problems.push(words.map(String).join(' ')))
      .on('jsdomError', (error) => this.#problems.push(String(error.stack)));
    const html = '<!doctype html><div id="root"></div>';
    const options = { url: address, runScripts: 'outside-only', pretendToBeVisual: true, virtualConsole } as const;
    this.#window = new JSDOM(html, options).window;
    const host: Host = {
      opened: (page) => {
        this.#page = page;
      },
      rendered: () => {
        for (const look of this.#waiting) look();
      },
    };
    // jsdom has everything that the front end uses but fetch, and Node's is the browser's.
    Object.assign(this.#window, { host, fetch });
  }

  /** Opens a window on the server at this address, with one hook mounted. */
  static async open(frontend: string, address: string, user: User, mounted: Mounted): Promise<Browser> {
    const code = await bundle(frontend, mounted, user);
    const browser = new Browser(address, user.name);
    browser.#window.eval(code);
    await browser.until(() => {
      assert.ok(browser.#shown.hook, `${mounted.hook} is mounted`);
    });
    return browser;
  }

  get #shown(): Page {
    assert.ok(this.#page, `The page did not open:\n${this.#problems.join('\n')}`);
    return this.#page;
  }

  /** What the store hook last returned at `useXStore.state`. */
  kept(path: string): unknown {
    return valueAt(this.#shown.stores, path);
  }

  /** Every value that was there, each once in a row. */
  history(path: string): readonly unknown[] {
    const [store = ''] = path.split('.');
    // The page's own list is of the window's `Array`, which equals none of ours.
    const states = [...(this.#shown.history.get(store) ?? [])];
    const values = states.map((state) => valueAt(new Map([[store, state]]), path));
    return values.filter((value, index) => index === 0 || !isDeepStrictEqual(value, values[index - 1]));
  }

  /** Calls what the hook returned under this name: `sendOrder`, `cancel`. */
  call(name: string, ...args: readonly unknown[]): void {
    const callback = member(this.#shown.hook, name);
    assert.ok(isCallable(callback), `The hook returns no ${name}.`);
    callback(...args);
  }

  /** Calls an action as a component would: `useDocumentStore.uploadDocument`. */
  async act(path: string, ...args: readonly unknown[]): Promise<void> {
    const [store = '', name = ''] = path.split('.');
    const action = this.#shown.stores.get(store)?.[name];
    assert.ok(isCallable(action), `There is no ${path}.`);
    await action(...args);
  }

  /** Waits until the store hook shows exactly this. */
  async shows(path: string, expected: unknown): Promise<void> {
    await this.until(() => {
      assert.deepEqual(this.kept(path), expected, `${path} of ${this.#name}`);
    });
  }

  /** Waits until the hook says that its socket is open. */
  async isConnected(): Promise<void> {
    await this.until(() => {
      assert.equal(member(this.#shown.hook, 'isConnected'), true, `the socket of ${this.#name} is open`);
    });
  }

  /** Looks again after every rendering until this does not throw. */
  async until(expectation: () => void): Promise<void> {
    const failureOf = (): Error | null => {
      try {
        expectation();
        return null;
      } catch (error) {
        return error instanceof Error ? error : new Error('The expectation threw something odd.');
      }
    };
    await new Promise<void>((resolve, reject) => {
      const end = (failure: Error | null): void => {
        clearTimeout(limit);
        this.#waiting.delete(look);
        if (failure === null) resolve();
        else reject(failure);
      };
      const look = (): void => {
        if (failureOf() === null) end(null);
      };
      const limit = setTimeout(() => {
        end(failureOf());
      }, longestWait);
      this.#waiting.add(look);
      look();
    });
  }

  /** Unmounts the hook, which closes its socket. An error on the page's console fails the test. */
  close(): void {
    this.#page?.unmount();
    this.#window.close();
    assert.deepEqual(this.#problems, [], `errors on the page of ${this.#name}`);
  }
}
