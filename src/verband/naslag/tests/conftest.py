"""No text is loaded unless a test loads one, whatever stands on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from verband.naslag import geladen


@pytest.fixture(autouse=True)
def bronmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(geladen, "MAP", tmp_path / "bronnen")
    return tmp_path / "bronnen"
