// Asks what calls pass for a field that is always there, where the planner cannot know it.
import type { Services } from './services.ts';
import type { Answer, Position, Remark } from './wizard/ask.ts';

const check = ({ session }: Services, expression: string): Remark | null => {
  const message = expression === '' ? 'Type an expression, or go back.' : session.project.valueProblem(expression);
  return message === null ? null : { kind: 'problem', message };
};

/** `before` is what was said earlier. */
export const askValue = (
  services: Services,
  position: Position,
  question: string,
  before: string,
): Promise<Answer<string>> =>
  services.ask.input({
    position,
    prompt: question,
    placeholder: 'A Python expression, for example None or task.id',
    value: before,
    check: (expression) => check(services, expression),
  });
