// What runs inside a browser window: mounts a hook of the project with react-dom, beside all its store hooks, and keeps what
// they returned when they were last rendered. Bundled with the project's own sources.
import { createElement, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

export type State = Readonly<Record<string, unknown>>;

export interface UseStore {
  (): State;
  getState(): State;
  subscribe(listener: (state: State) => void): () => void;
}

export interface Page {
  /** What the hook returned. */
  hook: unknown;
  /** What each store hook returned. */
  readonly stores: Map<string, State>;
  /** Every state that each store was in, oldest first, even where two came before React rendered. */
  readonly history: Map<string, State[]>;
  unmount(): void;
}

/** The test's side of a window. */
export interface Host {
  opened(page: Page): void;
  rendered(): void;
}

declare const host: Host;
declare const document: { getElementById(id: string): Element };

const isStore = (value: unknown): value is UseStore => typeof value === 'function' && 'getState' in value;

const storesIn = (modules: readonly State[]): ReadonlyMap<string, UseStore> => {
  const stores = new Map<string, UseStore>();
  for (const [name, value] of modules.flatMap((module) => Object.entries(module)))
    if (isStore(value)) stores.set(name, value);
  return stores;
};

export const mountPage = (useHook: () => unknown, modules: readonly State[]): void => {
  const stores = storesIn(modules);
  const root = createRoot(document.getElementById('root'));
  const page: Page = {
    hook: undefined,
    stores: new Map(),
    history: new Map([...stores].map(([name, useStore]) => [name, [useStore.getState()]])),
    unmount() {
      root.unmount();
    },
  };
  for (const [name, useStore] of stores) useStore.subscribe((state) => page.history.get(name)?.push(state));

  const Probe = (): null => {
    page.hook = useHook();
    for (const [name, useStore] of stores) page.stores.set(name, useStore());
    useEffect(() => {
      host.rendered();
    });
    return null;
  };
  root.render(createElement(Probe));
  host.opened(page);
};
