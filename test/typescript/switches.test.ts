// Switches over strings: which message they look at, their cases, and the casts in them.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const inHook = (body: string) => `export function useOven() { client.onMessage((msg: OvenMessage) => { ${body} }) }`;
const read = (text: string) => readTypeScript(text, 'oven.ts').switches;
const cases = (text: string) => read(inHook(`switch (msg.type) { ${text} }`))[0]?.cases ?? [];

describe('a switch', () => {
  it('tells its message and the hook around it', () => {
    const [found] = read(inHook("switch (msg.type) { case 'hot': heat(); break }"));
    assert.deepEqual([found?.subject, found?.messageType, found?.within], ['msg.type', 'OvenMessage', 'useOven']);
  });

  it('tells the type of a message that is cast or generic', () => {
    const text = (type: string) =>
      `function f(e) { const msg = JSON.parse(e) as ${type}; switch (msg.type) { case 'hot': heat() } }`;
    assert.equal(read(text('OvenMessage'))[0]?.messageType, 'OvenMessage');
    assert.equal(read(text('OvenMessage<Loaf>'))[0]?.messageType, 'OvenMessage');
    assert.equal(read("function f(msg) { switch (msg.type) { case 'hot': heat() } }")[0]?.messageType, null);
    assert.equal(read("function f({ msg }: Props) { switch (msg.type) { case 'hot': heat() } }")[0]?.messageType, null);
  });

  it('tells how its cases reach the payload', () => {
    const expression = (body: string) => read(inHook(body))[0]?.payloadExpression;
    assert.equal(expression("const p = msg.payload; switch (msg.type) { case 'hot': heat(p.id) }"), 'p');
    assert.equal(
      expression("switch (msg.type) { case 'hot': { const payload = msg.payload as Hot; heat(payload) } }"),
      'msg.payload',
    );
    assert.equal(
      expression("const { type, payload } = msg; switch (type) { case 'hot': heat(payload.id) }"),
      'payload',
    );
    assert.equal(expression("switch (msg.type) { case 'hot': heat() }"), null);
  });

  it('looks at a type that was taken from a message', () => {
    const [found] = read(inHook("const { type, payload: p } = msg; switch (type) { case 'hot': heat(p.id) }"));
    assert.deepEqual(
      found?.cases[0]?.payload.reads.map(({ key }) => key),
      ['id'],
    );
    assert.equal(
      read("function f({ type, payload }: OvenMessage) { switch (type) { case 'hot': } }")[0]?.messageType,
      'OvenMessage',
    );
  });

  it('has string cases', () => {
    assert.deepEqual(
      read('function f(n) { switch (n.kind) { case 1: break; case Door.OPEN: break; default: heat() } }'),
      [],
    );
  });

  it('is not an if before it', () => {
    assert.deepEqual(read(inHook("if (msg.type === 'hot') heat(msg.payload)")), []);
  });
});

describe('a case', () => {
  it('has an effect, or is ignored on purpose', () => {
    const text =
      "case 'a': heat(); break; case 'b': break; case 'c': { break } case 'd': // later\n break; case 'e': return; case 'f':";
    assert.deepEqual(
      cases(text).map(({ value, effect }) => `${value} ${effect}`),
      ['a effect', 'b ignored', 'c ignored', 'd ignored', 'e ignored', 'f ignored'],
    );
  });

  it('shares the body of the labels it falls through to', () => {
    const [hot, warm] = cases("case 'hot': case 'warm': { heat(msg.payload.id); break }");
    assert.deepEqual([hot?.effect, hot?.payload], [warm?.effect, warm?.payload]);
    assert.equal(hot?.payload.reads[0]?.key, 'id');
  });

  it('has exact ranges', () => {
    const text =
      'function f(m) { switch (m.type) {\n  case \'hot\': {\n    heat()\n    break\n  }\n  // next\n  case "cold":\n    cool()\n    break\n } }';
    const [found] = read(text);
    const at = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
    const [hot, cold] = found?.cases ?? [];
    assert.equal(at(hot?.range), "case 'hot': {\n    heat()\n    break\n  }");
    assert.equal(at(hot?.bodyRange), '{\n    heat()\n    break\n  }');
    assert.equal(at(hot?.valueRange), "'hot'");
    assert.equal(at(cold?.range), 'case "cold":\n    cool()\n    break');
    assert.equal(at(cold?.bodyRange), 'cool()\n    break');
    assert.deepEqual([hot?.hasBraces, cold?.hasBraces], [true, false]);
    assert.equal(at(found?.range), text.slice(text.indexOf('switch'), -2));
  });

  it('with braces and the break behind them has braces', () => {
    assert.equal(cases("case 'hot': { heat() } break")[0]?.hasBraces, true);
    assert.equal(cases("case 'hot': { heat() } cool(); break")[0]?.hasBraces, false);
  });

  it('is read beside a broken one', () => {
    assert.deepEqual(
      cases("case 'hot': heat(msg.payload.; break; case 'cold': cool(); break").map(({ value }) => value),
      ['hot', 'cold'],
    );
  });
});

describe('a cast', () => {
  const cast = (body: string) => {
    const found = cases(`case 'hot': { ${body} }`)[0]?.cast;
    return (
      found && {
        text: found.text,
        names: found.names.map(({ name }) => name),
        fields: found.fields.map(({ key }) => key),
      }
    );
  };

  it('names an interface', () => {
    assert.deepEqual(cast('const p = msg.payload as Hot'), { text: 'Hot', names: ['Hot'], fields: [] });
  });

  it('is an object type with its fields', () => {
    assert.deepEqual(cast('const p = msg.payload as { id: string; at?: number }')?.fields, ['id', 'at']);
  });

  it('is an intersection of both', () => {
    assert.deepEqual(cast('const p = msg.payload as Hot & { id: string }'), {
      text: 'Hot & { id: string }',
      names: ['Hot'],
      fields: ['id'],
    });
  });

  it('stands at the place of use', () => {
    assert.equal(cast('heat((msg.payload as Hot).id)')?.text, 'Hot');
    assert.deepEqual(cast('heat((msg.payload as Record<string, unknown>).id)'), {
      text: 'Record<string, unknown>',
      names: [],
      fields: [],
    });
  });

  it('counts the last of two', () => {
    assert.equal(cast('const p = msg.payload as unknown as Hot')?.text, 'Hot');
  });

  it('is an annotation just as well', () => {
    assert.equal(cast('const p: Hot = msg.payload')?.text, 'Hot');
  });

  it('may stand where the alias is made', () => {
    const [found] = read(inHook("const p = msg.payload as Hot; switch (msg.type) { case 'hot': heat(p.id) }"));
    assert.equal(found?.cases[0]?.cast?.text, 'Hot');
  });

  it('is not one of a single field', () => {
    assert.equal(cast('heat(msg.payload.id as string)'), null);
  });
});
