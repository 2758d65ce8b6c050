// Every kind of mention in both languages, and places that only look like one.
import assert from 'node:assert/strict';
import { bakery, bakeryFixture, type Bakery } from '../support/bakery.ts';
import { tellMention } from '../support/mention.ts';

type Replacement = readonly [keyof Bakery, string, string];

/** The bakery with the cursor before the marked place; further replacements make the world first. */
const at = (file: keyof Bakery, marked: string, ...others: readonly Replacement[]): string | null =>
  tellMention(bakeryFixture(...others, [file, marked.replace('$0', ''), marked]));

const loaf = 'OvenMessage.loaf_ready';
const bake = 'OvenMessage.bake';

describe('a mention in Python', () => {
  it('is an enum member', () => {
    assert.equal(at('models', 'LOAF_$0READY = "loaf_ready"'), `${loaf} at LOAF_READY`);
  });

  it('is a factory', () => {
    assert.equal(at('models', 'def $0loaf_ready'), `${loaf} at loaf_ready`);
  });

  it('is the member a factory builds with', () => {
    assert.equal(at('models', 'type=OvenType.LOAF_$0READY'), `${loaf} at OvenType.LOAF_READY`);
  });

  it('is a key of the payload, in the dictionary and assigned later', () => {
    assert.equal(at('models', '"loa$0fId": loaf_id'), `${loaf} [loafId] at loafId`);
    assert.equal(at('models', 'payload["wei$0ght"]'), `${loaf} [weight] at weight`);
  });

  it('is a call of the factory', () => {
    assert.equal(at('service', 'OvenMessage.loaf$0_ready('), `${loaf} at loaf_ready`);
  });

  it('is a message built in place, by its class and not by what goes into it', () => {
    const built: Replacement = [
      'service',
      'OvenMessage.loaf_ready(loaf_id=loaf_id',
      'OvenMessage(type=OvenType.LOAF_READY, payload={"loafId": make(loaf_id)}, other=max(1',
    ];
    const imported: Replacement = ['service', 'import OvenMessage', 'import OvenMessage, OvenType'];
    assert.equal(at('service', 'broadcast(Oven$0Message', built, imported), `${loaf} at OvenMessage`);
    assert.equal(at('service', 'OvenType.LOAF$0_READY', built, imported), `${loaf} at OvenType.LOAF_READY`);
    assert.equal(at('service', '"loaf$0Id"', built, imported), `${loaf} [loafId] at loafId`);
  });

  it('is a branch', () => {
    assert.equal(at('endpoint', 'msg_type == OvenType.BA$0KE'), `${bake} at OvenType.BAKE`);
  });

  it('is a key that a branch reads', () => {
    assert.equal(at('endpoint', 'payload.get("rec$0ipe"'), `${bake} [recipe] at recipe`);
  });

  it('is a model that a branch builds, and its fields', () => {
    const model: Replacement = [
      'models',
      'class OvenMessage(BaseModel):',
      'class BakeOrder(BaseModel):\n    recipe: str\n\n\nclass OvenMessage(BaseModel):',
    ];
    const built: Replacement = ['endpoint', 'recipe = payload.get("recipe", "")', 'recipe = BakeOrder(**payload)'];
    const imported: Replacement = ['endpoint', 'import OvenMessage,', 'import BakeOrder, OvenMessage,'];
    assert.equal(at('models', 'class Bake$0Order', model, built, imported), `${bake} at BakeOrder`);
    assert.equal(at('models', 'rec$0ipe: str', model, built, imported), `${bake} [recipe] at recipe`);
  });
});

describe('a mention in TypeScript', () => {
  it('is a member of the union', () => {
    assert.equal(at('types', "| 'loaf$0_ready'"), `${loaf} at 'loaf_ready'`);
  });

  it('is a payload interface and its fields', () => {
    assert.equal(at('types', 'interface LoafReady$0Payload'), `${loaf} at LoafReadyPayload`);
    assert.equal(at('types', 'wei$0ght?: number'), `${loaf} [weight] at weight`);
  });

  it('is a case of the handler', () => {
    assert.equal(at('hook', "case 'loaf$0_ready'"), `${loaf} at 'loaf_ready'`);
  });

  it('is the type that a case casts to', () => {
    assert.equal(at('hook', 'as LoafReady$0Payload'), `${loaf} at LoafReadyPayload`);
  });

  it('is a field of a type written in the cast', () => {
    const inline: Replacement = ['hook', 'as LoafReadyPayload', 'as { loafId: string; weight?: number }'];
    assert.equal(at('hook', 'wei$0ght?: number', inline), `${loaf} [weight] at weight`);
  });

  it('is a key that the handler reads', () => {
    assert.equal(at('hook', 'payload.loaf$0Id'), `${loaf} [loafId] at loafId`);
  });

  it('is a store action: called by the case, declared in the state, defined', () => {
    assert.equal(at('hook', 'getState().add$0Loaf'), `${loaf} at addLoaf`);
    assert.equal(at('store', 'add$0Loaf: (loafId: string)'), `${loaf} at addLoaf`);
    assert.equal(at('store', 'add$0Loaf: (loafId) =>'), `${loaf} at addLoaf`);
  });

  it('is a sending method, its value, its keys and its calls', () => {
    assert.equal(at('client', 'send$0Bake(recipe'), `${bake} at sendBake`);
    assert.equal(at('client', "'ba$0ke'"), `${bake} at 'bake'`);
    assert.equal(at('client', '{ rec$0ipe }'), `${bake} [recipe] at recipe`);
    assert.equal(at('hook', 'ovenClient.send$0Bake'), `${bake} at sendBake`);
  });

  it('is a callback of the hook, where it is made and where it is returned', () => {
    assert.equal(at('hook', 'const ba$0ke'), `${bake} at bake`);
    assert.equal(at('hook', 'handleMessage, ba$0ke }'), `${bake} at bake`);
  });
});

describe('a place with several events', () => {
  const burnt: readonly Replacement[] = [
    ['models', 'LOAF_READY = "loaf_ready"', 'LOAF_READY = "loaf_ready"\n    LOAF_BURNT = "loaf_burnt"'],
    ['types', "| 'loaf_ready'", "| 'loaf_ready'\n  | 'loaf_burnt'"],
    [
      'hook',
      "case 'loaf_ready': {",
      "case 'loaf_burnt': {\n        const burnt = msg.payload as LoafReadyPayload\n        useLoafStore.getState().addLoaf(burnt.loafId)\n        break\n      }\n      case 'loaf_ready': {",
    ],
  ];
  const both = `OvenMessage.loaf_ready, OvenMessage.loaf_burnt`;

  it('tells all of them: an interface, its field, an action', () => {
    assert.equal(at('types', 'interface LoafReady$0Payload', ...burnt), `${both} at LoafReadyPayload`);
    assert.equal(
      at('types', 'loaf$0Id: string', ...burnt),
      'OvenMessage.loaf_ready [loafId], OvenMessage.loaf_burnt [loafId] at loafId',
    );
    assert.equal(at('store', 'add$0Loaf: (loafId) =>', ...burnt), `${both} at addLoaf`);
  });

  it('tells only the one whose case it stands in', () => {
    assert.equal(
      at('hook', 'burnt = msg.payload as LoafReady$0Payload', ...burnt),
      `OvenMessage.loaf_burnt at LoafReadyPayload`,
    );
    assert.equal(at('hook', 'add$0Loaf(burnt.loafId)', ...burnt), `OvenMessage.loaf_burnt at addLoaf`);
  });
});

describe('no mention', () => {
  it('is a string that looks alike', () => {
    assert.equal(
      at('service', '"lo$0af_ready"', ['service', 'import logging', 'import logging\n\nNAME = "loaf_ready"']),
      null,
    );
    assert.equal(
      at('store', "'lo$0af_ready'", ['store', 'interface', "export const name = 'loaf_ready'\n\ninterface"]),
      null,
    );
  });

  it('is a comment or a docstring', () => {
    assert.equal(at('models', '# Sends loaf_$0ready', ['models', '# Client -> Server', '# Sends loaf_ready']), null);
    assert.equal(at('models', 'Create a loaf $0ready message'), null);
  });

  it('is the declaration around: the enum, the wrapper, the union', () => {
    assert.equal(at('models', 'class Oven$0Type'), null);
    assert.equal(at('models', 'class Oven$0Message'), null);
    assert.equal(at('types', 'export type Oven$0Type'), null);
  });

  it('is a case of another switch', () => {
    const other = `
export function tell(mood: 'loaf_ready' | 'hungry') {
  switch (mood) {
    case 'loaf_ready':
      return 1
    default:
      return 0
  }
}
`;
    assert.equal(
      at('store', "case 'loaf$0_ready'", ['store', 'interface LoafState', `${other}\ninterface LoafState`]),
      null,
    );
  });

  it('is a method of that name on something else', () => {
    const other: Replacement = [
      'hook',
      'ovenClient.sendBake(recipe)',
      'ovenClient.sendBake(recipe)\n    printer.sendBake(recipe)',
    ];
    assert.equal(at('hook', 'printer.send$0Bake', other), null);
  });

  it('is a place in a file of no protocol, or past the end of a text', () => {
    assert.equal(tellMention(`//- /a.py\nloaf_$0ready = 1\n`), null);
    assert.equal(tellMention(`//- /a.py\n${bakery.models}$0\n`), null);
  });
});

describe('the end of a name', () => {
  it('counts as the name', () => {
    assert.equal(at('models', 'LOAF_READY$0 = "loaf_ready"'), `${loaf} at LOAF_READY`);
  });
});

describe('another protocol', () => {
  it('keeps a value of the same name to itself', () => {
    const world = `${bakeryFixture()}
//- /bakery/models/voice.py
from enum import Enum
from typing import Any

from pydantic import BaseModel


class VoiceType(str, Enum):
    LOAF_READY = "loaf_ready"


class VoiceMessage(BaseModel):
    type: VoiceType
    payload: dict[str, Any]

    @classmethod
    def loaf_ready(cls) -> "VoiceMessage":
        return cls(type=VoiceType.LOAF$0_READY, payload={})
`;
    assert.equal(tellMention(world), 'VoiceMessage.loaf_ready at VoiceType.LOAF_READY');
  });
});
