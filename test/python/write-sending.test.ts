import assert from 'node:assert/strict';
import type { Argument } from '../../src/engine/python/bind-arguments.ts';
import { insertSending, removeSending, type SendingSpec } from '../../src/engine/python/writer.ts';
import { insertInto, reasonOf } from '../support/written.ts';
import { applyEdits } from '../../src/engine/source.ts';

const string = { kind: 'string' } as const;

const keyed = (key: string, name: string, more: Partial<Argument> = {}): Argument => ({
  key,
  name,
  type: string,
  typeText: null,
  aliases: [],
  isRequired: true,
  ...more,
});

const client = keyed('client_id', 'client_id', { type: null, typeText: 'str' });
const loaf = keyed('loafId', 'loaf_id');
const note = keyed('note', 'note', { isRequired: false });

const specOf = (place: string, more: Partial<SendingSpec> = {}): SendingSpec => ({
  place,
  called: {
    kind: 'transport',
    transport: {
      module: 'oven.endpoint',
      expression: 'get_manager',
      isAccessor: true,
      method: 'send',
      leading: [{ name: 'client_id', typeText: 'str' }],
      excluding: null,
    },
    wrapper: { name: 'OvenMessage', module: 'oven.messages' },
    factory: 'loaf_ready',
  },
  arguments: [client, loaf, note],
  values: [],
  hasLoop: true,
  lineLength: 100,
  ...more,
});

const said = (key: string, expression: string): Partial<SendingSpec> => ({ values: [{ key, expression }] });

const baker = `import asyncio


async def bake(client_id: str, loaf_id: str, oven: Oven) -> int:
    count = 1

    return count


def turn(client_id: str, loaf_id: str) -> None:
    print(loaf_id)


async def wait(client_id: str | None, loaf_id: int) -> None:
    print(loaf_id)


async def stop(client_id: str) -> None:
    while True:
        pass
`;

const sent = (spec: SendingSpec, text = baker): string => insertInto(text, (before) => insertSending(before, spec));

describe('sending at a place', () => {
  it('goes above the return, with the imports it needs and what names in scope give', () => {
    const lines = [
      '    count = 1',
      '',
      '    from oven.endpoint import get_manager',
      '    from oven.messages import OvenMessage',
      '',
      '    await get_manager().send(client_id, OvenMessage.loaf_ready(loaf_id=loaf_id))',
      '',
      '    return count',
    ];
    assert.ok(sent(specOf('bake')).includes(lines.join('\n')), sent(specOf('bake')));
  });

  it('imports nothing that the function or the file has', () => {
    const local = baker.replace(
      '    count = 1\n',
      '    from oven.endpoint import get_manager as ovens\n\n    count = 1\n',
    );
    const text = `from oven.messages import OvenMessage as Message\n${local}`;
    assert.match(
      sent(specOf('bake'), text),
      /count = 1\n\n {4}await ovens\(\)\.send\(client_id, Message\.loaf_ready\(/,
    );
  });

  it('says what it was told, in its own words', () => {
    const values = [
      { key: 'loafId', expression: 'oven.loaf(1, "a").id' },
      { key: 'note', expression: ' await oven.note()' },
    ];
    assert.match(
      sent(specOf('bake', { values })),
      /loaf_ready\(loaf_id=oven\.loaf\(1, "a"\)\.id, note=await oven\.note\(\)\)/,
    );
  });

  it('is handed to the loop where nothing can be awaited, if that is done here', () => {
    assert.match(
      sent(specOf('turn')),
      /print\(loaf_id\)\n\n {4}from [^]*\n\n {4}try:\n {8}loop = asyncio\.get_running_loop\(\)\n {8}loop\.create_task\(get_manager\(\)[^\n]*\n {4}except RuntimeError:\n {8}pass\n/,
    );
    assert.match(
      reasonOf(insertSending(baker, specOf('turn', { hasLoop: false }))),
      /Choose an async function: `turn`/,
    );
  });

  it('refuses what no name surely gives, and says every key', () => {
    const other = keyed('crustId', 'crust_id');
    const reason = reasonOf(
      insertSending(baker, specOf('bake', { arguments: [client, loaf, other, keyed('size', 'size')] })),
    );
    assert.match(
      reason,
      /^Say what `crustId` and `size` are in `bake`, with --value crustId=EXPR --value size=EXPR: .*\.$/,
    );
    assert.match(
      reasonOf(insertSending(baker, specOf('wait', { arguments: [client] }))),
      /`client_id` is `str \| None` there/,
    );
    assert.match(reasonOf(insertSending(baker, specOf('wait', { arguments: [loaf] }))), /`loaf_id` is `int` there/);
    const crust = keyed('oven', 'oven');
    assert.match(
      reasonOf(insertSending(baker, specOf('bake', { arguments: [client, crust] }))),
      /`oven` is `Oven` there/,
    );
  });

  it('refuses values that are no expression or belong to nothing', () => {
    for (const expression of [
      '',
      '1 +',
      'a; b',
      'a\nb',
      'a # b',
      'x := 1',
      'a, b',
      '*a',
      'k=1',
      ')(',
      '"',
      'yield',
      'lambda',
    ]) {
      assert.match(
        reasonOf(insertSending(baker, specOf('bake', said('loafId', expression)))),
        /is no Python expression/,
        expression,
      );
    }
    assert.match(reasonOf(insertSending(baker, specOf('turn', said('loafId', 'await x')))), /nothing can be awaited/);
    assert.match(reasonOf(insertSending(baker, specOf('bake', said('crumb', '1')))), /takes client_id, loafId, note/);
  });

  it('refuses a place that nothing gets to, and one where its names mean something else', () => {
    assert.match(
      reasonOf(insertSending(baker, specOf('stop'))),
      /Choose another place: `stop` never gets to its end\./,
    );
    const hidden = baker.replace('count = 1', 'OvenMessage = 1');
    assert.match(reasonOf(insertSending(hidden, specOf('bake'))), /`OvenMessage` means something else in `bake`/);
  });

  it('leaves a name alone that only some ways there give', () => {
    const text = baker.replace('    count = 1\n', '    count = 1\n    if count:\n        note = "hot"\n');
    assert.doesNotMatch(sent(specOf('bake'), text), /note=note/);
  });

  it('finds the socket by its class, whatever it is called', () => {
    const text = 'async def serve(websocket: WebSocket) -> None:\n    print()\n';
    const socket = keyed('ws', 'ws', { type: null, typeText: 'WebSocket' });
    const transport = { module: null, expression: '_send', isAccessor: false, method: null, excluding: null };
    const spec = specOf('serve', {
      arguments: [socket],
      called: {
        kind: 'transport',
        transport: { ...transport, leading: [{ name: 'ws', typeText: 'WebSocket' }] },
        wrapper: { name: 'OvenMessage', module: 'oven.messages' },
        factory: 'done',
      },
    });
    assert.match(sent(spec, text), /await _send\(websocket, OvenMessage\.done\(\)\)/);
  });

  it('goes again as it came, and stays where somebody touched it', () => {
    const values = [
      { key: 'note', expression: 'str(oven.note("a", x=1)) + "a rather long text behind it, to break the line"' },
    ];
    for (const spec of [specOf('bake', { values }), specOf('turn')]) {
      const text = sent(spec);
      const at = (changed: string) => ({ within: spec.place, at: changed.indexOf('loaf_ready'), lineLength: 100 });
      const edits = removeSending(text, at(text));
      assert.equal(edits === null ? null : applyEdits(text, edits), baker);
      const touched = text.replace('loaf_ready(', 'loaf_ready(  ');
      assert.equal(removeSending(touched, at(touched)), null);
    }
  });
});
