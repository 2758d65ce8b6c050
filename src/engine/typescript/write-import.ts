// A name imported from another module: put into the import that is there, or on a line of its own.
import { type ImportDeclaration, type ImportSpecifier, Node, type SourceFile, ts } from 'ts-morph';
import { refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { type CommaList, insertItemAfter, removeItem } from './comma-list.ts';
import { type Gap, linesAfter, startWithComments, withdrawLines } from './lines.ts';
import { quoted, rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { deletion, insertion } from './together.ts';

export interface NamedImportSpec {
  readonly module: string;
  readonly name: string;
  readonly isTypeOnly: boolean;
}

const localName = (specifier: ImportSpecifier): string => specifier.getAliasNode()?.getText() ?? specifier.getName();

const isOwnModule = (module: string): boolean => /^[.@~]\/|^\.\.?(?:\/|$)|^[~#]/.test(module);

const gapOf = ({ newline }: Pick<Style, 'newline'>): Gap => ({ newline, blank: 0 });

const listOf = (declaration: ImportDeclaration): CommaList => {
  const bindings = declaration.getImportClause()?.getNamedBindings();
  return { items: declaration.getNamedImports().map(rangeOf), close: (bindings?.getEnd() ?? 1) - 1 };
};

/** What the name stands for already: null if for nothing, no edits if for the thing asked for. */
const existing = (file: SourceFile, { module, name, isTypeOnly }: NamedImportSpec): Written | null => {
  for (const declaration of file.getImportDeclarations()) {
    const specifier = declaration.getNamedImports().find((one) => localName(one) === name);
    if (specifier === undefined) continue;
    const from = declaration.getModuleSpecifierValue();
    // Two paths of one project may lead to the same thing: a barrel file passes on what stands elsewhere.
    const isSame = specifier.getName() === name && (from === module || (isOwnModule(from) && isOwnModule(module)));
    if (!isSame) return refuse(`${name} is imported from '${from}' here: free that name first.`);
    const isType = declaration.isTypeOnly() || specifier.isTypeOnly();
    return isType && !isTypeOnly
      ? refuse(`${name} is imported as a type only: import it as a value first.`)
      : written();
  }
  return isDeclared(file, name) ? refuse(`${name} is declared in this file: free that name first.`) : null;
};

const declares = (statement: Node, name: string): boolean => {
  if (Node.isVariableStatement(statement)) return statement.getDeclarations().some((one) => one.getName() === name);
  if (!Node.isImportDeclaration(statement)) return Node.hasName(statement) && statement.getName() === name;
  const whole = [statement.getDefaultImport(), statement.getNamespaceImport()];
  return (
    statement.getNamedImports().some((one) => localName(one) === name) || whole.some((one) => one?.getText() === name)
  );
};

/** Whether a name stands for something at the top of the file. */
export const isDeclared = (file: SourceFile, name: string): boolean =>
  file.getStatements().some((statement) => declares(statement, name));

/** The import to append to: one of types for a type, else one of values. */
const hostOf = (file: SourceFile, { module, isTypeOnly }: NamedImportSpec): ImportDeclaration | undefined => {
  const hosts = file
    .getImportDeclarations()
    .filter((one) => one.getModuleSpecifierValue() === module && one.getNamedImports().length > 0);
  const ofTypes = hosts.find((one) => one.isTypeOnly());
  const ofValues = hosts.find((one) => !one.isTypeOnly());
  return isTypeOnly ? (ofTypes ?? ofValues) : ofValues;
};

const append = (text: string, host: ImportDeclaration, spec: NamedImportSpec, style: Style): Written => {
  const last = host.getNamedImports().at(-1);
  if (last === undefined) return written();
  const inline = spec.isTypeOnly && !host.isTypeOnly() ? `type ${spec.name}` : spec.name;
  const item = { inline, lines: indentAt(text, last.getStart()) + inline };
  return insertItemAfter(text, listOf(host), host.getNamedImports().length - 1, item, gapOf(style));
};

/** `import React from 'react'` takes named imports too. */
const appendToDefault = (
  file: SourceFile,
  { module, name, isTypeOnly }: NamedImportSpec,
  style: Style,
): Written | null => {
  const host = file
    .getImportDeclarations()
    .find((one) => one.getModuleSpecifierValue() === module && !one.isTypeOnly());
  const byDefault = host?.getDefaultImport();
  if (isTypeOnly || byDefault === undefined || host?.getImportClause()?.getNamedBindings() !== undefined) return null;
  return written(insertion(byDefault.getEnd(), `, {${style.bracePadding}${name}${style.bracePadding}}`));
};

/** A store stands last among the stores, all else last of all. */
const lineBefore = (file: SourceFile, { module }: NamedImportSpec): ImportDeclaration | undefined => {
  const isStore = (path: string): boolean => /(?:^|\/)stores?(?:\/|$)/.test(path);
  const imports = file.getImportDeclarations();
  const stores = isStore(module) ? imports.filter((one) => isStore(one.getModuleSpecifierValue())) : [];
  return stores.at(-1) ?? imports.at(-1);
};

const insertLine = (file: SourceFile, spec: NamedImportSpec, style: Style): Written => {
  const text = file.getFullText();
  const previous = lineBefore(file, spec);
  const semicolon = previous === undefined ? style.semicolon : /;?$/.exec(previous.getText())?.[0];
  const names = style.bracePadding + spec.name + style.bracePadding;
  const type = spec.isTypeOnly ? 'type ' : '';
  const line = `import ${type}{${names}} from ${quoted(spec.module, style.quote)}${semicolon ?? ''}`;
  if (previous !== undefined) return written(linesAfter(text, previous.getEnd(), line, gapOf(style)));
  const first = file.getStatements().find((statement) => !isDirective(statement));
  const start = first === undefined ? text.length : startWithComments(text, first.getStart());
  return written(insertion(start, line + style.newline.repeat(2)));
};

/** `'use client'` has to stay first. */
const isDirective = (statement: Node): boolean =>
  Node.isExpressionStatement(statement) && Node.isStringLiteral(statement.getExpression());

/** Edits to a file that is open; for writers of parts that need an import with them. */
export const importInto = (file: SourceFile, spec: NamedImportSpec): Written => {
  const known = existing(file, spec);
  if (known !== null) return known;
  const style = readStyle(file);
  const host = hostOf(file, spec);
  if (host !== undefined) return append(file.getFullText(), host, spec, style);
  return appendToDefault(file, spec, style) ?? insertLine(file, spec, style);
};

/** Imports a name, in the import of that module if there is one. */
export const insertNamedImport = (text: string, spec: NamedImportSpec): Written =>
  writeInto(text, (file) => importInto(file, spec));

const removeLine = (file: SourceFile, declaration: ImportDeclaration): Written => {
  const text = file.getFullText();
  const range = rangeOf(declaration);
  if (file.getImportDeclarations().length > 1) return written(withdrawLines(text, range, { newline: '', blank: 0 }));
  const after = /^(?:[ \t]*\r?\n){0,2}/.exec(text.slice(range.end))?.[0].length ?? 0;
  return written(deletion(range.start, range.end + after));
};

/** How often a name is used as one; its own import counts too. */
const countUses = (file: SourceFile, name: string): number => {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) count++;
    ts.forEachChild(node, visit);
  };
  visit(file.compilerNode);
  return count;
};

/** Takes an import out of an open file if fewer than `uses` other places name it. */
export const withdrawImport = (file: SourceFile, name: string, uses: number): Written => {
  for (const declaration of file.getImportDeclarations()) {
    const specifiers = declaration.getNamedImports();
    const index = specifiers.findIndex((specifier) => localName(specifier) === name);
    if (index === -1) continue;
    // `import { x as x }` names it twice.
    const own =
      specifiers[index]
        ?.getText()
        .split(/\s+/)
        .filter((word) => word === name).length ?? 0;
    if (countUses(file, name) - own > uses) return written();
    if (specifiers.length > 1) {
      return removeItem(file.getFullText(), listOf(declaration), index, { newline: '', blank: 0 });
    }
    const byDefault = declaration.getDefaultImport();
    if (byDefault === undefined) return removeLine(file, declaration);
    return written(deletion(byDefault.getEnd(), declaration.getImportClause()?.getEnd() ?? byDefault.getEnd()));
  }
  return written();
};

/** Takes an import out again if nothing in the file names it any more. */
export const removeNamedImportIfUnused = (text: string, { name }: Pick<NamedImportSpec, 'name'>): Written =>
  writeInto(text, (file) => withdrawImport(file, name, 0));
