from __future__ import annotations

from django.apps import AppConfig


class RegiosConfig(AppConfig):
    name = "verband.regios"
