// Runs the built command line in a folder of its own, as a user would.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A temporary folder with these texts in it; `remove` takes it away. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'cachibot-ws-test-'));
  /** Stands for the cache folder of the operating system. */
  readonly cache = `${this.path}-cache`;

  static of(texts: ReadonlyMap<string, string>): Folder {
    const folder = new Folder();
    for (const [path, text] of texts) folder.write(path, text);
    return folder;
  }

  static copyOf(project: string): Folder {
    const folder = new Folder();
    cpSync(join(root, 'test', 'projects', project), folder.path, { recursive: true });
    return folder;
  }

  write(path: string, text: string): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  /** Every file's text, by its path. */
  texts(): ReadonlyMap<string, string> {
    const files = readdirSync(this.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      files
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((file) => [file.slice(this.path.length + 1), readFileSync(file, 'utf8')]),
    );
  }

  run(...args: readonly string[]): Ran {
    return this.runWith({}, ...args);
  }

  /** Runs with these variables beside those of the tests, which ask for no colours and no service. */
  runWith(variables: NodeJS.ProcessEnv, ...args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args], {
      cwd: this.path,
      encoding: 'utf8',
      env: { ...this.#environment(), ...variables },
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** Runs in a shell with the output going to another command; the exit code is that one's. */
  runInto(reader: string, ...args: readonly string[]): Ran {
    const own = [process.execPath, join(root, 'dist', 'cli.js'), ...args].map((word) => `'${word}'`).join(' ');
    const { status, stdout, stderr } = spawnSync(`${own} | ${reader}`, {
      cwd: this.path,
      encoding: 'utf8',
      shell: true,
      env: this.#environment(),
    });
    return { code: status, out: stdout, err: stderr };
  }

  #environment(): NodeJS.ProcessEnv {
    const none = { FORCE_COLOR: undefined, NO_COLOR: undefined, GITHUB_WORKSPACE: undefined };
    return { ...process.env, ...none, XDG_CACHE_HOME: this.cache };
  }

  remove(): void {
    for (const path of [this.path, this.cache]) rmSync(path, { recursive: true, force: true });
  }
}

/** Runs `use` with a folder and takes the folder away, whatever happens. */
export const withFolder = (folder: Folder, use: (folder: Folder) => void): void => {
  try {
    use(folder);
  } finally {
    folder.remove();
  }
};
