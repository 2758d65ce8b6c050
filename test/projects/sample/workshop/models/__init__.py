"""Data models of the shop."""

from workshop.models.auth import User
from workshop.models.document import Document, DocumentState
from workshop.models.job import Job, JobState
from workshop.models.proof import Proof
from workshop.models.websocket import (
    ApprovalPayload,
    ErrorPayload,
    ThinkingPayload,
    WSMessage,
    WSMessageType,
)

__all__ = [
    # Auth
    "User",
    # Documents
    "Document",
    "DocumentState",
    # Jobs
    "Job",
    "JobState",
    # Proofs
    "Proof",
    # WebSocket
    "ApprovalPayload",
    "ErrorPayload",
    "ThinkingPayload",
    "WSMessage",
    "WSMessageType",
]
