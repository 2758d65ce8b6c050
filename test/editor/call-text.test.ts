// The call that is offered after an event was added, for each kind of place it leaves from.
import assert from 'node:assert/strict';
import { callText } from '../../src/editor/call-text.ts';
import type { Session } from '../../src/editor/session.ts';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import { type EventRequest, leftOpen } from '../../src/engine/plan.ts';
import { applyEdits } from '../../src/engine/source.ts';
import { openSession } from './world.ts';

describe('call text', () => {
  let session: Session;

  beforeEach(async () => {
    session = await openSession();
  });

  afterEach(() => {
    session.dispose();
  });

  /** Adds the event to the session's texts alone, and asks for the call. */
  const callOf = async (
    wanted: Partial<EventRequest> & Pick<EventRequest, 'protocol' | 'name'>,
  ): Promise<string | null> => {
    const parsed = parseFieldLine('pageCount: int');
    assert.ok(parsed.kind === 'field');
    const request: EventRequest = {
      ...leftOpen,
      direction: 'server-to-client',
      fields: [parsed.field],
      recipe: 'none',
      ...wanted,
    };
    const result = await session.project.plan({ kind: 'add-events', events: [request] });
    assert.ok(result.kind === 'plan', result.kind === 'refused' ? result.reason : '');
    for (const { path, edits } of result.plan.edits) {
      session.project.put(path, applyEdits(session.project.text(path) ?? '', edits));
    }
    return callText(session.project.contract(), request);
  };

  it('calls the wrapper of a service', async () => {
    const emitIn = 'workshop/services/job_runner.py:JobRunner';
    const call = await callOf({ protocol: 'WSMessage', name: 'page_done', delivery: 'service', emitIn });
    assert.equal(call, 'await self._broadcast_page_done(page_count=page_count)');
  });

  it('calls the wrapper beside a transport', async () => {
    const toRoom = await callOf({ protocol: 'RoomWSMessage', name: 'room_page_done', delivery: 'room' });
    assert.equal(toRoom, 'await _broadcast_page_done(room_id=room_id, page_count=page_count)');
    // The parameter is named as the transport beside it names its own.
    const toClient = await callOf({ protocol: 'VoiceMessage', name: 'page_done', delivery: 'client' });
    assert.equal(toClient, 'await _send_page_done(ws=ws, page_count=page_count)');
  });

  it('calls the factory where nothing sends it yet', async () => {
    const call = await callOf({ protocol: 'WSMessage', name: 'page_done' });
    assert.equal(call, 'WSMessage.page_done(page_count=page_count)');
  });

  it('calls the callback of the hook', async () => {
    const call = await callOf({ protocol: 'WSMessage', name: 'pause_job', direction: 'client-to-server' });
    assert.equal(call, 'pauseJob(pageCount)');
  });
});
