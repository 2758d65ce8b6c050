"""The shop as a FastAPI application."""

import argparse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI

from workshop.api.room_websocket import router as room_websocket_router
from workshop.api.routes.documents import router as documents_router
from workshop.api.routes.jobs import router as jobs_router
from workshop.api.routes.rooms import router as rooms_router
from workshop.api.voice_websocket import router as voice_websocket_router
from workshop.api.websocket import router as websocket_router
from workshop.config import Settings
from workshop.services.job_runner import get_job_runner


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Stop the press when the shop closes."""
    yield
    await get_job_runner().stop()


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the application."""
    app = FastAPI(title="Workshop", lifespan=lifespan)
    app.state.settings = settings or Settings.load()

    @app.get("/api/health")
    async def health() -> dict[str, str]:
        return {"status": "open"}

    app.include_router(documents_router)
    app.include_router(jobs_router)
    app.include_router(rooms_router)
    app.include_router(websocket_router)
    app.include_router(room_websocket_router)
    app.include_router(voice_websocket_router)
    return app


def main() -> None:
    """Open the shop."""
    parser = argparse.ArgumentParser(prog="workshop", description="Run the print shop")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8700, help="0 takes a free port")
    args = parser.parse_args()
    uvicorn.run(create_app(), host=args.host, port=args.port)


if __name__ == "__main__":
    main()
