// The process that scripts/test-live.mjs starts: runs the files it is given, or reports them all as not run where there is
// no Python to start a server with.
import { runMocha } from '../support/mocha-run.ts';

const canRun = process.env['CACHIBOT_WS_PYTHON'] !== '';

void runMocha(process.argv.slice(2), 240_000, canRun).then((failed) => {
  process.exit(failed > 0 ? 1 : 0);
});
