"""The desk assistant: a small rule book instead of a language model."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from workshop.config import Settings
from workshop.models.job import Job
from workshop.models.proof import Proof
from workshop.plugins.proofs import draw_proof, proof_result
from workshop.services.job_runner import get_job_runner
from workshop.vendor.inkstream import AgentResult, StreamEvent, StreamEventType

MODEL = "rulebook-1"

ApprovalCallback = Callable[[str, str, dict[str, Any]], Awaitable[bool]]
ProofCallback = Callable[[Proof], Awaitable[None]]


class PrintAgent:
    """Answers customers: ``print …`` starts a job, ``proof …`` shows it, the rest is small talk."""

    def __init__(
        self,
        settings: Settings,
        desk_id: str,
        print_options: dict[str, Any] | None = None,
        on_approval_needed: ApprovalCallback | None = None,
        on_proof: ProofCallback | None = None,
    ) -> None:
        self.settings = settings
        self.desk_id = desk_id
        self.print_options = print_options or {}
        self.on_approval_needed = on_approval_needed
        self.on_proof = on_proof

    async def run_stream(self, message: str) -> AsyncIterator[StreamEvent]:
        """Work on a message and stream what happens."""
        started = time.monotonic()
        verb, _, rest = message.partition(" ")
        steps: list[str] = []
        answer = f"You said: {message}"

        if verb in ("print", "proof"):
            call_id = str(uuid.uuid4())
            steps.append(verb)
            yield StreamEvent(
                StreamEventType.tool_call,
                {"call": call_id, "tool": verb, "input": {"text": rest}},
            )
            result = await self._use_tool(verb, rest)
            yield StreamEvent(StreamEventType.tool_result, {"call": call_id, "result": result})
            answer = f"The {verb} tool is finished."
        elif verb == "sketch" and self.on_proof:
            await self.on_proof(draw_proof("Sketch", rest))
            answer = "Here is a first sketch."

        words = answer.split(" ")
        for index, word in enumerate(words):
            await asyncio.sleep(self.settings.word_seconds)
            yield StreamEvent(StreamEventType.text_delta, word if index == 0 else f" {word}")

        tokens = len(words) + len(message.split())
        yield StreamEvent(
            StreamEventType.output,
            AgentResult(
                output_text=answer,
                steps=steps,
                run_usage={
                    "total_tokens": tokens,
                    "cost": tokens * 0.001,
                    "elapsed_ms": (time.monotonic() - started) * 1000,
                    "per_model": {MODEL: {"tokens": tokens, "cost": tokens * 0.001}},
                },
            ),
        )

    async def _use_tool(self, name: str, text: str) -> str | dict[str, Any]:
        """Run one of the two tools."""
        if name == "proof":
            return proof_result("Proof", text)

        copies = int(self.print_options.get("copies", 3))
        if self.on_approval_needed:
            details = {"sheets": copies, "paper": self.print_options.get("paper", "plain")}
            if not await self.on_approval_needed("print", f"Print {text}", details):
                return "The customer said no."
        job = Job(id=str(uuid.uuid4()), desk_id=self.desk_id, title=text, sheets=copies)
        await get_job_runner().submit(job)
        return f"Job {job.id} is queued."
