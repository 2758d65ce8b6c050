// `cachibot-ws.json`: how severe each check is, which files are left out, and which findings are known already.
// Text in, configuration and mistakes out; what could be read of a file with mistakes still counts.
import ignore from 'ignore';
import { type BaselineEntry, identityOf } from './baseline.ts';
import type { Mistake, Severity } from './finding.ts';
import { configurationName } from './paths.ts';
import { readSections } from './configuration-sections.ts';

/** What one file says. It governs the files under its folder. */
export interface Configuration {
  /** The folder with a slash behind it; empty for the root. */
  readonly folder: string;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly isIgnored: (path: string) => boolean;
  readonly isKnown: (entry: BaselineEntry) => boolean;
  readonly mistakes: readonly Mistake[];
}

export const readConfiguration = (path: string, text: string): Configuration => {
  const folder = path.slice(0, -configurationName.length);
  const { severities, patterns, baseline, mistakes } = readSections(text);
  const rules = ignore().add([...patterns]);
  const known = new Set(baseline.map(identityOf));
  return {
    folder,
    severities,
    isIgnored: (file) => rules.ignores(file.slice(folder.length)),
    isKnown: (entry) => known.has(identityOf(entry)),
    mistakes: mistakes.map(({ range, message }) => ({ place: { path, range }, message })),
  };
};

/** The configurations that a file stands under, the nearest first. */
export const governing = (configurations: readonly Configuration[], path: string): readonly Configuration[] =>
  configurations.filter(({ folder }) => path.startsWith(folder)).sort((a, b) => b.folder.length - a.folder.length);
