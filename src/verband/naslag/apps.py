from __future__ import annotations

from django.apps import AppConfig


class NaslagConfig(AppConfig):
    name = "verband.naslag"
