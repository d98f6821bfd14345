"""First names of pupils are taken from case files without reading those as cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiertool.files.names import pupil_names

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.dossier.yaml", "leerling:\n  roepnaam: Noor\n  klas: 1V1\n"),
        ("a.dossier.yaml", "leerling: {roepnaam: 'Noor', klas: 1V1}\n"),
        ("a.dossier.json", '{"leerling": {"roepnaam": "Noor", "klas": "1V1"}}'),
        ("a.groepsplan.yaml", "leerlingen:\n  - {nummer: 1, naam: Noor}\n"),
        ("a.groepsplan.yaml", "leerlingen:\n  - nummer: 1\n    naam: Noor  # nieuw\n"),
        ("a.dossier.yaml", "leerling: [\n  roepnaam: Noor\n"),
    ],
)
def test_the_first_name_is_found_however_the_file_is_written(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert pupil_names([str(tmp_path / name)]) == {"Noor"}


def test_case_files_beside_a_target_count_and_other_files_do_not(tmp_path: Path) -> None:
    for name, pupil in (("a.dossier.yaml", "Noor"), ("b.dossier.yaml", "Daan"), ("c.txt", "Roos")):
        (tmp_path / name).write_text(f"roepnaam: {pupil}\n", encoding="utf-8")
    assert pupil_names([str(tmp_path / "a.dossier.yaml")]) == {"Noor", "Daan"}
    assert pupil_names([str(tmp_path / "c.txt"), "-", "kluis:D-7K3Q-92"]) == set()


def test_what_cannot_be_read_gives_no_names(tmp_path: Path) -> None:
    (tmp_path / "a.dossier.yaml").write_bytes(b"\xff\xfe\x00roepnaam: \xff")
    (tmp_path / "b.dossier.yaml").mkdir()
    assert (
        pupil_names([str(tmp_path / name) for name in ("a.dossier.yaml", "b.dossier.yaml", "no.dossier.yaml")])
        == set()
    )


def test_the_pupils_of_the_samples_are_found() -> None:
    names = pupil_names(str(path) for path in SAMPLES.glob("*/zaak.dossier.yaml"))
    assert {"Daan", "Noor", "Roos", "Floris"} <= names
