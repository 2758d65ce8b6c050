// Markdown out of text that strangers wrote: names, docstrings and types come from the workspace, and none of their
// characters may become markup, a link or a second row of a table.

const controls = /\p{Cc}+/gu;

/** One line without control characters, which also could move a terminal's cursor. */
export const oneLine = (text: string): string => text.replace(controls, ' ').replace(/\s+/g, ' ').trim();

const toEntity = (character: string): string => `&#${character.charCodeAt(0)};`;

/** Marks that mean nothing where they stand, now that all others are plain: unescaped again, so that the source reads well. */
const harmless: readonly RegExp[] = [
  /\\([,;'?(/"])/g,
  // After a number that begins the line it would begin a list.
  /(?<!^\d*)\\(\))/g,
  /(?<=[a-z)]|^)\\([.:])(?=\s|$)/gi,
  /(?<=[a-z0-9])\\([_-])(?=[a-z0-9])/gi,
];

/** A backslash makes any punctuation plain; what begins tags and entities becomes an entity, which no parser mistakes. */
export const escapeText = (text: string): string =>
  harmless.reduce(
    (escaped, marks) => escaped.replace(marks, '$1'),
    oneLine(text).replace(/[!-/:-@[-`{-~]/g, (mark) => (/[<>&|\\]/.test(mark) ? toEntity(mark) : `\\${mark}`)),
  );

/** Text in the font of code, safe in a table too. */
export const code = (text: string): string => {
  const plain = oneLine(text);
  if (plain === '') return '';
  // Backticks cannot be told apart in all parsers, and a backslash before a pipe not in a table.
  if (/[`\\]/.test(plain)) return `<code>${plain.replace(/[!-/:-@[-`{-~]/g, toEntity)}</code>`;
  return `\`${plain}\``;
};

/** Code in a cell of a table, where a pipe would end the cell. */
export const codeInTable = (text: string): string => {
  const whole = code(text);
  return whole.startsWith('`') ? whole.replaceAll('|', '\\|') : whole;
};

/** The words of our own messages, in which backticks hold what the workspace calls things. */
export const message = (text: string): string =>
  text
    .split('`')
    .map((piece, index, pieces) => {
      if (index % 2 === 1 && index < pieces.length - 1) return code(piece);
      // Blanks at the ends part words from code.
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(piece) ?? [];
      // A backtick without a partner parts words, too.
      return `${before === '' && index % 2 === 0 ? '' : ' '}${escapeText(inner)}${after === '' ? '' : ' '}`;
    })
    .join('')
    .trim();

/** `target` is an address of ours; whatever could end it early is encoded. */
export const linkTo = (label: string, target: string | null): string =>
  target === null
    ? label
    : `[${label}](${target.replace(/[\s()<>\\"`|]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;

/** A fence longer than any run of backticks inside. */
export const fenced = (language: string, text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
};

export const shorten = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
