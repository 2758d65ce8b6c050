"""Messages of the counter's voice socket."""

from enum import Enum
from typing import Any

from pydantic import BaseModel, Field


class VoiceMessageType(str, Enum):
    """Types of voice messages."""

    # Client -> Server
    VOICE_START = "voice_start"
    END_TURN = "end_turn"
    MUTE = "mute"
    UNMUTE = "unmute"

    # Server -> Client
    SESSION_READY = "session_ready"
    TRANSCRIPT = "transcript"
    THINKING = "thinking"
    TURN_COMPLETE = "turn_complete"
    ERROR = "error"


class VoiceSettings(BaseModel):
    """How a customer wants to be spoken to."""

    speech_speed: float = Field(default=1.0, ge=0.5, le=2.0, description="Speed of the answer")
    language: str | None = Field(default=None, description="Language code, or guess it")
    save_transcripts: bool = Field(default=True, description="Keep what was said")


class VoiceStartPayload(BaseModel):
    """What a client sends to open a voice session."""

    desk_id: str = Field(description="Desk that answers")
    chat_id: str | None = Field(default=None, description="Chat that keeps the transcript")
    voice_settings: VoiceSettings = Field(default_factory=VoiceSettings)


class VoiceMessage(BaseModel):
    """A voice message of any type."""

    type: VoiceMessageType
    payload: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def session_ready(cls, session_id: str, sample_rate: int = 16000) -> "VoiceMessage":
        return cls(
            type=VoiceMessageType.SESSION_READY,
            payload={"sessionId": session_id, "sampleRate": sample_rate, "format": "text"},
        )

    @classmethod
    def transcript(
        cls, text: str, speaker: str = "customer", language: str | None = None
    ) -> "VoiceMessage":
        return cls(
            type=VoiceMessageType.TRANSCRIPT,
            payload={"text": text, "speaker": speaker, "language": language},
        )

    @classmethod
    def thinking(cls, step: int, text: str) -> "VoiceMessage":
        return cls(type=VoiceMessageType.THINKING, payload={"step": step, "text": text})

    @classmethod
    def turn_complete(cls) -> "VoiceMessage":
        return cls(type=VoiceMessageType.TURN_COMPLETE, payload={})

    @classmethod
    def error(cls, message: str, code: str | None = None) -> "VoiceMessage":
        return cls(type=VoiceMessageType.ERROR, payload={"message": message, "code": code})
