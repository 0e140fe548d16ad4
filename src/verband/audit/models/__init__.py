from __future__ import annotations

from verband.audit.models.handeling import Handeling

__all__ = ["Handeling"]
