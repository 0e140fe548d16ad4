"""A year of acts, the database's superuser, and what an insider might do with it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connections

from cast import Cast
from verband.access.models import Lidmaatschap
from verband.audit import bewijs
from verband.audit.keten import BEGIN, hash_van
from verband.audit.models import Handeling
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.audit.services.vastleggen import leg_vast
from verband.audit.stand import stand_van
from verband.core.context import Blik, met_blik
from verband.core.postgres import SUPER

STAND = ("rol", "vanaf", "tot")


@dataclass
class Verhaal:
    """What was done, and the one receipt (of the newest act) that somebody kept outside."""

    cast: Cast
    bewijs: dict[str, Any]
    gisteren: dict[str, Any]


def schrijf_verhaal(cast: Cast, aantal: int = 8) -> Verhaal:
    """Acts in both regions; the one before last sets the dates of Bart's membership."""
    with met_blik(Blik(regios=frozenset({cast.heuvelland.id}))):
        for n in range(3):
            leg_vast("proef", regio=cast.heuvelland.id, gebruiker=cast.chris.id, gegevens={"n": n})
    bewijzen = []
    with met_blik(Blik(regios=frozenset({cast.duinrand.id}))):
        bart = Lidmaatschap.objects.get(gebruiker=cast.bart)
        for n in range(1, aantal + 1):
            over_bart = n == aantal - 3
            h = leg_vast(
                "lidmaatschap_geven" if over_bart else "proef",
                regio=cast.duinrand.id,
                gebruiker=cast.anna.id,
                onderwerp="lidmaatschap" if over_bart else "",
                onderwerp_id=bart.id if over_bart else None,
                gegevens={"stand": stand_van(bart, *STAND)} if over_bart else {"n": n},
            )
            bewijzen.append(geef_ontvangstbewijs(h, titel=f"Handeling {n}", inhoud={"n": n}))
    gisteren, nieuwste = (bewijs.lees(b.document.encode()) for b in bewijzen[-3::2])
    return Verhaal(cast, nieuwste, gisteren)


@contextmanager
def superuser() -> Iterator[psycopg.Connection[Any]]:
    instelling = connections["beheer"].settings_dict
    with psycopg.connect(
        host=instelling["HOST"], user=SUPER, dbname=instelling["NAME"], autocommit=True
    ) as db:
        assert db.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()[
            0
        ]
        yield db


Db = psycopg.Connection[Any]
Geknoei = Callable[[Db, Verhaal], None]


def _opnieuw_gehasht(db: Db, regio: Any) -> None:
    """The clever insider: hashes that fit again, and no receipt that says otherwise."""
    vorige = BEGIN
    rijen = list(Handeling.objects.using("beheer").filter(regio_id=regio).order_by("nummer"))
    # Out of the way first: no two acts may follow the same one, not even for a moment.
    db.execute("UPDATE audit_handeling SET vorige = id::text WHERE regio_id = %s", [regio])
    for nummer, h in enumerate(rijen, start=1):
        h.nummer, h.vorige = nummer, vorige
        h.hash = vorige = hash_van(h)
        db.execute(
            "UPDATE audit_handeling SET nummer = %s, vorige = %s, hash = %s WHERE id = %s",
            [h.nummer, h.vorige, h.hash, h.id],
        )
    db.execute("DELETE FROM audit_ontvangstbewijs WHERE regio_id = %s", [regio])


def _op(db: Db, v: Verhaal, sql: str, *argumenten: Any) -> None:
    assert db.execute(sql, [*argumenten, v.cast.duinrand.id]).rowcount


def wijzig(db: Db, v: Verhaal) -> None:
    _op(
        db, v, "UPDATE audit_handeling SET gegevens = %s WHERE nummer = 3 AND regio_id = %s",
        json.dumps({"n": 33}),
    )  # fmt: skip


def wijzig_tijd(db: Db, v: Verhaal) -> None:
    een_uur = dt.timedelta(hours=1)
    _op(
        db, v,
        "UPDATE audit_handeling SET op_at = op_at - %s WHERE nummer = 3 AND regio_id = %s", een_uur,
    )  # fmt: skip


def haal_midden_weg(db: Db, v: Verhaal) -> None:
    for tabel, waar in (
        ("audit_ontvangstbewijs o USING audit_handeling h", "o.handeling_id = h.id AND"),
        ("audit_handeling h", ""),
    ):
        _op(db, v, f"DELETE FROM {tabel} WHERE {waar} h.nummer = 4 AND h.regio_id = %s")


def _haal_weg_vanaf(db: Db, v: Verhaal, nummer: int) -> None:
    sql = (
        "DELETE FROM audit_ontvangstbewijs o USING audit_handeling h "
        "WHERE o.handeling_id = h.id AND h.nummer >= %s AND h.regio_id = %s"
    )
    _op(db, v, sql, nummer)
    _op(db, v, "DELETE FROM audit_handeling WHERE nummer >= %s AND regio_id = %s", nummer)


def haal_nieuwste_weg(db: Db, v: Verhaal) -> None:
    _haal_weg_vanaf(db, v, 8)


def zet_gisteren_terug(db: Db, v: Verhaal) -> None:
    """What an older backup holds: all as it was after number 6, and life going on from there."""
    _haal_weg_vanaf(db, v, v.gisteren["ijkpunt"]["nummer"] + 1)


def leef_verder_na_gisteren(db: Db, v: Verhaal) -> None:
    zet_gisteren_terug(db, v)
    with met_blik(Blik(regios=frozenset({v.cast.duinrand.id}))):
        for n in (70, 80, 90):
            h = leg_vast("proef", regio=v.cast.duinrand.id, gebruiker=None, gegevens={"n": n})
            geef_ontvangstbewijs(h, titel="Opnieuw", inhoud={})


def verwissel(db: Db, v: Verhaal) -> None:
    sql = "UPDATE audit_handeling SET nummer = %s WHERE nummer = %s AND regio_id = %s"
    for naar, van in ((1000, 3), (3, 4), (4, 1000)):
        _op(db, v, sql, naar, van)


def hash_alles_opnieuw(db: Db, v: Verhaal) -> None:
    wijzig(db, v)
    _opnieuw_gehasht(db, v.cast.duinrand.id)


def haal_midden_weg_en_hash_opnieuw(db: Db, v: Verhaal) -> None:
    haal_midden_weg(db, v)
    _opnieuw_gehasht(db, v.cast.duinrand.id)


def zet_triggers_uit(db: Db, v: Verhaal) -> None:
    db.execute("ALTER TABLE access_lidmaatschap DISABLE TRIGGER USER")


def geef_rechten(db: Db, v: Verhaal) -> None:
    db.execute("GRANT UPDATE, DELETE ON audit_handeling TO verband_app")


def zet_afscherming_uit(db: Db, v: Verhaal) -> None:
    db.execute("ALTER TABLE audit_handeling NO FORCE ROW LEVEL SECURITY")


def verleng_lidmaatschap(db: Db, v: Verhaal) -> None:
    """With its history in step, as any UPDATE would do."""
    wie = "gebruiker_id = %s AND regio_id = %s"
    _op(db, v, f"UPDATE access_lidmaatschap SET tot = '2030-01-01' WHERE {wie}", v.cast.bart.id)


def verleng_zonder_geschiedenis(db: Db, v: Verhaal) -> None:
    zet_triggers_uit(db, v)
    verleng_lidmaatschap(db, v)
    zet_triggers_aan(db)


def verleng_en_herschrijf_alles(db: Db, v: Verhaal) -> None:
    """The date, its history, the act that set it, all hashes after that, and the receipts."""
    verleng_lidmaatschap(db, v)
    _op(
        db, v,
        """UPDATE audit_handeling SET gegevens = jsonb_set(gegevens, '{stand,tot}', '"2030-01-01"')
        WHERE wat = 'lidmaatschap_geven' AND regio_id = %s""",
    )  # fmt: skip
    _opnieuw_gehasht(db, v.cast.duinrand.id)


def vervals_bewijs(db: Db, v: Verhaal) -> None:
    """The chain untouched, but the kept receipt says something else than was handed out."""
    _op(
        db, v,
        "UPDATE audit_ontvangstbewijs SET document = replace(document, 'Handeling 5', 'Iets')"
        " WHERE titel = 'Handeling 5' AND regio_id = %s",
    )  # fmt: skip


def zet_triggers_aan(db: Db) -> None:
    db.execute("ALTER TABLE access_lidmaatschap ENABLE TRIGGER USER")


def herstel_grendels(db: Db) -> None:
    zet_triggers_aan(db)
    db.execute("REVOKE UPDATE, DELETE ON audit_handeling FROM verband_app")
    db.execute("ALTER TABLE audit_handeling FORCE ROW LEVEL SECURITY")
