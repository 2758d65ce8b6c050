import assert from 'node:assert/strict';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import { type EventRequest, type FieldSpec, leftOpen } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { planFor, projectOf, type Texts, withPlan } from '../support/worlds.ts';

const stream = `${bakery.endpoint}

async def run_agent(agent, client_id: str) -> None:
    async for event in agent.run_stream():
        match event.event_type:
            case StreamEventType.text_delta:
                print(event.data)
            case StreamEventType.tool_result:
                result = event.data.get("result", "")
                if isinstance(result, dict) and result.get("__loaf_ready__"):
                    await manager.send(
                        client_id, OvenMessage.loaf_ready(loaf_id=result.get("loaf_id", ""))
                    )
                    await manager.send(client_id, OvenMessage.tool_end(event.data["id"], f"[{result}]"))
                else:
                    await manager.send(client_id, OvenMessage.tool_end(event.data["id"], str(result)))
`;

const marks = `from typing import Any


def loaf_ready_result(loaf_id: str) -> dict[str, Any]:
    return {"__loaf_ready__": True, "loaf_id": loaf_id}


def other() -> None:
    pass
`;

const markPath = 'bakery/plugins/marks.py';
const streamPath = 'bakery/api/websocket.py';

const fieldOf = (line: string): FieldSpec => {
  const parsed = parseFieldLine(line);
  return parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
};

const request: EventRequest = {
  ...leftOpen,
  protocol: 'OvenMessage',
  name: 'crumbs',
  direction: 'server-to-client',
  fields: ['loafId: string', 'size: int = 3', 'note?: string'].map(fieldOf),
  delivery: 'agent',
};

const textsWith = (endpoint: string, more: readonly (readonly [string, string])[] = []): Texts =>
  new Map([...bakeryWith({ endpoint }), ...more]);

const added = async (texts: Texts): Promise<{ texts: Texts; notes: readonly string[] }> => {
  const result = await planFor(texts, { kind: 'add-events', events: [request] });
  if (result.kind === 'refused') assert.fail(result.reason);
  return { texts: withPlan(texts, result.plan), notes: result.plan.notes };
};

const refusal = async (texts: Texts, more: Partial<EventRequest> = {}): Promise<string> => {
  const result = await planFor(texts, { kind: 'add-events', events: [{ ...request, ...more }] });
  return result.kind === 'refused' ? result.reason : assert.fail('it was planned');
};

const removed = async (texts: Texts): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'remove-event', protocol: null, name: 'crumbs' });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(result.reason);
};

const whole = textsWith(stream, [[markPath, marks]]);

describe('an event in the stream of an agent', () => {
  it('is sent by a branch beside those for other marks, with the end of the tool as they have it', async () => {
    const { texts } = await added(whole);
    const branch = [
      '                elif isinstance(result, dict) and result.get("__crumbs__"):',
      '                    await manager.send(',
      '                        client_id,',
      '                        OvenMessage.crumbs(',
      '                            loaf_id=result.get("loaf_id", ""),',
      '                            size=result.get("size", 3),',
      '                            note=result.get("note"),',
      '                        ),',
      '                    )',
      '                    await manager.send(',
      '                        client_id, OvenMessage.tool_end(event.data["id"], "[Crumbs]")',
      '                    )',
      '                else:',
    ].join('\n');
    assert.ok(texts.get(streamPath)?.includes(branch), texts.get(streamPath));
  });

  it('gets a function that marks results, named and placed as the others are', async () => {
    const { texts, notes } = await added(whole);
    assert.match(
      texts.get(markPath) ?? '',
      /^def crumbs_result\(\n {4}loaf_id: str, size: int = 3, note: str \| None = None\n\) -> dict\[str, Any\]:$/m,
    );
    assert.match(
      texts.get(markPath) ?? '',
      /"loaf_id": loaf_id\}\n\n\ndef crumbs_result\([^]*return result\n\n\ndef other/,
    );
    assert.ok(notes.some((note) => note.includes('`crumbs_result(…)` of bakery/plugins/marks.py')));
  });

  it('leaves nothing to be found, does nothing twice, and goes without a trace', async () => {
    const { texts } = await added(whole);
    assert.equal(
      projectOf(texts)
        .findings()
        .filter(({ event, severity }) => event === 'crumbs' && severity !== 'information').length,
      0,
    );
    assert.deepEqual([...(await added(texts)).texts], [...texts]);
    assert.deepEqual([...(await removed(texts))], [...whole]);
  });

  it('says how it is marked where no function does that', async () => {
    const { notes } = await added(textsWith(stream));
    assert.ok(
      notes.some((note) => note.includes('`"__crumbs__": True` and its fields')),
      notes.join('\n'),
    );
  });

  it('keeps a branch that does more now, and a mark that a tool uses', async () => {
    const { texts } = await added(whole);
    const more = (texts.get(streamPath) ?? '').replace(
      /("\[Crumbs\]"\)\n {20}\))/,
      '$1\n                    print(result)',
    );
    const touched = new Map([...texts, [streamPath, more] as const]);
    const result = await planFor(touched, { kind: 'remove-event', protocol: null, name: 'crumbs' });
    assert.ok(result.kind === 'refused' && result.reason.includes('is still sent at'));
    const used = new Map([...texts, ['bakery/tools.py', 'from bakery.plugins.marks import crumbs_result\n'] as const]);
    assert.match((await removed(used)).get(markPath) ?? '', /def crumbs_result/);
  });

  it('is refused where no stream sends what is marked', async () => {
    assert.match(await refusal(textsWith(bakery.endpoint)), /no `match` over an agent's stream sends OvenMessage/);
    const bare = stream.replace(/ {16}if isinstance[^]*else:\n {20}await/, '                await');
    assert.match(await refusal(textsWith(bare)), /bakery\/api\/websocket\.py sends no marked tool result yet/);
    assert.match(await refusal(whole, { emitIn: 'bakery/services/baker.py:Baker.run' }), /has its own place/);
  });
});
