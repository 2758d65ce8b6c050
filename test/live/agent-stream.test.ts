import assert from 'node:assert/strict';
import { live } from './application.ts';

const agent = 'workshop/agent.py';

describe("an event inside the agent's stream", () => {
  it(
    'is sent when a tool marks its result, beside the end of that tool',
    live(async (shop) => {
      const said = shop.add(
        'ink_estimate',
        ...['--protocol', 'WSMessage', '--deliver', 'agent', '--store', 'useProofStore', '--update', 'append'],
        ...['--field', 'color: string', '--field', 'milliliters: float', '--field', 'warning?: string'],
      );
      assert.match(said, /A tool sends it by returning `ink_estimate_result\(…\)`/);
      shop.writeBelow(
        agent,
        'from workshop.plugins.proofs import draw_proof, proof_result',
        'from workshop.plugins.proofs import ink_estimate_result',
      );
      shop.writeInstead(agent, 'if verb in ("print", "proof"):', 'if verb in ("print", "proof", "estimate"):');
      shop.writeBelow(
        agent,
        '"""Run one of the two tools."""',
        'if name == "estimate":',
        '    warning = "More than a cartridge" if len(text) > 4 else None',
        '    return ink_estimate_result(text, len(text) * 1.5, warning)',
      );
      await shop.start();
      const anna = await shop.browse('anna', 'useWebSocket');
      await anna.isConnected();

      const [red, violet] = [
        { color: 'red', milliliters: 4.5 },
        { color: 'violet', milliliters: 9, warning: 'More than a cartridge' },
      ];
      for (const kept of [[red], [red, violet]]) {
        anna.call('sendOrder', `estimate ${kept.at(-1)?.color ?? ''}`);
        await anna.shows('useProofStore.inkEstimate', kept);
        await anna.until(() => {
          assert.match(JSON.stringify(anna.kept('useChatStore.toolCalls')), /"result":"\[Ink estimate\]","ok":true/);
        });
        await anna.shows('useChatStore.isLoading', false);
      }

      // What was marked before still is what it was.
      anna.call('sendOrder', 'proof flyer');
      await anna.until(() => {
        assert.match(JSON.stringify(anna.kept('useProofStore.proofs')), /"content":"\[ FLYER \]"/);
      });
    }),
  );
});
