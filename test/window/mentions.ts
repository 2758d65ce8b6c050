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

interface ToldEvent {
  readonly name: string;
  readonly parts: readonly ToldPart[];
  readonly status: { readonly emitted: string; readonly handled: string };
}

interface ToldContract {
  readonly protocols: readonly { readonly id: string; readonly events: readonly ToldEvent[] }[];
}

const cli = join(__dirname, '..', '..', 'dist', 'cli.js');

/** What the command line says in the window's project. */
export const runCli = (window: Window, ...args: readonly string[]): string =>
  spawnSync(process.execPath, [cli, ...args], { cwd: window.folder, encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;

const toldEvents = (window: Window, protocol: string): readonly ToldEvent[] => {
  const contract = JSON.parse(runCli(window, 'contract')) as ToldContract;
  return contract.protocols.find(({ id }) => id === protocol)?.events ?? [];
};

/** The events of a protocol that nothing sends or handles. */
export const deadEvents = (window: Window, protocol: string): readonly string[] =>
  toldEvents(window, protocol)
    .filter(({ status, parts }) => status.emitted === 'no' && status.handled === 'no' && parts.length > 1)
    .map(({ name }) => name);

/** The first place of each part of an event, at the token that is the event's: its name in whatever case. */
export const mentionsOf = (window: Window, protocol: string, event: string): ReadonlyMap<string, MentionPlace> => {
  const token = new RegExp(event.replaceAll('_', '_?'), 'i');
  const places = new Map<string, MentionPlace>();
  const parts = toldEvents(window, protocol).find(({ name }) => name === event)?.parts ?? [];
  for (const { part, file, line } of parts) {
    if (places.has(part)) continue;
    const text = window.readFile(file).split('\n')[line - 1] ?? '';
    places.set(part, { file, line, column: Math.max(0, text.search(token)) + 2 });
  }
  return places;
};
