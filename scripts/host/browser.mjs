// The window of the server's VS Code: a headless Chromium, and the address of the page that shows a folder.
import { posix } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

/** How every Chromium is started: without a sandbox, which root and most containers refuse, and without chatter. */
export async function launchOptions() {
  return {
    ...(await findChromium()),
    headless: true,
    chromiumSandbox: false,
    // The scripts end the server too, so they answer signals themselves.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

export const launchBrowser = async () => chromium.launch(await launchOptions());

/** A path as the page must name it: percent-encoded part by part. @param {string} path */
export const encodePath = (path) => path.split(posix.sep).map(encodeURIComponent).join(posix.sep);

/**
 * @param {{ address: string }} server
 * @param {{ folder?: string, workspace?: string }} what Nothing opens an empty window.
 * @param {readonly (readonly [string, string])[]} [payload]
 */
export function pageAddress(server, { folder, workspace }, payload = []) {
  const shown = workspace ? `workspace=${encodePath(workspace)}` : folder ? `folder=${encodePath(folder)}` : 'ew=true';
  return `${server.address}/?${shown}&payload=${encodeURIComponent(JSON.stringify([...quietStart, ...payload]))}`;
}

/** @type {readonly (readonly [string, string])[]} */
const quietStart = [
  ['skipWelcome', 'true'],
  ['skipReleaseNotes', 'true'],
];
