// Text for people at a terminal: its colours, and nothing that would steer it. Programs get no colours, unless FORCE_COLOR asks for them; NO_COLOR takes them from people too.

const codes = { bold: [1, 22], red: [31, 39], yellow: [33, 39], blue: [34, 39], grey: [90, 39] } as const;

export type Colour = keyof typeof codes;

/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

const isWanted = ({ FORCE_COLOR: forced, NO_COLOR: refused }: NodeJS.ProcessEnv): boolean => {
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return process.stdout.isTTY && process.stdout.hasColors();
};

/** What a file says must not steer the terminal. */
export const harmless = (text: string): string => text.replace(/\p{Cc}/gu, (unit) => (unit === '\t' ? unit : '·'));

export const painter = (): Paint => {
  if (!isWanted(process.env)) return (_colour, text) => text;
  return (colour, text) => {
    const [on, off] = codes[colour];
    return `\u001B[${on}m${text}\u001B[${off}m`;
  };
};
