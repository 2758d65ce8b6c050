"""Messages of the front desk socket."""

from enum import Enum
from typing import Any

from pydantic import BaseModel, Field


class WSMessageType(str, Enum):
    """Types of front desk messages."""

    # Client -> Server
    CHAT = "chat"
    CANCEL = "cancel"
    APPROVAL = "approval"

    # Server -> Client
    THINKING = "thinking"
    TOOL_START = "tool_start"
    TOOL_END = "tool_end"
    MESSAGE = "message"
    DOCUMENT_STATUS = "document_status"  # A manuscript is being read
    JOB_UPDATE = "job_update"  # The press moved on
    APPROVAL_NEEDED = "approval_needed"
    PROOF = "proof"
    USAGE = "usage"
    ERROR = "error"
    DONE = "done"


class ThinkingPayload(BaseModel):
    """What a thinking message carries."""

    content: str = Field(description="What the desk is thinking about")


class ApprovalPayload(BaseModel):
    """What a request for approval carries."""

    id: str = Field(description="ID to answer with")
    tool: str = Field(description="Tool that waits")
    question: str = Field(description="What the customer is asked")
    details: dict[str, Any] = Field(description="Numbers the customer should see")


class ErrorPayload(BaseModel):
    """What an error message carries."""

    message: str = Field(description="What went wrong")
    code: str | None = Field(default=None, description="Code for programs")


class WSMessage(BaseModel):
    """A front desk message of any type."""

    type: WSMessageType = Field(description="Message type")
    payload: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def thinking(cls, content: str) -> "WSMessage":
        """Say what the desk is thinking about."""
        return cls(type=WSMessageType.THINKING, payload={"content": content})

    @classmethod
    def tool_start(cls, call_id: str, tool: str, args: dict[str, Any]) -> "WSMessage":
        """Say that a tool was picked up."""
        return cls(
            type=WSMessageType.TOOL_START,
            payload={"id": call_id, "tool": tool, "input": args},
        )

    @classmethod
    def tool_end(cls, call_id: str, result: Any, ok: bool = True) -> "WSMessage":
        """Say that a tool was put down again."""
        return cls(
            type=WSMessageType.TOOL_END,
            payload={"id": call_id, "result": result, "ok": ok},
        )

    @classmethod
    def message(
        cls,
        role: str,
        text: str,
        message_id: str | None = None,
        reply_to_id: str | None = None,
    ) -> "WSMessage":
        """Pass on a piece of conversation."""
        payload: dict[str, Any] = {"role": role, "text": text, "messageId": message_id}
        if reply_to_id:
            payload["replyToId"] = reply_to_id
        return cls(type=WSMessageType.MESSAGE, payload=payload)

    @classmethod
    def document_status(
        cls,
        desk_id: str,
        document_id: str,
        status: str,
        page_count: int | None = None,
        filename: str | None = None,
    ) -> "WSMessage":
        """Report how far a manuscript got."""
        payload: dict[str, Any] = {
            "deskId": desk_id,
            "documentId": document_id,
            "status": status,
        }
        if page_count is not None:
            payload["pageCount"] = page_count
        if filename:
            payload["filename"] = filename
        return cls(type=WSMessageType.DOCUMENT_STATUS, payload=payload)

    @classmethod
    def approval_needed(
        cls, id: str, tool: str, question: str, details: dict[str, Any]
    ) -> "WSMessage":
        """Ask the customer for a yes or a no."""
        return cls(
            type=WSMessageType.APPROVAL_NEEDED,
            payload={"id": id, "tool": tool, "question": question, "details": details},
        )

    @classmethod
    def proof(
        cls,
        proof_id: str,
        title: str,
        content: str,
        version: int = 1,
        colors: list[str] | None = None,
        message_id: str | None = None,
    ) -> "WSMessage":
        """Show a proof to the customer."""
        payload: dict[str, Any] = {
            "id": proof_id,
            "title": title,
            "content": content,
            "version": version,
        }
        if colors:
            payload["colors"] = colors
        if message_id is not None:
            payload["messageId"] = message_id
        return cls(type=WSMessageType.PROOF, payload=payload)

    @classmethod
    def usage(
        cls,
        tokens: int,
        cost: float,
        steps: int,
        elapsed_ms: float = 0.0,
        per_model: dict[str, Any] | None = None,
    ) -> "WSMessage":
        """Account for a finished answer."""
        return cls(
            type=WSMessageType.USAGE,
            payload={
                "totalTokens": tokens,
                "totalCost": cost,
                "steps": steps,
                "elapsedMs": elapsed_ms,
                "perModel": per_model or {},
            },
        )

    @classmethod
    def error(cls, message: str, code: str | None = None) -> "WSMessage":
        """Tell the customer what went wrong."""
        return cls(type=WSMessageType.ERROR, payload={"message": message, "code": code})

    @classmethod
    def done(cls, reply_to_id: str | None = None) -> "WSMessage":
        """Close an answer."""
        payload: dict[str, Any] = {}
        if reply_to_id:
            payload["replyToId"] = reply_to_id
        return cls(type=WSMessageType.DONE, payload=payload)

    @classmethod
    def job_update(
        cls,
        desk_id: str,
        job_id: str,
        title: str,
        status: str,
        progress: float = 0.0,
        message: str | None = None,
        error: str | None = None,
    ) -> "WSMessage":
        """Report how far a print job got."""
        payload: dict[str, Any] = {
            "deskId": desk_id,
            "jobId": job_id,
            "title": title,
            "status": status,
            "progress": progress,
        }
        if message is not None:
            payload["message"] = message
        if error:
            payload["error"] = error
        return cls(type=WSMessageType.JOB_UPDATE, payload=payload)
