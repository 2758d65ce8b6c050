"""Voice socket: speech in, speech out. JSON frames control, binary frames carry audio."""

import asyncio
import json
import logging
import uuid

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect

from workshop.agent import PrintAgent
from workshop.api.auth import get_user_from_token
from workshop.models.auth import User
from workshop.models.voice import VoiceMessage, VoiceMessageType, VoiceStartPayload
from workshop.services.voice_session import VoiceSession
from workshop.storage import ChatRepository, StoredMessage
from workshop.vendor.inkstream import StreamEventType

logger = logging.getLogger(__name__)

router = APIRouter()


async def _send_json(ws: WebSocket, msg: VoiceMessage) -> None:
    """Send a control frame."""
    await ws.send_json(msg.model_dump())


async def _send_bytes(ws: WebSocket, data: bytes) -> None:
    """Send an audio frame."""
    await ws.send_bytes(data)


async def _save_turn(session: VoiceSession, role: str, text: str) -> None:
    """Keep what was said, if that is wanted."""
    if session.voice_settings.save_transcripts and session.chat_id:
        await ChatRepository().save(StoredMessage(chat_id=session.chat_id, role=role, content=text))


async def _run_voice_pipeline(
    session: VoiceSession, agent: PrintAgent, websocket: WebSocket
) -> None:
    """Answer one turn: listen, think, speak."""
    try:
        heard = session.take_audio().decode("utf-8", errors="ignore").strip()
        if not heard:
            await _send_json(websocket, VoiceMessage.error("Nothing was heard", code="silence"))
            await _send_json(websocket, VoiceMessage.turn_complete())
            return

        language = session.voice_settings.language
        await _send_json(websocket, VoiceMessage.transcript(heard, language=language))
        await _save_turn(session, "user", heard)

        response_text = ""
        async for event in agent.run_stream(heard):
            match event.event_type:
                case StreamEventType.text_delta:
                    response_text += event.data
                case StreamEventType.tool_call:
                    await _send_json(
                        websocket, VoiceMessage.thinking(1, f"Using {event.data['tool']}")
                    )
                case StreamEventType.tool_result:
                    await _send_json(websocket, VoiceMessage.thinking(2, "Looking at the result"))
                case StreamEventType.output:
                    response_text = event.data.output_text

        await _send_json(websocket, VoiceMessage.transcript(response_text, speaker="desk"))
        await _save_turn(session, "assistant", response_text)

        # The faster the speech, the more of it fits into a frame
        audio = response_text.encode("utf-8")
        size = max(1, int(16 * session.voice_settings.speech_speed))
        for start in range(0, len(audio), size):
            await _send_bytes(websocket, audio[start : start + size])
        await _send_json(websocket, VoiceMessage.turn_complete())
    except Exception as e:
        logger.error(f"Voice session {session.session_id} failed: {e}", exc_info=True)
        await _send_json(websocket, VoiceMessage.error(f"The answer failed: {e}"))


@router.websocket("/ws/voice")
async def voice_websocket_endpoint(
    websocket: WebSocket,
    token: str | None = Query(default=None),
) -> None:
    """Serve one speaker: ``/ws/voice?token=…``."""
    user: User | None = None
    if token:
        user = await get_user_from_token(token)
    if user is None:
        await websocket.close(code=4001, reason="Sign in first")
        return

    await websocket.accept()
    settings = websocket.app.state.settings

    session: VoiceSession | None = None
    agent: PrintAgent | None = None
    pipeline_task: asyncio.Task[None] | None = None

    try:
        while True:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                break

            if "bytes" in message and message["bytes"]:
                # Audio
                if session:
                    session.write_audio(message["bytes"])
                continue

            if "text" in message and message["text"]:
                # Control
                try:
                    data = json.loads(message["text"])
                except json.JSONDecodeError:
                    await _send_json(websocket, VoiceMessage.error("That was no JSON"))
                    continue

                msg_type = data.get("type")
                payload = data.get("payload", {})

                if msg_type == VoiceMessageType.VOICE_START:
                    start_payload = VoiceStartPayload(**payload)
                    session = VoiceSession(
                        session_id=str(uuid.uuid4()),
                        desk_id=start_payload.desk_id,
                        chat_id=start_payload.chat_id,
                        voice_settings=start_payload.voice_settings,
                    )
                    agent = PrintAgent(settings, desk_id=session.desk_id)
                    await _send_json(websocket, VoiceMessage.session_ready(session.session_id))

                elif msg_type == VoiceMessageType.END_TURN:
                    if not session or not agent:
                        await _send_json(websocket, VoiceMessage.error("Start a session first"))
                        continue

                    if pipeline_task and not pipeline_task.done():
                        pipeline_task.cancel()
                    pipeline_task = asyncio.create_task(
                        _run_voice_pipeline(session, agent, websocket)
                    )

                elif msg_type == VoiceMessageType.MUTE:
                    if session:
                        session.is_muted = True

                elif msg_type == VoiceMessageType.UNMUTE:
                    if session:
                        session.is_muted = False

    except WebSocketDisconnect:
        pass
    except Exception as e:
        logger.error(f"Voice socket failed: {e}", exc_info=True)
        try:
            await _send_json(websocket, VoiceMessage.error("The counter is closed"))
        except Exception:
            pass
    finally:
        if pipeline_task and not pipeline_task.done():
            pipeline_task.cancel()
