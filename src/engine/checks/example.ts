// The small world of the checks' examples: an oven, its message types in both languages, and a hook that handles them.

interface Oven {
  /** Lines of the enum, a pointing comment included. */
  readonly members: string;
  /** Methods of the wrapper. */
  readonly factories?: string;
  /** The union and a pointing comment under it; null for a world without a client. */
  readonly union?: string | null;
  /** Cases of the handler; null for none. */
  readonly cases?: string | null;
  /** Further files. */
  readonly more?: string;
}

const client = (union: string): string => `//- /web/oven.ts
export type OvenType = ${union}
export interface OvenMessage { type: OvenType; payload: unknown }
`;

const hook = (cases: string): string => `//- /web/useOven.ts
import type { OvenMessage } from './oven'
export function useOven() {
  return (msg: OvenMessage) => {
    switch (msg.type) {
${cases}
    }
  }
}
`;

/** A world in the form of test/support/fixture.ts. */
export const oven = ({ members, factories = '', union = null, cases = null, more = '' }: Oven): string => `
//- /bakery/models/websocket.py
from enum import Enum
from typing import Any
from pydantic import BaseModel

class OvenType(str, Enum):
    # Server -> Client
${members}

class OvenMessage(BaseModel):
    type: OvenType
    payload: dict[str, Any] = {}
${factories}${union === null ? '' : client(union)}${cases === null ? '' : hook(cases)}${more}`;
