from __future__ import annotations

from django.apps import AppConfig


class PartijenConfig(AppConfig):
    name = "verband.partijen"
