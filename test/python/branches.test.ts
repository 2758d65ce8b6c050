import assert from 'node:assert/strict';
import type { BranchFact } from '../../src/engine/facts.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { formatType } from '../../src/engine/wire-type.ts';

const endpoint = (body: string): string => `
async def endpoint(websocket):
    while True:
        data = await websocket.receive_json()
        msg_type = data.get("type")
        payload = data.get("payload", {})
${body.replace(/^(?=.)/gm, '        ')}
`;

/** The branch for `E.A` with this body. */
const branchOf = (body: string): BranchFact => {
  const text = endpoint(`\nif msg_type == E.A:\n${body.trim().replace(/^(?=.)/gm, '    ')}\n`);
  const [branch] = readPython(text).branches;
  assert.ok(branch !== undefined, 'a branch is read');
  return branch;
};

const keysOf = (body: string): string[] => branchOf(body).payload.reads.map(({ key }) => key);

const named = (branch: BranchFact): string[] =>
  branch.values.map((value) =>
    value.kind === 'member' ? `${value.set}.${value.member}` : value.kind === 'literal' ? value.value : '?',
  );

describe('branches', () => {
  it('reads a chain', () => {
    const text = endpoint(`
if msg_type == E.CHAT:
    start(payload.get("message", ""))
elif msg_type == E.CANCEL:
    pass  # on purpose
elif ready:
    pass
else:
    pass
`);
    const { branches } = readPython(text);
    assert.deepEqual(branches.map(named), [['E.CHAT'], ['E.CANCEL']]);
    assert.deepEqual(new Set(branches.map(({ chain }) => chain)), new Set([text.indexOf('if msg_type')]));
    assert.deepEqual(
      branches.map(({ range, bodyRange }) => [
        text.slice(range.start).slice(0, 4),
        text.slice(bodyRange.start, bodyRange.end),
      ]),
      [
        ['if m', 'start(payload.get("message", ""))'],
        ['elif', 'pass'],
      ],
    );
    assert.deepEqual(branches[0]?.within, 'endpoint');
    assert.ok(text.slice(0, branches[0].chainRange.end).trimEnd().endsWith('pass'));
  });

  const conditions: readonly (readonly [string, readonly string[]])[] = [
    ['E.A == msg_type', ['E.A']],
    ['msg_type == "order"', ['order']],
    ['msg_type in (E.A, E.B)', ['E.A', 'E.B']],
    ['msg_type in {"a", "b"}', ['a', 'b']],
    ['msg_type == E.A or msg_type == E.B', ['E.A', 'E.B']],
    ['msg_type == E.A and session', ['E.A']],
    ['(msg_type == E.A.value)', ['E.A']],
    ['(kind := data.get("type")) == E.A', ['E.A']],
  ];
  for (const [condition, expected] of conditions) {
    it(`reads ${condition}`, () => {
      assert.deepEqual(readPython(endpoint(`\nif ${condition}:\n    pass\n`)).branches.map(named), [expected]);
    });
  }

  for (const condition of [
    'msg_type != E.A',
    'msg_type not in (E.A, E.B)',
    'msg_type == other',
    'msg_type',
    'not (msg_type == E.A)',
    'a < b',
  ]) {
    it(`is silent about ${condition}`, () => {
      assert.deepEqual(readPython(endpoint(`\nif ${condition}:\n    pass\n`)).branches, []);
    });
  }
});

describe('reads of a branch', () => {
  it('finds every way to read a key', () => {
    const { payload, payloadVariable } = branchOf(`
text = payload.get("message", "")
system = payload.get("systemPrompt")
if "voice" in payload:
    Voice(**payload["voice"])
on: bool = payload["on"]
`);
    assert.equal(payloadVariable, 'payload');
    assert.equal(payload.isWhole, false);
    assert.deepEqual(
      payload.reads.map(({ key, local, hasDefault, type }) => [key, local, hasDefault, formatType(type)]),
      [
        ['message', 'text', true, 'string'],
        ['systemPrompt', 'system', false, 'unknown'],
        ['voice', null, true, 'unknown'],
        ['voice', null, true, 'record'],
        ['on', 'on', false, 'boolean'],
      ],
    );
  });

  it('finds reads in the condition, far down, in expressions and in nested functions', () => {
    assert.deepEqual(
      keysOf(`
async def send(text):
    await reply(payload.get("inner"))
for x in y:
    with z:
        make(id=payload.get("id") or new())
`),
      ['inner', 'id'],
    );
    const text = endpoint('\nif msg_type == E.A and payload.get("ready"):\n    pass\n');
    assert.deepEqual(
      readPython(text).branches[0]?.payload.reads.map(({ key, hasDefault }) => [key, hasDefault]),
      [['ready', true]],
    );
  });

  it('does not take reads of other variables or of another branch', () => {
    assert.deepEqual(
      keysOf(`
a = result.get("title")
b = capabilities["contacts"]
c = payload.get("settings").get("deep")
def handle(payload):
    return payload.get("theirs")
`),
      ['settings'],
    );
    const text = endpoint('\nif msg_type == E.A:\n    pass\nelif msg_type == E.B:\n    payload["b"]\n');
    assert.deepEqual(
      readPython(text).branches.map(({ payload }) => payload.reads.length),
      [0, 1],
    );
  });

  it('knows keys that stand in for each other', () => {
    const { reads } = branchOf(
      'x = payload.get("a") or payload.get("b")\ny = payload.get("c") or payload.get("d") or 1\n',
    ).payload;
    assert.deepEqual(
      reads.map(({ key, alternatives, hasDefault, local }) => [key, alternatives, hasDefault, local]),
      [
        ['a', ['b'], false, 'x'],
        ['b', ['a'], false, 'x'],
        ['c', ['d'], true, 'y'],
        ['d', ['c'], true, 'y'],
      ],
    );
  });

  it('has a model where one is built from the whole payload', () => {
    for (const call of ['Start(**payload)', 'models.Start(**payload)', 'Start.model_validate(payload)']) {
      const { model, isWhole } = branchOf(`s = ${call}\n`).payload;
      assert.deepEqual([model?.name, isWhole], ['Start', false], call);
    }
  });

  for (const line of [
    'await handle(payload)',
    'x = payload',
    'run(**payload)',
    'x = {**payload}',
    'for k in payload: pass',
    'x = payload[key]',
    'payload.items()',
    'x = json.dumps(payload)',
    'await self.route(data)',
    'return payload',
  ]) {
    it(`hands the payload on with ${line}`, () => {
      assert.equal(branchOf(line).payload.isWhole, true);
    });
  }

  for (const line of [
    'logger.info("got %s", payload)',
    'if not payload: pass',
    'if payload and session: pass',
    'isinstance(payload, dict)',
    'payload["k"] = 1',
    'x = f"{payload}"',
    'pass',
    'run(payload=1)',
  ]) {
    it(`reads nothing with ${line}`, () => {
      const { reads, isWhole, model } = branchOf(line).payload;
      assert.deepEqual([reads, isWhole, model], [[], false, null]);
    });
  }

  it('gives exact ranges', () => {
    const text = endpoint('\nif msg_type == E.A:\n    x = payload.get("key", 1)\n');
    const read = readPython(text).branches[0]?.payload.reads[0];
    assert.ok(read !== undefined);
    assert.equal(text.slice(read.range.start, read.range.end), 'payload.get("key", 1)');
    assert.equal(text.slice(read.keyRange.start, read.keyRange.end), 'key');
  });
});

describe('where the payload is', () => {
  const reception = (text: string) => {
    const branch = readPython(text).branches.at(-1);
    return [branch?.payloadVariable ?? null, branch?.payload.reads.map(({ key }) => key)];
  };

  it('may be a variable of any name, also one made in the branch', () => {
    assert.deepEqual(reception('def f(msg):\n    p = msg["payload"]\n    if msg["type"] == "a":\n        p["k"]\n'), [
      'p',
      ['k'],
    ]);
    assert.deepEqual(
      reception('def f(msg):\n    if msg.get("type") == "a":\n        p = msg.get("payload") or {}\n        p["k"]\n'),
      ['p', ['k']],
    );
  });

  it('may be a parameter', () => {
    assert.deepEqual(reception('def f(kind, payload):\n    if kind == "a":\n        payload["k"]\n'), [
      'payload',
      ['k'],
    ]);
  });

  it('may be reached in the message each time', () => {
    const text = `
def f(data):
    kind = data["type"]
    if kind == "a":
        data["payload"]["k"]
        data.get("payload", {}).get("l")
        (data.get("payload") or {}).get("m")
        data.payload.get("n")
`;
    assert.deepEqual(reception(text), [null, ['k', 'l', 'm', 'n']]);
  });

  it('is not that of another message', () => {
    const text = `
def f(data, other):
    payload = other.get("payload")
    if data["type"] == "a":
        payload["k"]
`;
    assert.deepEqual(reception(text), [null, []]);
  });
});
