// The one door to the engine: put or drop a file; ask for the contract, the findings, a plan.
// It is given texts and reads only those that can matter; facts are kept until their text changes, and a host may keep them longer.
import { type Asked, type CursorPlace, namedPlace, placeAround, valueProblem } from './at-cursor.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import type { Contract, Protocol } from './contract.ts';
import type { FileFacts } from './facts.ts';
import { explainAt, type ExplainedAt, explainNamed, type Explanation } from './features/explain.ts';
import { mentionAt, type MentionAt } from './features/mention-at.ts';
import { renameAt, type RenameAt } from './features/rename-at.ts';
import type { Finding, Judgement } from './finding.ts';
import { judge } from './judge.ts';
import type { Answer, Kept, KeptFile } from './kept.ts';
import { namesToFollow } from './link/follow.ts';
import { linkInSteps } from './link/link.ts';
import { isConfiguration, languageOf } from './paths.ts';
import type { Offer } from './offer.ts';
import type { Change, EventRequest, PlanResult } from './plan.ts';
import { type Look, type SimilarEvent, similarEvent } from './similar-event.ts';
import { NameScan } from './scan.ts';
import { finish } from './steps.ts';
import { storeFileProblem } from './store-file.ts';
import { type Load, type Read, readFacts, TextFile } from './text-file.ts';

/** What a planner is given: the contract and the texts it was made from. */
export interface PlanInput {
  readonly contract: Contract;
  /** What the checks say before the change. */
  readonly findings: readonly Finding[];
  readonly change: Change;
  readonly read: (path: string) => string | undefined;
  /** The paths of all texts, those that hold nothing of a protocol too. */
  readonly paths: readonly string[];
  /** Those of them that an earlier change of the same plan makes. */
  readonly created?: readonly string[];
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
  /** What can be chosen for an event that is to be added. */
  readonly offer: (input: PlanInput, request: EventRequest) => Offer;
}

export class Project {
  readonly #files = new Map<string, TextFile>();
  #scan = new NameScan();
  readonly #configurations = new Map<string, Configuration>();
  readonly #loadPlanner: () => Promise<Planner>;
  #reads: ReadonlyMap<string, Read> | null = null;
  /** The last reading: what it found, and the names it looked for. */
  #last: { readonly reads: ReadonlyMap<string, Read>; readonly followed: ReadonlySet<string> } | null = null;
  /** Files of the last reading that have changed since. */
  readonly #changed = new Set<string>();
  #contract: Contract | null = null;
  #judgement: Judgement | null = null;
  /** What was said at an earlier start, of the present texts. */
  #answer: Answer | null = null;

  constructor(loadPlanner: () => Promise<Planner>) {
    this.#loadPlanner = loadPlanner;
  }

  /** Takes a file's text. False if it is the one that was known. */
  put(path: string, text: string): boolean {
    const before = this.#files.get(path);
    if (before?.isSame(text) === true) {
      this.#configure(path, text);
      return false;
    }
    this.#files.set(path, TextFile.of(path, text, before));
    // A file that mattered most likely still does; one that did not may have begun to.
    if (this.#last?.reads.has(path) === true) this.#changed.add(path);
    else this.#last = null;
    this.#configure(path, text);
    this.#forget();
    return true;
  }

  drop(path: string): void {
    if (!this.#files.delete(path)) return;
    this.#last = null;
    this.#configurations.delete(path);
    this.#forget();
  }

  text(path: string): string | undefined {
    return this.#files.get(path)?.text;
  }

  /** The start offset of every line of a file. */
  lines(path: string): readonly number[] {
    return this.#files.get(path)?.lines ?? [0];
  }

  /** Names that an earlier start looked for; comes before the files that it knew. */
  follow(names: readonly string[]): void {
    this.#scan = new NameScan(names);
  }

  /** Takes over what an earlier start found out about a file. Its text is loaded when it is needed. */
  recall(file: KeptFile, load: Load): void {
    this.#files.set(file.path, TextFile.kept(file, load));
  }

  /** Takes over what was said of all these texts: nothing may have come, gone or changed since. */
  recallAnswer(answer: Answer): void {
    this.#answer = answer;
  }

  /** What to keep for the next start, a file a step. */
  *keepInSteps(): Generator<void, Kept> {
    const reads = this.#allReads();
    const names = [...(this.#last?.followed ?? [])];
    const files: KeptFile[] = [];
    for (const file of this.#files.values()) {
      const kept = file.keep(reads.has(file.path), names.length);
      if (kept !== null) files.push(kept);
      yield;
    }
    return { names, files, answer: { hasProtocol: this.hasProtocol(), judgement: this.judgement() } };
  }

  keep(): Kept {
    return finish(this.keepInSteps());
  }

  /** The files that say what the workspace wants to hear of the checks. */
  configurationPaths(): readonly string[] {
    return [...this.#configurations.keys()];
  }

  /** Works out `contract`, a file or half a protocol a step, so that a host can do other things in between. */
  *prepare(): Generator<void, Contract> {
    this.#reads ??= this.#readChanged() ?? (yield* this.#readInSteps());
    this.#contract ??= yield* linkReads(this.#reads);
    return this.#contract;
  }

  contract(): Contract {
    return finish(this.prepare());
  }

  hasProtocol(): boolean {
    return this.#answer?.hasProtocol ?? this.contract().protocols.length > 0;
  }

  /** What the checks say of the present texts. */
  judgement(): Judgement {
    this.#judgement ??= this.#answer?.judgement ?? this.#judge(this.contract());
    return this.#judgement;
  }

  findings(): readonly Finding[] {
    return this.judgement().findings;
  }

  /** The events that stand at a place; null where none is mentioned. */
  mentionAt(path: string, offset: number): MentionAt | null {
    return mentionAt(this.contract(), path, offset);
  }

  /** What can be renamed at a place; null where the name of no event and of no key stands. */
  renameAt(path: string, offset: number): RenameAt | null {
    const text = this.text(path);
    return text === undefined ? null : renameAt(this.contract(), path, text, offset);
  }

  /** What is to be said of the events that stand at a place; null where none is mentioned. */
  explainAt(path: string, offset: number): ExplainedAt | null {
    return explainAt(this.contract(), this.findings(), path, offset);
  }

  /** What is to be said of the events of that name, one for each protocol that has it. */
  explain(name: string): readonly Explanation[] {
    return explainNamed(this.contract(), this.findings(), name);
  }

  /** The function around a place, as `path:Outer.inner`; null where there is none. */
  placeAround(path: string, offset: number): string | null {
    const text = languageOf(path) === 'python' ? this.text(path) : undefined;
    return text === undefined ? null : placeAround(path, text, offset);
  }

  /** What an event would take that is sent in a function; null where its file or protocol is gone. */
  placeNamed(place: string, asked: Asked): CursorPlace | null {
    const text = this.text(place.slice(0, place.lastIndexOf(':')));
    return text === undefined ? null : namedPlace(this.contract(), place, text, asked);
  }

  /** Why a text cannot be what a call in Python passes; null where it can. */
  valueProblem(expression: string): string | null {
    return valueProblem(expression, true);
  }

  /** An event that looks the same and leaves from the same place already. */
  similarEvent(look: Look): SimilarEvent | null {
    return similarEvent(this.contract(), look);
  }

  /** Works out what a change means; never applies it. Loads the compiler the first time. */
  async plan(change: Change): Promise<PlanResult> {
    const { planChange } = await this.#loadPlanner();
    return planChange(this.#inputFor(change));
  }

  /** What can be chosen for an event, as far as it has been said what it is. Loads the compiler the first time. */
  async offer(request: EventRequest): Promise<Offer> {
    const { offer } = await this.#loadPlanner();
    return offer(this.#inputFor({ kind: 'add-events', events: [request] }), request);
  }

  /** Why no store can be written into a new file of that path; null where one can. */
  storeFileProblem(protocol: Protocol, path: string): string | null {
    const problem = storeFileProblem(protocol, [...this.#files.keys()], path);
    return problem ?? (this.#files.has(path) ? `${path} is there already: name a file that is not.` : null);
  }

  #inputFor(change: Change): PlanInput {
    const reads = this.#allLoaded();
    return {
      contract: this.contract(),
      findings: this.findings(),
      change,
      read: (path) => this.text(path),
      paths: [...this.#files.keys()],
      preview: (texts) => {
        const code = [...texts].filter(([path]) => languageOf(path) !== null);
        const changed = code.map(([path, text]) => [path, readFacts(path, text)] as const);
        const contract = finish(linkReads(new Map([...reads, ...changed])));
        return { contract, findings: this.#judge(contract).findings };
      },
    };
  }

  #configure(path: string, text: string): void {
    if (isConfiguration(path)) this.#configurations.set(path, readConfiguration(path, text));
  }

  #forget(): void {
    this.#reads = null;
    this.#contract = null;
    this.#judgement = null;
    this.#answer = null;
  }

  #judge(contract: Contract): Judgement {
    return judge(contract, [...this.#configurations.values()]);
  }

  #allReads(): ReadonlyMap<string, Read> {
    const steps = this.prepare();
    while (this.#reads === null) steps.next();
    return this.#reads;
  }

  /** All reads, each with its text loaded: a text that turns out to be another than the one that was kept is read anew. */
  #allLoaded(): ReadonlyMap<string, Read> {
    for (const path of this.#allReads().keys()) {
      if (this.#files.get(path)?.load() !== false) continue;
      this.#last = null;
      this.#forget();
    }
    return this.#allReads();
  }

  /** The last reading with what has changed since, or null where that leads to other files. */
  #readChanged(): ReadonlyMap<string, Read> | null {
    if (this.#last === null) return null;
    const { followed } = this.#last;
    const reads = new Map(this.#last.reads);
    for (const path of this.#changed) {
      const file = this.#files.get(path);
      if (file !== undefined) reads.set(path, file.read);
    }
    const names = namesToFollow(factsOf(reads));
    if (names.size !== followed.size || ![...names].every((name) => followed.has(name))) return null;
    this.#remember(reads, followed);
    return reads;
  }

  #remember(reads: ReadonlyMap<string, Read>, followed: ReadonlySet<string>): void {
    this.#last = { reads, followed };
    this.#changed.clear();
  }

  /** Reads seeds, then whatever names what they declare, until nothing new turns up. Every file looked at is a step. */
  *#readInSteps(): Generator<void, ReadonlyMap<string, Read>> {
    const reads = new Map<string, Read>();
    const waiting = new Set([...this.#files.values()].filter(({ isCode }) => isCode));
    let isWanted = (file: TextFile): boolean => file.isSeed;
    const followed = new Set<string>();
    let inVain = 0;
    for (;;) {
      for (const file of waiting) {
        if (isWanted(file)) {
          file.followedInVain = inVain;
          yield* file.prepare();
          reads.set(file.path, file.read);
          waiting.delete(file);
        }
        yield;
      }
      const fresh = [...namesToFollow(factsOf(reads))].filter((name) => !followed.has(name));
      if (fresh.length === 0) {
        this.#remember(reads, followed);
        return reads;
      }
      inVain = followed.size;
      for (const name of fresh) followed.add(name);
      this.#scan.ask(fresh);
      isWanted = (file) => this.#scan.isIn(file, followed);
    }
  }
}

const factsOf = (reads: ReadonlyMap<string, Read>): ReadonlyMap<string, FileFacts> =>
  new Map([...reads].map(([path, { facts }]) => [path, facts]));

const linkReads = (reads: ReadonlyMap<string, Read>): Generator<void, Contract> =>
  linkInSteps(factsOf(reads), new Map([...reads].map(([path, { lines }]) => [path, lines])));
