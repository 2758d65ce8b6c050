"""Messages of the room socket, where customers and helpers plan a print together."""

from enum import Enum
from typing import Any

from pydantic import BaseModel, Field


class RoomWSMessageType(str, Enum):
    """Types of room messages."""

    # Client -> Server
    ROOM_CHAT = "room_chat"
    ROOM_TYPING = "room_typing"
    ROOM_CANCEL = "room_cancel"

    # Server -> Client
    ROOM_MESSAGE = "room_message"
    ROOM_HELPER_THINKING = "room_helper_thinking"
    ROOM_HELPER_DONE = "room_helper_done"
    ROOM_TYPING_INDICATOR = "room_typing_indicator"
    ROOM_PRESENCE = "room_presence"
    ROOM_ERROR = "room_error"
    # Pin board
    ROOM_PIN_ADD = "room_pin_add"
    ROOM_PIN_REMOVE = "room_pin_remove"


class RoomWSMessage(BaseModel):
    """A room message of any type."""

    type: RoomWSMessageType = Field(description="Message type")
    payload: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def room_message(
        cls,
        room_id: str,
        sender_id: str,
        sender_name: str,
        is_helper: bool,
        text: str,
        message_id: str | None = None,
    ) -> "RoomWSMessage":
        """Pass on what somebody said in the room."""
        return cls(
            type=RoomWSMessageType.ROOM_MESSAGE,
            payload={
                "roomId": room_id,
                "senderId": sender_id,
                "senderName": sender_name,
                "isHelper": is_helper,
                "text": text,
                "messageId": message_id,
            },
        )

    @classmethod
    def helper_thinking(
        cls, room_id: str, helper_id: str, helper_name: str, content: str | None = None
    ) -> "RoomWSMessage":
        """Say that a helper is at work, and on what."""
        payload: dict[str, Any] = {
            "roomId": room_id,
            "helperId": helper_id,
            "helperName": helper_name,
        }
        if content:
            payload["content"] = content
        return cls(type=RoomWSMessageType.ROOM_HELPER_THINKING, payload=payload)

    @classmethod
    def helper_done(
        cls,
        room_id: str,
        helper_id: str,
        helper_name: str,
        message_id: str = "",
        tool_calls: list[dict[str, Any]] | None = None,
    ) -> "RoomWSMessage":
        """Say that a helper is finished, and which tools it used."""
        payload: dict[str, Any] = {
            "roomId": room_id,
            "helperId": helper_id,
            "helperName": helper_name,
            "messageId": message_id,
        }
        if tool_calls:
            payload["toolCalls"] = tool_calls
        return cls(type=RoomWSMessageType.ROOM_HELPER_DONE, payload=payload)

    @classmethod
    def typing_indicator(
        cls, room_id: str, user_id: str, user_name: str, is_typing: bool
    ) -> "RoomWSMessage":
        """Say that somebody started or stopped typing."""
        return cls(
            type=RoomWSMessageType.ROOM_TYPING_INDICATOR,
            payload={
                "roomId": room_id,
                "userId": user_id,
                "userName": user_name,
                "isTyping": is_typing,
            },
        )

    @classmethod
    def presence(cls, room_id: str, user_id: str, user_name: str, online: bool) -> "RoomWSMessage":
        """Say that somebody came or left."""
        return cls(
            type=RoomWSMessageType.ROOM_PRESENCE,
            payload={
                "roomId": room_id,
                "userId": user_id,
                "userName": user_name,
                "isOnline": online,
            },
        )

    @classmethod
    def error(cls, room_id: str, message: str, helper_id: str | None = None) -> "RoomWSMessage":
        """Tell the room what went wrong."""
        payload: dict[str, Any] = {"roomId": room_id, "message": message}
        if helper_id:
            payload["helperId"] = helper_id
        return cls(type=RoomWSMessageType.ROOM_ERROR, payload=payload)

    # ----- Pin board -----

    @classmethod
    def pin_add(cls, room_id: str, message_id: str, pinned_by: str) -> "RoomWSMessage":
        return cls(
            type=RoomWSMessageType.ROOM_PIN_ADD,
            payload={"roomId": room_id, "messageId": message_id, "pinnedBy": pinned_by},
        )

    @classmethod
    def pin_remove(cls, room_id: str, message_id: str) -> "RoomWSMessage":
        return cls(
            type=RoomWSMessageType.ROOM_PIN_REMOVE,
            payload={"roomId": room_id, "messageId": message_id},
        )
