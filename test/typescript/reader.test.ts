// Nothing that can stand in a file makes the reader fail, and every range it gives lies in the text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const oven = `
import { useCallback, type Ref as Reference } from 'react'
import type { OvenMessage } from './types'
export type OvenEvent =
  // Server -> Client
  | 'loaf_ready' // every morning
  | 'oven_cold'
export enum Door { OPEN = 'open', SHUT = "shut" }
export interface Loaf extends Bread { id: string; crumbs?: number[]; bake: (minutes: number) => void }
export class OvenClient extends Client<OvenMessage> {
  private url = 'x'
  constructor(private readonly port?: number) { super() }
  sendBake(id: string, options?: { minutes?: number }): void {
    this.ws.onopen = () => { this.send(options ? 'bake' : 'toast', { id, minutes: options?.minutes, ...rest, [key]: 1 }) }
  }
}
export const ovenClient = new OvenClient()
export const useOven = create<OvenState>()(persist((set, get) => ({
  loaves: [],
  add: (loaf) => set((state) => ({ loaves: [...state.loaves, loaf] })),
}), { name: 'oven', partialize: (state) => ({ loaves: state.loaves }) }))
export function useBakery(id: string) {
  const { add, warn = 1 } = useOven()
  const client = useRef<OvenClient | null>(null)
  const handle = useCallback((msg: OvenMessage) => {
    const p = msg.payload
    switch (msg.type) {
      case 'loaf_ready': {
        const { id, ...rest } = p as { id: string } & Loaf
        add((p.loaf ?? p.bread) as Loaf)
        break
      }
      case 'oven_cold': case "oven_off": if (p?.door !== undefined) warn(p['door'] || \`none \${p.x}\`); break
      default: useOven.getState().reset(p)
    }
  }, [])
  return { handle, id }
}
const view = <div className="x">{/* none */}{loaves.map((loaf) => <Loaf key={loaf.id} {...loaf} />)}</div>
`;

const isRange = (value: object): value is { start: number; end: number } => 'start' in value && 'end' in value;

const checkRanges = (value: unknown, length: number): void => {
  if (typeof value !== 'object' || value === null) return;
  if (isRange(value)) assert.ok(0 <= value.start && value.start <= value.end && value.end <= length);
  for (const one of Object.values(value)) checkRanges(one, length);
};

const readsFine = (text: string): void => {
  checkRanges(readTypeScript(text, 'oven.tsx'), text.length);
  checkRanges(readTypeScript(text, 'oven.ts'), text.length);
};

const fragment = fc.constantFrom(
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '`',
    "'",
    '"',
    '/*',
    '*/',
    '//',
    '${',
    '=>',
    ':',
    '?',
    '?.',
    '...',
    '|',
    '&',
    '=',
    '!',
  ],
  ...[
    ' as ',
    ' switch (',
    ' case ',
    ' const ',
    ' export ',
    ' import ',
    ' class ',
    ' enum ',
    '\n',
    '\\',
    '\u2028',
    '\ud83d',
    '\0',
  ],
);

describe('readTypeScript', () => {
  it('reads a text cut off anywhere', () => {
    for (let end = 0; end <= oven.length; end += 7) readsFine(oven.slice(0, end));
  });

  it('reads a text with a stretch missing', () => {
    const place = fc.nat(oven.length);
    fc.assert(
      fc.property(place, place, (a, b) => {
        readsFine(oven.slice(0, Math.min(a, b)) + oven.slice(Math.max(a, b)));
      }),
    );
  });

  it('reads a text with pieces put in anywhere', () => {
    const pieces = fc.array(fc.tuple(fc.nat(oven.length), fragment), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, (all) => {
        readsFine(all.reduce((text, [at, piece]) => text.slice(0, at) + piece + text.slice(at), oven));
      }),
    );
  });

  it('reads pieces in any order', () => {
    const words = fc.constantFrom(...(oven.match(/\w+|\s+|[^\w\s]/g) ?? []));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 80 }), (all) => {
        readsFine(all.join(''));
      }),
    );
  });

  it('reads any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), readsFine));
  });

  it('reads nesting of any depth', () => {
    for (const piece of [
      '(',
      '[',
      '{',
      '{a:',
      'f(',
      'a?.b(',
      '!',
      'x ? ',
      '() => ',
      '<T>',
      'type A = (',
      'A<',
      'a ?? (',
      '${`',
      'switch (a) { case "x": ',
    ]) {
      readsFine(piece.repeat(2000));
      readsFine(`const a = ${piece.repeat(2000)}`);
    }
    readsFine(`type A = ${"'a' | ".repeat(2000)}'b'`);
    readsFine(`const a = ${'b + '.repeat(2000)}c`);
    readsFine(`const a = b${'.c()'.repeat(2000)}`);
  });

  it('reads names that every object has', () => {
    const facts = readTypeScript(
      "type constructor = '__proto__' | 'toString'; const __proto__ = new constructor()",
      'a.ts',
    );
    assert.deepEqual(
      facts.valueSets[0]?.values.map(({ value }) => value),
      ['__proto__', 'toString'],
    );
    assert.equal(facts.instances[0]?.name, '__proto__');
  });

  it('reads types and variables that lead to themselves', () => {
    readsFine(
      'type A = B; type B = A; type C = C[] | D; interface D { d: D }; const a = b, b = a; send("x", { a, b })',
    );
    readsFine('function f(msg) { const p = q; const q = p; switch (msg.type) { case "x": p.a; q(p) } }');
  });

  it('lists where the text is damaged', () => {
    assert.deepEqual(readTypeScript('const a = 1', 'a.ts').damage, []);
    assert.equal(readTypeScript('const a = (1', 'a.ts').damage.length > 0, true);
    assert.deepEqual(readTypeScript("const a = 'b\n", 'a.ts').damage, [{ start: 10, end: 12 }]);
  });

  it('reads JSX in .tsx, and angle bracket casts in .ts', () => {
    assert.deepEqual(readTypeScript('const a = <b>{c}</b>', 'a.tsx').damage, []);
    assert.deepEqual(readTypeScript('const a = <B>c', 'a.ts').damage, []);
  });
});
