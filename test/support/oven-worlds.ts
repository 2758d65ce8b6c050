// One event with its payload, in as few lines as both languages need: what the checks of payloads are tried on.
// Parts stand in the text as they are given, so that a pointing comment can stand under its line.

const models = (direction: string, member: string): string => `
//- /bakery/models/websocket.py
from enum import Enum
from typing import Any
from pydantic import BaseModel, ConfigDict, Field

class OvenType(str, Enum):
    # ${direction}
    ${member}

class OvenMessage(BaseModel):
    type: OvenType
    payload: dict[str, Any] = {}
`;

interface FromServer {
  /** What the factory takes. */
  readonly takes?: string;
  /** The payload's expression; null where `body` says more. */
  readonly sends?: string;
  /** All lines of the factory. */
  readonly body?: string;
  /** The code that emits it; by default one call with everything the factory takes. */
  readonly emits?: string;
  /** What the wrapper's payload is in TypeScript: \`unknown\` or a record. */
  readonly payload?: string;
  /** Payload types of the client. */
  readonly types?: string;
  /** Lines of the handler's case. */
  readonly handles?: string;
}

const emission = `
async def bake(socket, *given):
    await socket.send_json(OvenMessage.loaf_ready(*given).model_dump())
`;

/** \`loaf_ready\`, from the server to the client. */
export const fromServer = ({
  takes = '',
  sends = '{}',
  body = `        return cls(type=OvenType.LOAF_READY, payload=${sends})`,
  emits = emission,
  payload = 'unknown',
  types = '',
  handles = '',
}: FromServer): string => `${models('Server -> Client', 'LOAF_READY = "loaf_ready"')}
    @classmethod
    def loaf_ready(cls, ${takes}) -> "OvenMessage":
${body}
//- /bakery/baker.py
from bakery.models.websocket import OvenMessage
${emits}
//- /web/types.ts
export type OvenType = 'loaf_ready'
export interface OvenMessage { type: OvenType; payload: ${payload} }
${types}
//- /web/useOven.ts
import type { LoafPayload, OvenMessage } from './types'
export function useOven() {
  return (msg: OvenMessage) => {
    switch (msg.type) {
      case 'loaf_ready': {
${handles}
        break
      }
    }
  }
}
`;

interface FromClient {
  /** What the sending method takes. */
  readonly takes?: string;
  /** Lines of the sending method. */
  readonly sends: string;
  /** Lines of the branch; \`payload\` is the payload. */
  readonly reads: string;
  /** Payload models of the server. */
  readonly types?: string;
}

/** \`bake\`, from the client to the server. */
export const fromClient = ({
  takes = 'recipe: string',
  sends,
  reads,
  types = '',
}: FromClient): string => `${models('Client -> Server', 'BAKE = "bake"')}
//- /bakery/api.py
from pydantic import BaseModel, ConfigDict, Field
from bakery.models.websocket import OvenType
${types}
async def endpoint(websocket):
    data = await websocket.receive_json()
    payload = data.get("payload", {})
    if data.get("type") == OvenType.BAKE:
${reads}
//- /web/oven.ts
export type OvenType = 'bake'
export interface OvenMessage { type: OvenType; payload: unknown }
export class OvenClient {
  send(type: OvenType, payload: unknown) { socket.send(JSON.stringify({ type, payload })) }
  bake(${takes}) {
${sends}
  }
}
`;
