"""The recipes of docs/handleiding/kluis.md, typed to the letter; and the restore drill on an empty machine."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from dossiertool.cli import access
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.vault import Vault
from tests.cli.run import run
from tests.postgres import new_database

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "handleiding" / "kluis.md").read_text(encoding="utf-8")
NUMBER = "D-4M7T-58"
SAMPLES = [ROOT / "samples" / name / "zaak.dossier.yaml" for name in ("01-dyslexie", "02-toetsen", "03-pesten")]
_BLOCK = re.compile(r"(?P<said>[^\n]*)\n\n```sh\n(?P<commands>.*?)```", re.DOTALL)


class School:
    """Anna, who looks after the vault, and Bram, a colleague: each their own key file and passphrase."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch, self._typing = folder, patch, ""
        patch.chdir(folder)
        patch.setattr(access, "_require_keyboard", lambda: None)
        patch.setattr(access, "_ask", lambda *_: f"vier woorden van {self._typing}")
        patch.delenv("DOSSIERTOOL_KLUIS", raising=False)

    def types(self, who: str, command: str, code: int = 0) -> str:
        """Let somebody type a command as it stands on the page, and the passphrase when asked for it."""
        self._typing = who
        self._patch.setenv("DOSSIERTOOL_SLEUTEL", str(self.folder / who / "sleutel.json"))
        program, *words = shlex.split(command)
        assert program == "dossiertool"
        result = run(*words)
        assert result.exit_code == code, f"{command}\n{result.output}"
        return result.output

    def follows(self, heading: str) -> list[str]:
        """Type every command below a heading of the page; return what was said."""
        (below,) = re.findall(rf"^##+ {heading}\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
        blocks = list(_BLOCK.finditer(below))
        assert blocks
        assert below.count("```sh") == len(blocks)
        return [
            self.types("bram" if "e collega typt" in block["said"] else "anna", command)
            for block in blocks
            for command in block["commands"].splitlines()
        ]


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school that followed the chapters on beginning and on a colleague; Bram can open one dossier."""
    made = School(tmp_path, monkeypatch)
    keep = "--herstelsleutel-naar herstel.txt"  # in the place of typing it over from the page
    (begin,) = re.findall(r"^dossiertool kluis begin .*", PAGE, re.MULTILINE)
    made.types("anna", f"{begin} {keep}")
    assert (tmp_path / "herstelsleutel.pdf").is_file()
    made.types("anna", f"dossiertool kluis bewaar {SAMPLES[1]}")
    (chapter,) = re.findall(r"^## Een collega erbij\n(.*?)^Is het voor", PAGE, re.DOTALL | re.MULTILINE)
    commands = [" ".join(found.split()) for found in re.findall(r"`(dossiertool [^`]*)`", chapter)]
    assert len(commands) == 4
    for who, command in zip(("bram", "bram", "anna", "anna"), commands, strict=True):
        made.types(who, command)
    return made


def opens(school: School, who: str, name: str, *options: str, code: int = 0) -> None:
    school.types(who, shlex.join(["dossiertool", "kluis", "haal", NUMBER, "-o", name, *options]), code)


@pytest.mark.eis("R153")
def test_recipe_a_forgotten_passphrase(school: School) -> None:
    said = school.follows("Wachtzin vergeten")
    assert NUMBER in said[-1]
    opens(school, "bram", "nieuw.yaml", "--sleutel", "nieuw.json")
    opens(school, "bram", "oud.yaml", code=3)
    assert "herstelsleutel gebruikt" not in school.types("anna", f"dossiertool kluis log {NUMBER}")


def test_recipe_a_lost_laptop(school: School) -> None:
    opens(school, "bram", "voor.yaml")
    school.follows("Laptop kwijt of gestolen")
    opens(school, "bram", "oud.yaml", code=3)
    opens(school, "bram", "nieuw.yaml", "--sleutel", "nieuw.json")


def test_recipe_a_colleague_who_leaves(school: School) -> None:
    said = school.follows("Een collega vertrekt")
    assert "kan de kluis niet terughalen" in said[0]
    assert re.search(r"Bram Bos  behandelaar .*ingetrokken", said[1])
    opens(school, "bram", "oud.yaml", code=3)
    school.follows("Een collega vertrekt")  # once more does no harm


def test_recipe_a_backup_comes_back_and_every_colleague_accepts_it(school: School) -> None:
    school.follows("Reservekopieën")
    opens(school, "bram", "werk.yaml")
    changed = Path("werk.yaml").read_text(encoding="utf-8").replace("1V1", "1V2")
    Path("werk.yaml").write_text(changed, encoding="utf-8")
    school.types("bram", "dossiertool kluis bewaar werk.yaml")

    said = school.follows("Een reservekopie terugzetten")
    assert "Anna Smit  schijf kapot, kopie van gisteren" in said[1]
    assert "Bram Bos  gehoord van Anna" in said[2]
    listed = school.types("bram", "dossiertool kluis lijst --kluis kluis-terug")
    assert f"{NUMBER}  versie 1" in listed
    # what was the vault is now the one that is refused
    assert "aanvaard" in school.types("bram", "dossiertool kluis lijst", code=4)


def test_recipe_a_colleague_who_did_not_accept_yet_is_told_who_put_it_back(school: School) -> None:
    school.follows("Reservekopieën")
    school.types("anna", f"dossiertool kluis bewaar {SAMPLES[0]}")
    school.types("bram", "dossiertool kluis lijst")
    back = "dossiertool kluis herstel --uit reserve --kluis kluis-terug --reden brand"
    school.types("anna", back)
    assert "Anna Smit nam op " in school.types("bram", "dossiertool kluis lijst --kluis kluis-terug", code=4)


def test_recipe_the_yearly_drill_leaves_the_real_vault_known(school: School) -> None:
    school.follows("Reservekopieën")
    said = school.follows("Ieder jaar oefenen")
    assert "School  jaarlijkse oefening" in said[1]
    counts = re.search(r"versies (\d+), .*ontsleuteld (\d+)", said[1])
    assert counts is not None
    assert counts[1] == counts[2]
    assert Path("oefening/proef.dossier.yaml").is_file()
    school.types("anna", "dossiertool kluis lijst")


def contents(place: Path | str, key: RecoveryKey) -> dict[tuple[str, int], str]:
    """Return the hash of every version of every dossier, as this key reads it."""
    with Vault.open(place) as vault:
        return {
            (one.number, version): sha256(vault.fetch(key, one.number, version=version)).hexdigest()
            for one in vault.list(key).dossiers
            for version in range(1, one.version + 1)
        }


@pytest.mark.eis("R153")
@pytest.mark.parametrize("to", ["folder", "server"])
@pytest.mark.parametrize("of", ["folder", "server"])
def test_the_drill_an_empty_machine_a_backup_and_the_paper_key_give_every_dossier_back(
    school: School, tmp_path: Path, of: str, to: str
) -> None:
    vault = tmp_path / "kluis" if of == "folder" else new_database()
    if of == "server":
        school.types("anna", f"dossiertool kluis begin --kluis '{vault}' --herstelsleutel-naar server.txt")
        school.types("anna", f"dossiertool kluis bewaar --kluis '{vault}' {SAMPLES[1]}")
    paper = (tmp_path / ("herstel.txt" if of == "folder" else "server.txt")).read_text(encoding="utf-8")
    for sample in (SAMPLES[0], SAMPLES[2]):
        school.types("anna", f"dossiertool kluis bewaar --kluis '{vault}' {sample}")
    opens(school, "anna", "zaak.yaml", "--kluis", str(vault))
    text = Path("zaak.yaml").read_text(encoding="utf-8").replace("1V1", "1V2")
    Path("zaak.yaml").write_text(text, encoding="utf-8")
    school.types("anna", f"dossiertool kluis bewaar --kluis '{vault}' zaak.yaml")
    school.types("anna", f"dossiertool kluis reservekopie --kluis '{vault}' kopie")
    before = contents(vault, RecoveryKey.from_text(paper))
    assert len(before) == 4

    empty = tmp_path / "leeg"  # nothing but the backup and what is typed over from paper
    empty.mkdir()
    (tmp_path / "kopie").rename(empty / "kopie")
    (empty / "papier.txt").write_text(paper.lower().replace("-", " "), encoding="utf-8")
    new = str(empty / "kluis") if to == "folder" else new_database()
    known = {name: value for name, value in os.environ.items() if not name.startswith(("XDG", "DOSSIERTOOL"))}
    words = ["--kluis", new, "--herstelsleutel", "papier.txt", "--json"]
    command = [sys.executable, "-m", "dossiertool", "kluis"]
    for do in (["herstel", "--uit", "kopie", "--reden", "jaarlijkse oefening"], ["controleer", "--alles"]):
        done = subprocess.run(
            [*command, *do, *words],
            cwd=empty,
            env={**known, "HOME": str(empty)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()

    place = Path(new) if to == "folder" else new
    assert contents(place, RecoveryKey.from_text(paper)) == before
