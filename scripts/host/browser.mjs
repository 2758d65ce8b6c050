// The browser that shows the window of the server's VS Code: a headless Chromium.
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
