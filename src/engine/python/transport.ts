// How written code hands a message to what puts it on the wire.
import { call, type Code } from './ruff-layout.ts';

/** How a message reaches its receivers: `await get_ws_manager().broadcast(message)`, `await manager.send(client_id, message)`. */
export interface Transport {
  /** Where `expression` is imported from; null where the file has it. */
  readonly module: string | null;
  /** `get_ws_manager`, `manager`, `_send_json`. */
  readonly expression: string;
  /** The expression is a function that gives the connection. */
  readonly isAccessor: boolean;
  /** The connection's method; null where the expression itself is called with the message. */
  readonly method: string | null;
  /** Arguments before the message, which become parameters. */
  readonly leading: readonly Addressing[];
  /** Who does not get it: an argument by name after the message, which becomes a parameter too. */
  readonly excluding: Addressing | null;
}

/** An argument that says who gets a message. */
export interface Addressing {
  readonly name: string;
  readonly typeText: string;
}

/** All that says who gets a message, in the order of a wrapper's parameters. */
export const addressingOf = ({ leading, excluding }: Transport): readonly Addressing[] =>
  excluding === null ? leading : [...leading, excluding];

/** The transport's call, its own arguments by the names that parameters have. */
export const callOf = (callee: string, { leading, excluding }: Transport, message: Code): Code =>
  call(
    callee,
    ...leading.map(({ name }) => name),
    message,
    ...(excluding === null ? [] : [`${excluding.name}=${excluding.name}`]),
  );
