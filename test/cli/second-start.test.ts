// Which files a second start reads: those that it cannot know to be as they were. A cache that lies shows which it believed.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fillProject } from '../../src/cli/second-start.ts';
import { readCache, writeCache } from '../../src/engine/cache-bytes.ts';
import { Project } from '../../src/engine/project.ts';
import { bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';
import { drifted, driftedMessage } from '../support/drifted.ts';
import { projectOf } from '../support/worlds.ts';

const noPlanner = (): Promise<never> => Promise.reject(new Error('Nothing is planned here.'));

/** Long after the files were written. */
const later = (): number => Date.now() + 60_000;

const filesOf = (folder: Folder): ReadonlyMap<string, string> =>
  new Map([...drifted.keys()].map((path) => [path, join(folder.path, path)]));

/** What is told of the drifted bakery by a start that is handed what was kept of the clean one. */
const toldAt = (folder: Folder, now: number, change: () => void = () => undefined): readonly string[] => {
  const files = filesOf(folder);
  const { stamps } = fillProject(new Project(noPlanner), files, null, now);
  const lie = readCache(
    '',
    writeCache('', projectOf(bakeryWith({})).keep(), (path) => stamps.get(path) ?? ''),
  );
  change();
  const project = new Project(noPlanner);
  fillProject(project, files, lie, now);
  return project.findings().map(({ message }) => message);
};

describe('a second start', () => {
  it('does not read what is as it was', () => {
    withFolder(Folder.of(drifted), (folder) => {
      assert.deepEqual(toldAt(folder, later()), []);
    });
  });

  it('reads what was written a moment ago: it may have changed without a change of its time', () => {
    withFolder(Folder.of(drifted), (folder) => {
      assert.deepEqual(toldAt(folder, Date.now()), [driftedMessage]);
    });
  });

  it('reads what was written again', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const rewrite = (): void => {
        for (const [path, text] of drifted) folder.write(path, `${text}\n`);
      };
      assert.deepEqual(toldAt(folder, later(), rewrite), [driftedMessage]);
    });
  });

  it('keeps nothing anew where nothing is new', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const files = filesOf(folder);
      const now = later();
      const project = new Project(noPlanner);
      const first = fillProject(project, files, null, now);
      const cache = readCache(
        '',
        writeCache('', project.keep(), (path) => first.stamps.get(path) ?? ''),
      );
      assert.equal(first.isNew, true);
      assert.equal(fillProject(new Project(noPlanner), files, cache, now).isNew, false);
    });
  });
});
