// The one door to the engine: put or drop a file; ask for the contract, the findings, a plan.
// It is given texts and reads only those that can matter; facts are kept until their text changes.
import { type Configuration, readConfiguration } from './configuration.ts';
import type { Contract } from './contract.ts';
import type { FileFacts } from './facts.ts';
import { explainAt, type ExplainedAt, explainNamed, type Explanation } from './features/explain.ts';
import { mentionAt, type MentionAt } from './features/mention-at.ts';
import type { Finding, Judgement } from './finding.ts';
import { judge } from './judge.ts';
import { namesToFollow } from './link/follow.ts';
import { link } from './link/link.ts';
import { isConfiguration, languageOf } from './paths.ts';
import { type Change, type PlanResult } from './plan.ts';
import { readPython } from './python/reader.ts';
import { lineStarts } from './source.ts';
import { readTypeScript } from './typescript/reader.ts';

/** What a planner is given: the contract and the texts it was made from. */
export interface PlanInput {
  readonly contract: Contract;
  /** What the checks say before the change. */
  readonly findings: readonly Finding[];
  readonly change: Change;
  readonly read: (path: string) => string | undefined;
  /** The paths of all texts, those that hold nothing of a protocol too. */
  readonly paths: readonly string[];
  /** Reads texts as the project would, to judge the result before anybody sees it. */
  readonly preview: (texts: ReadonlyMap<string, string>) => Preview;
}

export interface Preview {
  readonly contract: Contract;
  readonly findings: readonly Finding[];
}

/** The part with the compiler in it; the host hands in how to load it, on first use. */
export interface Planner {
  readonly planChange: (input: PlanInput) => PlanResult;
}

interface Read {
  readonly text: string;
  readonly facts: FileFacts;
  readonly lines: readonly number[];
}

/** Where a protocol can begin: a module that has both an enum and a model. Other files matter once they name what it declares. */
const isSeed = (path: string, text: string): boolean =>
  languageOf(path) === 'python' && text.includes('Enum') && text.includes('BaseModel');

const readFacts = (path: string, text: string): Read => ({
  text,
  facts: languageOf(path) === 'python' ? readPython(text) : readTypeScript(text, path),
  lines: lineStarts(text),
});

/** A text that nothing led to yet, and the strings known not to stand in it. */
interface Waiting {
  readonly text: string;
  readonly lacks: Set<string>;
}

export class Project {
  readonly #texts = new Map<string, string>();
  /** Facts by path, kept as long as the text stays the same, whether the file matters now or not. */
  readonly #read = new Map<string, Read>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #configurations = new Map<string, Configuration>();
  readonly #loadPlanner: () => Promise<Planner>;
  #contract: Contract | null = null;
  #judgement: Judgement | null = null;

  constructor(loadPlanner: () => Promise<Planner>) {
    this.#loadPlanner = loadPlanner;
  }

  /** Takes a file's text, new or changed. */
  put(path: string, text: string): void {
    if (this.#texts.get(path) === text) return;
    this.#texts.set(path, text);
    this.#waiting.set(path, { text, lacks: new Set() });
    if (isConfiguration(path)) this.#configurations.set(path, readConfiguration(path, text));
    this.#forget();
  }

  drop(path: string): void {
    if (!this.#texts.delete(path)) return;
    this.#read.delete(path);
    this.#waiting.delete(path);
    this.#configurations.delete(path);
    this.#forget();
  }

  text(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** Reads what `contract` will need, a file a step, so that a host can do other things in between. */
  *prepare(): Generator<void> {
    yield* this.#readInSteps();
  }

  contract(): Contract {
    this.#contract ??= linkReads(this.#reads());
    return this.#contract;
  }

  /** What the checks say of the present texts. */
  judgement(): Judgement {
    this.#judgement ??= this.#judge(this.contract());
    return this.#judgement;
  }

  findings(): readonly Finding[] {
    return this.judgement().findings;
  }

  /** The events that stand at a place; null where none is mentioned. */
  mentionAt(path: string, offset: number): MentionAt | null {
    return mentionAt(this.contract(), path, offset);
  }

  /** What is to be said of the events that stand at a place; null where none is mentioned. */
  explainAt(path: string, offset: number): ExplainedAt | null {
    return explainAt(this.contract(), this.findings(), path, offset);
  }

  /** What is to be said of the events of that name, one for each protocol that has it. */
  explain(name: string): readonly Explanation[] {
    return explainNamed(this.contract(), this.findings(), name);
  }

  /** Works out what a change means; never applies it. Loads the compiler the first time. */
  async plan(change: Change): Promise<PlanResult> {
    const { planChange } = await this.#loadPlanner();
    const reads = this.#reads();
    return planChange({
      contract: this.contract(),
      findings: this.findings(),
      change,
      read: (path) => this.#texts.get(path),
      paths: [...this.#texts.keys()],
      preview: (texts) => {
        const changed = [...texts].map(([path, text]) => [path, readFacts(path, text)] as const);
        const contract = linkReads(new Map([...reads, ...changed]));
        return { contract, findings: this.#judge(contract).findings };
      },
    });
  }

  #forget(): void {
    this.#contract = null;
    this.#judgement = null;
  }

  #judge(contract: Contract): Judgement {
    return judge(contract, [...this.#configurations.values()]);
  }

  #facts(path: string, text: string): Read {
    const known = this.#read.get(path);
    if (known?.text === text) return known;
    const read = readFacts(path, text);
    this.#read.set(path, read);
    return read;
  }

  #reads(): ReadonlyMap<string, Read> {
    const steps = this.#readInSteps();
    for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
  }

  /** Reads seeds, then whatever names what they declare, until nothing new turns up. Every file read is a step. */
  *#readInSteps(): Generator<void, ReadonlyMap<string, Read>> {
    const reads = new Map<string, Read>();
    const waiting = new Map([...this.#waiting].filter(([path]) => languageOf(path) !== null));
    const followed = new Set<string>();
    let isWanted = (path: string, { text }: Waiting): boolean => isSeed(path, text);
    for (;;) {
      for (const [path, file] of waiting) {
        if (!isWanted(path, file)) continue;
        reads.set(path, this.#facts(path, file.text));
        waiting.delete(path);
        yield;
      }
      const fresh = [...namesIn(reads)].filter((name) => !followed.has(name));
      if (fresh.length === 0) return reads;
      for (const name of fresh) followed.add(name);
      isWanted = (_path, file) => fresh.some((name) => holds(file, name));
    }
  }
}

const holds = ({ text, lacks }: Waiting, name: string): boolean => {
  if (lacks.has(name)) return false;
  if (text.includes(name)) return true;
  lacks.add(name);
  return false;
};

const factsOf = (reads: ReadonlyMap<string, Read>): ReadonlyMap<string, FileFacts> =>
  new Map([...reads].map(([path, { facts }]) => [path, facts]));

const namesIn = (reads: ReadonlyMap<string, Read>): ReadonlySet<string> => namesToFollow(factsOf(reads));

const linkReads = (reads: ReadonlyMap<string, Read>): Contract =>
  link(factsOf(reads), new Map([...reads].map(([path, { lines }]) => [path, lines])));
