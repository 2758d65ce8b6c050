// Takes out what was written on request beside an event: the test, the payload model and what passes it on.
import { languageOf } from '../paths.ts';
import type { Refusal } from '../plan.ts';
import { applyEdits } from '../source.ts';
import { isMessageTest, removePayloadModel, removeReExport } from '../python/writer.ts';
import { lineLength } from './event-context.ts';
import { packageOf } from './extra-steps.ts';
import { removeFromFlutter } from './flutter-steps.ts';
import type { Removal } from './remove-event.ts';
import { usesOf } from './uses.ts';

const removeTest = ({ input, event, draft }: Removal): void => {
  const name = `test_${event.name}_message.py`;
  for (const path of input.paths) {
    if (languageOf(path) !== 'python' || !(path === name || path.endsWith(`/${name}`))) continue;
    if (isMessageTest(draft.text(path), event.name)) draft.drop(path);
    else draft.note(`${path} stays, because more stands in it than was written.`);
  }
};

/** Who uses the model beside the package that passes it on. */
const usersOf = ({ input, draft }: Removal, model: string, home: string, around: string | null): readonly string[] => {
  const result = removePayloadModel(draft.text(home), { model });
  const rest = result.kind === 'edits' ? applyEdits(draft.text(home), result.edits) : '';
  const others = usesOf(input, draft, model, 'python').filter((path) => path !== home && path !== around);
  return new RegExp(`\\b${model}\\b`).test(rest) ? [home, ...others] : others;
};

const removeModel = (removal: Removal): Refusal | null => {
  const { input, protocol, draft, names } = removal;
  const { set, wrapper } = protocol.server;
  const model = names.payloadInterface;
  const facts = input.contract.files.get(wrapper?.path ?? '');
  const isThere = facts?.language === 'python' && facts.types.some(({ name }) => name === model);
  if (set === null || wrapper === null || !isThere) return null;
  const around = packageOf(input, set.path);
  const users = usersOf(removal, model, wrapper.path, around);
  if (users.length > 0) {
    draft.note(`\`${model}\` stays, because ${users.join(', ')} uses it.`);
    return null;
  }
  const passed = { name: model, sibling: wrapper.fact.name, lineLength: lineLength(input, set.path) };
  return draft.takeAll([
    ...(around === null ? [] : [{ path: around, write: (text: string) => removeReExport(text, passed) }]),
    { path: wrapper.path, write: (text: string) => removePayloadModel(text, { model }) },
  ]);
};

export const removeExtras = (removal: Removal): Refusal | null => {
  removeTest(removal);
  const { input, protocol, event, draft } = removal;
  return removeModel(removal) ?? removeFromFlutter(input, protocol, event.name, draft);
};
