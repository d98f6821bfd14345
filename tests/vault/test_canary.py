"""A whole working day with marked secrets, by the real program: afterwards they are found nowhere.

Not searched: what the user asked for in the open (the case file and the passphrase file in `eigen`).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zlib
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from dossiertool.vault.crypto.keyfile import Cost, lock, unlock
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import RecoveryKey
from tests import postgres
from tests.needs import need

from .traces import Watch, found_in, found_in_files, run_watched

resource = pytest.importorskip("resource")  # not on Windows
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
ROOT = Path(__file__).parents[2]
CASE = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
NUMBER = "D-W7Z3-71"  # used by no other test: what is destroyed leaves its number in the log of the server
WORD = "Zilverdistelwielewaal"
PASSPHRASE = "kwartelkoning schorseneer vuurvlinder roerdomp"


class Day:
    """Somebody at a computer: a folder of their own, a home, a place for temporary files, a vault."""

    def __init__(self, folder: Path, vault: str | None) -> None:
        self.own, self.home, self.temporary, self.work = (
            folder / name for name in ("eigen", "thuis", "tijdelijk", "werk")
        )
        for place in (self.own, self.home, self.temporary, self.work):
            place.mkdir()
        self.vault = vault or str(folder / "kluis")
        self.secret = self.own / "wachtzin.txt"
        self.secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self.case = self.own / "noor.dossier.yaml"
        text = "".join(line for line in CASE.read_text(encoding="utf-8").splitlines(True) if line[0] != "#")
        self.text = text.replace("Oefentoetsen thuis.", f"Oefentoetsen {WORD}.").replace("D-4M7T-58", NUMBER)
        assert WORD in self.text
        assert NUMBER in self.text
        self.case.write_text(self.text, encoding="utf-8")
        self.key_file, self.recovery_file = self.home / "sleutel.json", self.own / "herstel.txt"
        self.said, self.began = b"", time.time() - 1
        self.seen: set[bytes] = set()
        self.places = [self.home, self.temporary, self.work, *([] if vault else [folder / "kluis"])]

    @property
    def environment(self) -> dict[str, str]:
        temporary = dict.fromkeys(("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"), str(self.temporary))
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        return {
            **kept,
            **temporary,
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
        }

    def command(self, *words: object, passphrase: Path | None = None) -> list[str]:
        options = ["--kluis", self.vault, "--sleutel", self.key_file, "--wachtzin-bestand"]
        program = [sys.executable, "-c", "from dossiertool.cli.main import main; main()"]
        return [str(word) for word in (*program, *words, *options, passphrase or self.secret)]

    def does(self, *words: object, code: int = 0, passphrase: Path | None = None) -> bytes:
        ran, watch = run_watched(
            self.command(*words, passphrase=passphrase),
            env=self.environment,
            cwd=self.work,
            preexec_fn=self.dumps_allowed,
        )
        assert ran.returncode == code, ran.stderr.decode()
        self.said += ran.stdout + ran.stderr
        self.seen |= watch.seen
        return ran.stdout

    @staticmethod
    def dumps_allowed() -> None:
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)  # what runs behind a shell does not hear it
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    def ends_badly(self, end: signal.Signals, *words: object, wait: float = 0) -> int:
        """Begin a command and end it in the middle of its work: when it writes, or after some seconds."""
        process = subprocess.Popen(
            self.command(*words),
            env=self.environment,
            cwd=self.work,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=self.dumps_allowed,  # noqa: PLW1509 (no threads are running here)
        )
        ahead, since = Path(self.vault) / "kluis.db-wal", time.monotonic()
        while process.poll() is None and (time.monotonic() - since < wait or not wait):
            if not wait and ahead.exists() and ahead.stat().st_size:
                break
        process.send_signal(end)
        out, err = process.communicate(timeout=60)
        self.said += out + err
        return process.returncode

    def ends_while_saving(self, end: signal.Signals) -> None:
        """Save until the program was ended in the middle of it: it may be done before it is ended."""
        for n in range(50):
            self.case.write_text(self.text.replace(WORD, f"{WORD} {n}"), encoding="utf-8")
            if self.ends_badly(end, "kluis", "bewaar", self.case) == -end:
                return
        raise AssertionError("always done before it could be ended")

    def secrets(self) -> dict[str, bytes]:
        key = unlock(self.key_file.read_bytes(), PASSPHRASE)
        recovery = RecoveryKey.from_text(self.recovery_file.read_text(encoding="utf-8"))
        return {
            "a word of the case": WORD.encode(),
            "the number": NUMBER.encode(),
            "the passphrase": PASSPHRASE.encode(),
            "the private key": key.pair.private,
            "the private key as text": key.pair.jwk()["d"].encode(),
            "the signing key": key.signing,
            "the signing key as text": key.signer.jwk()["d"].encode(),
            "the recovery key": recovery.pair.private,
            "the recovery key on paper": recovery.text.split("\n")[1].encode(),
            "the root": recovery.signer.private,
        }


def walked(day: Day, *, on_server: bool = False) -> None:
    """Do what people do with a vault in a day, the things that go wrong among them."""
    day.key_file.write_bytes(lock(new_personal_key(), PASSPHRASE, _cost=Cost(19 * 1024, 1, 1)))
    day.does("kluis", "begin", "--herstelsleutel-naar", day.recovery_file)
    day.does("kluis", "bewaar", day.case)
    day.does("kluis", "lijst")
    day.does("kluis", "haal", NUMBER, "-o", day.own / "terug.dossier.yaml")
    day.does("kluis", "toegang", "toon", NUMBER)
    day.does("kluis", "log", NUMBER)
    day.does("kluis", "controleer", "--alles")
    wrong = day.own / "fout.txt"
    wrong.write_text("een andere zin dan deze\n", encoding="utf-8")
    day.does("kluis", "lijst", code=4, passphrase=wrong)
    day.does("kluis", "haal", "D-2222-22", "-o", day.own / "niets.yaml", code=3)
    broken = day.own / "kapot.dossier.yaml"
    broken.write_text(day.text.replace("behoeften:", "behoeften: [", 1), encoding="utf-8")
    day.does("kluis", "bewaar", broken, code=2)
    if not on_server:
        day.ends_while_saving(signal.SIGKILL)
    for n, wait in enumerate((0.8, 1.1, 1.4) if on_server else ()):
        day.case.write_text(day.text.replace(WORD, f"{WORD} {n}"), encoding="utf-8")
        day.ends_badly(signal.SIGKILL, "kluis", "bewaar", day.case, wait=wait)


def clean(day: Day, *more: Path) -> None:
    secrets = day.secrets()
    assert found_in_files(secrets, *day.places, *more, since=day.began) == set()
    unsaid = {name: one for name, one in secrets.items() if name != "the number"}  # numbers may be said
    assert found_in(day.said, unsaid) == set()
    assert found_in(b"\n".join(day.seen), unsaid) == set()


@pytest.mark.eis("N01")
def test_no_secret_of_a_day_with_a_vault_in_a_folder_is_found_anywhere(tmp_path: Path) -> None:
    day = Day(tmp_path, None)
    walked(day)
    assert list(Path(day.vault).glob("kluis.db-wal"))  # what a killed program leaves behind is searched too
    clean(day)
    database = Path(day.vault) / "kluis.db"
    damaged = bytearray(database.read_bytes())
    for at in range(8192, len(damaged), 4096):
        damaged[at + 100 : at + 140] = bytes(40)
    (Path(day.vault) / "kluis.db-wal").unlink(missing_ok=True)
    database.write_bytes(damaged)
    for words in (("lijst",), ("haal", NUMBER, "-o", day.own / "nee.yaml"), ("controleer",)):
        ran, _ = run_watched(day.command("kluis", *words), env=day.environment, cwd=day.work)
        assert b"Traceback" not in ran.stderr
        day.said += ran.stdout + ran.stderr
    clean(day)


@pytest.mark.eis("N01")
def test_no_secret_of_a_day_with_a_vault_on_a_server_is_found_anywhere(tmp_path: Path) -> None:
    """The whole folder of PostgreSQL, what it writes ahead and its log included."""
    address = postgres.new_database()
    day = Day(tmp_path, address)
    walked(day, on_server=True)
    data = Path(_asked(address, "SHOW data_directory"))
    _asked(address, "CHECKPOINT")
    assert any((data / "pg_wal").iterdir())
    assert found_in_files({"what is there": b"dossier-entry+jose"}, data, since=day.began)
    clean(day, data)


def _asked(address: str, statement: str) -> str:
    import psycopg  # noqa: PLC0415

    with psycopg.connect(address, autocommit=True) as connection:
        row: Any = connection.execute(statement.encode()).fetchone() if statement[0] == "S" else None
        if row is None:
            connection.execute(statement.encode())
    return str(row[0]) if row else ""


@pytest.mark.parametrize("end", [signal.SIGABRT, signal.SIGSEGV, signal.SIGQUIT])
def test_a_program_that_crashes_with_a_vault_open_leaves_no_core_dump(
    tmp_path: Path, end: signal.Signals
) -> None:
    day = Day(tmp_path, None)
    day.does("kluis", "begin", "--herstelsleutel-naar", day.recovery_file)  # with a key of the usual cost
    day.ends_while_saving(end)
    assert not [path for path in day.work.iterdir() if path.name.startswith("core")]
    clean(day)


def test_this_machine_would_have_kept_a_dump_of_another_program(tmp_path: Path) -> None:
    """The control for the test before: the same crash without our care."""
    if Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").startswith(("|", "/")):
        pytest.skip("this machine keeps its core dumps elsewhere")
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    if most == 0:
        pytest.skip("this machine allows no core dumps")
    crash = f"x = {WORD!r}; import os; os.abort()"
    subprocess.run([sys.executable, "-c", crash], cwd=tmp_path, preexec_fn=Day.dumps_allowed, check=False)
    dumps = [path for path in tmp_path.iterdir() if path.name.startswith("core")]
    assert found_in_files({"word": WORD.encode()}, *dumps)


SECRET, OTHER = "Vuurvlinder é Roerdomp", "Bosrietzangernachtegaal"


@pytest.mark.parametrize("offset", range(6))
@pytest.mark.parametrize("how", ["raw", "utf-16", "hex", "base64", "base64url", "zlib", "gzip", "json"])
def test_the_search_finds_a_secret_in_each_spelling(tmp_path: Path, how: str, offset: int) -> None:
    import gzip  # noqa: PLC0415

    text = "x" * offset + SECRET + "y" * 40
    raw = text.encode()
    written = {
        "raw": raw,
        "utf-16": text.encode("utf-16"),
        "hex": raw.hex().encode(),
        "base64": b64encode(raw),
        "base64url": b64encode(raw, b"-_"),
        "zlib": b"\0" * offset + zlib.compress(raw),
        "gzip": b"\0" * offset + gzip.compress(raw),
        "json": json.dumps(text).encode(),
    }[how]
    (tmp_path / "spoor").write_bytes(b"voor" * 1000 + written + b"na" * 1000)
    assert found_in_files({"secret": SECRET.encode()}, tmp_path) == {("spoor", "secret")}
    assert found_in_files({"other": b"Kwartelkoning"}, tmp_path) == set()


def test_the_search_finds_a_secret_in_a_name_and_in_the_list_of_processes(tmp_path: Path) -> None:
    (tmp_path / f"map-{OTHER}").mkdir()
    assert found_in_files({"word": OTHER.encode()}, tmp_path)
    sleep = need("sleep", "coreutils")
    for command, environment in (
        ([sleep, "0.3"], {"GEHEIM": OTHER}),
        (["sh", "-c", f": {OTHER}; sleep 0.3"], {}),
    ):
        with Watch() as watch:
            subprocess.run(command, env={**os.environ, **environment}, check=True)
        assert found_in(b"\n".join(watch.seen), {"word": OTHER.encode()}) == {"word"}
