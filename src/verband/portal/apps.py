from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "verband.portal"

    def ready(self) -> None:
        from verband.portal.logboek.maker import LOGBOEK
        from verband.taken.makers import MAKERS

        MAKERS["logboek"] = LOGBOEK
