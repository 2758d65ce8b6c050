// What stands at a fixture's cursor, in one line: `OvenMessage.loaf_ready [weight] at weight`.
import { type MentionAt, mentionAt } from '../../src/engine/features/mention-at.ts';
import { type Fixture, parseFixture, projectOf } from './fixture.ts';

const at = ({ texts, cursor }: Fixture): MentionAt | null => {
  if (cursor === null) throw new Error('The fixture has no cursor.');
  return mentionAt(projectOf(texts).contract(), cursor.path, cursor.range.start);
};

/** Null where no event is mentioned. */
export const tellMention = (world: string): string | null => {
  const fixture = parseFixture(world);
  const found = at(fixture);
  if (found === null || fixture.cursor === null) return null;
  const text = fixture.texts.get(fixture.cursor.path)?.slice(found.range.start, found.range.end);
  const events = found.mentioned.map(
    ({ event, field }) => `${event.protocol}.${event.name}${field === null ? '' : ` [${field}]`}`,
  );
  return `${events.join(', ')} at ${text ?? ''}`;
};
