from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "verband.core"

    def ready(self) -> None:
        from verband.core.grants import verleen

        post_migrate.connect(verleen, sender=self)
