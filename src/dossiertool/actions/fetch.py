"""Brings cases out of the vault: to read here, or to a file of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.actions.kept_text import case_of
from dossiertool.errors import HasFindings, InvalidInput
from dossiertool.files.write import dump_json, dump_yaml, write_new
from dossiertool.vault.format.grants import is_number
from dossiertool.vault.format.lines import EXPORT
from dossiertool.vault.log import note_reading

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.model.case import Case


def read_case(opened: Unlocked, number: str) -> Case:
    """Return a case from the vault without writing it anywhere.

    Raises:
        NotFound: no such number, or not for this key.
        Tampered: the data is damaged or altered.
        HasFindings: it does not fit the model of this version.
    """
    return case_of(opened.vault.fetch(opened.key, number), number)


def newest_case(opened: Unlocked, number: str) -> Case | None:
    """Return the newest version of a case, which says which one it is; None when it is not there for this key.

    Raises:
        Tampered: the data is damaged or altered.
        HasFindings: it does not fit the model of this version.
    """
    newest = opened.vault.newest(opened.key, number)
    if not newest:
        return None
    return read_case(opened, number).model_copy(update={"kluisversie": newest})


def fetch_case(opened: Unlocked, number: str, out: Path, *, now: datetime, version: int | None = None) -> Path:
    """Write a case from the vault to a new file that only its owner may read: JSON or YAML by its name.

    The file says which version it is, so that it cannot be saved over a newer one. The log says who
    fetched it, before it is there.

    Raises:
        NotFound: no such number, or not for this key.
        Tampered: the data is damaged or altered.
        InvalidInput: the file exists or cannot be written, or its name ends otherwise.
    """
    if out.suffix.lower() not in {".yaml", ".yml", ".json"}:
        example = number if is_number(number) else "NUMMER"
        raise InvalidInput(
            f"De naam {out} eindigt niet op .yaml of .json.",
            f"Kies bijvoorbeeld: {out.with_name(f'{example}.dossier.yaml')}",
        )
    as_json = out.suffix.lower() == ".json"
    newest = opened.vault.newest(opened.key, number)
    raw = opened.vault.fetch(opened.key, number, version=version)
    try:
        case = case_of(raw, number)
    except HasFindings:  # an older model wrote this; nothing may stand between a school and its records
        if not as_json:
            raise InvalidInput(
                f"Deze versie van dossiertool kan {number} niet als YAML schrijven.",
                "Haal het op als JSON: kies een bestandsnaam die op .json eindigt.",
            ) from None
        note_reading(opened.vault, opened.key, number, version or newest, EXPORT, now=now)
        write_new(out, raw, private=True)
        return out
    case = case.model_copy(update={"kluisversie": version or newest})
    note_reading(opened.vault, opened.key, number, version or newest, EXPORT, now=now)
    write_new(out, (dump_json if as_json else dump_yaml)(case).encode(), private=True)
    return out
