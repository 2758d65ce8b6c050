"""Tests for the document_status message."""

from workshop.models.websocket import WSMessage, WSMessageType


class TestDocumentStatus:
    """The keys of a document_status message."""

    def test_only_what_is_known(self) -> None:
        msg = WSMessage.document_status(desk_id="front", document_id="d1", status="processing")
        assert msg.type == WSMessageType.DOCUMENT_STATUS
        assert msg.payload == {"deskId": "front", "documentId": "d1", "status": "processing"}

    def test_everything(self) -> None:
        msg = WSMessage.document_status(
            desk_id="front",
            document_id="d1",
            status="ready",
            page_count=0,
            filename="flyer.txt",
        )
        assert msg.payload == {
            "deskId": "front",
            "documentId": "d1",
            "status": "ready",
            "pageCount": 0,
            "filename": "flyer.txt",
        }
