"""The helpers that can be called into a room."""

from pydantic import BaseModel, Field


class RoomHelper(BaseModel):
    """A helper and what it is called."""

    id: str = Field(description="Helper ID")
    name: str = Field(description="Name to call it by")


HELPERS = [
    RoomHelper(id="helper-ink", name="Inka"),
    RoomHelper(id="helper-paper", name="Pappus"),
]


def pick_helpers(message: str) -> list[RoomHelper]:
    """Return the helpers a message calls with ``@name``; without a call, the first one."""
    called = [helper for helper in HELPERS if f"@{helper.name.lower()}" in message.lower()]
    return called or HELPERS[:1]
