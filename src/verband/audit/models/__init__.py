from __future__ import annotations

from verband.audit.models.handeling import Handeling
from verband.audit.models.ontvangstbewijs import Ontvangstbewijs

__all__ = ["Handeling", "Ontvangstbewijs"]
