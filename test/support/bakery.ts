// The bakery: the smallest whole world, one event each way, that the tests of checks, links and edits begin from.

export interface Bakery {
  readonly models: string;
  readonly endpoint: string;
  readonly service: string;
  readonly types: string;
  readonly client: string;
  readonly hook: string;
  readonly store: string;
}

const models = `from enum import Enum
from typing import Any

from pydantic import BaseModel, Field


class OvenType(str, Enum):
    """Message types."""

    # Client -> Server
    BAKE = "bake"

    # Server -> Client
    LOAF_READY = "loaf_ready"


class OvenMessage(BaseModel):
    """Message wrapper."""

    type: OvenType = Field(description="Message type")
    payload: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def loaf_ready(cls, loaf_id: str, weight: float | None = None) -> "OvenMessage":
        """Create a loaf ready message."""
        payload: dict[str, Any] = {"loafId": loaf_id}
        if weight is not None:
            payload["weight"] = weight
        return cls(type=OvenType.LOAF_READY, payload=payload)
`;

const endpoint = `from fastapi import APIRouter, WebSocket

from bakery.models.websocket import OvenMessage, OvenType

router = APIRouter()


class OvenManager:
    def __init__(self) -> None:
        self.sockets: dict[str, WebSocket] = {}

    async def send(self, client_id: str, message: OvenMessage) -> None:
        await self.sockets[client_id].send_json(message.model_dump())

    async def broadcast(self, message: OvenMessage) -> None:
        for socket in self.sockets.values():
            await socket.send_json(message.model_dump())


manager = OvenManager()


def get_oven_manager() -> OvenManager:
    return manager


@router.websocket("/ws")
async def oven_endpoint(websocket: WebSocket) -> None:
    while True:
        data = await websocket.receive_json()
        msg_type = data.get("type")
        payload = data.get("payload", {})

        if msg_type == OvenType.BAKE:
            recipe = payload.get("recipe", "")
            print(recipe)
`;

const service = `import logging

logger = logging.getLogger(__name__)


class Baker:
    async def run(self, loaf_id: str) -> None:
        await self._broadcast_loaf_ready(loaf_id)

    async def _broadcast_loaf_ready(self, loaf_id: str) -> None:
        """Broadcast a loaf ready message."""
        try:
            from bakery.api.websocket import get_oven_manager
            from bakery.models.websocket import OvenMessage

            await get_oven_manager().broadcast(OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5))
        except Exception:
            logger.debug("Could not broadcast loaf ready")
`;

const types = `export type OvenType =
  | 'bake'
  | 'loaf_ready'

export interface OvenMessage<T = unknown> {
  type: OvenType
  payload: T
}

export interface LoafReadyPayload {
  loafId: string
  weight?: number
}
`;

const client = `import type { OvenMessage, OvenType } from '../types'
import { BaseClient } from './base'

export class OvenClient extends BaseClient<OvenMessage> {
  send(type: OvenType, payload: unknown = {}): void {
    this.sendRaw({ type, payload })
  }

  sendBake(recipe: string): void {
    this.send('bake', { recipe })
  }
}

export const ovenClient = new OvenClient()
`;

const hook = `import { useCallback } from 'react'
import { ovenClient } from '../api/oven'
import { useLoafStore } from '../stores/loaves'
import type { OvenMessage, LoafReadyPayload } from '../types'

export function useOven() {
  const handleMessage = useCallback((msg: OvenMessage) => {
    switch (msg.type) {
      case 'loaf_ready': {
        const payload = msg.payload as LoafReadyPayload
        useLoafStore.getState().addLoaf(payload.loafId)
        break
      }
    }
  }, [])

  const bake = useCallback((recipe: string) => {
    ovenClient.sendBake(recipe)
  }, [])

  return { handleMessage, bake }
}
`;

const store = `import { create } from 'zustand'

interface LoafState {
  loaves: string[]

  addLoaf: (loafId: string) => void
}

export const useLoafStore = create<LoafState>()((set) => ({
  loaves: [],

  addLoaf: (loafId) => set((state) => ({ loaves: [...state.loaves, loafId] })),
}))
`;

export const bakery: Bakery = { models, endpoint, service, types, client, hook, store };

const paths: Readonly<Record<keyof Bakery, string>> = {
  models: 'bakery/models/websocket.py',
  endpoint: 'bakery/api/websocket.py',
  service: 'bakery/services/baker.py',
  types: 'web/src/types/index.ts',
  client: 'web/src/api/oven.ts',
  hook: 'web/src/hooks/useOven.ts',
  store: 'web/src/stores/loaves.ts',
};

const keys = ['models', 'endpoint', 'service', 'types', 'client', 'hook', 'store'] as const;

/** The bakery's texts by path, some of them changed; null leaves a file out. */
export const bakeryWith = (changes: { readonly [Key in keyof Bakery]?: string | null } = {}): Map<string, string> => {
  const texts = new Map<string, string>();
  for (const key of keys) {
    const text = changes[key] === undefined ? bakery[key] : changes[key];
    if (text !== null) texts.set(paths[key], text);
  }
  return texts;
};

/** The bakery as a fixture, each file changed by replacing strings in it. A string that is not there is a mistake. */
export const bakeryFixture = (...replacements: readonly (readonly [keyof Bakery, string, string])[]): string => {
  const changed = new Map<keyof Bakery, string>(keys.map((key) => [key, bakery[key]]));
  for (const [key, from, to] of replacements) {
    const text = changed.get(key) ?? '';
    if (!text.includes(from)) throw new Error(`The bakery's ${key} has no ${from}`);
    changed.set(
      key,
      text.replace(from, () => to),
    );
  }
  return keys.map((key) => `//- /${paths[key]}\n${changed.get(key) ?? ''}`).join('\n');
};
