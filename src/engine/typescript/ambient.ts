// The little of the language's library, of React and of Zustand that types of payloads flow through: enough to tell which
// name means what, without reading anything that is installed.

export const ambient = `
interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol }
declare var Symbol: SymbolConstructor
interface IteratorResult<T> { done?: boolean; value: T }
interface Iterator<T> { next(): IteratorResult<T> }
interface Iterable<T> { [Symbol.iterator](): Iterator<T> }
interface IterableIterator<T> extends Iterator<T> { [Symbol.iterator](): IterableIterator<T> }
interface Object {}
interface Function { call(...all: any[]): any; bind(...all: any[]): any; apply(...all: any[]): any }
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments { [index: number]: any }
interface Boolean {}
interface Number { toString(): string; toFixed(digits?: number): string }
interface RegExp { test(text: string): boolean }
interface String { readonly length: number; slice(a?: number, b?: number): string; trim(): string; split(by: any): string[] }
interface TemplateStringsArray extends ReadonlyArray<string> {}
interface ReadonlyArray<T> extends Iterable<T> {
  readonly length: number
  readonly [index: number]: T
  at(index: number): T | undefined
  concat(...all: any[]): T[]
  slice(start?: number, end?: number): T[]
  includes(value: T): boolean
  indexOf(value: T): number
  join(by?: string): string
  find(test: (value: T, index: number) => unknown): T | undefined
  findLast(test: (value: T, index: number) => unknown): T | undefined
  findIndex(test: (value: T, index: number) => unknown): number
  filter<S extends T>(test: (value: T, index: number) => value is S): S[]
  filter(test: (value: T, index: number) => unknown): T[]
  some(test: (value: T, index: number) => unknown): boolean
  every(test: (value: T, index: number) => unknown): boolean
  map<U>(make: (value: T, index: number) => U): U[]
  flatMap<U>(make: (value: T, index: number) => U | U[]): U[]
  forEach(use: (value: T, index: number) => void): void
  reduce<U>(join: (before: U, value: T, index: number) => U, first: U): U
  reduce(join: (before: T, value: T, index: number) => T): T
}
interface Array<T> extends ReadonlyArray<T> {
  length: number
  [index: number]: T
  push(...all: T[]): number
  pop(): T | undefined
  shift(): T | undefined
  unshift(...all: T[]): number
  splice(start: number, count?: number, ...all: T[]): T[]
  sort(compare?: (a: T, b: T) => number): T[]
  reverse(): T[]
}
interface PromiseLike<T> { then<U>(use: (value: T) => U | PromiseLike<U>): PromiseLike<U> }
interface Promise<T> {
  then<U>(use: (value: T) => U | PromiseLike<U>, fail?: (error: any) => any): Promise<U>
  catch(use: (error: any) => any): Promise<T>
  finally(use: () => void): Promise<T>
}
interface Map<K, V> extends Iterable<[K, V]> {
  get(key: K): V | undefined
  set(key: K, value: V): this
  has(key: K): boolean
  delete(key: K): boolean
  values(): IterableIterator<V>
  entries(): IterableIterator<[K, V]>
  forEach(use: (value: V, key: K) => void): void
}
interface Set<T> extends Iterable<T> { add(value: T): this; has(value: T): boolean; delete(value: T): boolean; forEach(use: (value: T) => void): void }
declare var Map: { new <K, V>(all?: Iterable<readonly [K, V]>): Map<K, V> }
declare var Set: { new <T>(all?: Iterable<T>): Set<T> }
declare var Array: { from<T>(all: Iterable<T>): T[]; isArray(value: any): value is any[] }
declare var Object: {
  values<T>(all: { [key: string]: T }): T[]
  entries<T>(all: { [key: string]: T }): [string, T][]
  keys(all: object): string[]
  fromEntries<T>(all: Iterable<readonly [string, T]>): { [key: string]: T }
  assign<T, U>(to: T, from: U): T & U
}
type Partial<T> = { [P in keyof T]?: T[P] }
type Required<T> = { [P in keyof T]-?: T[P] }
type Readonly<T> = { readonly [P in keyof T]: T[P] }
type Pick<T, K extends keyof T> = { [P in K]: T[P] }
type Record<K extends keyof any, T> = { [P in K]: T }
type Exclude<T, U> = T extends U ? never : T
type Extract<T, U> = T extends U ? T : never
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>
type NonNullable<T> = T & {}
type Parameters<T extends (...all: any) => any> = T extends (...all: infer P) => any ? P : never
type ReturnType<T extends (...all: any) => any> = T extends (...all: any) => infer R ? R : any
type Awaited<T> = T extends PromiseLike<infer U> ? U : T
interface Event {}
interface CustomEvent<T = any> extends Event { readonly detail: T }
declare var CustomEvent: { new <T>(type: string, init?: { detail?: T }): CustomEvent<T> }
declare namespace JSX { interface Element {} interface IntrinsicElements { [name: string]: any } }
declare namespace React { type ReactNode = any; type FC<P = {}> = (props: P) => any }
declare module 'react' {
  type Change<S> = (next: S | ((before: S) => S)) => void
  interface Ref<T> { current: T }
  interface Context<T> { Provider: any; of: T }
  export type Dispatch<A> = (value: A) => void
  export type SetStateAction<S> = S | ((before: S) => S)
  export type RefObject<T> = Ref<T | null>
  export type MutableRefObject<T> = Ref<T>
  export type ReactNode = any
  export type FC<P = {}> = (props: P) => any
  export function useState<S>(first: S | (() => S)): [S, Change<S>]
  export function useState<S>(): [S | undefined, Change<S | undefined>]
  export function useRef<T>(first: T): Ref<T>
  export function useRef<T>(first: T | null): Ref<T | null>
  export function useRef<T>(): Ref<T | undefined>
  export function useCallback<T>(use: T, on: any): T
  export function useMemo<T>(make: () => T, on: any): T
  export function useEffect(use: () => any, on?: any): void
  export function useLayoutEffect(use: () => any, on?: any): void
  export function createContext<T>(first: T): Context<T>
  export function useContext<T>(context: Context<T>): T
  export function memo<T>(component: T, same?: any): T
  const React: any
  export default React
}
declare module 'zustand' {
  export type SetState<T> = (next: T | Partial<T> | ((state: T) => T | Partial<T>), replace?: boolean) => void
  export type StateCreator<T> = (set: SetState<T>, get: () => T, api: any) => T
  export interface UseStore<T> {
    (): T
    <U>(select: (state: T) => U, same?: any): U
    getState(): T
    setState: SetState<T>
    subscribe(listen: (state: T, before: T) => void): () => void
  }
  export function create<T>(): (make: StateCreator<T>) => UseStore<T>
  export function create<T>(make: StateCreator<T>): UseStore<T>
}
declare module 'zustand/middleware' {
  import { StateCreator } from 'zustand'
  export function persist<T>(make: StateCreator<T>, options: { partialize?: (state: T) => any; [option: string]: any }): StateCreator<T>
  export function devtools<T>(make: StateCreator<T>, options?: any): StateCreator<T>
  export function subscribeWithSelector<T>(make: StateCreator<T>): StateCreator<T>
}
declare module 'zustand/shallow' { export function useShallow<S, U>(select: (state: S) => U): (state: S) => U; export const shallow: any }
`;
