// Where an event is mentioned in the project that a window shows, as the command line tells it: the tests name no path.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Window } from './driver.ts';

/** A place in the window's project; line and column count from 1. */
export interface MentionPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface ToldPart {
  readonly part: string;
  readonly file: string;
  readonly line: number;
}

interface ToldContract {
  readonly protocols: readonly {
    readonly id: string;
    readonly events: readonly { readonly name: string; readonly parts: readonly ToldPart[] }[];
  }[];
}

const cli = join(__dirname, '..', '..', 'dist', 'cli.js');

const toldParts = (window: Window, protocol: string, event: string): readonly ToldPart[] => {
  const { stdout } = spawnSync(process.execPath, [cli, 'contract'], {
    cwd: window.folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const contract = JSON.parse(stdout) as ToldContract;
  const { events = [] } = contract.protocols.find(({ id }) => id === protocol) ?? {};
  return events.find(({ name }) => name === event)?.parts ?? [];
};

/** The first place of each part of an event, at the token that is the event's: its name in whatever case. */
export const mentionsOf = (window: Window, protocol: string, event: string): ReadonlyMap<string, MentionPlace> => {
  const token = new RegExp(event.replaceAll('_', '_?'), 'i');
  const places = new Map<string, MentionPlace>();
  for (const { part, file, line } of toldParts(window, protocol, event)) {
    if (places.has(part)) continue;
    const text = window.readFile(file).split('\n')[line - 1] ?? '';
    places.set(part, { file, line, column: Math.max(0, text.search(token)) + 2 });
  }
  return places;
};
