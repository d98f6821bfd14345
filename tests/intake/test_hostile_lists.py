"""Lists that were cut off, re-encoded, shuffled or made to hurt: a plan or a message, never a traceback."""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossiertool.actions.new_class import plan_from_list
from dossiertool.errors import DossierError, InvalidInput
from dossiertool.files.load import load_case
from dossiertool.intake.class_list import ClassList, read_class_list
from dossiertool.intake.table import MAX_BYTES

DATA = Path(__file__).parents[1] / "data"
LISTS = [(DATA / f"klassenlijst{name}.csv").read_bytes() for name in ("", "_latin1", "_fouten")]
TODAY = date(2026, 11, 21)


def read(raw: bytes) -> ClassList | None:
    """Return the list, or None when it was refused with a message and a hint."""
    try:
        return read_class_list(raw, "lijst.csv", today=TODAY)
    except InvalidInput as problem:
        assert problem.hint  # noqa: PT017
        return None


@pytest.mark.parametrize("raw", LISTS, ids=["utf8", "windows", "fouten"])
def test_a_list_cut_off_at_any_byte_gives_the_rows_before_the_cut(raw: bytes) -> None:
    whole = read(raw)
    assert whole is not None
    names = [pupil.roepnaam for pupil in whole.pupils]
    for end in range(0, len(raw), 1 if raw is LISTS[2] else 7):
        found = read(raw[:end])
        if found is not None:
            assert [pupil.roepnaam for pupil in found.pupils][:-1] == names[: len(found.pupils) - 1]


@given(
    st.sampled_from(LISTS).map(lambda raw: raw.decode("utf-8-sig" if raw[:1] == b"\xef" else "cp1252")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp850"]),
    st.sampled_from([";", ",", "\t"]),
    st.randoms(use_true_random=False),
)
def test_columns_in_another_order_and_another_encoding_give_the_same_number_of_pupils(
    text: str, encoding: str, delimiter: str, chance: random.Random
) -> None:
    rows = [line.split(";") for line in text.splitlines() if line.count(";") == 15 and '"' not in line]
    order = list(range(16))
    chance.shuffle(order)
    shuffled = "\r\n".join(delimiter.join(f'"{row[i]}"' for i in order) for row in rows)
    found = read(shuffled.encode(encoding, errors="replace"))
    before = read("\n".join(";".join(row) for row in rows).encode())
    assert found is not None
    assert before is not None
    assert abs(len(found.pupils) - len(before.pupils)) <= 6  # names that this encoding cannot hold


@given(st.sampled_from(LISTS), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=4)), max_size=8))
@example(LISTS[0], [(0, b"\xff\xfe")])
@example(LISTS[0], [(90, b"\x00\x00\x00")])
@example(LISTS[0], [(300, b'"')])
def test_damage_anywhere_gives_a_plan_that_loads_or_a_message(
    raw: bytes, damage: list[tuple[int, bytes]]
) -> None:
    for at, piece in damage:
        raw = raw[:at] + piece + raw[at + len(piece) :]
    read(raw)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=6), max_size=12),
    st.sampled_from([";", ",", "\t"]),
)
@example([["x 123456782", "7"]], ";")
@example([["Cito 12", "7"], ["\u2028", "9"]], ";")
def test_every_plan_that_is_written_loads(rows: list[list[str]], delimiter: str) -> None:
    import tempfile  # noqa: PLC0415

    head = ["Roepnaam", "Klas", *(rows[0] if rows else [])]
    lines = [head, *(["Noor", "1V1", *row] for row in rows), *rows]
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "lijst.csv", Path(folder) / "a.groepsplan.yaml"
        source.write_bytes("\n".join(delimiter.join(line) for line in lines).encode("utf-8", errors="replace"))
        try:
            made = plan_from_list(source, out=out, today=TODAY)
        except InvalidInput as problem:
            assert problem.hint  # noqa: PT017
            assert not out.exists()
            return
        plan = load_case(made.uit).case
    groups = [number for group in plan.subgroepen for number in group.leerlingen]  # type: ignore[union-attr]
    assert sorted(groups) == [pupil.nummer for pupil in plan.leerlingen]  # type: ignore[union-attr]


def test_a_million_rows_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    with path.open("w") as file:
        file.write("Roepnaam;Klas\n")
        file.writelines(f"Noor{'a' * (i % 7)};1V1\n" for i in range(1_000_000))
    tracemalloc.start()
    with pytest.raises(DossierError, match="te groot voor een klassenlijst"):
        plan_from_list(path, today=TODAY)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


_MEASURE = """
import resource, sys
from datetime import date
from pathlib import Path
from dossiertool.actions.new_class import plan_from_list
from dossiertool.errors import DossierError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    plan_from_list(Path(sys.argv[1]), today=date(2026, 11, 21))
except DossierError as problem:
    print(problem.message)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
@pytest.mark.parametrize(
    "text",
    [
        "Roepnaam\n" + "N\n" * 1_000_000,
        "Roepnaam;Klas\n" + "\n" * 2_000_000,
        "Roepnaam;Klas;Toets\n" + "=A;1;=B\n" * 220_000,
        ";".join(["Roepnaam", "Klas", *["T"] * 9000]) + "\n" + ("N;1" + ";1" * 2500 + "\n") * 390,
        "Roepnaam;Klas\n" + '"\n' * 1_000_000,
    ],
    ids=["a million rows", "empty lines", "formulas", "columns", "quotes"],
)
def test_a_list_made_to_hurt_is_refused_in_little_memory(text: str, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    assert path.stat().st_size < MAX_BYTES  # so that it is read
    ended = subprocess.run(
        [sys.executable, "-c", _MEASURE, path], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    message, megabytes = ended.stdout.splitlines()
    assert str(path) in message
    assert int(megabytes) < 120
    assert list(tmp_path.iterdir()) == [path]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Noor", "=1+1", '=HYPERLINK("http://x";"Noor")', '="Sem"', "+Roos", "@Ada", "-Tom", "\t=x"]
            ),
            st.sampled_from(["7", "=SUM(A1:A9)", '="7"', "+7", "-7", "@7", "=cmd|' /C calc'!A0"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_formula_of_a_list_ends_up_in_a_plan(rows: list[tuple[str, str]]) -> None:
    cells = [["Roepnaam", "Klas", "Toets"], *([name, "1V1", score] for name, score in rows)]
    quoted = "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)
    found = read(quoted.encode())
    for pupil in found.pupils if found else ():
        assert not pupil.roepnaam.startswith(("=", "+", "@"))
        assert all(score >= -7 for score in pupil.scores.values())
