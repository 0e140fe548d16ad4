from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    name = "verband.audit"

    def ready(self) -> None:
        autodiscover_modules("handelingen")
