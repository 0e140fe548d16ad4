"""No htmx attribute renews what a hand is about to press, or runs text as code.

Leaving a text field is a `change`. A form that listens to every `change` then renews its list
between the press and the release of a link in it, and the click is lost.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

BRON = Path(__file__).resolve().parents[2] / "src"
SJABLONEN = sorted(BRON.glob("**/templates/**/*.html"))
# What in a template is no HTML: a comment of ours, and the tags and values of Django.
DJANGO = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# An event may come from one select, or from those in one form; never from all that is in it.
UIT_KEUZES = re.compile(r"from:(?:\([^()]*\bselect\b[^()]*\)|select\b)")
# Types that a hand chooses in; a field of any other type is typed in.
AANGEWEZEN = {"button", "checkbox", "color", "file", "hidden", "image", "radio", "reset", "submit"}
VERLATEN = {"blur", "change", "focusout"}


class Lezer(HTMLParser):
    """Collects what is wrong with the elements of one template."""

    def __init__(self) -> None:
        super().__init__()
        self.fouten: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        velden = {naam.removeprefix("data-"): waarde or "" for naam, waarde in attrs}
        self.fouten += [f"inline: {n}" for n in velden if n == "style" or n.startswith("on")]
        self.fouten += [f"hx-on: {n}" for n in velden if n.startswith(("hx-on", "hx-vars"))]
        if tag == "style" or (tag == "script" and "src" not in velden):
            self.fouten.append(f"inline: {tag}")
        zendt = velden.keys() & {"hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete"}
        if zendt and tag in ("input", "textarea"):
            velden.setdefault("hx-trigger", "change")  # so htmx does
        self.fouten += afkeuring(tag, velden)


def afkeuring(tag: str, velden: dict[str, str]) -> list[str]:
    """What the triggers of one element may not hold."""
    fouten = []
    for deel in re.split(r",(?![^(]*\))", velden.get("hx-trigger", "")):
        gebeurtenis = deel.split()[0] if deel.split() else ""
        if "[" in gebeurtenis:
            fouten.append(f"filter: {deel.strip()}")
        kiest = tag == "select" or (tag == "input" and velden.get("type") in AANGEWEZEN)
        naam = gebeurtenis.partition("[")[0]
        if naam in VERLATEN and not kiest and not (naam == "change" and UIT_KEUZES.search(deel)):
            fouten.append(f"leaving a field: {deel.strip()}")
    return fouten


def fouten(html: str) -> list[str]:
    lezer = Lezer()
    lezer.feed(DJANGO.sub("", html))
    lezer.close()
    return lezer.fouten


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda p: p.name)
def test_no_template_renews_a_list_when_a_text_field_is_left(sjabloon: Path) -> None:
    assert fouten(sjabloon.read_text("utf-8")) == []


def test_there_are_templates_with_triggers() -> None:
    assert [p for p in SJABLONEN if "hx-trigger" in p.read_text("utf-8")]


@pytest.mark.parametrize(
    "goed",
    [
        '<form hx-trigger="submit, change from:(#filter select), input changed from:#q">',
        '<form hx-trigger="change from:(#filter select, #filter input[type=checkbox])">',
        '<select hx-get="/x" hx-trigger="change">',
        '<input type="checkbox" hx-get="/x">',
        '<input hx-get="/x" hx-trigger="input changed delay:300ms">',
        '<script src="/x.js"></script>',
        '{# <p style="x"> #}<p {% if a %}class="b"{% endif %}>',
    ],
)
def test_what_is_right_passes(goed: str) -> None:
    assert fouten(goed) == []


@pytest.mark.parametrize(
    "fout",
    [
        '<form hx-get="/x" hx-trigger="submit, change, input changed from:#q">',
        '<form hx-get="/x" data-hx-trigger="change delay:1s">',
        '<form hx-trigger="change from:(#filter input)">',
        '<form\n  {% if a %}hx-trigger="change"{% endif %}>',
        '<input hx-get="/x" hx-trigger="blur">',
        '<input type="search" hx-get="/x">',
        '<div hx-trigger="focusout from:(#filter select)">',
        '<a hx-trigger="click[ctrlKey]">',
        '<a hx-on:click="x()">',
        '<a onclick="x()">',
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>x()</script>",
    ],
)
def test_the_control_what_is_wrong_is_seen(fout: str) -> None:
    assert fouten(fout) != []
