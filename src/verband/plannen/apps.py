from __future__ import annotations

from django.apps import AppConfig


class PlannenConfig(AppConfig):
    name = "verband.plannen"
