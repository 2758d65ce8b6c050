import assert from 'node:assert/strict';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

const ovenCold = ['add', 'oven_cold', '--field', 'ovenId: string', '--field', 'degrees?: int', '--deliver', 'service'];

describe('cachibot-ws add', () => {
  it('prints the diff and writes nothing unless asked', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const { code, out, err } = folder.run(...ovenCold);
      assert.equal(code, 0);
      assert.match(out, /^\+ {4}OVEN_COLD = "oven_cold"$/m);
      assert.match(out, /^\+ {2}\| 'oven_cold'$/m);
      assert.match(err, /Add `oven_cold`: \d+ edits in 5 files; --write applies them\./);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('adds both sides, does nothing the second time, and is taken back byte for byte', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      assert.equal(folder.run(...ovenCold, '--write').code, 0);
      const after = folder.texts();
      assert.notDeepEqual(after, before);
      const again = folder.run(...ovenCold, '--write');
      assert.deepEqual([again.code, again.out], [0, '']);
      assert.match(again.err, /nothing to do/);
      assert.deepEqual(folder.texts(), after);
      assert.equal(folder.run('remove', 'oven_cold', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('leaves nothing for check but the wrapper that waits for its call', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.run(...ovenCold, '--write');
      const { code, out } = folder.run('check', '--format', 'json');
      assert.equal(code, 0);
      assert.match(out, /"check": "unsent-event"/);
      assert.doesNotMatch(out, /"severity": "(error|warning)"/);
    });
  });

  it('completes an event that exists in part, with the fields that are sent', () => {
    const types = bakery.types
      .replace("  | 'loaf_ready'\n", '')
      .replace(/\nexport interface LoafReadyPayload[\s\S]*$/, '');
    const hook = bakery.hook
      .replace(
        / {6}case 'loaf_ready': \{[\s\S]*? {6}\}\n/,
        "      case 'bake':\n        useLoafStore.getState().addLoaf('rye')\n        break\n",
      )
      .replace(', LoafReadyPayload', '');
    withFolder(Folder.of(bakeryWith({ types, hook })), (folder) => {
      const { code, err } = folder.run('add', 'loaf_ready', '--write');
      assert.equal(code, 0, err);
      assert.match(
        folder.read('web/src/types/index.ts'),
        /interface LoafReadyPayload \{\n {2}loafId: string\n {2}weight\?: number\n\}/,
      );
      assert.match(folder.read('web/src/hooks/useOven.ts'), /case 'loaf_ready': \{/);
      assert.equal(folder.read('bakery/models/websocket.py'), bakery.models);
    });
  });

  it('keeps carriage returns and the byte order mark', () => {
    const marked = new Map([...bakeryWith()].map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]));
    withFolder(Folder.of(marked), (folder) => {
      assert.equal(folder.run(...ovenCold, '--write').code, 0);
      for (const [path, text] of folder.texts()) {
        assert.ok(text.startsWith('\uFEFF'), path);
        assert.doesNotMatch(text, /[^\r]\n/, path);
      }
    });
  });

  it('asks the client and waits for its answer', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const ask = [
        'add',
        'crust_wanted',
        '--deliver',
        'client',
        '--field',
        'askId: string',
        '--field',
        'crusts: string[]',
      ];
      const reply = ['--reply', 'crust_chosen', '--reply-field', 'askId: string', '--reply-field', 'crust?: string'];
      const added = folder.run(...ask, ...reply, '--write');
      assert.equal(added.code, 0, added.err);
      assert.match(added.err, /Await `_request_crust_wanted` in bakery\/api\/websocket\.py where it happens/);
      const endpoint = folder.read('bakery/api/websocket.py');
      assert.match(endpoint, /^import asyncio\nimport uuid\nfrom typing import Any\n\nfrom fastapi/);
      assert.match(
        endpoint,
        /waiting = _pending_crust_wanted\.get\(ask_id\)\n {12}if waiting and not waiting\.done\(\):/,
      );
      assert.match(endpoint, /waiting\.set_result\(\{"crust": crust\}\)/);
      assert.match(endpoint, /finally:\n {8}_pending_crust_wanted\.pop\(ask_id, None\)\n$/);
      assert.match(folder.read('web/src/hooks/useOven.ts'), /answerCrustWanted = useCallback/);
      assert.match(folder.read('web/src/stores/loaves.ts'), /\[payload\.askId\]: payload/);
      assert.equal(folder.run('check').code, 0);
      assert.match(folder.run(...ask, ...reply, '--write').err, /nothing to do/);
      for (const event of ['crust_chosen', 'crust_wanted']) {
        const removed = folder.run('remove', event, '--write');
        assert.equal(removed.code, 0, removed.err);
      }
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('answers a request of the client with what a function gives', () => {
    const service = `${bakery.service}

def count_loaves(oven_id: str) -> dict[str, int]:
    return {"count": 1, "burnt": 0}
`;
    withFolder(Folder.of(bakeryWith({ service })), (folder) => {
      const count = [
        'add',
        'count',
        '--direction',
        'client-to-server',
        '--field',
        'askId: string',
        '--field',
        'ovenId: string',
      ];
      const reply = [
        '--reply',
        'counted',
        '--reply-field',
        'askId: string',
        '--reply-field',
        'count: int',
        '--reply-field',
        'burnt: int',
      ];
      const call = ['--call', 'bakery/services/baker.py:count_loaves'];
      assert.match(folder.run(...count, ...reply, ...call).err, /Say who gets the answer, with --value client_id=EXPR/);
      const added = folder.run(...count, ...reply, ...call, '--value', 'client_id="oven"', '--write');
      assert.equal(added.code, 0, added.err);
      assert.match(
        folder.read('bakery/api/websocket.py'),
        /result = count_loaves\(oven_id=oven_id\)\n {12}await manager\.send\(\n?\s*"oven",\s*OvenMessage\.counted\(\s*ask_id=ask_id, count=result\["count"\], burnt=result\["burnt"\]\s*\)/,
      );
      assert.equal(folder.run('check').code, 0);
    });
  });

  it('leaves the answer to the handler where nothing is called', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const count = ['add', 'count', '--direction', 'client-to-server', '--field', 'askId: string'];
      const added = folder.run(...count, '--reply', 'counted', '--reply-field', 'askId: string', '--write');
      assert.equal(added.code, 0, added.err);
      const endpoint = folder.read('bakery/api/websocket.py');
      assert.match(endpoint, /async def _handle_count\(ask_id: str\) -> None:\n[^]*TODO\(count\): act on it\./);
      assert.doesNotMatch(endpoint, /OvenMessage\.counted/);
    });
  });

  it('hands what the client sends to a function that is there', () => {
    const service = `${bakery.service}
    async def stop(self, oven_id: str, reason: str | None = None) -> None:
        print(oven_id, reason)


def get_baker() -> Baker:
    return Baker()
`;
    withFolder(Folder.of(bakeryWith({ service })), (folder) => {
      const before = folder.texts();
      const stop = ['add', 'stop', '--direction', 'client-to-server', '--call', 'bakery/services/baker.py:Baker.stop'];
      const refused = folder.run(...stop, '--field', 'size: int');
      assert.match(refused.err, /Leave out `size`, or call another function: `Baker\.stop` has no parameter `size`/);
      assert.match(folder.run(...stop).err, /Say where `oven_id` of `Baker\.stop` comes from/);
      assert.match(folder.run(...stop, '--field', 'ovenId: int').err, /`Baker\.stop` takes `str` for `oven_id`/);
      assert.match(
        folder.run(...stop, '--field', 'ovenId?: string').err,
        /`ovenId` may be absent, and `Baker\.stop` never takes None/,
      );
      const added = folder.run(...stop, '--field', 'ovenId: string', '--field', 'reason?: string', '--write');
      assert.equal(added.code, 0, added.err);
      const endpoint = folder.read('bakery/api/websocket.py');
      assert.match(endpoint, /^from bakery\.services\.baker import get_baker$/m);
      assert.match(
        endpoint,
        /reason = payload\.get\("reason"\)\n {12}await get_baker\(\)\.stop\(oven_id=oven_id, reason=reason\)\n/,
      );
      assert.equal(folder.run('remove', 'stop', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('imports in the branch what would import the endpoint again', () => {
    const service = `from bakery.api.websocket import manager\n\n\ndef stop() -> None:\n    print(manager)\n`;
    withFolder(Folder.of(bakeryWith({ service })), (folder) => {
      const call = ['--call', 'bakery/services/baker.py:stop'];
      assert.equal(folder.run('add', 'stop', '--direction', 'client-to-server', ...call, '--write').code, 0);
      assert.match(
        folder.read('bakery/api/websocket.py'),
        /OvenType\.STOP:\n {12}from bakery\.services\.baker import stop\n\n {12}stop\(\)\n/,
      );
    });
  });

  it('sends where it is told to, with what is in scope there and what is said', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const crumbs = ['add', 'crumbs', '--field', 'loafId: string', '--field', 'size: int', '--field', 'note?: string'];
      const place = ['--emit-in', 'bakery/services/baker.py:Baker.run'];
      const refused = folder.run(...crumbs, ...place, '--write');
      assert.equal(refused.code, 2);
      assert.match(
        refused.err,
        /Say what `size` is in `Baker\.run`, with --value size=EXPR: nothing is surely called `size`/,
      );
      const added = folder.run(...crumbs, ...place, '--value', 'size=len(loaf_id)', '--write');
      assert.equal(added.code, 0, added.err);
      assert.match(
        added.err,
        /`crumbs` is sent in `Baker\.run` of bakery\/services\/baker\.py; it reaches every connected client/,
      );
      assert.match(
        folder.read('bakery/services/baker.py'),
        /await self\._broadcast_loaf_ready\(loaf_id\)\n {8}await self\._broadcast_crumbs\(loaf_id=loaf_id, size=len\(loaf_id\)\)\n/,
      );
      assert.doesNotMatch(folder.run('check', '--format', 'json').out, /"check": "unsent-event"/);
      assert.equal(folder.run('remove', 'crumbs', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('sends from a place without a function in between, where the delivery says to whom', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const place = ['--emit-in', 'bakery/services/baker.py:Baker.run', '--deliver', 'client'];
      const value = ['--value', "client_id='oven'"];
      const added = folder.run('add', 'crumbs', '--field', 'loafId: string', ...place, ...value, '--write');
      assert.equal(added.code, 0, added.err);
      assert.match(
        folder.read('bakery/services/baker.py'),
        /await get_oven_manager\(\)\.send\('oven', OvenMessage\.crumbs\(loaf_id=loaf_id\)\)\n/,
      );
      assert.equal(folder.run('remove', 'crumbs', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('sends from the client and receives on the server', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const added = folder.run(
        'add',
        'stop',
        '--direction',
        'client-to-server',
        '--field',
        'ovenId: string',
        '--write',
      );
      assert.equal(added.code, 0, added.err);
      assert.match(
        folder.read('web/src/api/oven.ts'),
        /sendStop\(ovenId: string\): void \{\n {4}this\.send\('stop', \{ ovenId \}\)/,
      );
      assert.match(folder.read('web/src/hooks/useOven.ts'), /return \{ handleMessage, bake, stop \}/);
      assert.match(
        folder.read('bakery/api/websocket.py'),
        /elif msg_type == OvenType\.STOP:\n {12}oven_id = payload\.get\("ovenId", ""\)/,
      );
    });
  });
});
