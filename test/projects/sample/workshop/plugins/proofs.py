"""The proof tool: what it returns is marked, so that the stream shows it as a proof."""

import uuid
from typing import Any

from workshop.models.proof import Proof


def draw_proof(title: str, text: str) -> Proof:
    """Set a text as it would be printed."""
    return Proof(
        id=str(uuid.uuid4()),
        title=title,
        content=f"[ {text.upper()} ]",
        colors=["black", "red"] if "red" in text.lower() else ["black"],
    )


def proof_result(title: str, text: str) -> dict[str, Any]:
    """Draw a proof as a tool result."""
    proof = draw_proof(title, text)
    return {"__proof__": True, **proof.model_dump()}
