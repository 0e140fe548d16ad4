"""Mails: written in the transaction of what they tell, sent by a job that tries until it works."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verband.access.models import Gebruiker
from verband.core.context import Blik, met_blik
from verband.taken.models import Bericht, Post
from verband.taken.selectors import get_voorkeur
from verband.taken.services.berichten import meld

PROBEREN = dt.timedelta(days=14)
# The messages that a mail tells of: each has its link.
_VERWIJST = re.compile(r"/berichten/([0-9a-f-]{36})/")
_TITEL = 140  # the rest of a subject fits behind it


class NietVerstuurd(Exception):
    """The mail server did not take it; it is kept and tried again."""


def zet_klaar(
    gebruiker: Gebruiker, sleutel: str, berichten: list[Bericht], *, dringend: bool
) -> Post | None:
    """None when this mail was made before. Needs the sight of this user."""
    post = Post(
        gebruiker=gebruiker,
        sleutel=sleutel,
        onderwerp=_onderwerp(berichten),
        tekst=_tekst(gebruiker, berichten, dringend=dringend),
    )
    Post.objects.bulk_create([post], ignore_conflicts=True)
    return post if Post.objects.filter(id=post.id).exists() else None


def meld_meteen(gebruiker: Gebruiker, berichten: list[Bericht]) -> Iterator[Post]:
    """What can't wait for the digest: told once, and mailed at once to who wants that."""
    for bericht in meld(berichten):
        if get_voorkeur(gebruiker).meteen:
            post = zet_klaar(gebruiker, f"meteen:{bericht.sleutel}"[:200], [bericht], dringend=True)
            if post is not None:
                yield post


def _onderwerp(berichten: list[Bericht]) -> str:
    """What comes first, and by when: it is the one that is due first."""
    eerste, meer = berichten[0], len(berichten) - 1
    uit = eerste.titel[:_TITEL]
    if eerste.uiterlijk:
        uit = _("%(wat)s, uiterlijk %(dag)s") % {
            "wat": uit,
            "dag": date_format(eerste.uiterlijk, "j F"),
        }
    if not meer:
        return uit
    een, veel = "%(wat)s, en nog %(n)s ding", "%(wat)s, en nog %(n)s dingen"
    return ngettext(een, veel, meer) % {"wat": uit, "n": meer}


def _tekst(gebruiker: Gebruiker, berichten: Iterable[Bericht], *, dringend: bool) -> str:
    regels = [{"b": b, "link": link(reverse("taken:bericht", args=[b.id]))} for b in berichten]
    return render_to_string(
        "taken/mail/berichten.txt",
        {
            "naam": gebruiker.naam,
            "regels": regels,
            "dringend": dringend,
            "taken": link(reverse("taken:taken")),
            "instellingen": link(reverse("taken:instellingen")),
        },
    )


def schrijf_over(gebruiker: Gebruiker) -> None:
    """Mails that still wait say what their messages say now; without any left they go.

    Needs the sight of this user.
    """
    wacht = Post.objects.select_for_update().filter(gebruiker=gebruiker, verstuurd_at__isnull=True)
    for post in wacht:
        ids = _VERWIJST.findall(post.tekst)
        berichten = list(Bericht.objects.filter(id__in=ids).select_related("regio"))
        if not berichten:
            post.delete()
            continue
        dringend = berichten[0].dringend
        post.onderwerp = _onderwerp(berichten)
        post.tekst = _tekst(gebruiker, berichten, dringend=dringend)
        post.save(update_fields=["onderwerp", "tekst"])


def link(pad: str) -> str:
    return settings.ADRES.rstrip("/") + pad


def verstuur(gebruiker_id: UUID, post_id: UUID) -> bool:
    """Send it unless that was done. Raises NietVerstuurd, after keeping that it was tried.

    The row is locked meanwhile, so that two workers never send it both. A worker that dies
    between the mail server's yes and our own commit sends it again, under the same Message-ID.
    """
    with met_blik(Blik(gebruiker=gebruiker_id)):
        post = Post.objects.select_for_update(of=("self",)).select_related("gebruiker").filter(
            id=post_id
        ).first()  # fmt: skip
        if post is None or post.verstuurd_at is not None or not post.gebruiker.is_active:
            return False
        fout = _probeer(post)
        post.pogingen += 1
        if fout is None:
            post.verstuurd_at = timezone.now()
            # What it said stands in the messages, where it can still be erased.
            post.onderwerp, post.tekst = "", ""
        post.save(update_fields=["pogingen", "verstuurd_at", "onderwerp", "tekst"])
    if fout is not None:
        raise NietVerstuurd(type(fout).__name__) from None
    return True


def opgegeven(gebruiker_id: UUID, keren: int) -> list[Post]:
    """Mails that no job tries any more, for the mail server was away too long. One that waits
    longer is not tried again: its address is dead, and each would cost sixty tries a day."""
    sinds = timezone.now() - PROBEREN
    with met_blik(Blik(gebruiker=gebruiker_id)):
        wacht = Post.objects.filter(
            gebruiker=gebruiker_id, verstuurd_at__isnull=True, aangemaakt_at__gt=sinds
        )
        return list(wacht.filter(pogingen__gte=keren))


def _probeer(post: Post) -> Exception | None:
    mail = EmailMessage(
        # A name may look like an encoded word, and a reader would show what is in it.
        _("Verband: %(wat)s") % {"wat": post.onderwerp.replace("=?", "= ?")},
        post.tekst,
        None,
        [post.gebruiker.email],
        headers={"Message-ID": f"<{post.id}@verband>", "Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except (SMTPException, OSError) as fout:
        return fout
    return None
