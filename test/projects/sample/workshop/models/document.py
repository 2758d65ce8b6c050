"""Manuscripts that customers hand in."""

from enum import Enum

from pydantic import BaseModel, Field


class DocumentState(str, Enum):
    """How far a manuscript got."""

    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


class Document(BaseModel):
    """A manuscript and what became of it."""

    id: str = Field(description="Document ID")
    desk_id: str = Field(description="Desk it was handed to")
    filename: str = Field(description="Name of the uploaded file")
    status: DocumentState = Field(default=DocumentState.PROCESSING)
    page_count: int = Field(default=0)
