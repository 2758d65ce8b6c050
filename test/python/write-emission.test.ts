import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FieldSpec } from '../../src/engine/plan.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { insertEmission, removeFunction } from '../../src/engine/python/writer.ts';
import { endpointOf, fieldLists, inStyle, styles } from '../support/python-world.ts';
import { apply, insertInto, reasonOf } from '../support/written.ts';

const field = (key: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key,
  type: { kind: 'string' },
  presence: 'always',
  default: null,
  description: null,
  ...more,
});

const shared = {
  name: '_broadcast_loaf_ready',
  wrapper: { name: 'OvenMessage', module: 'oven.messages' },
  factory: 'loaf_ready',
  lineLength: 100,
  summary: null,
};

const broadcast = {
  module: 'oven.endpoint',
  expression: 'get_manager',
  isAccessor: true,
  method: 'broadcast',
  leading: [],
  excluding: null,
};

const inBaker = (fields: readonly FieldSpec[]) =>
  ({ ...shared, inClass: 'Baker', fields, transport: broadcast, isGuarded: true }) as const;

const ofModule = (fields: readonly FieldSpec[]) =>
  ({
    ...shared,
    inClass: null,
    fields,
    transport: {
      module: null,
      expression: 'manager',
      isAccessor: false,
      method: 'send',
      leading: [{ name: 'client_id', typeText: 'str' }],
      excluding: null,
    },
    isGuarded: false,
  }) as const;

const baker = [
  'import logging',
  '',
  'logger = logging.getLogger(__name__)',
  '',
  '',
  'class Baker:',
  '    async def _broadcast_heat(self, degrees: int) -> None:',
  '        """Broadcast the heat."""',
  '        try:',
  '            from oven.endpoint import get_manager',
  '            from oven.messages import OvenMessage',
  '',
  '            manager = get_manager()',
  '            msg = OvenMessage.heat(degrees=degrees)',
  '            await manager.broadcast(msg)',
  '        except Exception as e:',
  '            # Baking goes on',
  '            logger.warning(f"Could not tell heat: {e}")',
  '',
  '    def bake(self) -> None:',
  '        pass',
  '',
].join('\n');

describe('writing an emission', () => {
  it('says and guards as the wrapper beside it does', () => {
    const fields = [field('loafId'), field('note', { presence: 'conditional' })];
    const result = insertInto(baker, (text) => insertEmission(text, inBaker(fields)));
    const method = [
      '    async def _broadcast_loaf_ready(self, loaf_id: str, note: str | None = None) -> None:',
      '        """Broadcast a loaf ready message."""',
      '        try:',
      '            from oven.endpoint import get_manager',
      '            from oven.messages import OvenMessage',
      '',
      '            manager = get_manager()',
      '            msg = OvenMessage.loaf_ready(loaf_id=loaf_id, note=note)',
      '            await manager.broadcast(msg)',
      '        except Exception as e:',
      '            # Baking goes on',
      '            logger.warning(f"Could not tell loaf ready: {e}")',
      '',
      '    def bake(self) -> None:',
    ].join('\n');
    assert.ok(result.includes(method), result);
  });

  it('imports nothing that the file has, and stays silent without a logger', () => {
    const text = 'from oven.messages import OvenMessage\n\n\nclass Baker:\n    pass\n';
    const result = insertInto(text, (before) => insertEmission(before, inBaker([])));
    assert.equal(result.match(/import OvenMessage/g)?.length, 1);
    assert.match(result, /except Exception:\n {12}# .*\n {12}pass\n$/);
  });

  it('sends to one client from the endpoint, whose argument may be a field too', () => {
    const text = 'manager = Manager()\n\n\nif __name__ == "__main__":\n    run()\n';
    const result = insertInto(text, (before) => insertEmission(before, ofModule([field('clientId'), field('loafId')])));
    const lines = [
      'manager = Manager()',
      '',
      '',
      'async def _broadcast_loaf_ready(client_id: str, loaf_id: str) -> None:',
      '    """Broadcast a loaf ready message."""',
      '    from oven.messages import OvenMessage',
      '',
      '    await manager.send(client_id, OvenMessage.loaf_ready(client_id=client_id, loaf_id=loaf_id))',
      '',
      '',
      'if __name__ == "__main__":',
      '    run()',
      '',
    ];
    assert.equal(result, lines.join('\n'));
  });

  it('refuses a class that is not there, a name that is taken and a key that hides the sender', () => {
    assert.match(reasonOf(insertEmission('x = 1\n', inBaker([]))), /it has no `Baker`/);
    assert.match(reasonOf(insertEmission(baker, { ...inBaker([]), name: 'bake' })), /exists already/);
    assert.match(reasonOf(insertEmission('manager = 1\n', ofModule([field('manager')]))), /another key than `manager`/);
  });

  it('stays where something calls it', () => {
    const text = insertInto(baker, (before) => insertEmission(before, inBaker([])));
    const called = `${text}        await self._broadcast_loaf_ready()\n`;
    const answer = removeFunction(called, { name: 'Baker._broadcast_loaf_ready' });
    assert.ok(
      answer.kind === 'edits' && answer.edits.length === 0 && answer.notes.join().includes('something else uses it'),
    );
  });

  it('comes and goes without a trace, in a class and in a module', () => {
    fc.assert(
      fc.property(styles, fieldLists, fc.boolean(), (style, fields, isMethod) => {
        const lines = style.hasDocstrings ? baker.trimEnd().split('\n') : ['class Baker:', '    """A baker."""'];
        const text = isMethod ? inStyle(style, lines) : endpointOf(style, ['bake']);
        const spec = isMethod ? inBaker(fields) : ofModule(fields);
        const result = insertInto(text, (before) => insertEmission(before, spec));
        const name = isMethod ? 'Baker._broadcast_loaf_ready' : '_broadcast_loaf_ready';
        const call = readPython(result).calls.find((one) => one.within === name && one.name === 'loaf_ready');
        assert.equal(call?.arguments.length, fields.length);
        assert.equal(apply(result, removeFunction(result, { name })), text);
      }),
    );
  });
});
