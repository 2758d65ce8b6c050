// The questions as VS Code's own quick input. It stays when the focus leaves, so that a user can look something up.
import {
  type InputBox,
  InputBoxValidationSeverity,
  type QuickInput,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPick,
  window,
} from 'vscode';
import { answer, type Answer, type Ask, type InputQuestion, type PickQuestion, type Position } from './ask.ts';
import { askLines } from './line-list.ts';

const present = (input: QuickInput, { title, step, total }: Position): void => {
  input.title = title;
  // A question that stands alone has no number.
  input.step = total > 1 ? step : undefined;
  input.totalSteps = total > 1 ? total : undefined;
  input.ignoreFocusOut = true;
};

/** The first step has nothing to go back to. */
const buttons = ({ step }: Position): readonly QuickInputButton[] => (step > 1 ? [QuickInputButtons.Back] : []);

type Shown = Pick<InputBox, 'buttons' | 'onDidTriggerButton'> & QuickInput;

/** Shows the input until `wire` hands over an answer, the user goes back, or it is closed. */
export const show = <Input extends Shown, Value>(
  input: Input,
  position: Position,
  wire: (input: Input, done: (value: Value) => void) => void,
): Promise<Answer<Value>> =>
  new Promise((resolve) => {
    const finish = (result: Answer<Value>): void => {
      resolve(result);
      // Disposing also closes it and ends all its listeners.
      input.dispose();
    };
    present(input, position);
    input.buttons = buttons(position);
    wire(input, (value) => {
      finish(answer(value));
    });
    input.onDidTriggerButton((button) => {
      if (button === QuickInputButtons.Back) finish({ kind: 'back' });
    });
    input.onDidHide(() => {
      finish({ kind: 'cancel' });
    });
    input.show();
  });

const pick = <Value>({ position, prompt, choices, proposed }: PickQuestion<Value>): Promise<Answer<Value>> =>
  show<QuickPick<(typeof choices)[number]>, Value>(window.createQuickPick(), position, (input, done) => {
    input.placeholder = prompt;
    input.matchOnDescription = true;
    input.items = choices;
    if (proposed !== undefined) input.activeItems = [proposed];
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      if (item?.value !== undefined) done(item.value);
    });
  });

const input = ({ position, prompt, placeholder, value, check }: InputQuestion): Promise<Answer<string>> =>
  show<InputBox, string>(window.createInputBox(), position, (box, done) => {
    const judge = (text: string): boolean => {
      const remark = check(text);
      const severity = remark?.kind === 'note' ? InputBoxValidationSeverity.Info : InputBoxValidationSeverity.Error;
      box.validationMessage = remark === null ? undefined : { message: remark.message, severity };
      return remark?.kind !== 'problem';
    };
    box.prompt = prompt;
    box.placeholder = placeholder;
    box.value = value;
    box.valueSelection = [value.length, value.length];
    box.onDidChangeValue((text) => {
      if (text.trim() === '') box.validationMessage = undefined;
      else judge(text.trim());
    });
    box.onDidAccept(() => {
      if (judge(box.value.trim())) done(box.value.trim());
    });
  });

export const quickInput: Ask = { pick, input, lines: askLines };
