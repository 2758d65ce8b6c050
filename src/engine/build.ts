// Which build this is. What one build found out, another never uses: it may read the same text in another way.

/** Put in by the bundler, made from all sources; not there where they run as they are. */
declare const CACHIBOT_WS_BUILD: string | undefined;

/** Null where it cannot be told, so that nothing is kept either. */
export const build = typeof CACHIBOT_WS_BUILD === 'string' ? CACHIBOT_WS_BUILD : null;
