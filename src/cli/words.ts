// Numbers with their words, as reports have them.

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
