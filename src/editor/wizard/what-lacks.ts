// Asks for what a choice lacks, word after word, until the planner takes it; Back leads to the word before, then to the choice.
import type { EventRequest, Lack, Refusal } from '../../engine/plan.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { answer, type Answer, type Position, type Remark } from './ask.ts';
import type { StepContext } from './step.ts';

/** How a choice is looked at, and what a word of the user makes of it. */
export interface Lacking<Chosen> {
  /** What is called, as people say it: `JobRunner.pause`. */
  readonly nameOf: (chosen: Chosen) => string;
  readonly toRequest: (chosen: Chosen) => EventRequest | null;
  readonly say: (chosen: Chosen, lack: Lack, word: string) => Chosen;
}

const checkValue = ({ valueProblem }: StepContext, key: string, expression: string): Remark | null => {
  const message = expression === '' ? `Type what \`${key}\` is there, or go back.` : valueProblem(expression);
  return message === null ? null : { kind: 'problem', message };
};

const sentence = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

const askFor = (context: StepContext, position: Position, name: string, lack: Lack): Promise<Answer<string>> => {
  if (lack.kind === 'parameter') {
    return context.ask.pick({
      position,
      prompt: `Which field does \`${lack.name}\` of \`${name}\` get?`,
      choices: lack.keys.map((key) => ({ label: key, value: key })),
    });
  }
  return context.ask.input({
    position,
    prompt: `What is \`${lack.key}\` of \`${name}\`? ${sentence(lack.reason)}`,
    placeholder: 'A Python expression, for example client_id',
    value: '',
    check: (expression) => checkValue(context, lack.key, expression),
  });
};

const tellWhy = async ({ ask }: StepContext, position: Position, { reason }: Refusal): Promise<Answer<never>> => ({
  kind: await tellRefusal({ ask }, position, 'It cannot be done like this', reason),
});

export const askWhatLacks = async <Chosen>(
  context: StepContext,
  first: Chosen,
  { nameOf, toRequest, say }: Lacking<Chosen>,
  here: Position,
): Promise<Answer<Chosen>> => {
  // There is always a list to go back to.
  const position = { ...here, step: Math.max(2, here.step) };
  const states = [first];
  for (let now = states.at(-1); now !== undefined; now = states.at(-1)) {
    const request = toRequest(now);
    const refusal = request === null ? null : await context.judge(request);
    if (refusal === null) return answer(now);
    const { lack } = refusal;
    const given =
      lack === undefined
        ? await tellWhy(context, position, refusal)
        : await askFor(context, position, nameOf(now), lack);
    if (given.kind === 'cancel') return given;
    if (given.kind === 'answer' && lack !== undefined) states.push(say(now, lack, given.value));
    else states.pop();
  }
  return { kind: 'back' };
};
