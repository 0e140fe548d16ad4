"""The door for files: what a file is by its content, and reading it in a process apart."""

from __future__ import annotations

import json
from typing import Any

from regelwerk.inlezen import Onleesbaar
from verband.werkboek.kindproces import draai

_KENMERKEN = (
    (b"%PDF", "een PDF"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"BZh", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!", "een ingepakt bestand"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ander_soort(inhoud: bytes, naam: str) -> str:
    """What the file is when it is neither a workbook nor JSON; empty when it may be JSON."""
    if inhoud.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in inhoud:
            return "een werkboek met een wachtwoord; bewaar het zonder wachtwoord"
        return "een oud Office-bestand (zoals .xls)"
    for kenmerk, soort in _KENMERKEN:
        if inhoud.startswith(kenmerk):
            return soort
    begin = inhoud.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not begin:
        return "een leeg bestand"
    if begin in (b"{", b"[") or naam.lower().endswith(".json"):
        return ""
    return "een XML- of webbestand" if begin == b"<" else "geen werkboek en geen JSON"


def lees_apart(module: str, inhoud: bytes, *argumenten: str) -> dict[str, Any]:
    """What a reader makes of a file; its refusal is ours. Raises Onleesbaar."""
    try:
        uitkomst = json.loads(draai(module, inhoud, *argumenten) or b"")
    except ValueError:
        uitkomst = None
    if not isinstance(uitkomst, dict):
        raise te_duur()
    if "fout" in uitkomst:
        wat, plaats, verwacht = uitkomst["fout"]
        raise Onleesbaar(wat, plaats=plaats, verwacht=verwacht)
    return uitkomst


def te_duur() -> Onleesbaar:
    return Onleesbaar(
        "dit werkboek kost te veel tijd of geheugen om te lezen", verwacht="een kleiner werkboek"
    )
