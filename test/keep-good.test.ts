// Typing into a file: whatever is typed where, nothing is told meanwhile that is told neither before nor after.
import assert from 'node:assert/strict';
import type { Project } from '../src/engine/project.ts';
import { bakeryWith } from './support/bakery.ts';
import { projectOf } from './support/worlds.ts';

const told = (project: Project): ReadonlySet<string> =>
  new Set(project.findings().map(({ check, event, field }) => [check, event, field ?? '-'].join(' ')));

interface Typing {
  readonly path: string;
  /** Typed just before this text. */
  readonly before: string;
  readonly typed: string;
}

const models = 'bakery/models/websocket.py';
const endpoint = 'bakery/api/websocket.py';
const service = 'bakery/services/baker.py';
const types = 'web/src/types/index.ts';
const client = 'web/src/api/oven.ts';
const hook = 'web/src/hooks/useOven.ts';
const store = 'web/src/stores/loaves.ts';

const pythonSnippets = [
  'class Tray(BaseModel):\n    """A tray of loaves."""\n\n    size: int = Field(default=1, description="Loaves on it")\n\n\n',
  'def heat(degrees: int) -> str:\n    return f"{degrees} °C"\n\n\n',
  'TRAYS = {\n    "small": [1, 2],\n    "large": [3],\n}\n\n',
];
const typeScriptSnippets = [
  'const trays = [{ size: 1, name: "small" }].map((tray) => `${tray.name}`)\n',
  '/* Trays are counted here. */\nfunction heat(degrees: number): string {\n  return `${degrees} °C`\n}\n',
  'interface Tray<T> {\n  size: number\n  things: Record<string, T[]>\n}\n',
];

const places: readonly (readonly [path: string, before: string, snippets: readonly string[]])[] = [
  [models, 'class OvenType', pythonSnippets],
  [models, 'class OvenMessage', pythonSnippets],
  [models, '    @classmethod', ['    @property\n    def is_hot(self) -> bool:\n        return self.type == "hot"\n\n']],
  [models, '            payload["weight"]', ['            print("heavy", {"weight": weight})\n']],
  [endpoint, 'router = ', pythonSnippets],
  [
    endpoint,
    '            recipe = ',
    ['            if (name := payload.get("recipe")) == "":\n                continue\n'],
  ],
  [service, 'class Baker', pythonSnippets],
  [service, '        await self._broadcast', ['        print(f"Baked {loaf_id!r}", [loaf_id])\n']],
  [types, 'export type OvenType', typeScriptSnippets],
  [types, 'export interface LoafReadyPayload', typeScriptSnippets],
  [client, 'export class', typeScriptSnippets],
  [client, "    this.send('bake'", ['    const tray = [{ recipe }]\n']],
  [hook, 'export function', typeScriptSnippets],
  [hook, '      case ', ["      case 'bake': {\n        console.log(`never ${msg.type}`)\n        break\n      }\n"]],
  [hook, '        useLoafStore.getState', ["        console.log('ready', [payload.loafId])\n"]],
  [store, 'export const', typeScriptSnippets],
];

const typings: readonly Typing[] = places.flatMap(([path, before, snippets]) =>
  snippets.map((typed) => ({ path, before, typed })),
);

describe('typing', () => {
  for (const { path, before, typed } of typings) {
    it(`tells nothing but what stays: ${JSON.stringify(typed.slice(0, 24))} before ${before.trim()}`, () => {
      const given = bakeryWith();
      const at = (given.get(path) ?? '').indexOf(before);
      assert.notEqual(at, -1);
      // The line is there before anything is typed into it.
      const text = `${(given.get(path) ?? '').slice(0, at)}\n${(given.get(path) ?? '').slice(at)}`;
      const texts = new Map(given).set(path, text);
      const project = projectOf(texts);
      const known = told(project);
      const meanwhile = new Map<string, string>();
      for (let end = 1; end < typed.length; end++) {
        project.put(path, text.slice(0, at) + typed.slice(0, end) + text.slice(at));
        const now = told(project);
        for (const one of now) if (!known.has(one)) meanwhile.set(one, typed.slice(0, end));
        for (const one of known) assert.ok(now.has(one), `${one} went after ${JSON.stringify(typed.slice(0, end))}`);
      }
      const after = told(project);
      assert.deepEqual(
        [...meanwhile].filter(([one]) => !after.has(one)),
        [],
      );
      // What was typed is understood as if it had always been there.
      const anew = new Map(texts).set(path, project.text(path) ?? '');
      assert.deepEqual([...after].sort(), [...told(projectOf(anew))].sort());
    });
  }

  it('withdraws what is deleted while the file is broken', () => {
    const texts = bakeryWith();
    const project = projectOf(texts);
    const broken = (texts.get(hook) ?? '').replace('  const bake =', '  const broken = (\n  const bake =');
    project.put(hook, broken);
    assert.deepEqual([...told(project)], []);
    const start = broken.indexOf("      case 'loaf_ready'");
    const end = broken.indexOf('    }\n  }, [])');
    project.put(hook, broken.slice(0, start) + broken.slice(end));
    assert.ok(told(project).has('unhandled-event loaf_ready -'));
  });
});
