// The event in a Flutter client: a constant and a case beside its siblings, in files that the engine does not read as code.
import assert from 'node:assert/strict';
import type { EventRequest } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { requestFor } from '../support/keeping.ts';
import { planFor, type Texts, withPlan } from '../support/worlds.ts';

const constants = `class OvenEvent {
  const OvenEvent(this.type);

  final String type;

  // Server to client
  static const String loafReady = 'loaf_ready';

  // Client to server
  static const String bake = 'bake';

  static const String reconnected = 'reconnected';
}
`;

const provider = `class OvenNotifier {
  void _handle(OvenEvent event) {
    switch (event.type) {
      case OvenEvent.loafReady:
        _onLoafReady(event.payload);
      case OvenEvent.reconnected:
        flush();
    }
  }

  void _onLoafReady(Map<String, dynamic> payload) {
    if (payload['loafId'] == null) {
      return;
    }
  }

  void flush() {}
}
`;

const worldWith = (changes: Readonly<Record<string, string>> = {}): Texts =>
  new Map([
    ...bakeryWith(),
    ...Object.entries({ 'app/lib/oven_event.dart': constants, 'app/lib/oven_notifier.dart': provider, ...changes }),
  ]);

const request = requestFor('oven_hot', ['ovenId: string'], { with: ['flutter'] });

const toServer = requestFor('stop', [], { with: ['flutter'], direction: 'client-to-server' });

const added = async (texts: Texts, one: EventRequest): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'add-events', events: [one] });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(result.reason);
};

const refused = async (texts: Texts, one: EventRequest): Promise<string> => {
  const result = await planFor(texts, { kind: 'add-events', events: [one] });
  return result.kind === 'refused' ? result.reason : assert.fail('it was planned');
};

const removed = async (texts: Texts, name: string): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'remove-event', protocol: null, name });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(result.reason);
};

const eventText = (texts: Texts): string => texts.get('app/lib/oven_event.dart') ?? '';
const notifierText = (texts: Texts): string => texts.get('app/lib/oven_notifier.dart') ?? '';

describe('the event in a Flutter client', () => {
  it('has a constant, a case, and a method to be filled, each behind its siblings', async () => {
    const after = await added(worldWith(), request);
    assert.match(eventText(after), /loafReady = 'loaf_ready';\n {2}static const String ovenHot = 'oven_hot';\n\n/);
    assert.match(
      notifierText(after),
      /_onLoafReady\(event\.payload\);\n {6}case OvenEvent\.ovenHot:\n {8}_onOvenHot\(event\.payload\);\n {6}case OvenEvent\.reconnected/,
    );
    assert.match(
      notifierText(after),
      /\n {4}\}\n {2}\}\n\n {2}void _onOvenHot\(Map<String, dynamic> payload\) \{\n {4}\/\/ TODO\(oven_hot\): [^\n]*\n {2}\}\n\n {2}void flush/,
    );
  });

  it('ends its case as the others end theirs', async () => {
    const ended = provider.replace('_onLoafReady(event.payload);', '_onLoafReady(event.payload);\n        break;');
    const after = await added(worldWith({ 'app/lib/oven_notifier.dart': ended }), request);
    assert.match(notifierText(after), /_onOvenHot\(event\.payload\);\n {8}break;\n/);
  });

  it('has a constant alone where the client sends it', async () => {
    const before = worldWith();
    const after = await added(before, toServer);
    assert.match(eventText(after), /bake = 'bake';\n {2}static const String stop = 'stop';/);
    assert.equal(notifierText(after), provider);
    assert.deepEqual(await removed(after, 'stop'), before);
  });

  it('is written once, and taken out without a trace, with any line ends', async () => {
    for (const newline of ['\n', '\r\n']) {
      const before = worldWith({
        'app/lib/oven_event.dart': constants.replaceAll('\n', newline),
        'app/lib/oven_notifier.dart': provider.replaceAll('\n', newline),
      });
      const after = await added(before, request);
      assert.doesNotMatch(notifierText(after).replaceAll(newline, ''), /[\r\n]/);
      assert.deepEqual(await added(after, request), after);
      assert.deepEqual(await removed(after, 'oven_hot'), before);
    }
  });

  it('stays where its method does something by now', async () => {
    const after = new Map(await added(worldWith(), request));
    after.set('app/lib/oven_notifier.dart', notifierText(after).replace(/\/\/ TODO\(oven_hot\).*/, 'flush();'));
    const rest = await removed(after, 'oven_hot');
    assert.equal(notifierText(rest), notifierText(after));
    assert.match(eventText(rest), /ovenHot/);
  });

  it('is refused where Dart has no such class, no such switch, or the name for something else', async () => {
    assert.match(await refused(bakeryWith(), request), /No Dart class has the messages of OvenMessage/);
    const other = constants.replace("'loaf_ready'", "'x'").replace("'bake'", "'y'");
    assert.match(
      await refused(worldWith({ 'app/lib/oven_event.dart': other }), request),
      /No Dart class has the messages/,
    );
    assert.match(await refused(worldWith({ 'app/lib/oven_notifier.dart': '' }), request), /No switch in Dart/);
    const taken = constants.replace('reconnected =', 'ovenHot =');
    assert.match(await refused(worldWith({ 'app/lib/oven_event.dart': taken }), request), /stands for another message/);
  });

  it('belongs to the protocol that most of its constants are of', async () => {
    const inn = bakery.models.replaceAll('Oven', 'Inn').replaceAll('BAKE = "bake"', 'STOP = "stop"');
    const shared = constants.replace("'bake'", "'stop'").replace("'reconnected'", "'oven_hot'");
    const both = worldWith({ 'inn/models.py': inn, 'app/lib/oven_event.dart': shared });
    assert.match(
      await refused(both, { ...request, name: 'oven_cold' }),
      /No Dart class has the messages of OvenMessage/,
    );
    assert.match(eventText(await added(worldWith({ 'inn/models.py': inn }), request)), /ovenHot/);
  });

  it('is nothing unless it is asked for', async () => {
    const after = await added(worldWith(), { ...request, with: [] });
    assert.equal(eventText(after), constants);
    assert.equal(notifierText(after), provider);
  });
});
