"""Start and steer print jobs."""

import uuid

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, Field

from workshop.api.auth import require_user
from workshop.models.job import Job
from workshop.services.job_runner import get_job_runner

router = APIRouter(prefix="/api/jobs", dependencies=[Depends(require_user)])


class JobRequest(BaseModel):
    """An order for the press."""

    desk_id: str = Field(default="front")
    title: str
    sheets: int = Field(default=1)


@router.post("", status_code=202)
async def create_job(request: JobRequest) -> Job:
    """Queue a job."""
    job = Job(id=str(uuid.uuid4()), **request.model_dump())
    await get_job_runner().submit(job)
    return job


@router.post("/{job_id}/{action}")
async def steer_job(job_id: str, action: str) -> Job:
    """Pause, resume or cancel a job."""
    runner = get_job_runner()
    if action == "pause":
        changed = await runner.pause_job(job_id)
    elif action == "resume":
        changed = await runner.resume_job(job_id)
    elif action == "cancel":
        changed = runner.cancel_job(job_id)
    else:
        raise HTTPException(status_code=404, detail=f"Cannot {action} a job")
    if not changed:
        raise HTTPException(status_code=409, detail=f"There is nothing to {action}")
    return runner.jobs[job_id]
