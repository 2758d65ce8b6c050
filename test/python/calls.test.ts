import assert from 'node:assert/strict';
import type { CallFact } from '../../src/engine/facts.ts';
import { readPython } from '../../src/engine/python/reader.ts';

const callNamed = (text: string, name: string): CallFact => {
  const call = readPython(text).calls.find((one) => one.name === name);
  assert.ok(call !== undefined, `a call of ${name}`);
  return call;
};

describe('calls', () => {
  it('reads callee, receiver and arguments', () => {
    const text = 'await get_ws_manager().broadcast(\n    msg, exclude=user.id, *more\n)\n';
    const call = callNamed(text, 'broadcast');
    assert.equal(call.callee, 'get_ws_manager().broadcast');
    assert.equal(call.receiver, 'get_ws_manager()');
    assert.equal(call.hasSpread, true);
    assert.deepEqual(
      call.arguments.map(({ keyword, text: value, range }) => [keyword, value, text.slice(range.start, range.end)]),
      [
        [null, 'msg', 'msg'],
        ['exclude', 'user.id', 'exclude=user.id'],
      ],
    );
  });

  it('drops line breaks from a callee', () => {
    assert.equal(callNamed('(\n    x\n    .a()\n    .b()\n)\n', 'b').callee, 'x.a().b');
  });

  it('takes a bare generator for one argument', () => {
    assert.deepEqual(
      callNamed('any(x.done for x in tasks)\n', 'any').arguments.map((one) => one.text),
      ['x.done for x in tasks'],
    );
  });

  it('knows the function around', () => {
    assert.equal(callNamed('class S:\n    def run(self):\n        go()\n', 'go').within, 'S.run');
    assert.equal(callNamed('go()\n', 'go').within, null);
  });

  const passed: readonly (readonly [string, string | null])[] = [
    ['await manager.send(client, M.make(1))', 'manager.send'],
    ['manager.send(message=M.make(1))', 'manager.send'],
    ['loop.create_task(manager.send(M.make(1)))', 'manager.send'],
    ['send(M.make(1).model_dump())', 'send'],
    ['send({"m": [M.make(1)]})', 'send'],
    ['M.make(1).send()', null],
    ['msg = M.make(1)', null],
  ];
  for (const [statement, expected] of passed) {
    it(`passes make to ${String(expected)} in ${statement}`, () => {
      assert.equal(callNamed(`${statement}\n`, 'make').passedTo, expected);
    });
  }

  const assigned: readonly (readonly [string, string | null])[] = [
    ['msg = M.make()', 'msg'],
    ['msg: M = await M.make()', 'msg'],
    ['self.last = M.make()', 'self.last'],
    ['msg = M.make() if ready else M.other()', 'msg'],
    ['msg = old or M.make()', 'msg'],
    ['if (msg := M.make()): pass', 'msg'],
    ['msg = 1 if M.make() else 2', null],
    ['msg = [M.make()]', null],
    ['a, b = M.make()', null],
    ['M.make()', null],
  ];
  for (const [statement, expected] of assigned) {
    it(`assigns make to ${String(expected)} in ${statement}`, () => {
      assert.equal(callNamed(`${statement}\n`, 'make').assignedTo, expected);
    });
  }
});

describe('references', () => {
  it('finds functions handed on by name', () => {
    const text = `
class S:
    def _tick(self): ...

    def start(self):
        def inner(): ...
        every(5, self._tick)
        run(on_done=inner, inner=1)
        self._tick()
        inner()
        unknown(other)
`;
    assert.deepEqual(
      readPython(text).references.map(({ name, within }) => [name, within]),
      [
        ['self._tick', 'S.start'],
        ['inner', 'S.start'],
      ],
    );
  });
});
