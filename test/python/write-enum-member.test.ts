import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeEvent } from '../../src/engine/placement.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { insertEnumMember, removeEnumMember } from '../../src/engine/python/writer.ts';
import { messagesOf, styles } from '../support/python-world.ts';
import { apply, insertInto, reasonOf } from '../support/written.ts';

const add = (text: string, value: string, direction: 'server-to-client' | 'client-to-server'): string => {
  const declared = readPython(text).valueSets.find(({ name }) => name === 'OvenType')?.values ?? [];
  const placement = placeEvent(value, direction, declared);
  const spec = { set: 'OvenType', member: value.toUpperCase(), value, direction, placement };
  return insertInto(text, (before) => insertEnumMember(before, spec));
};

const remove = (text: string, value: string): string => apply(text, removeEnumMember(text, { set: 'OvenType', value }));

describe('writing an enum member', () => {
  const oven = [
    'class OvenType(str, Enum):',
    '    # Client -> Server',
    '    BAKE = "bake"',
    '',
    '    # Server -> Client',
    '    LOAF_READY = "loaf_ready"  # Hot',
    '',
    '    # Turn',
    '    DONE = "done"',
    '',
  ].join('\n');

  it('puts it beside its sibling, below a trailing comment', () => {
    assert.match(add(oven, 'loaf_burnt', 'server-to-client'), /# Hot\n {4}LOAF_BURNT = "loaf_burnt"\n\n {4}# Turn/);
  });

  it('puts it above the comment that opens the closing group', () => {
    assert.match(add(oven, 'heat', 'server-to-client'), /# Hot\n {4}HEAT = "heat"\n\n {4}# Turn\n {4}DONE/);
  });

  it('fills a group that is empty', () => {
    const empty =
      'class OvenType(str, Enum):\n    # Client -> Server\n    BAKE = "bake"\n\n    # Server -> Client\n\n\nx = 1\n';
    assert.match(add(empty, 'heat', 'server-to-client'), /# Server -> Client\n {4}HEAT = "heat"\n\n\nx = 1/);
  });

  it('opens a group in the spelling of the other one, and closes it again', () => {
    const alone = "class OvenType(str, Enum):\n  # server to client\n  HEAT = 'heat'";
    const both = add(alone, 'bake', 'client-to-server');
    assert.equal(both, `${alone}\n\n  # client to server\n  BAKE = 'bake'`);
    assert.equal(remove(both, 'bake'), alone);
  });

  it('tells the direction at the end of the line where neighbours do', () => {
    const trailing = 'class OvenType(str, Enum):\n    BAKE = "bake"  # client -> server\n';
    assert.equal(add(trailing, 'heat', 'server-to-client'), `${trailing}    HEAT = "heat"  # server -> client\n`);
  });

  it('writes auto() and aligned equal signs as the sibling has them', () => {
    const auto = 'class OvenType(StrEnum):\n    BAKE = auto()\n';
    assert.equal(add(auto, 'heat', 'server-to-client'), `${auto}    HEAT = auto()\n`);
    const aligned = 'class OvenType(str, Enum):\n    BAKE   = "bake"\n';
    assert.equal(add(aligned, 'heat', 'server-to-client'), `${aligned}    HEAT   = "heat"\n`);
  });

  it('writes a long name so that it is found again', () => {
    const long = `loaf_${'crumb_'.repeat(9)}counted`;
    const result = add(oven, long, 'server-to-client');
    assert.equal(remove(result, long), oven);
  });

  it('starts an enum that has no member yet', () => {
    const empty = 'class OvenType(str, Enum):\n    """Types."""\n';
    const one = add(empty, 'heat', 'server-to-client');
    assert.equal(one, `${empty.trimEnd()}\n\n    HEAT = "heat"\n`);
    assert.equal(remove(one, 'heat'), empty);
  });

  it('refuses a name or value that is taken, and a set that is not there', () => {
    const spec = {
      set: 'OvenType',
      member: 'BAKE',
      value: 'baked',
      direction: 'client-to-server',
      placement: [],
    } as const;
    assert.match(reasonOf(insertEnumMember(oven, spec)), /Choose another name/);
    assert.match(reasonOf(insertEnumMember(oven, { ...spec, member: 'BAKED', value: 'bake' })), /Choose another name/);
    assert.match(reasonOf(insertEnumMember(oven, { ...spec, set: 'GrillType' })), /Declare the enum `GrillType`/);
  });

  it('refuses to leave a class without a body', () => {
    const text = 'class OvenType(str, Enum):\n    BAKE = "bake"\n';
    assert.match(reasonOf(removeEnumMember(text, { set: 'OvenType', value: 'bake' })), /by hand/);
  });

  it('comes and goes without a trace in any style', () => {
    const sent = fc.subarray(['heat', 'loaf_ready', 'loaf_cold', 'usage', 'error'], { minLength: 0 });
    const received = fc.subarray(['bake', 'stop'], { minLength: 1 });
    const value = fc.constantFrom('loaf_burnt', 'crumb', 'bake_again');
    const direction = fc.constantFrom('server-to-client', 'client-to-server');
    fc.assert(
      fc.property(styles, received, sent, value, direction, (style, before, after, name, way) => {
        const text = messagesOf(style, before, after);
        const result = add(text, name, way);
        const fact = readPython(result).valueSets[0]?.values.find((one) => one.value === name);
        assert.equal(fact?.member, name.toUpperCase());
        if (style.hasDirections) assert.equal(fact.direction, way);
        assert.equal(remove(result, name), text);
      }),
    );
  });
});
