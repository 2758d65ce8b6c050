// Finds a Chromium: the path given in CACHIBOT_WS_CHROMIUM, an installed one, else the one that comes with the npm
// package @sparticuz/chromium, unpacked here and not by the package, whose own way breaks when two runs start at once.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromiumFolder } from './paths.mjs';
import { HostError, progress, run } from './run.mjs';

/** @typedef {{ executablePath: string, env: NodeJS.ProcessEnv }} Chromium */

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {Promise<Chromium>} */
export async function findChromium() {
  const given = process.env.CACHIBOT_WS_CHROMIUM;
  if (given && !existsSync(given)) throw new HostError(`CACHIBOT_WS_CHROMIUM names ${given}, which does not exist.`);
  const executablePath = given || installed();
  return executablePath ? { executablePath, env: process.env } : fromPackage();
}

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

async function fromPackage() {
  if (!existsSync(chromiumFolder)) await unpack();
  const executablePath = join(chromiumFolder, 'chromium');
  const env = { ...process.env };
  // Its own copies only where the machine has none: mixing both kinds is asking for trouble.
  if (await lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = join(chromiumFolder, 'lib');
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = join(chromiumFolder, 'fonts.conf');
  return { executablePath, env };
}

/** @param {string} executablePath */
async function lacksLibraries(executablePath) {
  try {
    return (await run('ldd', [executablePath])).includes('not found');
  } catch {
    // No ldd, or a loader it does not know: such a small machine has no nss either.
    return true;
  }
}

async function unpack() {
  progress('Unpacking Chromium');
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin');
  await mkdir(dirname(chromiumFolder), { recursive: true });
  const fresh = await mkdtemp(`${chromiumFolder}-`);
  try {
    await decompress(join(packed, 'chromium.br'), join(fresh, 'chromium'));
    await chmod(join(fresh, 'chromium'), 0o755);
    for (const name of ['al2023', 'fonts', 'swiftshader']) {
      await decompress(join(packed, `${name}.tar.br`), join(fresh, 'part.tar'));
      await run('tar', ['--no-same-owner', '-xf', 'part.tar'], { cwd: fresh });
    }
    await rm(join(fresh, 'part.tar'));
    await writeFile(join(fresh, 'fonts.conf'), fontSettings);
    await rename(fresh, chromiumFolder).catch(useTheOther);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const fontSettings = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(chromiumFolder, 'fonts')}</dir><cachedir>${join(chromiumFolder, 'fonts-cache')}</cachedir></fontconfig>
`;

/** A run started at the same time was first: its copy is as good. @param {Error} error */
function useTheOther(error) {
  if (!existsSync(join(chromiumFolder, 'chromium'))) throw error;
}

/**
 * @param {string} from
 * @param {string} to
 */
const decompress = (from, to) => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
