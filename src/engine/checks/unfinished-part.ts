// A part was written with a mark for what only its author can know, and the mark is still there.
import type { ContractEvent, Contract } from '../contract.ts';
import type { Place } from '../source.ts';
import { isInside } from '../source.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { type Subject, subjects } from './sides.ts';

interface Case extends Subject {
  readonly place: Place;
  readonly words: string;
}

const standsIn = (event: ContractEvent, place: Place): boolean =>
  event.mentions.some(({ path, whole }) => path === place.path && isInside(place.range, whole));

const speaksIn = (event: ContractEvent, { path }: Place): boolean =>
  event.mentions.some((mention) => mention.path === path);

/** The event that a mark names: the one whose part it stands in, else the one that is spoken of in that file. */
const subjectOf = (named: readonly Subject[], place: Place): Subject | null =>
  named.find(({ event }) => standsIn(event, place)) ?? named.find(({ event }) => speaksIn(event, place)) ?? null;

const casesOf = (contract: Contract): readonly Case[] => {
  const byName = new Map<string, Subject[]>();
  for (const subject of subjects(contract)) {
    byName.set(subject.event.name, [...(byName.get(subject.event.name) ?? []), subject]);
  }
  return [...contract.files].flatMap(([path, { notes }]) =>
    notes.flatMap((note) => {
      if (note.kind !== 'todo') return [];
      const place = { path, range: note.range };
      const subject = subjectOf(byName.get(note.event) ?? [], place);
      return subject === null ? [] : [{ ...subject, place, words: note.words }];
    }),
  );
};

const report = ({ protocol, event, place, words }: Case): Report => ({
  protocol: protocol.id,
  event: event.name,
  field: null,
  place,
  message: `\`${event.name}\` is not finished here${words === '' ? '.' : `: ${words}`}`,
  related: [],
});

const world = (body: string, pointer: string): string =>
  oven({
    members: '    LOAF_READY = "loaf_ready"',
    union: "'loaf_ready'",
    cases: `      case 'loaf_ready':
        ${body}
${pointer}        break`,
  });

export const unfinishedPart = defineCheck({
  id: 'unfinished-part',
  title: 'A part that waits to be filled in',
  severity: 'information',
  bad: world(
    '// TODO(loaf_ready): nothing is done with it yet.',
    '//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: `loaf_ready` is not finished here: nothing is done with it yet.\n',
  ),
  good: world('show(msg)', ''),
  find: casesOf,
  report,
});
