// What can be done with an event on the client, in words: what each choice is called in a list, and what it stands for.
import type { ActionOffer, KeepingOffer, Offer } from '../../engine/offer.ts';
import { baseName } from '../../engine/paths.ts';
import type { Choice } from './ask.ts';
import type { Keeping } from './draft.ts';

const bare = { recipe: null, store: null, key: null, state: null, action: null, map: [] } as const satisfies Keeping;

export const nothingYet: Choice<Keeping> = {
  label: 'Nothing yet',
  description: 'the handler gets an empty case',
  value: { ...bare, recipe: 'none' },
};

type Kept = Pick<KeepingOffer, 'recipe' | 'store' | 'key' | 'state'>;

const labelOf = ({ recipe, store, key, state }: Kept): string => {
  const place = `\`${store}.${state}\``;
  switch (recipe) {
    case 'replace':
      return `Keep the latest in ${place}`;
    case 'append':
      return `Add each to a list in ${place}`;
    case 'upsert':
      return `Keep the latest per \`${key ?? ''}\` in ${place}`;
    case 'remove':
      return `Remove what has the same \`${key ?? ''}\` from ${place}`;
  }
};

export const toChoice = (offer: KeepingOffer): Choice<Keeping> => ({
  label: labelOf(offer),
  description: baseName(offer.path),
  ...(offer.isPersisted ? { detail: 'This store keeps everything over restarts.' } : {}),
  value: {
    ...bare,
    recipe: offer.recipe,
    store: offer.store,
    key: offer.key,
    state: offer.recipe === 'remove' ? offer.state : null,
  },
});

export const toActionChoice = ({ store, path, action, parameters, lacking }: ActionOffer): Choice<Keeping> => {
  const asked = lacking.map((name) => `\`${name}\``).join(' and ');
  return {
    label: `${store}.${action}(${parameters})`,
    description: baseName(path),
    ...(lacking.length === 0 ? {} : { detail: `Asks which field ${asked} gets.` }),
    value: { ...bare, store, action },
  };
};

/** Choices in a store that is to be written. */
export const newStoreChoices = (
  file: string,
  hook: string,
  state: string,
  key: string | null,
): readonly Choice<Keeping>[] => {
  const inNew = (recipe: 'replace' | 'append' | 'upsert'): Choice<Keeping> => ({
    label: labelOf({ recipe, store: hook, key, state }),
    value: { ...bare, recipe, store: `new:${file}`, key: recipe === 'upsert' ? key : null },
  });
  return [...(key === null ? [] : [inNew('upsert')]), inNew('replace'), inNew('append')];
};

/** The choices in the store that suits the event best, and those in others. */
export const byStore = ({
  keepings,
}: Offer): { readonly best: readonly Choice<Keeping>[]; readonly others: readonly Choice<Keeping>[] } => {
  const [first] = keepings;
  const isBest = ({ store }: KeepingOffer): boolean => store === first?.store;
  return {
    best: keepings.filter(isBest).map(toChoice),
    others: keepings.filter((one) => !isBest(one)).map(toChoice),
  };
};

export const isSameKeeping = (a: Keeping, b: Keeping): boolean =>
  a.recipe === b.recipe && a.store === b.store && a.key === b.key && a.state === b.state && a.action === b.action;
