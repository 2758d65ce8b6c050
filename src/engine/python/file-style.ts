// Reads the style of a Python file from its text, so that what is written looks like what stands beside it.
import type { Quote } from './python-text.ts';

export interface FileStyle {
  readonly newline: string;
  /** What one level of indent adds. */
  readonly unit: string;
  readonly quote: Quote;
  /** What docstrings stand in. */
  readonly docQuotes: string;
}

export const readStyle = (text: string): FileStyle => ({
  newline: text.includes('\r\n') ? '\r\n' : '\n',
  unit:
    /^\uFEFF?(?:class|def|async|if|try)\b[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*\r?\n)*([ \t]+)/m.exec(text)?.[1] ??
    '    ',
  quote: readQuote(text),
  docQuotes: countOf(text, "'''") > countOf(text, '"""') ? "'''" : '"""',
});

const countOf = (text: string, part: string): number => text.split(part).length - 1;

/** The quote that begins more of the short strings. */
const readQuote = (text: string): Quote => {
  const strings = text.match(/"""[^]*?"""|'''[^]*?'''|#[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g) ?? [];
  const short = strings.filter((string) => !string.startsWith('"""') && !string.startsWith("'''"));
  const single = short.filter((string) => string.startsWith("'")).length;
  const double = short.filter((string) => string.startsWith('"')).length;
  return single > double ? "'" : '"';
};
