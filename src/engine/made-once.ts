// What was made of something is kept for as long as that lasts, so that a keystroke costs only what it changes. Facts are
// never changed but replaced, and so are the lists of them: the same object always means the same answer.

/** Remembers what was made of a thing. */
export const madeOnce = <Thing extends object, Made>(make: (thing: Thing) => Made): ((thing: Thing) => Made) => {
  const made = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    const known = made.get(thing);
    if (known !== undefined) return known.made;
    const fresh = make(thing);
    made.set(thing, { made: fresh });
    return fresh;
  };
};

/** Remembers what was made of a thing for a certain subject: of a file for a class, of all files for a protocol. */
export const madeOnceFor = <Thing extends object, Subject, Made>(
  make: (thing: Thing, subject: Subject) => Made,
): ((thing: Thing, subject: Subject) => Made) => {
  const madeOf = madeOnce((thing: Thing) => {
    const bySubject = new Map<Subject, { readonly made: Made }>();
    return (subject: Subject): Made => {
      const known = bySubject.get(subject) ?? { made: make(thing, subject) };
      bySubject.set(subject, known);
      return known.made;
    };
  });
  return (thing, subject) => madeOf(thing)(subject);
};
