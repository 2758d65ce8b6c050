// Makes the lines of a call that is put at a place: awaited, or in a plain function handed to the running loop.
import { deeper, layOut, layOutAssignment, call, type Bracketed, type Frame } from './ruff-layout.ts';

export interface CallText {
  readonly code: Bracketed;
  /** Import lines with the blank line below them. */
  readonly imports: readonly string[];
  readonly isAwaited: boolean;
  /** What the loop is called, where the call is not awaited. */
  readonly loop: string;
}

export const callLines = ({ code, imports, isAwaited, loop }: CallText, frame: Frame): readonly string[] => {
  if (isAwaited) return [...imports, ...layOut('await ', code, '', frame)];
  const inner = deeper(frame);
  return [
    ...imports,
    `${frame.indent}try:`,
    ...layOutAssignment(loop, call('asyncio.get_running_loop'), inner),
    ...layOut('', call(`${loop}.create_task`, code), '', inner),
    `${frame.indent}except RuntimeError:`,
    `${inner.indent}pass`,
  ];
};
