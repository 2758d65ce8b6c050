// What the live tests use of jsdom. Its own types would bring the whole DOM into every file of this repository.
declare module 'jsdom' {
  export class VirtualConsole {
    on(method: 'error', listener: (...words: unknown[]) => void): this;
    on(method: 'jsdomError', listener: (error: Error) => void): this;
  }

  export interface Options {
    readonly url: string;
    readonly runScripts: 'outside-only';
    readonly pretendToBeVisual: boolean;
    readonly virtualConsole: VirtualConsole;
  }

  export class JSDOM {
    constructor(html: string, options: Options);
    readonly window: {
      eval(code: string): unknown;
      close(): void;
      [name: string]: unknown;
    };
  }
}
