"""The press: prints jobs in the background; they can be paused, resumed and cancelled."""

import asyncio
import logging

from workshop.config import Settings
from workshop.models.job import Job, JobState

logger = logging.getLogger(__name__)


class JobRunner:
    """Runs every job as a task of its own."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.jobs: dict[str, Job] = {}
        self._running_jobs: dict[str, asyncio.Task[None]] = {}
        # Set while a job may print, cleared while it is paused
        self._gates: dict[str, asyncio.Event] = {}

    async def submit(self, job: Job) -> None:
        """Queue a job and start printing."""
        gate = asyncio.Event()
        gate.set()
        self.jobs[job.id] = job
        self._gates[job.id] = gate
        await self._broadcast_update(job)
        self._running_jobs[job.id] = asyncio.create_task(self._execute_job(job))

    async def stop(self) -> None:
        """Cancel everything that still runs."""
        tasks = list(self._running_jobs.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _execute_job(self, job: Job) -> None:
        """Print a job, sheet by sheet."""
        try:
            if job.sheets < 1:
                raise ValueError("A job needs at least one sheet")
            while job.printed < job.sheets:
                await self._gates[job.id].wait()
                job.status = JobState.PRINTING
                await asyncio.sleep(self.settings.sheet_seconds)
                job.printed += 1
                await self._broadcast_update(job, message=f"Sheet {job.printed} of {job.sheets}")
            job.status = JobState.DONE
            await self._broadcast_update(job)
        except asyncio.CancelledError:
            job.status = JobState.CANCELLED
            await self._broadcast_update(job, message="Cancelled")
        except Exception as e:
            logger.error(f"Job {job.id} failed: {e}", exc_info=True)
            job.status = JobState.FAILED
            await self._broadcast_update(job, error=str(e))
        finally:
            self._running_jobs.pop(job.id, None)
            self._gates.pop(job.id, None)

    async def pause_job(self, job_id: str) -> bool:
        """Hold a job before its next sheet. Returns whether there was one to hold."""
        gate = self._gates.get(job_id)
        if gate is None or not gate.is_set():
            return False
        gate.clear()
        job = self.jobs[job_id]
        job.status = JobState.PAUSED
        await self._broadcast_update(job)
        return True

    async def resume_job(self, job_id: str) -> bool:
        """Let a paused job print again. Returns whether there was one."""
        gate = self._gates.get(job_id)
        if gate is None or gate.is_set():
            return False
        gate.set()
        job = self.jobs[job_id]
        job.status = JobState.PRINTING
        await self._broadcast_update(job)
        return True

    def cancel_job(self, job_id: str) -> bool:
        """Cancel a job. Returns whether it was running."""
        task = self._running_jobs.get(job_id)
        if task is None:
            return False
        task.cancel()
        return True

    # ------------------------------------------------------------------
    # WebSocket
    # ------------------------------------------------------------------

    async def _broadcast_update(
        self,
        job: Job,
        message: str | None = None,
        error: str | None = None,
    ) -> None:
        """Tell every client how far a job got."""
        try:
            from workshop.api.websocket import get_ws_manager
            from workshop.models.websocket import WSMessage

            ws = get_ws_manager()
            msg = WSMessage.job_update(
                desk_id=job.desk_id,
                job_id=job.id,
                title=job.title,
                status=job.status.value,
                progress=job.progress,
                message=message,
                error=error,
            )
            await ws.broadcast(msg)
        except Exception:
            logger.debug("Could not broadcast a job update")


_runner: JobRunner | None = None


def get_job_runner() -> JobRunner:
    """Return the shop's only press."""
    global _runner
    if _runner is None:
        _runner = JobRunner(Settings.load())
    return _runner
