"""On behalf of which absent member the acts of this request are done, if any.

Beside ``namens`` of an act (an organisation): said once by the door, written by ``leg_vast``.
"""

from __future__ import annotations

from contextvars import ContextVar
from uuid import UUID

AFWEZIGE: ContextVar[UUID | None] = ContextVar("afwezige", default=None)
VELD = "namens_afwezige"
