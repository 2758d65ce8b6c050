// Says in the quick input why a plan cannot be made; every answer but Cancel leads back to where it can be mended.
import type { Services } from './services.ts';
import type { Position } from './wizard/ask.ts';
import { toRows } from './wizard/row-text.ts';

export const tellRefusal = async (
  { ask }: Pick<Services, 'ask'>,
  position: Position,
  prompt: string,
  reason: string,
): Promise<'back' | 'cancel'> => {
  const { kind } = await ask.pick({
    position,
    prompt,
    choices: [...toRows('error', reason), { label: '$(arrow-left) Back' }].map((row) => ({ ...row, value: 'back' })),
  });
  return kind === 'cancel' ? 'cancel' : 'back';
};
