// Work in steps, so that whoever does it may do other things in between.

/** Does it at once. */
export const finish = <Result>(steps: Generator<void, Result>): Result => {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};
