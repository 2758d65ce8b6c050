"""Settings of the shop, read from the environment."""

import os

from pydantic import BaseModel, Field


class Settings(BaseModel):
    """How fast the shop works and how long it waits."""

    word_seconds: float = Field(default=0.01, description="Pause between two streamed words")
    sheet_seconds: float = Field(default=0.05, description="Time to print one sheet")
    page_length: int = Field(default=80, description="Characters that fit on one page")
    approval_seconds: float = Field(default=300.0, description="Longest wait for a customer's yes")
    approve_silence: bool = Field(default=False, description="Whether no answer means yes")

    @classmethod
    def load(cls) -> "Settings":
        """Read the settings from ``WORKSHOP_…`` variables."""
        found = {
            name: os.environ[f"WORKSHOP_{name.upper()}"]
            for name in cls.model_fields
            if f"WORKSHOP_{name.upper()}" in os.environ
        }
        return cls.model_validate(found)
