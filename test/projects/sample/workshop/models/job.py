"""Print jobs."""

from enum import Enum

from pydantic import BaseModel, Field


class JobState(str, Enum):
    """Where a print job stands."""

    QUEUED = "queued"
    PRINTING = "printing"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Job(BaseModel):
    """A stack of sheets to print."""

    id: str = Field(description="Job ID")
    desk_id: str = Field(description="Desk that took the order")
    title: str = Field(description="What is printed")
    sheets: int = Field(default=1, description="Sheets to print")
    printed: int = Field(default=0, description="Sheets already printed")
    status: JobState = Field(default=JobState.QUEUED)

    @property
    def progress(self) -> float:
        """Share of the sheets that are printed, from 0 to 1."""
        return self.printed / self.sheets if self.sheets else 1.0
