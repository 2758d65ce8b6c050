// A comma behind the last item keeps lines apart that would fit on fewer, as ruff has it.

const linesIn = (text: string): number => text.split('\n').length;

export const isKeptApart = (before: string, after: string): boolean =>
  linesIn(after) < linesIn(before) && /,\s*\n\s*[)\]}]/.test(before);
