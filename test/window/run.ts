// The process that scripts/test-window.mjs starts beside the server and the browser: runs the files it is given.
import { runMocha } from '../support/mocha-run.ts';

void runMocha(process.argv.slice(2), 120_000).then((failed) => {
  // Windows that a failed test left open must not keep the process alive.
  process.exit(failed > 0 ? 1 : 0);
});
