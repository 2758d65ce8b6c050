import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';

testFindings('undeclared-event', {
  'tells of a value that only the union lists': bakeryFixture([
    'types',
    "  | 'loaf_ready'\n",
    "  | 'loaf_ready'\n  | 'oven_cold'\n//  ^^^^^^^^^^^ warning: `oven_cold` is declared by the client only: it is missing from `OvenType` of the server, and nothing sends or handles it.\n",
  ]),
  'tells of a handled value that the union lacks': bakeryFixture(
    ['types', "  | 'loaf_ready'\n", ''],
    [
      'models',
      '    LOAF_READY = "loaf_ready"\n',
      '    LOAF_READY = "loaf_ready"\n#   ^^^^^^^^^^ warning: `loaf_ready` is declared by the server only: it is missing from `OvenType` of the client, though it is used there (web/src/hooks/useOven.ts:9).\n',
    ],
  ),
  'tells of a sent value that the union lacks': bakeryFixture(
    ['types', "  | 'bake'\n", ''],
    [
      'models',
      '    BAKE = "bake"\n',
      '    BAKE = "bake"\n#   ^^^^ warning: `bake` is declared by the server only: it is missing from `OvenType` of the client, though it is used there (web/src/api/oven.ts:10).\n',
    ],
  ),
  'asks whether another name was meant in the union': bakeryFixture([
    'types',
    "  | 'loaf_ready'\n",
    "  | 'loafReady'\n//  ^^^^^^^^^^^ warning: `loafReady` is declared by the client only: it is missing from `OvenType` of the server, and nothing sends or handles it. Did you mean `loaf_ready`?\n",
  ]),
  'stays silent where the value of the enum is misspelt, which is told as unhandled': bakeryFixture([
    'models',
    'LOAF_READY = "loaf_ready"',
    'LOAF_READY = "loaf_done"',
  ]),
  'stays silent where a case is misspelt, which is told as unknown': bakeryFixture([
    'hook',
    "case 'loaf_ready'",
    "case 'loaf_redy'",
  ]),
  'stays silent where both lists agree': bakeryFixture(),
  'stays silent where the event is unhandled too, which is told once': bakeryFixture([
    'models',
    '    LOAF_READY = "loaf_ready"\n',
    '    LOAF_READY = "loaf_ready"\n    OVEN_COLD = "oven_cold"\n',
  ]),
  'stays silent where the client declares no list': bakeryFixture([
    'types',
    "  | 'bake'\n  | 'loaf_ready'",
    '  string',
  ]),
});
