"""Whose rows the database shows in this transaction: the second net, under the selectors.

Row security asks five settings of the transaction. They are set together, with ``SET LOCAL``
only, so that nothing leaks to the next request on a pooled connection. When they were never
set, a query on a tenant table raises: an empty list with status 200 would be the worst answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Self
from uuid import UUID

from django.db import connection, transaction

NIEMAND: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Blik:
    """What one transaction may see.

    ``sleutel`` is the sha256 (hex) of a token from a link: it shows the one row it belongs to.
    ``platform`` opens the list of regions and memberships, never what a region keeps in them.
    """

    gebruiker: UUID | None = None
    regios: frozenset[UUID] = NIEMAND
    verzekeraars: frozenset[UUID] = field(default=NIEMAND)
    platform: bool = False
    sleutel: str = ""

    def in_regios(self, regios: Iterable[UUID]) -> Self:
        return replace(self, regios=frozenset(regios))


_ZET = (
    "SELECT set_config('verband.gebruiker', %s, true), set_config('verband.regios', %s, true), "
    "set_config('verband.verzekeraars', %s, true), set_config('verband.platform', %s, true), "
    "set_config('verband.sleutel', %s, true)"
)


def _reeks(ids: frozenset[UUID]) -> str:
    return "{" + ",".join(sorted(map(str, ids))) + "}"


def zet_blik(blik: Blik) -> None:
    """Set it for the rest of this transaction. Raises when there is no transaction."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a tenant is set inside a transaction only")
    with connection.cursor() as cursor:
        cursor.execute(
            _ZET,
            [
                str(blik.gebruiker or ""),
                _reeks(blik.regios),
                _reeks(blik.verzekeraars),
                "ja" if blik.platform else "",
                blik.sleutel,
            ],
        )


@contextmanager
def met_blik(blik: Blik) -> Iterator[None]:
    """A transaction that sees this; outside a request: jobs, commands and tests."""
    with transaction.atomic():
        zet_blik(blik)
        yield
