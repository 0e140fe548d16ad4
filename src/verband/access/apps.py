from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "verband.access"

    def ready(self) -> None:
        from verband.access import logboek

        logboek.verbind()
