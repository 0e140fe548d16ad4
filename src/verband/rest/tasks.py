"""Jobs of this room."""

from __future__ import annotations

from procrastinate.contrib.django import app

from verband.rest.herhalen import ruim_op


@app.periodic(cron="35 * * * *")
@app.task(queueing_lock="herhaalsleutels_opruimen")
def herhaalsleutels_opruimen(timestamp: int) -> None:
    """Answers of writes are kept for a day, and not longer than an hour beyond."""
    ruim_op()
