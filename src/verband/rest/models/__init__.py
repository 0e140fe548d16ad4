from __future__ import annotations

from verband.rest.models.agendalink import Agendalink
from verband.rest.models.herhaalsleutel import Herhaalsleutel

__all__ = ["Agendalink", "Herhaalsleutel"]
