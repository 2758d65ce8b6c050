"""Who holds which token. A real shop would verify a signature here."""

from typing import Annotated

from fastapi import Header, HTTPException

from workshop.models.auth import User

_USERS = {
    "token-anna": User(id="user-anna", username="Anna"),
    "token-ben": User(id="user-ben", username="Ben"),
    "token-carl": User(id="user-carl", username="Carl"),
}


async def get_user_from_token(token: str) -> User | None:
    """Return the user a token belongs to."""
    return _USERS.get(token)


async def get_user_by_id(user_id: str) -> User | None:
    """Return the user with an ID."""
    return next((user for user in _USERS.values() if user.id == user_id), None)


async def require_user(authorization: Annotated[str, Header()] = "") -> User:
    """Let only signed-in users pass."""
    user = await get_user_from_token(authorization.removeprefix("Bearer "))
    if user is None:
        raise HTTPException(status_code=401, detail="Sign in first")
    return user
