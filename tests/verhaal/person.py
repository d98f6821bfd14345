"""Somebody with a key of their own, who types commands on a vault."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import run


class Person:
    """Somebody at a computer of their own."""

    def __init__(self, folder: Path, name: str, vault: object) -> None:
        self.folder, self.name = folder / name.lower(), name
        self.folder.mkdir()
        self.key, self.card = self.folder / "sleutel.json", self.folder / "kaart.json"
        secret = self.folder / "wachtzin.txt"
        secret.write_text(f"vier woorden voor {name}\n", encoding="utf-8")
        self.own = ("--sleutel", self.key, "--wachtzin-bestand", secret)
        self.options = ("--kluis", vault, *self.own)

    def makes_a_key(self) -> None:
        """Make a key and the card that goes to whoever lets people in."""
        for words in (("maak",), ("toon", "--naam", self.name, "-o", self.card)):
            result = run("sleutel", *words, *self.own)
            assert result.exit_code == 0, result.output

    def does(self, *words: object, code: int = 0, stdin: str | None = None) -> str:
        """Run a command on the vault that must end with this exit code; return all that it says."""
        result = run(*words, *self.options, stdin=stdin)
        assert result.exit_code == code, result.output
        return result.output
