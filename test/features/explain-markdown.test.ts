// The explanation as Markdown: short in the hover, whole on the page, and nothing of the workspace's text comes to life.
import assert from 'node:assert/strict';
import { type Links, toHover, toMarkdown } from '../../src/engine/features/explain-markdown.ts';
import type { Explanation } from '../../src/engine/features/explain.ts';
import { type Bakery, bakeryFixture } from '../support/bakery.ts';
import { parseFixture, projectOf } from '../support/fixture.ts';

type Replacement = readonly [keyof Bakery, string, string];

const links: Links = {
  toPlace: ({ path, range }) => `file:///w/${path}#${range.start}`,
  toPage: ({ name }) => `command:page?${name}`,
};

const world = (...replacements: readonly Replacement[]) =>
  projectOf(parseFixture(bakeryFixture(...replacements)).texts);

const explained = (name: string, ...replacements: readonly Replacement[]): Explanation => {
  const [first] = world(...replacements).explain(name);
  assert.ok(first);
  return first;
};

/** The hover at `$0`, which stands in the last replacement. */
const hoverAt = (file: keyof Bakery, marked: string, ...others: readonly Replacement[]): string => {
  const { texts, cursor } = parseFixture(bakeryFixture(...others, [file, marked.replace('$0', ''), marked]));
  assert.ok(cursor);
  const found = projectOf(texts).explainAt(cursor.path, cursor.range.start);
  assert.ok(found);
  return toHover(found.explanations, links);
};

describe('the hover', () => {
  it('begins with the name, and has table, places and a folded sample', () => {
    assert.equal(
      toHover([explained('loaf_ready')], links),
      `**\`loaf_ready\`** · OvenMessage · server → client · [Show all](command:page?loaf_ready)${'  '}
Create a loaf ready message.

| Key | Python | TypeScript | Sent |
| :-- | :-- | :-- | :-- |
| \`loafId\` | \`str\` | \`string\` | always |
| \`weight\` | \`float\` | \`number \\| undefined\` | conditional |

Sent by [\`Baker._broadcast_loaf_ready\`](file:///w/bakery/services/baker.py#472)${'  '}
Handled by [\`useOven\`](file:///w/web/src/hooks/useOven.ts#311) · Updates [\`useLoafStore.addLoaf\`](file:///w/web/src/stores/loaves.ts#192)

<details><summary>Sample message</summary>

\`\`\`json
{
  "type": "loaf_ready",
  "payload": {
    "loafId": "loaf-1",
    "weight": 1.5
  }
}
\`\`\`

</details>`,
    );
  });

  it('tells of a key only that key, the others folded', () => {
    const hover = hoverAt('types', 'wei$0ght?: number');
    const [shown = '', folded = ''] = hover.split('<details><summary>1 more key</summary>');
    assert.match(shown, /\| `weight` \|/);
    assert.doesNotMatch(shown, /loafId/);
    assert.match(folded, /\| `loafId` \|/);
  });

  it('says that a key of an unused model is not sent', () => {
    const model: Replacement = [
      'models',
      'class OvenMessage(BaseModel):',
      'class LoafReadyPayload(BaseModel):\n    loaf_id: str\n\n\nclass OvenMessage(BaseModel):',
    ];
    assert.match(hoverAt('models', 'loaf$0_id: str\n\n\nclass', model), /^`loaf_id` is not sent\.$/m);
  });

  it('marks a difference and tells the finding', () => {
    const hover = hoverAt('types', '  bread$0Id: string', ['types', '  loafId: string', '  breadId: string']);
    assert.match(hover, /\| Difference \|/);
    assert.match(hover, /\| `breadId` \| {2}\| `string` \| never \| ≠ never sent \|/);
  });

  it('tells findings with their check as a link', () => {
    const hover = toHover([explained('loaf_ready', ['hook', "case 'loaf_ready'", "case 'other'"])], links);
    assert.match(hover, /^- warning: `loaf_ready` is sent .* \[`unhandled-event`\]\(file:\/\/\/w\/bakery/m);
    assert.match(hover, /^Handled by nothing/m);
  });

  it('says in a line each what several events are', () => {
    const both: readonly Replacement[] = [
      ['types', "| 'loaf_ready'", "| 'loaf_ready'\n  | 'loaf_burnt'"],
      [
        'hook',
        "case 'loaf_ready': {",
        "case 'loaf_burnt': {\n        const burnt = msg.payload as LoafReadyPayload\n        break\n      }\n      case 'loaf_ready': {",
      ],
    ];
    const hover = hoverAt('types', 'LoafReady$0Payload {', ...both);
    assert.match(hover, /^Used by 2 events\n/);
    assert.match(
      hover,
      /^- \[\*\*`loaf_ready`\*\*\]\(command:page\?loaf_ready\) · OvenMessage · server → client · Create/m,
    );
    assert.match(hoverAt('types', 'loaf$0Id: string', ...both), /· `loafId` always · Create/);
  });

  it('folds what is too much for it', () => {
    const keys = Array.from({ length: 12 }, (_, index) => `"key${index}": 1`).join(', ');
    const hover = toHover([explained('loaf_ready', ['models', '{"loafId": loaf_id}', `{${keys}}`])], links);
    assert.match(hover, /<summary>\d more keys<\/summary>/);
  });

  it('cuts types that are long, and the page does not', () => {
    const long = `Record<string, { ${'a: string; '.repeat(8)}}>`;
    const one = explained('loaf_ready', ['types', 'loafId: string', `loafId: ${long}`]);
    assert.match(toHover([one], links), /`Record<string, \{ a: string; a:[^`]*…`/);
    assert.ok(toMarkdown(one, links).includes(`\`${long}\``));
  });

  it('says that nothing is carried, or that it cannot be told', () => {
    assert.match(
      toHover(
        [explained('bake', ['client', ', { recipe })', ')'], ['endpoint', 'payload.get("recipe", "")', '1'])],
        links,
      ),
      /It carries nothing\./,
    );
    assert.match(
      toHover([explained('bake', ['client', "this.send('bake', { recipe })", 'this.reset()'])], links),
      /cannot be told: nothing that builds it was found\./,
    );
    assert.match(
      toHover([explained('loaf_ready', ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, **extras()}'])], links),
      /Further keys may be sent\./,
    );
  });
});

describe('the page', () => {
  it('has every place with its location', () => {
    const page = toMarkdown(explained('loaf_ready'), links);
    assert.match(page, /^## `loaf_ready`\n\nOvenMessage · server → client\n/);
    assert.match(page, /^- factory `OvenMessage.loaf_ready`, \[`bakery\/models\/websocket.py:24`\]\(file:/m);
    assert.match(page, /^- `useOven`, \[`web\/src\/hooks\/useOven.ts:9`\]/m);
  });

  it('has no link where the host has none', () => {
    assert.doesNotMatch(toMarkdown(explained('loaf_ready'), { toPlace: () => null, toPage: () => null }), /\]\(/);
  });
});

describe('text of the workspace', () => {
  const poison =
    '[x](command:quit) <img src=x> `code` | cell\\n\\n# Title ![i](http://e.example/x) $(trash) </details>';

  it('stays text in a docstring', () => {
    const one = explained('loaf_ready', ['models', 'Create a loaf ready message.', poison]);
    for (const text of [toHover([one], links), toMarkdown(one, links)]) {
      assert.doesNotMatch(text, /(?<!\\)\]\(command:q|<img|!\[i|(?<!\\)\$\(|^# /m);
      assert.equal(text.match(/<\/details>/g)?.length ?? 0, text.match(/<details>/g)?.length ?? 0);
    }
  });

  it('stays text in keys and types', () => {
    const one = explained(
      'loaf_ready',
      ['models', '"loafId": loaf_id', '"a|b`<img>[x](y)": loaf_id'],
      ['types', 'loafId: string', "loafId: 'a|`</code><img src=x>' | `t`"],
    );
    for (const text of [toHover([one], links), toMarkdown(one, links)]) {
      const tables = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Key'));
      for (const row of tables) {
        assert.equal(row.replaceAll('\\|', '').split('|').length - 2, 5, row);
        assert.doesNotMatch(row.replaceAll(/<\/?code>/g, ''), /<|\]\(/, row);
      }
    }
  });
});
