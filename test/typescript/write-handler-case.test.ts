// Handler cases: beside their neighbours, in their shape, and never into another case's fall.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HandlerCaseSpec, insertHandlerCase, removeHandlerCase } from '../../src/engine/typescript/writer.ts';
import { after, checkLaws, checkRefused, dress, dresses, newValues, plain } from './write-world.ts';

const hook = (cases: string): string => `import { useOvenStore } from '../stores/oven'§

export function useOven() {
  const handle = useCallback((msg: OvenMessage<Loaf>) => {
    switch (msg.type) {
${cases}
    }
  }, [])§

  switch (mode.type) {
    case 'other':
      break§
  }
  return { handle }§
}
`;

const worlds = {
  braces: hook(`      case 'loaf': {
        const payload = msg.payload as Loaf§
        bake(payload)§

        break§
      }

      // The oven.
      case 'cold': {
        warn('cold')§
        break§
      } // not yet

      case 'error': {
        return§
      }`),
  plain: hook(`      case 'loaf':
        bake()§
        break§
      case 'cold':
      case 'cool':
        warn('cold')§
        break§

      // Errors
      case 'error':
        if (a) {
          break§
        } else {
          return§
        }
      default:
        break§`),
  open: hook(`      case 'loaf':
        bake()§
        break§

      case 'cold':
        warn('cold')§

      case 'error':
        stop()§`),
  one: hook(`      case 'loaf':
        bake()§
        break§`),
};

const bodies = fc.constantFrom<readonly string[]>(
  [],
  ['bake()'],
  ['const payload = msg.payload as Loaf', "useOvenStore.getState().setLoaf({ kind: 'new', payload })"],
  ['if (msg.payload) {', '  bake({', "    kind: 'a',", '  })', '}'],
  ['bake()', '', 'return'],
);

const anchors = fc.oneof(
  fc.constant([]),
  fc.constantFrom('loaf', 'cold', 'cool', 'error', 'missing').map((name) => [{ after: name }]),
  fc.constantFrom('loaf', 'cold', 'cool', 'error', 'missing').map((name) => [{ before: name }]),
);

const query = { hook: 'useOven', messageType: 'OvenMessage' };
const add = (text: string, spec: Partial<HandlerCaseSpec>): string =>
  after(text, insertHandlerCase(text, { ...query, value: 'new', body: ['bake()'], placement: [], ...spec }));

const order = (text: string): string => [...text.matchAll(/case '(\w+)'/g)].map(([, value]) => value).join(' ');

describe('a handler case', () => {
  it('keeps the laws in every form and style', () => {
    const forms = fc.constantFrom(...Object.values(worlds));
    fc.assert(
      fc.property(forms, dresses, newValues, bodies, anchors, (form, style, value, body, placement) => {
        checkLaws(dress(form, style), {
          insert: (text) => insertHandlerCase(text, { ...query, value, body, placement }),
          remove: (text) => removeHandlerCase(text, { ...query, value }),
          shows: ({ switches }) =>
            switches[0]?.cases.some((one) => one.value === value) === true && switches[1]?.cases.length === 1,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('has the shape of its neighbours', () => {
    const braces = plain(worlds.braces);
    assert.equal(
      add(braces, { placement: [{ after: 'loaf' }] }),
      braces.replace(
        '      // The oven.',
        "      case 'new': {\n        bake()\n        break\n      }\n\n      // The oven.",
      ),
    );
    const one = plain(worlds.one);
    assert.match(add(one, {}), /bake\(\)\n {8}break\n {6}case 'new':\n {8}bake\(\)\n {8}break\n {4}\}/);
  });

  it('has braces where it declares something', () => {
    assert.match(
      add(plain(worlds.one), { body: ['const a = 1'] }),
      /case 'new': \{\n {8}const a = 1\n {8}break\n {6}\}/,
    );
  });

  it('stands where no case runs into it or out of it', () => {
    const text = plain(worlds.plain);
    assert.equal(order(add(text, { placement: [{ after: 'cold' }] })), 'loaf cold cool new error other');
    assert.equal(order(add(text, { placement: [{ before: 'cool' }] })), 'loaf new cold cool error other');
    assert.equal(order(add(plain(worlds.open), {})), 'loaf new cold error other');
    assert.match(add(text, {}), /case 'new':[^]*default:/);
  });

  it('takes the style of the file for its body', () => {
    const text = 'switch (msg.type) {\n\tcase "a": {\n\t\tbake();\n\t\tbreak;\n\t}\n}\n';
    const added = add(text, { hook: null, messageType: null, body: ['if (a) {', "\tbake('b')", '}'] });
    assert.match(added, /case "new": \{\n\t\tif \(a\) \{\n\t\t\tbake\("b"\);\n\t\t\}\n\t\tbreak;\n\t\}/);
  });

  it('uses the members of an enum where the others do', () => {
    const text = 'function useOven() {\n  switch (msg.type) {\n    case Oven.LOAF_READY:\n      break\n  }\n}\n';
    const added = add(text, { messageType: null, value: 'oven_cold', placement: [{ after: 'loaf_ready' }] });
    assert.match(added, /case Oven\.OVEN_COLD:\n/);
    assert.equal(
      after(added, removeHandlerCase(added, { hook: 'useOven', messageType: null, value: 'oven_cold' })),
      text,
    );
  });

  it('finds the switch by what its message is said to be', () => {
    const found = (beginning: string) => {
      const text = `function useOven() {\n  ${beginning}\n    case 'a':\n      break\n  }\n}\n`;
      return insertHandlerCase(text, { ...query, value: 'new', body: [], placement: [] }).kind;
    };
    assert.equal(found('const m = read() as OvenMessage\n  switch (m.type) {'), 'edits');
    assert.equal(found('const m: OvenMessage = read()\n  const { type } = m\n  switch (type) {'), 'edits');
    assert.equal(found('const m = read()\n  switch (m!.type) {'), 'edits');
    assert.equal(found('const m: ShelfMessage = read()\n  switch (m.type) {'), 'refused');
    assert.equal(found('const m = n\n  const n = m\n  switch (m.type) {'), 'edits');
  });

  it('goes between empty braces', () => {
    const text = 'function useOven() {\n  switch (msg.type) {\n  }\n}\n';
    const added = add(text, { messageType: null });
    assert.match(added, /\{\n {4}case 'new':\n {6}bake\(\)\n {6}break\n {2}\}/);
    assert.equal(after(added, removeHandlerCase(added, { hook: 'useOven', messageType: null, value: 'new' })), text);
  });

  it('is refused where there is no such switch', () => {
    const spec = { value: 'new', body: [], placement: [] };
    const text = plain(worlds.one);
    checkRefused(
      insertHandlerCase(text, { ...spec, ...query, messageType: 'ShelfMessage' }),
      /No switch over ShelfMessage/,
    );
    checkRefused(insertHandlerCase(text, { ...spec, ...query, hook: 'useShelf' }), /stands in useShelf/);
  });

  it('is not taken out from under a case that runs into it', () => {
    const text = plain(worlds.open);
    checkRefused(removeHandlerCase(text, { ...query, value: 'error' }), /take the two apart/);
  });
});
