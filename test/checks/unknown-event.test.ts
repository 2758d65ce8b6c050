import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';

testFindings('unknown-event', {
  'points at a case that no list knows': bakeryFixture([
    'hook',
    "      case 'loaf_ready': {",
    "      case 'oven_cold':\n//         ^^^^^^^^^^^ error: `oven_cold` is handled here but is in `OvenType` on neither side: declare it or mend the name.\n        break\n      case 'loaf_ready': {",
  ]),
  'points at a member that the enum lacks': bakeryFixture([
    'endpoint',
    '            print(recipe)\n',
    '            print(recipe)\n        elif msg_type == OvenType.STOP:\n#                        ^^^^^^^^^^^^^ error: `stop` is received here but is in `OvenType` on neither side: declare it or mend the name.\n            pass\n',
  ]),
  'points at a value that is sent and on no list': bakeryFixture([
    'client',
    "    this.send('bake', { recipe })\n",
    "    this.send('knead', { recipe })\n//            ^^^^^^^ error: `knead` is sent here but is in `OvenType` on neither side: declare it or mend the name.\n",
  ]),
  'points at the factory that builds a member the enum lacks': bakeryFixture(
    ['models', 'type=OvenType.LOAF_READY', 'type=OvenType.LOAF_REDY'],
    [
      'models',
      '    def loaf_ready(cls, loaf_id: str, weight: float | None = None) -> "OvenMessage":\n',
      '    def loaf_ready(cls, loaf_id: str, weight: float | None = None) -> "OvenMessage":\n#       ^^^^^^^^^^ error: `loaf_redy` is built here but is in `OvenType` on neither side: did you mean `loaf_ready`?\n',
    ],
  ),
  'points at such a factory where nothing calls it': bakeryFixture(
    ['models', 'type=OvenType.LOAF_READY', 'type=OvenType.CRUMBS'],
    ['service', 'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)', 'None'],
    [
      'models',
      '    def loaf_ready(cls, loaf_id: str, weight: float | None = None) -> "OvenMessage":\n',
      '    def loaf_ready(cls, loaf_id: str, weight: float | None = None) -> "OvenMessage":\n#       ^^^^^^^^^^ error: `crumbs` is built here but is in `OvenType` on neither side: declare it or mend the name.\n',
    ],
  ),
  'asks whether another name was meant in a case': bakeryFixture([
    'hook',
    "      case 'loaf_ready': {\n",
    "      case 'loaf_redy': {\n//         ^^^^^^^^^^^ error: `loaf_redy` is handled here but is in `OvenType` on neither side: did you mean `loaf_ready`?\n",
  ]),
  'asks whether another name was meant in a sending method': bakeryFixture([
    'client',
    "    this.send('bake', { recipe })\n",
    "    this.send('bakes', { recipe })\n//            ^^^^^^^ error: `bakes` is sent here but is in `OvenType` on neither side: did you mean `bake`?\n",
  ]),
  'asks whether another name was meant in a branch': bakeryFixture([
    'endpoint',
    '        if msg_type == OvenType.BAKE:\n',
    '        if msg_type == OvenType.BAKES:\n#                      ^^^^^^^^^^^^^^ error: `bakes` is received here but is in `OvenType` on neither side: did you mean `bake`?\n',
  ]),
  'stays silent about a misspelt value of the union, which is declared': bakeryFixture([
    'types',
    "  | 'loaf_ready'\n",
    "  | 'loaf_redy'\n",
  ]),
  'stays silent about a misspelt value of the enum, which is declared': bakeryFixture([
    'models',
    'LOAF_READY = "loaf_ready"',
    'LOAF_READY = "loaf_redy"',
  ]),
  'stays silent where all values are known': bakeryFixture(),
  'stays silent about a value that one side declares': bakeryFixture(['types', "  | 'loaf_ready'\n", '']),
  'stays silent about the switch of another thing': bakeryFixture([
    'hook',
    '  return { handleMessage, bake }',
    "  const paint = (mood: { type: string }) => {\n    switch (mood.type) {\n      case 'happy':\n        break\n    }\n  }\n  return { handleMessage, bake, paint }",
  ]),
});
