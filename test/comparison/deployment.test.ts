// Who breaks while one side is deployed and the other is not: each rule with the change that it is about, and beside it what
// looks like it and breaks nobody.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareContracts } from '../../src/engine/comparison/compare.ts';
import { type First, rules } from '../../src/engine/comparison/deployment.ts';
import {
  bakes,
  emission,
  factory,
  handler,
  member,
  reads,
  recordWith,
  type Replacement,
  requires,
  sends,
  serverReads,
  takes,
  union,
} from '../support/oven-changes.ts';

interface Meaning {
  readonly oldClients: readonly string[];
  readonly newClients: readonly string[];
  readonly lasting: readonly string[];
  readonly first: First;
}

const tellTrouble = ({ rule, key }: { readonly rule: string; readonly key: string | null }): string =>
  key === null ? rule : `${rule} ${key}`;

/** What the change from one bakery to another means for its only event that differs. */
const meaningOf = (before: readonly Replacement[], after: readonly Replacement[]): Meaning => {
  const [only, ...others] = compareContracts(recordWith(before), recordWith(after));
  assert.ok(only !== undefined && others.length === 0);
  const { oldClients, newClients, lasting } = only.deployment;
  return {
    oldClients: oldClients.map(tellTrouble),
    newClients: newClients.map(tellTrouble),
    lasting: lasting.map(tellTrouble),
    first: only.first,
  };
};

const nothing: Meaning = { oldClients: [], newClients: [], lasting: [], first: 'either' };

const ovenSends = [takes('oven: str'), sends('"oven": oven')] as const;
const clientNeedsOven = [requires('oven: string'), reads('payload.oven')] as const;

describe('a key from server to client', () => {
  it('that comes breaks nobody who does not count on it', () => {
    assert.deepEqual(meaningOf([], ovenSends), nothing);
  });

  it('that the client counts on from now wants the server first', () => {
    assert.deepEqual(meaningOf([], [...ovenSends, ...clientNeedsOven]), {
      ...nothing,
      newClients: ['lacking-key oven'],
      first: 'server',
    });
  });

  it('that the client reads with a default wants no order', () => {
    const optional = [requires('oven?: string'), reads("payload.oven ?? ''")] as const;
    assert.deepEqual(meaningOf([], [...ovenSends, ...optional]), nothing);
    assert.deepEqual(meaningOf([...ovenSends, ...optional], []), nothing);
  });

  it('that goes, and that old clients count on, wants the client first', () => {
    assert.deepEqual(meaningOf([...ovenSends, ...clientNeedsOven], []), {
      ...nothing,
      oldClients: ['lacking-key oven'],
      first: 'client',
    });
  });

  it('that goes while the client still counts on it is broken in any order', () => {
    assert.deepEqual(meaningOf([...ovenSends, ...clientNeedsOven], clientNeedsOven), {
      ...nothing,
      lasting: ['lacking-key oven'],
    });
  });

  it('that may be absent from now wants the client first', () => {
    const atTimes = [
      ['models', 'weight: float | None = None', 'weight: float | None = None, oven: str | None = None'],
      [
        'models',
        'if weight is not None:',
        'if oven is not None:\n            payload["oven"] = oven\n        if weight is not None:',
      ],
      ['service', 'weight=0.5', 'weight=0.5, oven="big"'],
    ] as const;
    const optional = [requires('oven?: string'), reads("payload.oven ?? ''")] as const;
    assert.deepEqual(meaningOf([...ovenSends, ...clientNeedsOven], [...atTimes, ...optional]), {
      ...nothing,
      oldClients: ['absent-key oven'],
      first: 'client',
    });
    // Whoever lives with its absence at times lives with it always.
    assert.deepEqual(meaningOf([...atTimes, ...clientNeedsOven], clientNeedsOven).oldClients, []);
  });

  it('whose kind changes breaks in any order where both sides change', () => {
    const asNumber = [takes('oven: int'), sends('"oven": oven')] as const;
    const needsNumber = [requires('oven: number'), reads('payload.oven')] as const;
    assert.deepEqual(meaningOf([...ovenSends, ...clientNeedsOven], [...asNumber, ...needsNumber]), {
      ...nothing,
      oldClients: ['other-type oven'],
      newClients: ['other-type oven'],
      first: 'neither',
    });
    assert.deepEqual(meaningOf(ovenSends, asNumber), nothing);
  });

  it('whose kind changes may break a client that does not say what it takes', () => {
    const untyped = [requires('oven: unknown'), reads('payload.oven')] as const;
    const meaning = meaningOf([...ovenSends, ...untyped], [takes('oven: int'), sends('"oven": oven'), ...untyped]);
    assert.deepEqual(meaning.oldClients, ['changed-type oven']);
  });

  it('that may be null from now may break old clients', () => {
    const nullable = [takes('oven: str | None'), sends('"oven": oven')] as const;
    const copes = [requires('oven: string | null'), reads("payload.oven ?? ''")] as const;
    assert.deepEqual(meaningOf([...ovenSends, ...clientNeedsOven], [...nullable, ...copes]), {
      ...nothing,
      oldClients: ['null-key oven'],
      first: 'client',
    });
  });

  it('that goes may break a client that hands the payload on as a whole', () => {
    const whole = ['hook', 'addLoaf(payload.loafId)', 'keep(msg.payload)'] as const;
    const unnamed = ['hook', 'const payload = msg.payload as LoafReadyPayload\n', ''] as const;
    const meaning = meaningOf([...ovenSends, whole, unnamed], [whole, unnamed]);
    assert.deepEqual(meaning, { ...nothing, oldClients: ['unknown-reads oven'], first: 'client' });
  });

  it('that cannot be told to travel may be lacking', () => {
    const open: Replacement = ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, **more()}'];
    const meaning = meaningOf([...ovenSends, ...clientNeedsOven], [open, ...clientNeedsOven]);
    assert.deepEqual(meaning, { ...nothing, lasting: ['unknown-payload oven'] });
  });
});

describe('a key from client to server', () => {
  it('that the server subscripts wants the client first', () => {
    assert.deepEqual(meaningOf([], [bakes, serverReads('payload["oven"]')]), {
      ...nothing,
      oldClients: ['lacking-key oven'],
      newClients: ['ignored-key oven'],
      first: 'client',
    });
  });

  it('that the server gets without a default may break the server', () => {
    assert.deepEqual(meaningOf([], [bakes, serverReads('payload.get("oven")')]).oldClients, ['wanted-key oven']);
  });

  it('that the server gets with a default wants the server first, so that it has an effect', () => {
    assert.deepEqual(meaningOf([], [bakes, serverReads('payload.get("oven", "")')]), {
      ...nothing,
      newClients: ['ignored-key oven'],
      first: 'server',
    });
  });

  it('that new clients leave out at times is nothing that the new server would not know', () => {
    const optional = [
      ['client', 'sendBake(recipe: string)', 'sendBake(recipe: string, oven?: string)'],
      ['client', '{ recipe }', '{ recipe, oven }'],
    ] as const;
    const meaning = meaningOf([], [...optional, serverReads('payload.get("oven")')]);
    assert.deepEqual(meaning, { ...nothing, newClients: ['ignored-key oven'], first: 'server' });
  });
});

const hotServer = [member, factory, emission] as const;
const hotClient = [union, handler] as const;

describe('an event from server to client', () => {
  it('that comes wants the client first: old clients ignore it', () => {
    assert.deepEqual(meaningOf([], [...hotServer, ...hotClient]), {
      ...nothing,
      oldClients: ['ignored-event'],
      first: 'client',
    });
  });

  it('that comes and that nobody handles wants no order', () => {
    assert.deepEqual(meaningOf([], hotServer), { ...nothing, lasting: ['ignored-event'] });
  });

  it('that comes and that nobody sends yet means nothing', () => {
    assert.deepEqual(meaningOf([], [member, factory, ...hotClient]), nothing);
  });

  it('that goes wants the client first: old clients wait for it', () => {
    assert.deepEqual(meaningOf([...hotServer, ...hotClient], []), {
      ...nothing,
      oldClients: ['dropped-event'],
      newClients: ['ignored-event'],
      first: 'client',
    });
    assert.deepEqual(meaningOf(hotServer, []), nothing);
  });

  it('that gets another name breaks in any order', () => {
    const renamed = [...hotServer, ...hotClient].map(
      ([key, from, to]) =>
        [key, from, to.replaceAll('oven_hot', 'oven_heated').replaceAll('OVEN_HOT', 'OVEN_HEATED')] as const,
    );
    assert.deepEqual(meaningOf([...hotServer, ...hotClient], renamed), {
      ...nothing,
      oldClients: ['renamed-event'],
      newClients: ['renamed-event'],
      first: 'neither',
    });
  });
});

describe('an event from client to server', () => {
  const without: readonly Replacement[] = [
    ['endpoint', 'if msg_type == OvenType.BAKE:', 'if msg_type is None:'],
    ['models', '    BAKE = "bake"\n', ''],
  ];
  const unsent: readonly Replacement[] = [
    ['types', "  | 'bake'\n", ''],
    ['client', "this.send('bake', { recipe })", ''],
  ];

  it('that comes wants the server first: the old one ignores it', () => {
    assert.deepEqual(meaningOf([...without, ...unsent], []), {
      ...nothing,
      newClients: ['ignored-event'],
      first: 'server',
    });
  });

  it('that goes wants the client first: old clients still send it', () => {
    assert.deepEqual(meaningOf([], [...without, ...unsent]), {
      ...nothing,
      oldClients: ['dropped-branch'],
      first: 'client',
    });
  });
});

describe('several changes', () => {
  it('that only wait for the other side want an order only where all want the same', () => {
    const all = compareContracts(
      recordWith([]),
      recordWith([...hotServer, ...hotClient, bakes, serverReads('payload.get("oven", "")')]),
    );
    assert.deepEqual(
      all.map(({ first }) => first),
      ['server', 'client'],
    );
  });
});

describe('the page on comparing', () => {
  it('has the table of rules as they are', () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'comparing.md'), 'utf8');
    for (const [id, { level, when }] of Object.entries(rules))
      assert.ok(page.includes(`| \`${id}\` | ${level} | ${when} |`), id);
    assert.equal(page.match(/^\| `[a-z-]+` \|/gm)?.length, Object.keys(rules).length);
  });
});
