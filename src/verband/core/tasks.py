"""Jobs of the ground floor."""

from __future__ import annotations

from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

MEESTE_KEREN = 5


def meeste_keren(taak: str) -> int:
    """A mail that waits for its server may be tried more often than what ends a worker."""
    eigen = getattr(app.tasks.get(taak), "retry_strategy", None)
    return max(MEESTE_KEREN, getattr(eigen, "max_attempts", None) or 0)


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="opnieuw", pass_context=True)
async def opnieuw(context: JobContext, timestamp: int) -> None:
    """Give the jobs of a worker that was killed to another one; not one that kills them all."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.attempts < meeste_keren(job.task_name):
            await app.job_manager.retry_job(job)
        else:
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)


@app.periodic(cron="15 * * * *")
@app.task(queueing_lock="opruimen", pass_context=True)
async def opruimen(context: JobContext, timestamp: int) -> None:
    """Finished jobs are kept for a month. Each hour: a worker that is off at night does it too."""
    await builtin_tasks.remove_old_jobs(context, max_hours=24 * 30, remove_failed=True)
