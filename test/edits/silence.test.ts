import assert from 'node:assert/strict';
import type { Change } from '../../src/engine/plan.ts';
import { bakeryWith } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal, planIn } from '../support/fix.ts';

/** Silences what stands at the first place of a text in a file, after checking that it stands there. */
const silenceAt = (
  texts: ReadonlyMap<string, string>,
  path: string,
  at: string,
  reason = 'the web client has no oven',
): Change => {
  const start = (texts.get(path) ?? '').indexOf(at);
  assert.notEqual(start, -1, at);
  const place = { path, range: { start, end: start + at.length } };
  return { kind: 'silence', check: 'unhandled-event', place, reason };
};

const models = 'bakery/models/websocket.py';
const types = 'web/src/types/index.ts';

/** The comment goes above the line, everything else stays. */
const checkComment = async (path: string, at: string, comment: string, texts = bakeryWith()): Promise<void> => {
  const text = texts.get(path) ?? '';
  const line = text.slice(text.lastIndexOf('\n', text.indexOf(at)) + 1);
  const after = text.slice(0, text.length - line.length) + comment + line;
  await checkChange(texts, silenceAt(texts, path, at), new Map([...texts, [path, after]]));
};

const words = 'cachibot-ws-ignore unhandled-event: the web client has no oven';

describe('silence', () => {
  it('stands in the body of an enum', () => checkComment(models, 'LOAF_READY', `    # ${words}\n`));

  it('stands in a dictionary', async () => {
    const texts = bakeryWith();
    const text = (texts.get(models) ?? '').replace(
      '{"loafId": loaf_id}',
      '{\n            "loafId": loaf_id,\n        }',
    );
    await checkComment(models, 'loafId', `            # ${words}\n`, new Map([...texts, [models, text]]));
  });

  it('stands between the members of a union', () => checkComment(types, "'loaf_ready'", `  // ${words}\n`));

  it('stands in an interface', () => checkComment(types, 'weight?', `  // ${words}\n`));

  it('stands in a switch', () => checkComment('web/src/hooks/useOven.ts', "'loaf_ready'", `      // ${words}\n`));

  it('takes over tabs and carriage returns, and stays behind a byte order mark', async () => {
    const text =
      "\uFEFFexport type OvenType = 'bake' | 'loaf_ready'\r\nexport interface OvenMessage {\r\n\ttype: OvenType\r\n\tpayload: unknown\r\n}\r\n";
    const texts = new Map([...bakeryWith(), [types, text]]);
    const above = new Map([...texts, [types, text.replace('\uFEFF', `\uFEFF// ${words}\r\n`)]]);
    await checkChange(texts, silenceAt(texts, types, "'loaf_ready'"), above);
    const inside = new Map([...texts, [types, text.replace('\ttype', `\t// ${words}\r\n\ttype`)]]);
    await checkChange(texts, silenceAt(texts, types, 'type: OvenType'), inside);
  });

  it('does nothing where a comment with a reason is there already', async () => {
    const texts = bakeryWith();
    const text = (texts.get(models) ?? '').replace(
      '    LOAF_READY',
      '    # cachibot-ws-ignore unhandled-event: no\n    LOAF_READY',
    );
    const silenced = new Map([...texts, [models, text]]);
    await checkNothing(silenced, silenceAt(silenced, models, 'LOAF_READY'));
  });

  it('keeps apart from a comment for another check', async () => {
    const texts = bakeryWith();
    const other = '    # cachibot-ws-ignore unsent-event: no\n';
    const text = (texts.get(models) ?? '').replace('    LOAF_READY', `${other}    LOAF_READY`);
    await checkComment(models, 'LOAF_READY', `    # ${words}\n`, new Map([...texts, [models, text]]));
  });

  it('wants a reason of one line', async () => {
    const texts = bakeryWith();
    await checkRefusal(texts, silenceAt(texts, models, 'LOAF_READY', ' '), /Say why/);
    await checkRefusal(texts, silenceAt(texts, models, 'LOAF_READY', 'one\ntwo'), /one line/);
  });

  it('is refused where a line above would be text, not a comment', async () => {
    const texts = bakeryWith();
    const text = (texts.get(models) ?? '').replace('"""Message types."""', '"""Message\n    types."""');
    const docstring = new Map([...texts, [models, text]]);
    await checkRefusal(docstring, silenceAt(docstring, models, 'types."""'), /No comment can stand/);
  });

  it('is refused for a file that is gone', async () => {
    const place = { path: 'bakery/none.py', range: { start: 0, end: 1 } };
    const change: Change = { kind: 'silence', check: 'unhandled-event', place, reason: 'none' };
    assert.equal((await planIn(bakeryWith(), change)).kind, 'refused');
  });
});
