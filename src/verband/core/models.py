"""What every stored object has."""

from __future__ import annotations

import uuid

from django.db import models


class Basis(models.Model):
    """An object with an id that says nothing about how many there are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aangemaakt_at = models.DateTimeField(auto_now_add=True, editable=False)

    class Meta:
        abstract = True
