// Changes of the bakery that contracts are compared over; each alone leaves a whole world.
import { recordOf } from '../../src/engine/comparison/record.ts';
import { type Bakery, bakeryFixture } from './bakery.ts';
import { parseFixture, projectOf } from './fixture.ts';

export type Replacement = readonly [file: keyof Bakery, from: string, to: string];

export const bakeryTexts = (replacements: readonly Replacement[]): ReadonlyMap<string, string> =>
  parseFixture(bakeryFixture(...replacements)).texts;

export const recordWith = (replacements: readonly Replacement[]) =>
  recordOf(projectOf(bakeryTexts(replacements)).contract());

/** A further key of `loaf_ready`, and a client that counts on it. */
export const takes = (parameter: string): Replacement => ['models', 'loaf_id: str,', `loaf_id: str, ${parameter},`];
export const sends = (entry: string): Replacement => ['models', '{"loafId": loaf_id}', `{"loafId": loaf_id, ${entry}}`];
export const requires = (field: string): Replacement => [
  'types',
  '  loafId: string\n',
  `  loafId: string\n  ${field}\n`,
];
export const reads = (expression: string): Replacement => ['hook', 'addLoaf(payload.loafId)', `addLoaf(${expression})`];

/** A further key of `bake`, and what the server makes of it. */
export const bakes: Replacement = ['client', '{ recipe }', "{ recipe, oven: 'big' }"];
export const serverReads = (read: string): Replacement => ['endpoint', 'print(recipe)', `print(recipe, ${read})`];

/** An event from server to client: declared, built, sent, listed, handled. */
export const member: Replacement = ['models', '    LOAF_READY', '    OVEN_HOT = "oven_hot"\n    LOAF_READY'];
export const factory: Replacement = [
  'models',
  '    @classmethod\n    def loaf_ready',
  '    @classmethod\n    def oven_hot(cls, oven_id: str) -> "OvenMessage":\n        return cls(type=OvenType.OVEN_HOT, payload={"ovenId": oven_id})\n\n    @classmethod\n    def loaf_ready',
];
export const emission: Replacement = [
  'service',
  '        await self._broadcast_loaf_ready(loaf_id)\n',
  '        await self._broadcast_loaf_ready(loaf_id)\n        await get_oven_manager().broadcast(OvenMessage.oven_hot("left"))\n',
];
export const union: Replacement = ['types', "  | 'loaf_ready'", "  | 'oven_hot'\n  | 'loaf_ready'"];
export const handler: Replacement = [
  'hook',
  "      case 'loaf_ready'",
  "      case 'oven_hot':\n        warn(msg.payload)\n        break\n      case 'loaf_ready'",
];
