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
    "    this.send('bakery', { recipe })\n//            ^^^^^^^^ error: `bakery` is sent here but is in `OvenType` on neither side: declare it or mend the name.\n",
  ]),
  'stays silent where all values are known': bakeryFixture(),
  'stays silent about a value that one side declares': bakeryFixture(['types', "  | 'loaf_ready'\n", '']),
  'stays silent about the switch of another thing': bakeryFixture([
    'hook',
    '  return { handleMessage, bake }',
    "  const paint = (mood: { type: string }) => {\n    switch (mood.type) {\n      case 'happy':\n        break\n    }\n  }\n  return { handleMessage, bake, paint }",
  ]),
});
