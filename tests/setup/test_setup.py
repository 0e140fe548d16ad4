"""The scripts in the root: what they set up, and what they say when they can't."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_urlsafe

import pytest

import proefserver
from verband.core.geheim import maak_eenmaal

WORTEL = Path(__file__).parents[2]


def bash(opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -euo pipefail; wortel={WORTEL}; source bin/setup.sh; {opdracht}"],
        cwd=WORTEL,
        env={**os.environ, **omgeving},
        capture_output=True,
        text=True,
    )


def shim(map_: Path, naam: str, inhoud: str) -> None:
    (map_ / naam).write_text(f"#!/bin/sh\n{inhoud}\n")
    (map_ / naam).chmod(0o755)


def test_a_python_that_does_not_start_is_passed_over(tmp_path):
    shim(tmp_path, "python3", "echo 'command not found' >&2; exit 127")
    shim(tmp_path, "python3.14", f'exec "{sys.executable}" "$@"')
    uit = bash("vind_python", PATH=f"{tmp_path}:{os.environ['PATH']}", VERBAND_PYTHON="")
    assert (uit.returncode, uit.stdout) == (0, "python3.14")


ALLE_NAMEN = (
    "for n in python3 python3.14 python3.13 python3.12 python3.11 python /usr/bin/python3; do "
    'eval "function $n { %s; }"; done; '
)


def test_a_python_without_venv_is_named_with_the_package_that_mends_it():
    uit = bash(ALLE_NAMEN % "[[ \\$2 != *ensurepip* ]]" + "vind_python", VERBAND_PYTHON="")
    assert uit.returncode == 1
    assert "python3-venv" in uit.stderr
    assert len(uit.stderr.splitlines()) == 1


def test_no_python_at_all_is_said_in_one_line():
    uit = bash(ALLE_NAMEN % "return 127" + "vind_python", VERBAND_PYTHON="")
    assert uit.returncode == 1
    assert "Python 3.11" in uit.stderr
    assert len(uit.stderr.splitlines()) == 1


def test_a_second_start_installs_nothing():
    stempel = WORTEL / ".venv/stempel"
    if not stempel.exists():
        pytest.fail("run the tests through ./test, which sets up .venv")
    uit = bash("installeer() { echo GEINSTALLEERD; }; omgeving_klaar; omgeving_klaar dev")
    assert (uit.returncode, uit.stdout, uit.stderr) == (0, "", "")


def test_a_checkout_that_only_touches_the_lock_installs_nothing(tmp_path):
    namaak = f"wortel={tmp_path}; venv={tmp_path}/.venv; mkdir -p $venv/bin $wortel/src; "
    namaak += f'ln -sf "{sys.executable}" $venv/bin/python; echo slot >$wortel/requirements.txt; '
    namaak += 'printf "%s\\n" "$(som $wortel/requirements.txt)" >$venv/stempel; '
    namaak += "touch -d '1 hour' $wortel/requirements.txt; installeer() { echo GEINSTALLEERD; }; "
    assert bash(namaak + "omgeving_klaar").stdout == ""
    anders = namaak + "echo nieuw >>$wortel/requirements.txt; "
    anders += "touch -d '1 hour' $wortel/requirements.txt; "
    assert bash(anders + "omgeving_klaar").stdout == "GEINSTALLEERD\n"


@pytest.mark.parametrize("hoe", ["./verband", "bash verband", "{elders}/link"])
def test_the_command_finds_its_root(tmp_path, hoe):
    (tmp_path / "link").symlink_to(WORTEL / "verband")
    uit = bash(f"cd {WORTEL}; {hoe.format(elders=tmp_path)} schema plan | head -c 1")
    assert (uit.stdout, uit.stderr) == ("{", "")


def test_a_file_where_the_user_stands_is_not_taken_for_a_module(tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('verkeerde module')")
    uit = bash(f"cd {tmp_path}; {WORTEL}/verband schema plan")
    assert uit.returncode == 0


def test_a_taken_port_is_named():
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = str(bezet.getsockname()[1])
        uit = subprocess.run(
            [sys.executable, "-P", WORTEL / "bin/serve.py"],
            env={**os.environ, "PORT": poort, "HOST": "127.0.0.1"},
            capture_output=True,
            text=True,
        )
    assert uit.returncode == 1
    assert f"Poort {poort} op 127.0.0.1 is al in gebruik" in uit.stderr
    assert "Traceback" not in uit.stderr


@pytest.mark.parametrize("poort", ["0", "65536", "acht", "-1", ""])
def test_what_is_no_port_is_refused(poort):
    uit = subprocess.run(
        [sys.executable, "-P", WORTEL / "bin/serve.py"],
        env={**os.environ, "PORT": poort},
        capture_output=True,
        text=True,
    )
    assert uit.returncode == 1
    assert "is geen poort" in uit.stderr


@pytest.mark.parametrize("aantal", ["0", "5", "twee", "-1"])
def test_a_number_of_processes_that_can_not_be_is_refused(aantal):
    uit = subprocess.run(
        [sys.executable, "-P", WORTEL / "bin/serve.py"],
        env={**os.environ, "PORT": "8000", "VERBAND_PROCESSEN": aantal},
        capture_output=True,
        text=True,
    )
    assert uit.returncode == 1
    assert f"VERBAND_PROCESSEN={aantal} kan niet" in uit.stderr


@pytest.mark.parametrize("host", ["bestaat.niet.invalid", "twee..punten"])
def test_a_host_that_does_not_exist_is_refused(host):
    uit = subprocess.run(
        [sys.executable, "-P", WORTEL / "bin/serve.py"],
        env={**os.environ, "HOST": host, "PORT": "8000"},
        capture_output=True,
        text=True,
    )
    assert uit.returncode == 1
    assert "is geen adres van deze machine" in uit.stderr


def test_a_stop_that_does_not_end_is_broken_off_and_says_where_it_was():
    opdracht = """
import serve, threading
serve.stop_uiterlijk(0.3)
threading.Event().wait()
"""
    omgeving = {**os.environ, "PYTHONPATH": f"{WORTEL / 'bin'}:{WORTEL / 'src'}"}
    klaar = subprocess.run(
        [sys.executable, "-c", opdracht], env=omgeving, capture_output=True, text=True, timeout=60
    )
    assert klaar.returncode == 1
    assert "Stoppen duurde langer dan 0.3 seconden" in klaar.stderr
    assert "in wait" in klaar.stderr


def test_a_signal_to_stop_sets_an_end_to_the_stop(monkeypatch):
    import serve

    gezet: list[float] = []
    monkeypatch.setattr(serve, "stop_uiterlijk", gezet.append)
    server = serve.Server("verband.conf.wsgi:application", interface=serve.Interfaces.WSGI)
    server.signal_handler_interrupt()
    server.signal_handler_interrupt()
    assert gezet == [serve.STOPTIJD]
    assert serve.STOPTIJD < 90  # what systemd waits before it kills


SPLITST = """
    import os, threading, time
    import serve
    volgorde, begonnen = [], threading.Event()
    def start_een_programma():
        with {slot}:
            begonnen.set()
            time.sleep(0.5)
            volgorde.append("gestart")
    draad = threading.Thread(target=start_een_programma)
    draad.start()
    begonnen.wait()
    if os.fork() == 0:
        os._exit(0)
    volgorde.append("gesplitst")
    draad.join()
    print(*volgorde)
"""


@pytest.mark.parametrize(
    ("slot", "volgorde"),
    [
        ("serve.NIET_SPLITSEN", "gestart gesplitst"),
        ("threading.Lock()", "gesplitst gestart"),  # the control: with another lock it goes on
    ],
)
def test_the_server_of_pages_is_not_split_off_while_a_program_starts(slot, volgorde):
    """Else it keeps open by what our thread waits for, and nobody starts a dead worker again."""
    pad = os.pathsep.join(str(WORTEL / map_) for map_ in ("bin", "src"))
    code = textwrap.dedent(SPLITST.format(slot=slot))
    uit = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, "PYTHONPATH": pad}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert uit.stdout.split() == volgorde.split()


def test_first_starts_at_once_share_one_whole_key(tmp_path):
    """Also the browser tests start two servers at once, in a new copy of the project."""
    sleutel = tmp_path / ".verband/geheim"
    with ThreadPoolExecutor(8) as starts:
        gezien = set(
            starts.map(lambda _: maak_eenmaal(sleutel, lambda: token_urlsafe(50)), range(40))
        )
    assert gezien == {sleutel.read_text()}
    assert len(sleutel.read_text()) > 50
    assert stat.S_IMODE(sleutel.stat().st_mode) == 0o600
    assert list(sleutel.parent.iterdir()) == [sleutel]


def test_a_key_that_is_there_stays(tmp_path):
    sleutel = tmp_path / "geheim"
    sleutel.write_text("van vorige keer")
    assert maak_eenmaal(sleutel, lambda: "nieuw") == "van vorige keer"
    assert sleutel.read_text() == "van vorige keer"


def test_a_port_for_a_test_server_is_free_and_not_one_that_systems_hand_out():
    with socket.socket() as bezet:
        eerste = proefserver.vrije_poort(begin=0)
        assert 20_000 <= eerste < 30_000
        bezet.bind(("127.0.0.1", eerste))
        bezet.listen()
        assert proefserver.vrije_poort(begin=eerste) != eerste


@pytest.mark.parametrize("slot", sorted(WORTEL.glob("requirements*.txt")), ids=lambda p: p.name)
def test_every_package_is_pinned_with_a_hash_and_no_address(slot):
    tekst = slot.read_text()
    pakketten = re.findall(r"^[a-z][^\s=]*==\S+.*$", tekst, re.MULTILINE)
    assert pakketten
    assert all(regel.endswith("\\") for regel in pakketten), "no hash follows"
    assert "://" not in tekst
    assert "find-links" not in tekst
