"""A stand-in for the language model library: it defines what an agent may stream."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class StreamEventType(str, Enum):
    """Kinds of stream events. They never reach a WebSocket."""

    text_delta = "text_delta"
    tool_call = "tool_call"
    tool_result = "tool_result"
    output = "output"


@dataclass
class StreamEvent:
    """One step of a running agent."""

    event_type: StreamEventType
    data: Any = None


@dataclass
class AgentResult:
    """What a finished run leaves behind."""

    output_text: str = ""
    steps: list[str] = field(default_factory=list)
    run_usage: dict[str, Any] = field(default_factory=dict)
