"""Where the database is: DATABASE_URL, else the embedded server of this folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import dj_database_url

from verband.core.postgres import APP, BACKUP, BEHEER, database_naam, map_hier, plaats

# Of each process; the 24 threads of a server process (bin/serve.py) hold at most one each.
_POOL = {"min_size": 2, "max_size": 24, "timeout": 8}


def _uit(url: str) -> dict[str, Any]:
    return {**dj_database_url.parse(url)}


def databases(env: Mapping[str, str] = os.environ) -> dict[str, dict[str, Any]]:
    """``default`` serves and owns nothing; ``beheer`` migrates and is used by no page.

    ``backup`` reads everything and writes nothing: for the nightly check.
    """
    if url := env.get("DATABASE_URL"):
        default, beheer = _uit(url), _uit(env.get("DATABASE_URL_BEHEER") or url)
        backup = _uit(env.get("DATABASE_URL_BACKUP") or env.get("DATABASE_URL_BEHEER") or url)
    else:
        basis: dict[str, Any] = {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(plaats(map_hier()).socket),
            "NAME": database_naam(),
        }
        default, beheer = basis | {"USER": APP}, basis | {"USER": BEHEER}
        backup = basis | {"USER": BACKUP}
    default["CONN_HEALTH_CHECKS"] = True  # a restarted database costs nobody a page
    default["TEST"], backup["TEST"] = {"MIRROR": "beheer"}, {"MIRROR": "beheer"}
    if not env.get("VERBAND_ZONDER_POOL"):
        default["OPTIONS"] = {**default.get("OPTIONS", {}), "pool": dict(_POOL)}
    return {"default": default, "beheer": beheer, "backup": backup}
