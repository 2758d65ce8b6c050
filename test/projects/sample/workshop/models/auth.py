"""Who is talking to the shop."""

from pydantic import BaseModel, Field


class User(BaseModel):
    """A signed-in customer."""

    id: str = Field(description="User ID")
    username: str = Field(description="Name shown to others")
