// The other direction in the words of a comment, whatever language and spelling the comment has.

const opposites = new Map([
  ['client', 'server'],
  ['server', 'client'],
  ['clients', 'server'],
  ['frontend', 'backend'],
  ['backend', 'frontend'],
  ['browser', 'server'],
  ['incoming', 'outgoing'],
  ['outgoing', 'incoming'],
  ['inbound', 'outbound'],
  ['outbound', 'inbound'],
]);

const opposite = (word: string): string => {
  const other = opposites.get(word.toLowerCase());
  if (other === undefined) return word;
  if (word === word.toUpperCase()) return other.toUpperCase();
  return /^[A-Z]/.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
};

/** `# Client -> Server` for `# Server -> Client`. */
export const spellOpposite = (comment: string): string => comment.replace(/[a-z]+/gi, opposite);
