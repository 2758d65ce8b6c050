"""Reads manuscripts and counts their pages."""

import asyncio
import logging

from workshop.config import Settings
from workshop.models.document import Document, DocumentState

logger = logging.getLogger(__name__)


class DocumentProcessor:
    """Turns a manuscript into pages."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.documents: dict[str, Document] = {}

    async def _broadcast_status(
        self,
        desk_id: str,
        document_id: str,
        status: str,
        page_count: int | None = None,
        filename: str | None = None,
    ) -> None:
        """Tell every client how far a manuscript got."""
        try:
            from workshop.api.websocket import get_ws_manager
            from workshop.models.websocket import WSMessage

            ws = get_ws_manager()
            await ws.broadcast(
                WSMessage.document_status(
                    desk_id=desk_id,
                    document_id=document_id,
                    status=status,
                    page_count=page_count,
                    filename=filename,
                )
            )
        except Exception as e:
            # Reading goes on, whether anybody hears of it or not
            logger.debug(f"Nobody heard of document {document_id}: {e}")

    async def process_document(self, document: Document, text: str) -> None:
        """Read a manuscript to its end."""
        self.documents[document.id] = document
        await self._broadcast_status(
            document.desk_id,
            document.id,
            document.status.value,
            filename=document.filename,
        )
        try:
            pages = self._split_pages(text)
            await asyncio.sleep(self.settings.sheet_seconds)
            document.page_count = len(pages)
            document.status = DocumentState.READY
        except ValueError as e:
            logger.warning(f"Document {document.id} cannot be printed: {e}")
            document.status = DocumentState.FAILED
        await self._broadcast_status(
            document.desk_id,
            document.id,
            document.status.value,
            page_count=document.page_count,
        )

    def _split_pages(self, text: str) -> list[str]:
        """Cut a text into pages."""
        if not text.strip():
            raise ValueError("it is empty")
        length = self.settings.page_length
        return [text[start : start + length] for start in range(0, len(text), length)]


_processor: DocumentProcessor | None = None


def get_document_processor() -> DocumentProcessor:
    """Return the shop's only reader."""
    global _processor
    if _processor is None:
        _processor = DocumentProcessor(Settings.load())
    return _processor
