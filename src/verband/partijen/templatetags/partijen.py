"""Codes as words on the page."""

from __future__ import annotations

from django import template

from verband.partijen import woorden

register = template.Library()
register.filter("discipline", woorden.discipline)
register.filter("procent", woorden.procent)
