"""Proofs a customer looks at before the press starts."""

from pydantic import BaseModel, Field


class Proof(BaseModel):
    """A preview of a print."""

    id: str = Field(description="Proof ID")
    title: str = Field(description="What the proof shows")
    content: str = Field(description="The proof itself, as text")
    colors: list[str] = Field(default_factory=list, description="Inks it needs")
    version: int = Field(default=1)
