"""A name from elsewhere never leaves its folder, hides its kind or writes on a screen."""

from __future__ import annotations

import pytest

from dossiertool.files.safe_name import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("verslag.pdf", "verslag.pdf"),
        ("Verslag van Zoë (2).PDF", "Verslag van Zoë (2).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\anna\\scan.pdf", "scan.pdf"),
        ("/", "bijlage.pdf"),
        ("..", "bijlage.pdf"),
        (".verborgen.pdf", "verborgen.pdf"),
        ("con.pdf", "bijlage.pdf"),
        ("LPT1", "bijlage.pdf"),
        ("verslag\u202efdp.exe", "verslag fdp.exe.pdf"),
        ("rood\x1b[31m\r\n.pdf", "rood [31m.pdf"),
        ('wat? <dit> "is" *dat*|.pdf', "wat dit is dat.pdf"),
        ("\u200b\u2066.pdf", "bijlage.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_attack_a_name_from_elsewhere_is_only_a_name(name: str, safe: str) -> None:
    assert safe_name(name, (".pdf",)) == safe


def test_the_ending_of_a_name_stays_when_it_goes_with_the_kind() -> None:
    assert [safe_name(name, (".jpg", ".jpeg")) for name in ("a.jpeg", "a.jpg", "a")] == [
        "a.jpeg",
        "a.jpg",
        "a.jpg",
    ]
