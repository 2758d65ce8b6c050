"""What one voice conversation needs to remember."""

from workshop.models.voice import VoiceSettings


class VoiceSession:
    """Collects audio until the turn ends. The audio of this sample is UTF-8 text."""

    def __init__(
        self,
        session_id: str,
        desk_id: str,
        chat_id: str | None,
        voice_settings: VoiceSettings,
    ) -> None:
        self.session_id = session_id
        self.desk_id = desk_id
        self.chat_id = chat_id
        self.voice_settings = voice_settings
        self.is_muted = False
        self._audio = bytearray()

    def write_audio(self, chunk: bytes) -> None:
        """Keep a chunk, unless the microphone is muted."""
        if not self.is_muted:
            self._audio.extend(chunk)

    def take_audio(self) -> bytes:
        """Return what was collected and forget it."""
        audio = bytes(self._audio)
        self._audio.clear()
        return audio
