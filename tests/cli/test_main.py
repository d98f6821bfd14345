"""The command itself: quick, Dutch, and no traceback for anybody's mistake."""

from __future__ import annotations

import ast
import gettext
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dossiertool.actions import check_many
from dossiertool.cli import main as cli
from dossiertool.cli.options import KINDS
from dossiertool.errors import ExitCode, gravest
from dossiertool.model.case import SCHOOL_PAPERS, SOORTEN

from .run import run

HEAVY = {
    "pydantic",
    "icalendar",
    "lxml",
    "docx",
    "docxtpl",
    "jinja2",
    "sqlalchemy",
    "cryptography",
    "jwcrypto",
    "yaml",
}
LOCALE = Path(cli.__file__).parent / "locale" / "nl" / "LC_MESSAGES"
# What click says only to programmers, or in a shell's own set-up.
FOR_PROGRAMMERS = (
    "Value must be an iterable",
    "DeprecationWarning",
    "Could not determine name",
    "No options defined",
    "Arguments take exactly",
    "defined twice",
    "cannot use the same flag",
    "Unknown color",
    "Unknown standard stream",
    "Editing failed",
    "Windows error",
    "Bash version",
    "Invalid start character",
    "Choice(",
)


def messages_of_click() -> set[str]:
    found = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "ngettext")
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_every_message_of_click_that_a_user_can_see_has_a_dutch_one() -> None:
    with (LOCALE / "messages.po").open("rb") as file:
        known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in read_po(file)}
    open_ones = {m for m in messages_of_click() - known if not any(part in m for part in FOR_PROGRAMMERS)}
    assert open_ones == set()


def test_the_compiled_catalogue_is_current(tmp_path: Path) -> None:
    with (LOCALE / "messages.po").open("rb") as source, (tmp_path / "m.mo").open("wb") as target:
        write_mo(target, read_po(source))
    with (tmp_path / "m.mo").open("rb") as fresh, (LOCALE / "messages.mo").open("rb") as shipped:
        expected, found = (vars(gettext.GNUTranslations(file))["_catalog"] for file in (fresh, shipped))
    del expected[""], found[""]  # when and by what it was made
    assert found == expected, "stale: run make locale"


def test_help_is_dutch_and_lists_every_command_with_its_own_first_line() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Gebruik: ")
    for name, (module, line) in cli.COMMANDS.items():
        command = getattr(import_module(f"dossiertool.cli.{module}"), name.replace("-", "_"))
        assert command.help.split("\n")[0] == line
        assert line in " ".join(result.stdout.split())
    for word in ("Usage", "Options", "Show this", "Commands"):
        assert word not in result.stdout


GROUPS = {"kluis": ("begin", "bewaar", "haal", "lijst"), "overzicht": ("ot",)}
EVERY = [[name] for name in cli.COMMANDS] + [[group, name] for group, names in GROUPS.items() for name in names]


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_every_command_explains_itself_in_dutch(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Opties:" in result.stdout
    assert "Usage" not in result.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["controler"], "De opdracht controler bestaat niet. Bedoelt u controleer?"),
        (["kluis", "bewar"], "De opdracht bewar bestaat niet. Bedoelt u bewaar?"),
        (["xyz"], "De opdracht xyz bestaat niet.\n"),
        (["controleer"], "Er ontbreekt 'DOEL...'"),
        (["controleer", "--snel", "x"], "De optie --snel bestaat niet"),
        (
            ["vul"],
            "Kies uit: handelingsplan, groepsplan, ot-aanmelding, ot-verslag, evaluatie, uitnodiging, ",
        ),
        (["vul", "handelingsplan"], "Er ontbreekt 'DOEL'"),
        (["controleer", "x", "--vandaag", "gisteren"], "schrijf jaar-maand-dag, bijvoorbeeld 2026-11-21"),
        (["kluis", "haal", "D-7K3Q-92"], "Typ erachter: -o D-7K3Q-92.dossier.yaml"),
    ],
)
def test_wrong_use_is_explained_in_dutch_with_exit_code_2(args: list[str], said: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert "Error" not in result.stderr


def test_the_kinds_it_names_are_those_that_can_be_made() -> None:
    assert tuple(KINDS.split(", ")) == (*SOORTEN, *SCHOOL_PAPERS)


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("dossiertool, versie ")


def test_help_loads_none_of_the_heavy_packages() -> None:
    program = (
        "import sys; from dossiertool.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print(sorted({HEAVY} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_plain_text_is_checked_without_loading_model_or_rules() -> None:
    program = (
        "import sys; from dossiertool.cli.main import main\n"
        "try: main(['controleer', '-'])\nexcept SystemExit: pass\n"
        "print(sorted({'pydantic', 'lxml', 'yaml', 'dossiertool.checks'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input="Hij is lui.", capture_output=True, text=True, check=True
    )
    assert "FEIT-01" in done.stdout
    assert done.stderr.strip() == "[]"


def test_an_unexpected_mistake_of_ours_tells_where_and_not_what(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Noor is verdrietig")

    monkeypatch.setattr(check_many, "check_target", fail)
    result = run("controleer", "x.yaml")
    assert result.exit_code == ExitCode.UNUSABLE
    assert "RuntimeError" in result.stderr
    assert "Noor" not in result.output


def test_an_interrupted_command_says_so_with_exit_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_many, "check_target", stop)
    result = run("controleer", "x.yaml")
    assert (result.exit_code, result.stderr) == (130, "Afgebroken.\n")


def test_a_reader_that_stops_early_is_no_mistake(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "samples" / "11-mavo3-lezen" / "zaak.groepsplan.yaml"
    many = f"{sample} " * 40
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m dossiertool controleer {many} | head -1"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


@pytest.mark.parametrize(
    ("codes", "wins"),
    [((), 0), ((0, 1), 1), ((1, 2), 2), ((1, 3), 3), ((3, 2, 1), 2), ((4, 2, 3, 1), 4), ((0, 0), 0)],
)
def test_the_gravest_exit_code_wins(codes: tuple[int, ...], wins: int) -> None:
    assert gravest([ExitCode(code) for code in codes]) == wins
