"""Front desk socket: chat with the desk assistant and news from the shop."""

import asyncio
import logging
import uuid
from typing import Any

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect

from workshop.agent import PrintAgent
from workshop.api.auth import get_user_from_token
from workshop.models.auth import User
from workshop.models.proof import Proof
from workshop.models.websocket import WSMessage, WSMessageType
from workshop.storage import ChatRepository, StoredMessage
from workshop.vendor.inkstream import AgentResult, StreamEventType

logger = logging.getLogger(__name__)

router = APIRouter()


class ConnectionManager:
    """Knows every open front desk connection."""

    def __init__(self) -> None:
        self.active_connections: dict[str, WebSocket] = {}
        self.pending_approvals: dict[str, asyncio.Event] = {}
        self.approval_results: dict[str, bool] = {}

    async def connect(self, websocket: WebSocket, client_id: str) -> None:
        """Let a client in."""
        await websocket.accept()
        self.active_connections[client_id] = websocket

    def disconnect(self, client_id: str) -> None:
        """Forget a client."""
        self.active_connections.pop(client_id, None)

    async def send(self, client_id: str, message: WSMessage) -> None:
        """Send a message to one client."""
        if websocket := self.active_connections.get(client_id):
            await websocket.send_json(message.model_dump())

    async def broadcast(self, message: WSMessage) -> None:
        """Send a message to every client."""
        for websocket in list(self.active_connections.values()):
            await websocket.send_json(message.model_dump())


manager = ConnectionManager()


def get_ws_manager() -> ConnectionManager:
    """Return the only connection manager."""
    return manager


@router.websocket("/ws")
async def websocket_endpoint(
    websocket: WebSocket,
    token: str | None = Query(default=None),
) -> None:
    """Serve one client: ``/ws?token=…``."""
    user: User | None = None
    if token:
        user = await get_user_from_token(token)

    if user is None:
        await websocket.close(code=4001, reason="Sign in first")
        return

    client_id = str(uuid.uuid4())
    await manager.connect(websocket, client_id)
    settings = websocket.app.state.settings

    async def on_approval(tool: str, question: str, details: dict[str, Any]) -> bool:
        """Ask the customer and wait for the answer."""
        approval_id = f"approval-{uuid.uuid4()}"
        answered = asyncio.Event()
        manager.pending_approvals[approval_id] = answered
        try:
            await manager.send(
                client_id, WSMessage.approval_needed(approval_id, tool, question, details)
            )
            await asyncio.wait_for(answered.wait(), timeout=settings.approval_seconds)
            return manager.approval_results.get(approval_id, False)
        except asyncio.TimeoutError:
            return bool(settings.approve_silence)
        finally:
            manager.pending_approvals.pop(approval_id, None)
            manager.approval_results.pop(approval_id, None)

    current_task: asyncio.Task[None] | None = None

    try:
        while True:
            data = await websocket.receive_json()
            msg_type = data.get("type")
            payload = data.get("payload", {})

            if msg_type == WSMessageType.CHAT:
                message = payload.get("message", "")
                desk_id = payload.get("deskId")
                chat_id = payload.get("chatId")
                print_options = payload.get("printOptions")  # Paper and copies, if chosen
                if not message:
                    await manager.send(client_id, WSMessage.error("Nothing was said"))
                    continue

                # One answer at a time
                if current_task and not current_task.done():
                    current_task.cancel()

                # Lets the agent show a proof whenever it likes
                async def _proof_sender(proof: Proof) -> None:
                    await manager.send(
                        client_id,
                        WSMessage.proof(
                            proof_id=proof.id,
                            title=proof.title,
                            content=proof.content,
                            version=proof.version,
                            colors=proof.colors,
                        ),
                    )

                agent = PrintAgent(
                    settings,
                    desk_id=desk_id or "front",
                    print_options=print_options,
                    on_approval_needed=on_approval,
                    on_proof=_proof_sender,
                )

                # The message this one answers
                reply_to_id = payload.get("replyToId")

                current_task = asyncio.create_task(
                    run_agent(agent, message, client_id, chat_id, reply_to_id)
                )

            elif msg_type == WSMessageType.CANCEL:
                # run_agent reports the end
                if current_task and not current_task.done():
                    current_task.cancel()

            elif msg_type == WSMessageType.APPROVAL:
                approval_id = payload.get("id")
                approved = payload.get("approved", False)

                if waiting := manager.pending_approvals.get(approval_id):
                    manager.approval_results[approval_id] = approved
                    waiting.set()

    except WebSocketDisconnect:
        pass
    except Exception as e:
        logger.error(f"Client {client_id} failed: {e}", exc_info=True)
        await manager.send(client_id, WSMessage.error(f"The desk is closed: {e}", code="internal"))
    finally:
        if current_task and not current_task.done():
            current_task.cancel()
        manager.disconnect(client_id)


async def _remember(
    chat_id: str | None, message_id: str, role: str, content: str, reply_to_id: str | None
) -> None:
    """Keep a message, if it belongs to a chat."""
    if chat_id:
        message = StoredMessage(
            id=message_id, chat_id=chat_id, role=role, content=content, reply_to_id=reply_to_id
        )
        await ChatRepository().save(message)


async def run_agent(
    agent: PrintAgent,
    message: str,
    client_id: str,
    chat_id: str | None = None,
    reply_to_id: str | None = None,
) -> None:
    """Run the agent on a message and stream what it does to one client."""
    try:
        question_id = str(uuid.uuid4())
        await manager.send(
            client_id,
            WSMessage.message("user", message, message_id=question_id, reply_to_id=reply_to_id),
        )
        await _remember(chat_id, question_id, "user", message, reply_to_id)
        await manager.send(client_id, WSMessage.thinking("Reading the order"))

        answer_id = str(uuid.uuid4())
        agent_result: AgentResult | None = None

        async for event in agent.run_stream(message):
            match event.event_type:
                case StreamEventType.text_delta:
                    await manager.send(
                        client_id,
                        WSMessage.message("assistant", event.data, message_id=answer_id),
                    )
                case StreamEventType.tool_call:
                    await manager.send(
                        client_id,
                        WSMessage.tool_start(
                            event.data["call"],
                            event.data["tool"],
                            event.data.get("input", {}),
                        ),
                    )
                case StreamEventType.tool_result:
                    result = event.data.get("result", "")
                    # A marked result is shown as what it is
                    if isinstance(result, dict) and result.get("__proof__"):
                        await manager.send(
                            client_id,
                            WSMessage.proof(
                                proof_id=result.get("id", ""),
                                title=result.get("title", "Untitled"),
                                content=result.get("content", ""),
                                version=result.get("version", 1),
                                colors=result.get("colors"),
                                message_id=answer_id,
                            ),
                        )
                        await manager.send(
                            client_id,
                            WSMessage.tool_end(
                                event.data["call"],
                                f"[Proof: {result.get('title', 'Untitled')}]",
                            ),
                        )
                    else:
                        await manager.send(
                            client_id,
                            WSMessage.tool_end(
                                event.data["call"],
                                str(result),
                                ok="said no" not in str(result),
                            ),
                        )
                case StreamEventType.output:
                    agent_result = event.data

        response_text = agent_result.output_text if agent_result else ""
        await _remember(chat_id, answer_id, "assistant", response_text, question_id)

        run_usage = agent_result.run_usage if agent_result else {}
        await manager.send(
            client_id,
            WSMessage.usage(
                tokens=run_usage.get("total_tokens", 0),
                cost=run_usage.get("cost", 0.0),
                steps=len(agent_result.steps) if agent_result else 0,
                elapsed_ms=run_usage.get("elapsed_ms", 0.0),
                per_model=run_usage.get("per_model"),
            ),
        )
        await manager.send(client_id, WSMessage.done(reply_to_id=question_id))

    except asyncio.CancelledError:
        await manager.send(client_id, WSMessage.error("The order was cancelled", code="cancelled"))
    except Exception as e:
        logger.error(f"The agent of {client_id} failed: {e}", exc_info=True)
        await manager.send(client_id, WSMessage.error(f"The desk made a mistake: {e}"))
