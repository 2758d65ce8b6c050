import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';

const inHandler = (line: string, pointer = ''): readonly ['hook', string, string] => [
  'hook',
  '        const payload = msg.payload as LoafReadyPayload\n',
  `        ${line}\n${pointer}        const payload = msg.payload as LoafReadyPayload\n`,
];

const inBranch = (line: string, pointer = ''): readonly ['endpoint', string, string] => [
  'endpoint',
  '            print(recipe)\n',
  `            print(recipe)\n            ${line}\n${pointer}`,
];

testFindings('unfinished-part', {
  'points at a mark in a handler': bakeryFixture(
    inHandler(
      '// TODO(loaf_ready): nothing is done with it yet.',
      '//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: `loaf_ready` is not finished here: nothing is done with it yet.\n',
    ),
  ),
  'points at a mark in a branch': bakeryFixture(
    inBranch(
      '# TODO(bake): start the oven.',
      '#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: `bake` is not finished here: start the oven.\n',
    ),
  ),
  'takes a mark without words': bakeryFixture(
    inBranch('# TODO(bake)', '#           ^^^^^^^^^^^^ information: `bake` is not finished here.\n'),
  ),
  'takes a mark between the signs of a comment': bakeryFixture(
    inHandler(
      '/* TODO(loaf_ready): show it. */',
      '//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: `loaf_ready` is not finished here: show it.\n',
    ),
  ),
  'takes a mark behind code': bakeryFixture([
    'hook',
    '        break\n',
    '        break // TODO(loaf_ready): show it.\n//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: `loaf_ready` is not finished here: show it.\n',
  ]),
  'points at a mark in a function of a file that speaks of the event': bakeryFixture([
    'endpoint',
    '@router.websocket("/ws")\n',
    'async def _handle_bake(recipe: str) -> None:\n    # TODO(bake): start the oven.\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: `bake` is not finished here: start the oven.\n    pass\n\n\n@router.websocket("/ws")\n',
  ]),
  'stays silent about a mark of a person': bakeryFixture(inHandler('// TODO(anna): show it.')),
  'stays silent about a mark without a name': bakeryFixture(inHandler('// TODO: show the loaf_ready.')),
  'stays silent about a mark in a string': bakeryFixture(inBranch('print("# TODO(bake): start")')),
  'stays silent about a mark in a file that does not speak of the event': bakeryFixture([
    'store',
    "import { create } from 'zustand'\n",
    "// TODO(bake): count them.\nimport { create } from 'zustand'\n",
  ]),
  'stays silent where nothing is marked': bakeryFixture(),
});
