// A store in a file of its own, written as the stores beside it are; and whether a store's file holds nothing but what
// was written so, that it may go as a whole.
import { type ImportDeclaration, Node, type ObjectLiteralExpression, type SourceFile, SyntaxKind } from 'ts-morph';
import { entryName, findStore } from './find-store.ts';
import { quoted, readStyle, type Style } from './style.ts';
import { readSyntax, withoutMark } from './syntax.ts';
import { actionText } from './write-action.ts';
import { separatorIn } from './write-interface.ts';
import { restyleType } from './restyle.ts';
import type { StoreStateSpec } from './write-store.ts';
import type { StoreStateName } from './remove-store.ts';

/** How `create` is called and where it comes from. */
interface Maker {
  readonly importLine: string;
  readonly opening: string;
}

const makerModule = 'zustand';

const importOfMaker = (file: SourceFile): ImportDeclaration | undefined =>
  file
    .getImportDeclarations()
    .find(
      (one) =>
        one.getDefaultImport()?.getText() === 'create' ||
        one.getNamedImports().some((name) => name.getText() === 'create'),
    );

/** Whether most stores of a file are made by `create<T>()(…)`. */
const isCurried = (file: SourceFile): boolean => {
  const forms = file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const callee = call.getExpression();
    if (callee.getText() !== 'create') return [];
    return [Node.isCallExpression(call.getParent())];
  });
  return forms.filter(Boolean).length * 2 >= forms.length;
};

const makerIn = (file: SourceFile, stateType: string, style: Style): Maker => {
  const known = importOfMaker(file);
  const isDefault = known?.getDefaultImport() !== undefined;
  const name = isDefault ? 'create' : `{${style.bracePadding}create${style.bracePadding}}`;
  const module = quoted(known?.getModuleSpecifierValue() ?? makerModule, style.quote);
  return {
    importLine: `import ${name} from ${module}${style.semicolon}`,
    opening: `create<${stateType}>${isCurried(file) ? '()(' : '('}`,
  };
};

/** The object whose actions a new one is written after, as far as it is a store's. */
const anyObject = (file: SourceFile): ObjectLiteralExpression | undefined =>
  file.getFirstDescendantByKind(SyntaxKind.ObjectLiteralExpression);

/** What a file ends with: as many line breaks as this one. */
const endOf = (file: SourceFile): string => /(?:\r?\n)*$/.exec(file.getFullText())?.[0] ?? '';

const textIn = (file: SourceFile, { hook, stateType, state, action }: StoreStateSpec): string => {
  const style = readStyle(file);
  const { newline, indent, semicolon } = style;
  const maker = makerIn(file, stateType, style);
  const separator = separatorIn(file, null, style);
  const parameter = `${action.parameter.name}: ${restyleType(action.parameter.typeText, style)}`;
  const written = actionText(action, state.name, { object: anyObject(file) ?? null, set: 'set', indent, style });
  const parameters = style.hasArrowParentheses ? '(set)' : 'set';
  return (
    [
      maker.importLine,
      '',
      `interface ${stateType} {`,
      `${indent}${state.name}: ${restyleType(state.typeText, style)}${separator}`,
      '',
      `${indent}${action.name}: (${parameter}) => void${separator}`,
      '}',
      '',
      `export const ${hook} = ${maker.opening}${parameters} => ({`,
      `${indent}${state.name}: ${state.initialText ?? 'null'},`,
      '',
      written.lines + style.lastItem,
      `}))${semicolon}`,
    ].join(newline) + endOf(file)
  );
};

/** The text of a new store, in the style of another file. */
export const newStoreText = (model: string, spec: StoreStateSpec): string => {
  const body = withoutMark(model);
  return model.slice(0, model.length - body.length) + readSyntax(body, (file) => textIn(file, spec));
};

/** Whether a file holds this store with this state. */
export const holdsState = (text: string, { hook, stateType, state }: Omit<StoreStateName, 'action'>): boolean =>
  readSyntax(withoutMark(text), (file) => {
    const parts = findStore(file, hook, stateType);
    return typeof parts !== 'string' && parts.object.getProperties().some((property) => entryName(property) === state);
  });

const isOurs = (names: readonly string[], one: Parameters<typeof entryName>[0]): boolean =>
  names.includes(entryName(one));

/** Whether a file holds this store alone, and the store this state and action alone. */
export const isLoneStore = (text: string, { hook, stateType, state, action }: StoreStateName): boolean =>
  readSyntax(withoutMark(text), (file) => {
    const parts = findStore(file, hook, stateType);
    if (typeof parts === 'string' || /\/\/|\/\*/.test(text)) return false;
    const others = file.getStatements().filter((statement) => !Node.isImportDeclaration(statement));
    const names = [state, action];
    return (
      others.length === 2 &&
      parts.members.every((member) => isOurs(names, member)) &&
      parts.object.getProperties().every((property) => isOurs(names, property))
    );
  });
