// Where people read more: the page of each check, in the repository that the manifest names.

/** The repository. */
export const home = 'https://github.com/cachibot-tools/cachibot-websocket-event';

/** What a check means and how to mend it. */
export const pageOf = (check: string): string => `${home}/blob/main/docs/checks/${check}.md`;
