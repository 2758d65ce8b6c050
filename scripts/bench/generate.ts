// Makes a project of any size that has the shape of the one we are made for: the sample application, its largest files grown
// to real sizes, among files that are unrelated but for a few that mention a protocol's name. The same size gives the same bytes.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files that are long in a real project, and how many of its characters they have there. */
const grown: readonly (readonly [path: string, size: number])[] = [
  ['workshop/api/room_websocket.py', 58_000],
  ['workshop/api/websocket.py', 28_000],
  ['workshop/models/websocket.py', 15_000],
  ['workshop/services/job_runner.py', 25_000],
  ['frontend/src/types/index.ts', 36_000],
  ['frontend/src/stores/desk.ts', 36_000],
  ['frontend/src/stores/rooms.ts', 23_000],
  ['frontend/src/hooks/useWebSocket.ts', 19_000],
];

/** One unrelated file in so many has a protocol's name in it. */
const mentioning = 40;

const words =
  'amber basil cedar dune ember fable grove harbor island juniper kettle lantern meadow north orchard'.split(' ');

/** Numbers that look random and are the same in every run. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed + 1) * 2_654_435_761;
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  word(): string {
    return words[this.below(words.length)] ?? '';
  }
}

const pythonFunction = (dice: Dice, name: string): string => `

async def ${name}(${dice.word()}_id: str, limit: int = ${dice.below(100)}, *, force: bool = False) -> dict[str, object]:
    """Collect what the ${dice.word()} knows about one ${dice.word()}."""
    found: dict[str, object] = {}
    for index in range(limit):
        if index % ${dice.below(7) + 2} == 0 and not force:
            logger.debug("Skipped %s of %s", index, limit)
            continue
        entry = await load_${dice.word()}(index, kind="${dice.word()}")
        found[f"${dice.word()}_{index}"] = {"id": entry.id, "name": entry.name, "tags": [tag.lower() for tag in entry.tags]}
    return found
`;

const typescriptFunction = (dice: Dice, name: string): string => `
export interface ${name}Options {
  ${dice.word()}: string
  limit?: number // ${dice.word()} ${dice.word()}
  tags: readonly string[] | null
}

export async function collect${name}({ limit = ${dice.below(100)}, tags }: ${name}Options): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (let index = 0; index < limit; index++) {
    if (index % ${dice.below(7) + 2} === 0 && tags === null) continue
    const entry = await load('/${dice.word()}/' + index, { kind: '${dice.word()}' })
    found[\`${dice.word()}-\${index}\`] = entry.items.filter((one: { id: string }) => one.id !== '').length
  }
  return found
}
`;

const component = (dice: Dice, name: string): string => `
export function ${name}View({ title, items }: { title: string; items: readonly string[] }) {
  const [open, setOpen] = useState(false)
  return (
    <section className="${dice.word()} ${dice.word()}-panel" onClick={() => setOpen(!open)}>
      <h2>{title} ({items.length})</h2>
      {open && items.map((item) => <span key={item}>{item.toUpperCase()}</span>)}
    </section>
  )
}
`;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Declarations until the text has that many characters, numbered so that no two are called alike. */
const fill = (path: string, start: string, size: number, dice: Dice): string => {
  const parts = [start];
  for (let length = start.length, count = 0; length < size; count++) {
    const word = dice.word();
    const more = path.endsWith('.py')
      ? pythonFunction(dice, `gather_${word}_${count}`)
      : path.endsWith('.tsx')
        ? component(dice, `${capital(word)}${count}`)
        : typescriptFunction(dice, `${capital(word)}${count}`);
    parts.push(more);
    length += more.length;
  }
  return parts.join('');
};

const heads = {
  py: (mention: boolean) =>
    `import logging\n\n${mention ? 'from workshop.models.websocket import WSMessage  # noqa: F401\n\n' : ''}logger = logging.getLogger(__name__)\n`,
  ts: (mention: boolean) =>
    `import { load } from '@/api/rest'\n${mention ? "import type { WSMessage } from '@/types'\n" : ''}`,
  tsx: (mention: boolean) =>
    `import { useState } from 'react'\n${mention ? "import type { WSMessage } from '@/types'\n" : ''}`,
};

const kinds = ['py', 'py', 'py', 'ts', 'tsx'] as const;

/** Writes a project of about that many source files. `sample` is the folder of the sample application. */
export const generate = (folder: string, files: number): void => {
  const sample = join('test', 'projects', 'sample');
  cpSync(sample, folder, { recursive: true });
  grown.forEach(([path, size], index) => {
    const file = join(folder, path);
    writeFileSync(file, fill(path, readFileSync(file, 'utf8'), size, new Dice(index)));
  });
  for (let index = 0; index < files - 60; index++) {
    const dice = new Dice(index);
    const kind = kinds[index % kinds.length] ?? 'py';
    const group = `${dice.word()}${Math.floor(index / 40)}`;
    const path =
      kind === 'py' ? `workshop/plugins/${group}/part_${index}.py` : `frontend/src/pages/${group}/part${index}.${kind}`;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // Most files are small and some are large, as in any project; the average is CachiBot's nine thousand characters.
    const size = 2_000 + dice.below(6_000) + (index % 10 === 0 ? dice.below(70_000) : 0);
    writeFileSync(file, fill(path, heads[kind](index % mentioning === 7), size, dice));
  }
};
