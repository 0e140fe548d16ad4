"""A plan may hold what was pasted by mistake, so an error in the log must not quote it."""

from __future__ import annotations

import logging
import sys

from django.conf import settings

from verband.conf.log import WithoutWords


def test_an_error_is_logged_without_what_was_sent():
    try:
        int("bsn 111222333")
    except ValueError:
        fout = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Fout", (), fout)
    regel = WithoutWords().format(record)
    assert "ValueError" in regel
    assert "test_log.py" in regel
    assert "invalid literal" not in regel


def test_every_handler_uses_it():
    handlers: dict[str, dict[str, str]] = settings.LOGGING["handlers"]  # type: ignore[assignment]
    assert {h["formatter"] for h in handlers.values()} == {"without_words"}


def test_an_address_that_does_not_exist_is_not_logged(client):
    gezien: list[logging.LogRecord] = []
    luister = logging.Handler()
    luister.emit = gezien.append  # type: ignore[assignment, method-assign]
    logger = logging.getLogger("django.request")
    logger.addHandler(luister)
    try:
        assert client.get("/nietes-111222333/").status_code == 404
        assert gezien == []
        logger.error("the control: this does arrive")
        assert len(gezien) == 1
    finally:
        logger.removeHandler(luister)
