// Megabytes that the engine and all it knows of a folder keep, once nobody has asked for an edit. Needs `--expose-gc`.
const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_000_000;
};

export const measure = async (folder: string): Promise<number> => {
  const before = used();
  const { openProject } = await import('./open.ts');
  const project = openProject(folder);
  project.judgement();
  const added = used() - before;
  // Asked for after the measurement, so that nothing of it was collected before.
  if (project.contract().files.size === 0) throw new Error(`${folder} has no protocol.`);
  return added;
};
