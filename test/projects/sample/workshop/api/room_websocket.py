"""Room socket: several customers and helpers plan a print together."""

import asyncio
import logging
import uuid
from typing import Any

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect

from workshop.agent import PrintAgent
from workshop.api.auth import get_user_by_id, get_user_from_token
from workshop.config import Settings
from workshop.models.auth import User
from workshop.models.room_websocket import RoomWSMessage, RoomWSMessageType
from workshop.services.room_helpers import RoomHelper, pick_helpers
from workshop.vendor.inkstream import StreamEventType

logger = logging.getLogger(__name__)

router = APIRouter()


class RoomConnectionManager:
    """Knows who is in which room."""

    def __init__(self) -> None:
        # room_id -> {user_id -> WebSocket}
        self.rooms: dict[str, dict[str, WebSocket]] = {}
        # room_id -> {helper_id -> running task}
        self.helper_tasks: dict[str, dict[str, asyncio.Task[None]]] = {}

    async def connect(self, room_id: str, user_id: str, websocket: WebSocket) -> None:
        """Let a user into a room."""
        await websocket.accept()
        self.rooms.setdefault(room_id, {})[user_id] = websocket

    def disconnect(self, room_id: str, user_id: str) -> None:
        """Let a user out; the last one turns off the light."""
        self.rooms.get(room_id, {}).pop(user_id, None)
        if not self.rooms.get(room_id):
            self.rooms.pop(room_id, None)
            for task in self.helper_tasks.pop(room_id, {}).values():
                task.cancel()

    async def broadcast_to_room(
        self, room_id: str, message: RoomWSMessage, exclude_user_id: str | None = None
    ) -> None:
        """Send a message to everybody in a room but one."""
        data = message.model_dump()
        for user_id, ws in list(self.rooms.get(room_id, {}).items()):
            if user_id == exclude_user_id:
                continue
            try:
                await ws.send_json(data)
            except Exception:
                logger.warning(f"{user_id} cannot be reached in room {room_id}")

    async def send_to_room(self, room_id: str, message: RoomWSMessage) -> None:
        """Send a message to everybody in a room."""
        await self.broadcast_to_room(room_id, message)

    async def send_to_user(self, room_id: str, user_id: str, message: RoomWSMessage) -> None:
        """Send a message to one user in a room."""
        ws = self.rooms.get(room_id, {}).get(user_id)
        if ws:
            try:
                await ws.send_json(message.model_dump())
            except Exception:
                logger.warning(f"{user_id} cannot be reached in room {room_id}")

    def get_online_users(self, room_id: str) -> list[str]:
        """Return who is in a room."""
        return list(self.rooms.get(room_id, {}))


room_manager = RoomConnectionManager()


@router.websocket("/ws/room")
async def room_websocket_endpoint(
    websocket: WebSocket,
    token: str | None = Query(default=None),
    room_id: str | None = Query(default=None),
) -> None:
    """Serve one user in one room: ``/ws/room?token=…&room_id=…``."""
    user: User | None = None
    if token:
        user = await get_user_from_token(token)
    if user is None:
        await websocket.close(code=4001, reason="Sign in first")
        return

    if not room_id:
        await websocket.close(code=4002, reason="Which room?")
        return

    await room_manager.connect(room_id, user.id, websocket)
    settings = websocket.app.state.settings

    # Tell the others, and tell the newcomer about them
    await room_manager.broadcast_to_room(
        room_id,
        RoomWSMessage.presence(room_id, user.id, user.username, True),
        exclude_user_id=user.id,
    )
    for user_id in room_manager.get_online_users(room_id):
        other = await get_user_by_id(user_id)
        if other and other.id != user.id:
            await room_manager.send_to_user(
                room_id,
                user.id,
                RoomWSMessage.presence(room_id, other.id, other.username, True),
            )

    try:
        while True:
            data = await websocket.receive_json()
            msg_type = data.get("type")
            payload = data.get("payload", {})

            if msg_type == RoomWSMessageType.ROOM_CHAT:
                message_text = payload.get("message", "")
                if not message_text:
                    await room_manager.send_to_user(
                        room_id, user.id, RoomWSMessage.error(room_id, "Nothing was said")
                    )
                    continue

                # The sender shows it already
                await room_manager.broadcast_to_room(
                    room_id,
                    RoomWSMessage.room_message(
                        room_id=room_id,
                        sender_id=user.id,
                        sender_name=user.username,
                        is_helper=False,
                        text=message_text,
                        message_id=payload.get("messageId") or str(uuid.uuid4()),
                    ),
                    exclude_user_id=user.id,
                )

                tasks = room_manager.helper_tasks.setdefault(room_id, {})
                for helper in pick_helpers(message_text):
                    if helper.id in tasks and not tasks[helper.id].done():
                        tasks[helper.id].cancel()
                    tasks[helper.id] = asyncio.create_task(
                        run_room_helper(settings, room_id, helper, message_text)
                    )

            elif msg_type == RoomWSMessageType.ROOM_TYPING:
                is_typing = payload.get("isTyping", False)
                await room_manager.broadcast_to_room(
                    room_id,
                    RoomWSMessage.typing_indicator(room_id, user.id, user.username, is_typing),
                    exclude_user_id=user.id,
                )

            elif msg_type == RoomWSMessageType.ROOM_CANCEL:
                helper_id = payload.get("helperId")
                running = room_manager.helper_tasks.get(room_id, {}).get(helper_id)
                if running and not running.done():
                    running.cancel()

    except WebSocketDisconnect:
        pass
    except Exception as e:
        logger.error(f"Room {room_id} failed for {user.id}: {e}", exc_info=True)
        await room_manager.send_to_user(
            room_id, user.id, RoomWSMessage.error(room_id, f"The room is closed: {e}")
        )
    finally:
        room_manager.disconnect(room_id, user.id)
        await room_manager.broadcast_to_room(
            room_id,
            RoomWSMessage.presence(room_id, user.id, user.username, False),
        )


async def run_room_helper(
    settings: Settings, room_id: str, helper: RoomHelper, message: str
) -> None:
    """Let a helper answer in a room."""
    message_id = str(uuid.uuid4())
    tool_calls: list[dict[str, Any]] = []
    response_text = ""

    try:
        await room_manager.send_to_room(
            room_id, RoomWSMessage.helper_thinking(room_id, helper.id, helper.name)
        )
        agent = PrintAgent(settings, desk_id=room_id)
        question = message.replace(f"@{helper.name.lower()}", "").strip()

        async for event in agent.run_stream(question):
            match event.event_type:
                case StreamEventType.text_delta:
                    response_text += event.data
                case StreamEventType.tool_call:
                    tool_calls.append({"id": event.data["call"], "tool": event.data["tool"]})
                    await room_manager.send_to_room(
                        room_id,
                        RoomWSMessage.helper_thinking(
                            room_id,
                            helper.id,
                            helper.name,
                            content=f"Using {event.data['tool']}",
                        ),
                    )
                case StreamEventType.tool_result:
                    tool_calls[-1]["result"] = str(event.data.get("result", ""))
                case StreamEventType.output:
                    response_text = event.data.output_text

        await room_manager.send_to_room(
            room_id,
            RoomWSMessage.room_message(
                room_id=room_id,
                sender_id=helper.id,
                sender_name=helper.name,
                is_helper=True,
                text=response_text,
                message_id=message_id,
            ),
        )
        await room_manager.send_to_room(
            room_id,
            RoomWSMessage.helper_done(
                room_id, helper.id, helper.name, message_id=message_id, tool_calls=tool_calls
            ),
        )
    except asyncio.CancelledError:
        await room_manager.send_to_room(
            room_id,
            RoomWSMessage.error(room_id, f"{helper.name} was stopped", helper_id=helper.id),
        )
    except Exception as e:
        logger.error(f"{helper.name} failed in room {room_id}: {e}", exc_info=True)
        await room_manager.send_to_room(
            room_id,
            RoomWSMessage.error(room_id, f"{helper.name} failed: {e}", helper_id=helper.id),
        )
