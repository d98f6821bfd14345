"""Imports go down (design §2): this holds it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "dossiertool"
FLOORS = {
    "bsn": 0,
    "cache": 0,
    "dates": 0,
    "disk": 0,
    "errors": 0,
    "findings": 0,
    "guard": 0,
    "resources": 0,
    "workroom": 0,
    "spreadsheet": 0,
    "model": 1,
    "files": 2,
    "text": 2,
    "checks": 2,
    "documents": 2,
    "intake": 2,
    "views": 2,
    "vault": 2,
    "archive": 3,
    "actions": 4,
    "cli": 5,
    "web": 5,
}
SIBLINGS_ALLOWED = {("checks", "text")}
# Third-party packages, and the only modules or rooms that may know them.
ONE_HOME = {
    "argon2": {"vault/crypto/argon2_package.py"},
    "cryptography": {"vault/crypto/primitives.py"},
    "jwcrypto": {"vault/crypto/jose.py"},
    "sqlalchemy": {
        "vault/store/database.py",
        "vault/store/dossier_rows.py",
        "vault/store/rows.py",
        "vault/store/statements.py",
        "vault/store/tables.py",
        "vault/store/transaction.py",
        "vault/store/vault_rows.py",
    },
    "docxtpl": {"documents/template/rich.py"},
    "docx": {"documents/comment_word.py", "documents/template/rich.py"},
    "lxml": {
        "documents/safety.py",
        "documents/word_package.py",
        "documents/word_story.py",
        "documents/comment_word.py",
        "documents/template/compiling.py",
        "documents/template/joining.py",
        "documents/template/source.py",
        "documents/template/tags.py",
    },
    "jinja2": {
        "documents/template/compiling.py",
        "documents/template/language.py",
        "documents/lint/blocks.py",
        "documents/lint/expressions.py",
        "documents/lint/read_tag.py",
        "documents/lint/said.py",
    },
    "yaml": {"files"},
    "pydantic": {"model", "files/load.py", "files/structure.py"},
    "pydantic_core": {"model"},
    "icalendar": {"views/ics.py"},
    "click": {"cli"},
    "bagit": {"archive/bag.py"},
    "pikepdf": {"documents/pdf/verify.py"},
    "segno": {"documents/paper/recovery_page.py"},
    "openpyxl": {"spreadsheet.py", "documents/forms/sheet_write.py"},
}
MODULES = sorted(SRC.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """Every module a file imports, also inside functions; imports for the type checker do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return names


def room_of(module: str) -> str:
    return module.split(".")[1] if module.startswith("dossiertool.") else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_module_imports_only_from_floors_below_or_from_its_own_room(path: Path) -> None:
    room = path.relative_to(SRC).parts[0].removesuffix(".py")
    if room in {"__init__", "__main__"}:
        return
    for module in imports_of(path):
        other = room_of(module)
        if other and other != room and other in FLOORS:
            below = FLOORS[other] < FLOORS[room] or FLOORS[other] == 0
            assert below or (room, other) in SIBLINGS_ALLOWED, f"{room} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_each_module_lives_on_a_known_floor(path: Path) -> None:
    assert path.relative_to(SRC).parts[0].removesuffix(".py") in {*FLOORS, "__init__", "__main__"}


@pytest.mark.parametrize("package", sorted(ONE_HOME))
def test_a_dependency_is_imported_in_one_place(package: str) -> None:
    found = {
        str(path.relative_to(SRC))
        for path in MODULES
        if any(name == package or name.startswith(package + ".") for name in imports_of(path))
    }
    homes = ONE_HOME[package]
    assert found
    assert all(name in homes or name.split("/")[0] in homes for name in found), found


def test_every_dependency_has_its_place() -> None:
    roots = {name.split(".")[0] for path in MODULES for name in imports_of(path)}
    assert roots - sys.stdlib_module_names - {"dossiertool"} == set(ONE_HOME)


VAULT_ROOMS = (
    "crypto",
    "format",
    "store",
    "vault",
)  # from the ground up; what stands in vault/ itself is on top


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.is_relative_to(SRC / "vault")],
    ids=lambda p: str(p.relative_to(SRC)),
)
def test_the_rooms_of_the_vault_know_only_those_below(path: Path) -> None:
    def height(parts: tuple[str, ...]) -> int:
        return VAULT_ROOMS.index(parts[0]) if len(parts) > 1 and parts[0] in VAULT_ROOMS else 3

    own = height(path.relative_to(SRC / "vault").parts)
    for module in imports_of(path):
        if module.startswith("dossiertool.vault."):
            inner = module.removeprefix("dossiertool.vault.")
            other = height((*inner.split("."), ""))
            assert other <= own, f"{path.relative_to(SRC)} imports {module}"
