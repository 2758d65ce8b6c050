// Renames what a name stands for wherever the compiler sees that it means the same: a field of a type, a method, a variable.
// It is given the files that can matter, knows nothing of what is installed, and gives edits.
import { type CallExpression, Node, Project, type SourceFile, SyntaxKind, ts } from 'ts-morph';
import { applyEdits, type FileEdit, type Place, type Range, type TextEdit } from '../source.ts';
import { ambient } from './ambient.ts';

/** Something that is renamed, told by where its name stands. */
export interface Renamed extends Place {
  readonly to: string;
}

/** A place where the name stands, and what the compiler wants to stand there besides. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly before: string;
  readonly after: string;
}

const root = '/';
const byteOrderMark = '\uFEFF';

const options: ts.CompilerOptions = {
  noLib: true,
  strict: true,
  jsx: ts.JsxEmit.Preserve,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

/** `@/` and `~/` stand for a folder of sources. */
const aliasesOf = (paths: readonly string[]): Record<string, string[]> => {
  const folders = new Set(paths.flatMap((path) => /^(?:.*\/)?src\//.exec(path)?.[0] ?? []));
  const targets = [...folders].map((folder) => `${root}${folder}*`);
  return { '@/*': targets, '~/*': targets };
};

/** Renaming from a type's declaration follows imports; a name that stands for key and variable alike says which it is. */
const preferencesFor = (node: Node | undefined): boolean =>
  !(Node.isInterfaceDeclaration(node) || Node.isTypeAliasDeclaration(node));

/** `{ a: a }` is `{ a }` again, where a rename made both sides the same. */
export const contracted = (file: SourceFile, spot: Spot): Spot => {
  const node = file.getDescendantAtPos(spot.start);
  const parent = node?.getParent();
  if (node === undefined || spot.before !== '' || spot.after !== '') return spot;
  const [key, value] =
    Node.isPropertyAssignment(parent) && Node.isIdentifier(parent.getInitializer())
      ? [parent.getNameNode(), parent.getInitializer()]
      : Node.isBindingElement(parent)
        ? [parent.getPropertyNameNode(), parent.getNameNode()]
        : [];
  if (key === undefined || value === undefined || !Node.isIdentifier(key)) return spot;
  const other = node === key ? value : node === value ? key : undefined;
  return other?.getText() === spot.to ? { ...spot, start: key.getStart(), end: value.getEnd() } : spot;
};

/**
 * A text as the compiler gets it: without its mark, and with keys that stand for a variable too (`{ pause }`) written twice
 * (`{ pause: pause }`), so that the key can be asked about on its own.
 */
class Seen {
  readonly text: string;
  readonly #mark: number;
  readonly #doubled: readonly Range[];

  constructor(text: string, shorthand: readonly Range[]) {
    this.#mark = text.startsWith(byteOrderMark) ? 1 : 0;
    this.#doubled = shorthand.toSorted((a, b) => a.start - b.start);
    const edits = this.#doubled.map(({ start, end }) => ({
      range: { start: end, end },
      text: `: ${text.slice(start, end)}`,
    }));
    this.text = applyEdits(text, edits).slice(this.#mark);
  }

  toSeen(offset: number): number {
    const before = this.#doubled.filter(({ end }) => end <= offset);
    return before.reduce((sum, { start, end }) => sum + end - start + 2, offset) - this.#mark;
  }

  /** The second writing stands for the first. */
  toOwn(offset: number): number {
    let own = offset + this.#mark;
    for (const { start, end } of this.#doubled) {
      if (own >= end + 2 + (end - start)) own -= end - start + 2;
      else if (own >= end) return own === end ? end : start + own - end - 2;
    }
    return own;
  }
}

export class Symbols {
  readonly #project: Project;
  readonly #seen = new Map<string, Seen>();

  /** `shorthand` are keys of objects that stand for a variable too, and are to be renamed apart from it. */
  constructor(texts: ReadonlyMap<string, string>, shorthand: readonly Place[] = []) {
    const paths = aliasesOf([...texts.keys()]);
    this.#project = new Project({
      useInMemoryFileSystem: true,
      skipLoadingLibFiles: true,
      compilerOptions: { ...options, paths },
    });
    this.#project.createSourceFile(`${root}ambient.d.ts`, ambient);
    for (const [path, text] of texts) {
      const seen = new Seen(
        text,
        shorthand.filter((place) => place.path === path).map(({ range }) => range),
      );
      this.#seen.set(path, seen);
      this.#project.createSourceFile(root + path, seen.text);
    }
  }

  /** The name that begins at a place. */
  #nodeAt({ path, range }: Place): Node | undefined {
    const start = this.#seen.get(path)?.toSeen(range.start) ?? range.start;
    return this.#project.getSourceFile(root + path)?.getDescendantAtPos(start);
  }

  /** Everything that means the same as the name at a place, by path; that place itself among it. */
  referencesOf(place: Place): readonly Place[] {
    const node = this.#nodeAt(place);
    if (node === undefined) return [];
    const service = this.#project.getLanguageService().compilerObject;
    const found = service.findReferences(node.getSourceFile().getFilePath(), node.getStart()) ?? [];
    return found.flatMap(({ references }) =>
      references.map(({ fileName, textSpan }) => {
        const path = fileName.slice(root.length);
        return { path, range: this.#own(path, { start: textSpan.start, end: textSpan.start + textSpan.length }) };
      }),
    );
  }

  /**
   * Everything that means the member that is declared at a place, and everything of its name of which nothing tells what it
   * means; a variable or a member of something else that is called the same is neither.
   */
  mayMean(place: Place, name: string): readonly Place[] {
    const known = this.referencesOf(place);
    const service = this.#project.getLanguageService().compilerObject;
    const isKnown = (path: string, start: number): boolean =>
      known.some((one) => one.path === path && one.range.start === start);
    const doubtful = [...this.#seen.keys()].flatMap((path) => {
      const file = this.#project.getSourceFile(root + path);
      return (file === undefined ? [] : namesIn(file, name)).flatMap((node) => {
        const range = this.#own(path, { start: node.getStart(), end: node.getEnd() });
        if (isKnown(path, range.start)) return [];
        const meant = service.getDefinitionAtPosition(root + path, node.getStart()) ?? [];
        return meant.length > 0 || isOfSomethingElse(node) ? [] : [{ path, range }];
      });
    });
    return [...known, ...doubtful];
  }

  /**
   * Calls of what is named at a place, through the variables of patterns too, and how many arguments each gives; null where it
   * is handed on, so that others call it.
   */
  usesOf(place: Place): readonly (Place & { readonly count: number | null })[] {
    const seen = new Set<string>();
    const waiting: Place[] = [place];
    const calls = new Map<string, Place & { readonly count: number | null }>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const one of this.referencesOf(next)) {
        const id = `${one.path}:${one.range.start}`;
        const node = this.#nodeAt(one);
        if (node === undefined || seen.has(id)) continue;
        seen.add(id);
        if (Node.isBindingElement(node.getParent())) waiting.push(one);
        const call = callAround(node);
        if (call !== null) calls.set(id, { ...one, count: call.getArguments().length });
        else if (isHandedOn(node)) calls.set(id, { ...one, count: null });
      }
    }
    return [...calls.values()];
  }

  /** Where something stands in the text as it was given. */
  #own(path: string, { start, end }: Range): Range {
    const own = this.#seen.get(path)?.toOwn(start) ?? start;
    return { start: own, end: own + end - start };
  }

  #spotsOf({ to, ...place }: Renamed): readonly (Spot & { readonly path: string })[] {
    const node = this.#nodeAt(place);
    if (node === undefined) return [];
    const service = this.#project.getLanguageService().compilerObject;
    const isWithWords = preferencesFor(node.getParent());
    const found = service.findRenameLocations(node.getSourceFile().getFilePath(), node.getStart(), false, false, {
      providePrefixAndSuffixTextForRename: isWithWords,
    });
    return (found ?? []).map(({ fileName, textSpan, prefixText = '', suffixText = '' }) => ({
      path: fileName.slice(root.length),
      start: textSpan.start,
      end: textSpan.start + textSpan.length,
      to,
      before: prefixText,
      after: suffixText,
    }));
  }

  /** The edits that rename all of these at once. What stands for two of them needs no words to part them. */
  rename(all: readonly Renamed[]): readonly FileEdit[] {
    const byPath = new Map<string, Map<number, Spot>>();
    for (const { path, ...spot } of all.flatMap((one) => this.#spotsOf(one))) {
      const spots = byPath.get(path) ?? new Map<number, Spot>();
      byPath.set(path, spots);
      const known = spots.get(spot.start);
      spots.set(
        spot.start,
        known === undefined || (known.before === spot.before && known.after === spot.after)
          ? spot
          : { ...spot, before: '', after: '' },
      );
    }
    return [...byPath].map(([path, spots]) => ({ path, edits: this.#editsIn(path, [...spots.values()]) }));
  }

  #editsIn(path: string, spots: readonly Spot[]): readonly TextEdit[] {
    const file = this.#project.getSourceFile(root + path);
    if (file === undefined) return [];
    const edits = spots
      .map((spot) => contracted(file, spot))
      .map(({ to, before, after, ...range }) => ({ range: this.#own(path, range), text: before + to + after }));
    const byStart = new Map(edits.map((edit) => [edit.range.start, edit]));
    return [...byStart.values()].sort((a, b) => a.range.start - b.range.start);
  }
}

/** A member of what has a type, and has no such member: of a record, for example. */
const isOfSomethingElse = (name: Node): boolean => {
  const parent = name.getParent();
  if (!Node.isPropertyAccessExpression(parent) && !Node.isElementAccessExpression(parent)) return false;
  return parent.getExpression() !== name && !parent.getExpression().getType().isAny();
};

/** Where a name stands in code, as the key of an access in brackets too. */
const namesIn = (file: SourceFile, name: string): readonly Node[] => [
  ...file.getDescendantsOfKind(SyntaxKind.Identifier).filter((node) => node.getText() === name),
  ...file
    .getDescendantsOfKind(SyntaxKind.StringLiteral)
    .filter((node) => node.getLiteralValue() === name && Node.isElementAccessExpression(node.getParent())),
];

/** `onTyping={sendTyping}`, `run(room.sendTyping)`. */
const isHandedOn = (name: Node): boolean => {
  const parent = name.getParent();
  const value = Node.isPropertyAccessExpression(parent) && parent.getNameNode() === name ? parent : name;
  const holder = value.getParent();
  if (Node.isPropertyAssignment(holder)) return holder.getInitializer() === value;
  return Node.isJsxExpression(holder) || (Node.isCallExpression(holder) && holder.getExpression() !== value);
};

/** The call whose callee ends with a name. */
const callAround = (name: Node): CallExpression | null => {
  const parent = name.getParent();
  const callee = Node.isPropertyAccessExpression(parent) && parent.getNameNode() === name ? parent : name;
  const call = callee.getParent();
  return Node.isCallExpression(call) && call.getExpression() === callee ? call : null;
};
