from __future__ import annotations

from django.apps import AppConfig


class PartijenConfig(AppConfig):
    name = "verband.partijen"

    def ready(self) -> None:
        from verband.partijen import aanbodlink, mandaatlink

        aanbodlink.registreer()
        mandaatlink.registreer()
