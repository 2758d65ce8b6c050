// Generated cases are the same ones in every run: a failure on another machine is there on this one too. `LAW_SEED=random`
// looks at other ones, `LAW_SEED=17 LAW_PATH=3:1` at those that a failure has printed.
import fc from 'fast-check';

/** What a run without a wish of its own begins with. */
export const usualSeed = 1;

const { LAW_SEED: seed = String(usualSeed), LAW_PATH: path } = process.env;

fc.configureGlobal({
  ...(seed === 'random' ? {} : { seed: Number(seed) }),
  ...(path === undefined ? {} : { path }),
});
