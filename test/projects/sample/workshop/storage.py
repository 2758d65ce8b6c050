"""What the shop remembers. A real shop would use a database."""

import uuid

from pydantic import BaseModel, Field


class StoredMessage(BaseModel):
    """One line of a conversation."""

    id: str = Field(default_factory=lambda: str(uuid.uuid4()))
    chat_id: str
    role: str
    content: str
    reply_to_id: str | None = None


_messages: dict[str, list[StoredMessage]] = {}


class ChatRepository:
    """Keeps conversations, by chat."""

    async def save(self, message: StoredMessage) -> None:
        """Append a message to its chat."""
        _messages.setdefault(message.chat_id, []).append(message)

    async def get_messages(self, chat_id: str) -> list[StoredMessage]:
        """Return a chat from its beginning."""
        return list(_messages.get(chat_id, []))
