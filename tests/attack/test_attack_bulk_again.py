"""A folder with what no folder of dossiers should hold, and a manifest or cache that somebody changed."""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from dossiertool import cache
from dossiertool.actions.bulk.manifest import NAME
from dossiertool.documents.render import _compiled, render
from dossiertool.errors import InvalidInput
from tests.cli.many import dossiers, expected, files_in, small_template
from tests.cli.run import run
from tests.documents.cases import TODAY
from tests.documents.test_render import template

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
OPTIONS = ("--naar", "uit", "--sjabloon", "sjabloon.docx", "--vandaag", "2026-11-21")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    small_template(tmp_path)
    dossiers(tmp_path / "in", 2)
    return tmp_path


def test_attack_a_pipe_or_a_device_in_a_folder_keeps_nobody_waiting(desk: Path) -> None:
    os.mkfifo(desk / "in" / "pijp.dossier.yaml")
    (desk / "in" / "nul.dossier.yaml").symlink_to("/dev/zero")
    (desk / "in" / "map.dossier.yaml").mkdir()
    (desk / "in" / "lus").symlink_to("../in")
    done = subprocess.run(
        [sys.executable, "-m", "dossiertool", "bulk", "handelingsplan", "in", *OPTIONS],
        capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert files_in(desk / "uit") == expected(2)


@pytest.mark.parametrize("name", ["\u202ekees\x1b[31m\n", "\udcff", "n" * 240, "-o", "$(id)", "a'b\"c", " "])
def test_attack_a_file_with_an_odd_name_steers_no_terminal_and_stops_no_other(name: str, desk: Path) -> None:
    (desk / "in" / f"{name}.dossier.yaml").write_text("x")
    result = run("bulk", "handelingsplan", "in", *OPTIONS)
    assert result.exit_code == 5
    assert not {"\x1b", "\u202e", "\r"} & set(result.output)
    assert files_in(desk / "uit") == expected(2)


@pytest.mark.parametrize("place", ["sjabloon.docx", "in/Noor-000.dossier.yaml", "/dev/null", "uit\0x"])
def test_attack_a_folder_to_write_to_that_is_none_is_refused(place: str, desk: Path) -> None:
    before = (desk / "sjabloon.docx").read_bytes()
    result = run("bulk", "handelingsplan", "in", "--naar", place, "--sjabloon", "sjabloon.docx")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert (desk / "sjabloon.docx").read_bytes() == before


@pytest.mark.parametrize(
    "document",
    ["x" * 300 + ".docx", "a\0.docx", "..", ".", "", "../sjabloon.docx", "/etc/passwd", "C:\\x.docx",
     "\ud800.docx", NAME, "a\x1b[31m.docx", "sjabloon"],
)  # fmt: skip
def test_attack_a_forged_line_about_the_right_case_points_nowhere_else(document: str, desk: Path) -> None:
    assert run("bulk", "handelingsplan", "in", *OPTIONS).exit_code == 0
    path = desk / "uit" / NAME
    head, *lines = path.read_bytes().splitlines(keepends=True)
    forged = [json.dumps(json.loads(line) | {"document": document}).encode() + b"\n" for line in lines]
    path.write_bytes(head + b"".join(forged))
    before = (desk / "sjabloon.docx").read_bytes()
    result = run("bulk", "handelingsplan", "in", *OPTIONS)
    assert result.exit_code == 0, result.output
    assert files_in(desk / "uit") == expected(2)
    assert (desk / "sjabloon.docx").read_bytes() == before


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link to nothing"])
def test_attack_a_template_that_is_no_file_keeps_nobody_waiting(kind: str, desk: Path) -> None:
    path = desk / "kwaad.docx"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to("weg")
    with pytest.raises(InvalidInput, match="kan niet worden gelezen"):
        render(path, {}, today=TODAY)


def test_attack_a_template_of_gigabytes_is_not_read_whole(desk: Path) -> None:
    path = desk / "kwaad.docx"
    with path.open("wb") as file:
        file.truncate(20 * 2**30)
    with pytest.raises(InvalidInput):
        render(path, {}, today=TODAY)


BLOB = template("Voor {{ naam }}")


def entry_of(folder: Path) -> Path:
    """Fill the cache with one template; return its entry."""
    _compiled.clear()
    render(BLOB, {"naam": "Wielewaal"}, today=TODAY)
    _compiled.clear()
    (entry,) = folder.glob("sjabloon-*.bin")
    return entry


TAMPERED = ["pipe", "link", "folder", "empty", "cut", "changed", "of all", "another", "huge"]


@pytest.mark.parametrize("kind", TAMPERED)
def test_attack_a_cache_that_was_changed_is_not_used(
    kind: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = desk / "cache"
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(folder))
    entry = entry_of(folder)
    whole = entry.read_bytes()
    wanted = render(BLOB, {"naam": "Wielewaal"}, today=TODAY)
    _compiled.clear()
    entry.unlink()
    other = desk / "elders.bin"
    match kind:
        case "pipe":
            os.mkfifo(entry)
        case "link":
            other.write_bytes(whole)
            entry.symlink_to(other)
        case "folder":
            entry.mkdir()
        case "empty":
            entry.write_bytes(b"")
        case "cut":
            entry.write_bytes(whole[:-100])
        case "changed":
            entry.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        case "of all":
            entry.write_bytes(whole)
            entry.chmod(0o666)
        case "another":
            entry.write_bytes(hashlib.sha256(b"x" + whole[32:]).digest() + whole[32:])
        case _:
            with entry.open("wb") as file:
                file.truncate(2**33)
    made: list[bytes] = []
    worker = threading.Thread(
        target=lambda: made.append(render(BLOB, {"naam": "Wielewaal"}, today=TODAY)), daemon=True
    )
    worker.start()
    worker.join(10)
    assert made == [wanted]


def test_attack_a_plain_value_under_the_right_hash_is_no_template(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its own user can make such an entry; it must still end in a document."""
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(desk / "cache"))
    keys: list[bytes] = []
    real = cache.store

    def seen(kind: str, key: bytes, body: bytes) -> None:
        keys.append(key)
        real(kind, key, body)

    monkeypatch.setattr(cache, "store", seen)
    entry = entry_of(desk / "cache")
    wanted = render(BLOB, {"naam": "x"}, today=TODAY)
    wrong: list[Any] = [5, None, (), ("snel",), ("snel", 3, 4), {"a": 1}, ("snel", (), (), ()), [[[]]], b"x"]
    for value in wrong:
        _compiled.clear()
        body = marshal.dumps(value)
        entry.write_bytes(cache._digest(keys[0], body) + body)
        assert render(BLOB, {"naam": "x"}, today=TODAY) == wanted


SAME = """
import hashlib, sys
from datetime import date
from dossiertool import render
blob = open(sys.argv[1], "rb").read()
made = render(blob, {"a": {"x": 1, "y": "é"}, "l": ["b", "a"], "naam": "e\\u0301"}, today=date(2026, 11, 21))
print(hashlib.sha256(made).hexdigest())
"""


def test_attack_two_processes_at_once_and_any_hash_seed_give_the_same_bytes(desk: Path) -> None:
    path = desk / "zelfde.docx"
    path.write_bytes(
        template("{% for k in a %}{{ k }}{% endfor %}{{ l | lijst }} {{ naam }}", title="{{ naam }}")
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SAME, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "DOSSIERTOOL_CACHE": str(desk / "cache"), "TZ": zone},
            stdout=subprocess.PIPE, text=True,
        )
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("2", "America/Lima"))
    ]  # fmt: skip
    said = {process.communicate(timeout=30)[0] for process in running}
    assert len(said) == 1
    assert len(said.pop().strip()) == 64


def test_attack_the_name_of_a_field_steers_no_terminal(desk: Path) -> None:
    (desk / "g.json").write_text(json.dumps({"a\x1b[31m\n": {"b": "Wielewaal\0"}}))
    result = run("vul", "--velden", "g.json", "--sjabloon", "sjabloon.docx", "-o", "z.docx")
    assert result.exit_code == 2
    assert "\x1b" not in result.output
    assert "Wielewaal" not in result.output
    assert not (desk / "z.docx").exists()


@pytest.mark.parametrize(
    "text",
    ['{"a":' + "9" * 5_000 + "}", '{"a":NaN}', '{"a":1e999}', "[" * 99_999, '{"a":"\\ud800"}', "\0", "[]"],
)
def test_attack_data_of_a_stranger_ends_in_no_traceback(text: str, desk: Path) -> None:
    (desk / "g.json").write_text(text)
    result = run("vul", "--velden", "g.json", "--sjabloon", "sjabloon.docx", "-o", "z.docx")
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert not (desk / "z.docx").exists()
