"""What stands behind # is a comment, which no other form of the case keeps, or a text cut off by accident."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiertool.actions.check import check_target
from dossiertool.errors import Place
from dossiertool.files.comments import has_comments, lost_texts
from dossiertool.findings import Niveau

SMALL = """\
# yaml-language-server: $schema=../schemas/dossier.schema.json
dossiernummer: D-7K3Q-92
school: {naam: Voorbeeldcollege}
leerling:
  roepnaam: Noor
  klas: 1V1
schooljaar: 2026-2027
regiehouder: {naam: Sabine, functie: coördinator}
"""


@pytest.mark.parametrize(
    ("text", "commented"),
    [
        ("# Nog bellen\na: b\n", True),
        ("a: b # Nog bellen\n", True),
        ("a: b\n    # Nog bellen\nc: d\n", True),
        ("a: b\n#Nog bellen\n", True),
        ("a: |\n  tekst\n# Nog bellen\n", True),
        ("a: som #1\n", True),
        ("é: 'ë # geen' # Nog bellen\n", True),
        ("# yaml-language-server: $schema=x\na: b\n", False),
        ("a: b\n", False),
        ("a: 'groep # 1'\n", False),
        ('a: "groep # 1"\n', False),
        ("a: |\n  # geen opmerking\n  tekst # ook niet\n", False),
        ("a: >-\n  groep # 1\n", False),
        ("a: 'twee\n  # regels'\n", False),
        ("a: C#\nb: groep#1\n", False),
        ("ééé: 'ëëë # 1'\n\U0001f600: '# 2'\n", False),
        ("a: '# 1'\r\nb: c\r\n", False),
    ],
)
def test_a_comment_is_told_from_a_sign_within_a_text(text: str, commented: bool) -> None:
    assert has_comments(text) is commented


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("wat: een 9 voor som #1 en 2\n", [Place(1, 21)]),
        ("feiten:\n  - wat: een 9 voor som #1\n", [Place(2, 25)]),
        ("wat: é\U0001f600ë #1\nwaar: lokaal #2\n", [Place(1, 10), Place(2, 14)]),
        ("wat: een 9 # Nog bellen over som #2\n", []),
        ("wat: 'som # 1' #2\n", []),
        ("wat: 'een 9 voor som #1'\n", []),
        ("wat: een 9 voor som#1\n", []),
        ("wat: |\n  een 9 voor som #1\n", []),
        ("#wat: een 9 voor som #1\n", []),
        ("wat: een 9 #\n", []),
    ],
)
def test_a_text_that_was_cut_off_at_a_hash_is_told_from_a_comment(text: str, places: list[Place]) -> None:
    assert list(lost_texts(text)) == places


def test_a_lost_text_is_a_warning_at_the_hash_and_does_not_repeat_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "zaak.dossier.yaml"
    path.write_text(SMALL + "sterke_kanten:\n  - omschrijving: Een 9 voor som #1 en #2\n", encoding="utf-8")
    (finding,) = check_target(str(path)).bevindingen
    assert (finding.code, finding.niveau, finding.pad) == ("STR-05", Niveau.WAARSCHUWING, "")
    assert (finding.regel, finding.kolom) == (10, 34)
    assert "aanhalingstekens" in (finding.suggestie or "")
    assert "som" not in str(finding)


def test_a_hash_in_json_is_text(tmp_path: Path) -> None:
    path = tmp_path / "zaak.dossier.json"
    path.write_text(
        '{"dossiernummer": "D-7K3Q-92", "school": {"naam": "V"}, "schooljaar": "2026-2027",\n'
        ' "leerling": {"roepnaam": "Noor", "klas": "1V1"}, "regiehouder": {"naam": "S", "functie": "som #1"}}',
        encoding="utf-8",
    )
    assert check_target(str(path)).bevindingen == []
