// The style of a text as sets of features, so that a text can be compared with itself after a change: what the authors
// always did one way has to stay that way.
import ts from 'typescript';

export type Features = ReadonlyMap<string, ReadonlySet<string>>;

class Collector {
  readonly features = new Map<string, Set<string>>();
  add(feature: string, value: string): void {
    const values = this.features.get(feature) ?? new Set();
    this.features.set(feature, values.add(value));
  }
}

const onText = (text: string, { add }: { add: (feature: string, value: string) => void }): void => {
  for (const end of text.match(/\r\n|\n|\r/g) ?? []) add('line end', JSON.stringify(end));
  add('byte order mark', String(text.lastIndexOf('\uFEFF')));
  add('end of file', JSON.stringify(/[\r\n]*$/.exec(text)?.[0]));
  if (/[ \t]\r?$/m.test(text)) add('blanks at the end of a line', 'yes');
  for (const [blanks] of text.matchAll(/^[ \t]+(?=[^\s*])/gm)) add('indent', blanks.includes('\t') ? 'tab' : 'blank');
  for (const [blanks] of text.matchAll(/^ +(?=[^\s*])/gm)) if (blanks.length % 4 === 2) add('indent step', '2');
  if (/\n(?:[ \t]*\r?\n){3}/.test(text)) add('more than two blank lines', 'yes');
};

export const pythonFeatures = (text: string): Features => {
  const collector = new Collector();
  const add = collector.add.bind(collector);
  onText(text, { add });
  for (const [docQuotes] of text.matchAll(/"""|'''/g)) add('docstring quotes', docQuotes);
  const withoutDocs = text.replace(/"""[^]*?"""|'''[^]*?'''|#[^\n]*/g, '');
  for (const [string] of withoutDocs.matchAll(/"[^"\n]*"|'[^'\n]*'/g)) add('quotes', string.charAt(0));
  return collector.features;
};

const isStatement = (node: ts.Node): boolean =>
  ts.isVariableStatement(node) ||
  ts.isExpressionStatement(node) ||
  ts.isReturnStatement(node) ||
  ts.isBreakStatement(node) ||
  ts.isImportDeclaration(node) ||
  ts.isTypeAliasDeclaration(node);

const onList = (source: ts.SourceFile, feature: string, list: ts.NodeArray<ts.Node>, collector: Collector): void => {
  const first = list[0];
  if (first === undefined || !/^\s*\n/.test(source.text.slice(list.pos, first.getStart(source)))) return;
  collector.add(feature, list.hasTrailingComma ? ',' : '');
};

const onNode = (source: ts.SourceFile, node: ts.Node, collector: Collector): void => {
  const last = source.text.charAt(node.end - 1);
  if (isStatement(node)) collector.add('semicolon', last === ';' ? ';' : '');
  if (ts.isStringLiteral(node)) collector.add('quotes', last);
  if (ts.isInterfaceDeclaration(node))
    for (const member of node.members)
      collector.add('separator', /[;,]/.exec(source.text.charAt(member.end - 1))?.[0] ?? '');
  if (ts.isObjectLiteralExpression(node)) onList(source, 'last item', node.properties, collector);
  if (ts.isNamedImports(node)) onList(source, 'last import', node.elements, collector);
  if (ts.isCallExpression(node)) onList(source, 'last argument', node.arguments, collector);
  if (ts.isFunctionLike(node)) onList(source, 'last parameter', node.parameters, collector);
};

export const typeScriptFeatures = (text: string): Features => {
  const collector = new Collector();
  onText(text, { add: collector.add.bind(collector) });
  const source = ts.createSourceFile('world.ts', text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    onNode(source, node, collector);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return collector.features;
};

/** What an author would stumble over: a new way of doing what was done one way only. */
export const foreignFeatures = (before: Features, after: Features): readonly string[] =>
  [...after].flatMap(([feature, values]) => {
    const known = before.get(feature);
    const isNew = ['blanks at the end of a line', 'more than two blank lines'].includes(feature);
    if (known === undefined) return isNew ? [feature] : [];
    return [...values].filter((value) => !known.has(value)).map((value) => `${feature}: ${value}`);
  });
