"""Jobs of the ground floor."""

from __future__ import annotations

from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="opnieuw", pass_context=True)
async def opnieuw(context: JobContext, timestamp: int) -> None:
    """Give the jobs of a worker that was killed to another one."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.periodic(cron="15 3 * * *")
@app.task(queueing_lock="opruimen", pass_context=True)
async def opruimen(context: JobContext, timestamp: int) -> None:
    """Finished jobs are kept for a month."""
    await builtin_tasks.remove_old_jobs(context, max_hours=24 * 30, remove_failed=True)
