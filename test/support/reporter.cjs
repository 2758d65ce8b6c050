// The unit tests' reporter: mocha's own, which also writes {passed, failed} to the file that CACHIBOT_WS_RESULTS names.
const { reporters } = require('mocha');
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

module.exports = class extends reporters.Dot {
  done(failures, finish) {
    const file = process.env.CACHIBOT_WS_RESULTS;
    if (file) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: failures }));
    }
    finish?.(failures);
  }
};
