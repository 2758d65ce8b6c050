"""The pin board of a room."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from workshop.api.auth import require_user
from workshop.models.auth import User

router = APIRouter(prefix="/api/rooms")


class PinRequest(BaseModel):
    """A message to pin."""

    message_id: str


@router.post("/{room_id}/pins", status_code=204)
async def add_pin(
    room_id: str, request: PinRequest, user: Annotated[User, Depends(require_user)]
) -> None:
    """Pin a message for everybody in the room."""
    from workshop.api.room_websocket import room_manager
    from workshop.models.room_websocket import RoomWSMessage

    await room_manager.broadcast_to_room(
        room_id, RoomWSMessage.pin_add(room_id, request.message_id, user.username)
    )


@router.delete("/{room_id}/pins/{message_id}", status_code=204)
async def remove_pin(
    room_id: str, message_id: str, user: Annotated[User, Depends(require_user)]
) -> None:
    """Take a message off the board."""
    from workshop.api.room_websocket import room_manager
    from workshop.models.room_websocket import RoomWSMessage

    await room_manager.broadcast_to_room(room_id, RoomWSMessage.pin_remove(room_id, message_id))
