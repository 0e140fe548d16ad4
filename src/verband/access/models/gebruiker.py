from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def create_user(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker


class Gebruiker(AbstractBaseUser):
    """A person who can log in. What they may do hangs on their memberships, never on this."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    naam = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    # One-click accounts of the example country; real operation has none.
    demo = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]
    objects: ClassVar[GebruikerManager] = GebruikerManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_email_eenmaal")]

    def __str__(self) -> str:
        return self.naam
