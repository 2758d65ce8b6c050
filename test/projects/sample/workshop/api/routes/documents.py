"""Hand in manuscripts."""

import uuid

from fastapi import APIRouter, BackgroundTasks, Depends
from pydantic import BaseModel, Field

from workshop.api.auth import require_user
from workshop.models.document import Document
from workshop.services.document_processor import get_document_processor

router = APIRouter(prefix="/api/documents", dependencies=[Depends(require_user)])


class UploadRequest(BaseModel):
    """A manuscript as text."""

    desk_id: str = Field(default="front")
    filename: str
    content: str


@router.get("")
async def list_documents() -> list[Document]:
    """List every manuscript."""
    return list(get_document_processor().documents.values())


@router.post("", status_code=202)
async def upload_document(request: UploadRequest, background: BackgroundTasks) -> Document:
    """Take a manuscript; it is read in the background."""
    document = Document(id=str(uuid.uuid4()), desk_id=request.desk_id, filename=request.filename)
    processor = get_document_processor()
    background.add_task(processor.process_document, document, request.content)
    return document
