"""`dossiertool nieuw`: new case files and new parts of them, to be filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.class_plan import show_class
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON, VANDAAG
from dossiertool.cli.show import compact
from dossiertool.errors import ExitCode, InvalidInput
from dossiertool.model.parts import PARTS, ROOT_KINDS

_FILE = click.Path(path_type=Path)


class _Kind(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    name = "soort"

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Name the kinds."""
        return f"Kies uit: {', '.join((*ROOT_KINDS, *PARTS))}."


@click.command(cls=DutchCommand)
@click.argument("soort", metavar="SOORT", type=_Kind())
@click.option("-o", "uit", type=_FILE, metavar="BESTAND", help="Schrijf naar dit nieuwe bestand.")
@click.option(
    "--uit",
    "bron",
    metavar="DOSSIER",
    help="Vul in wat al in dit dossier staat (een bestand, of kluis:NUMMER).",
)
@click.option("--in", "doel", type=_FILE, metavar="BESTAND", help="Zet het onderdeel meteen in dit bestand.")
@click.option("--kenmerk", metavar="KENMERK", help="Bij --uit: ga verder met dit plan of deze evaluatie.")
@click.option(
    "--klassenlijst",
    type=_FILE,
    metavar="LIJST",
    help="Maak het groepsplan uit een klassenlijst (.csv of .xlsx).",
)
@click.option(
    "--score", "scores", metavar="KOLOM", multiple=True,
    help="Neem deze kolom over. De eerste bepaalt het voorstel voor de subgroepen.",
)  # fmt: skip
@click.option("--klas", metavar="KLAS", help="De klas, als die niet in de lijst staat of er meer zijn.")
@click.option("--vak", metavar="VAK", help="Het vak van het groepsplan.")
@click.option("--school", type=_FILE, metavar="SCHOOL.yaml", help="Het bestand van de school.")
@JSON
@VANDAAG
@opens_vault
@click.pass_context
def nieuw(
    ctx: click.Context,
    access: Access,
    soort: str,
    uit: Path | None,
    bron: str | None,
    doel: Path | None,
    kenmerk: str | None,
    klassenlijst: Path | None,
    scores: tuple[str, ...],
    klas: str | None,
    vak: str | None,
    school: Path | None,
    as_json: bool,
    vandaag: date | None,
) -> None:
    """Begin een dossier, groepsplan, schoolbestand of onderdeel.

    SOORT is dossier, groepsplan of school, of een onderdeel: signaal, behoefte, gesprek, beeld,
    handelingsplan, ot-aanmelding, ot-verslag, evaluatie, toestemming en meer.

    Een dossier of groepsplan komt in een nieuw bestand, met een eigen nummer. Een onderdeel ziet u op het
    scherm, of dossiertool zet het met --in in een bestand. Met --uit is al ingevuld wat in het dossier
    staat: een nieuw handelingsplan na een evaluatie, een aanmelding met alles wat al is gedaan, of een
    evaluatie van het nieuwste plan.

    Met --klassenlijst maakt u een groepsplan voor een hele klas. Van de lijst gaan alleen namen en scores mee.
    """
    from dossiertool.actions import new  # noqa: PLC0415
    from dossiertool.actions.targets import in_vault, one_target  # noqa: PLC0415

    soort = new.known_kind(soort)
    today = vandaag or date.today()  # noqa: DTZ011
    if klassenlijst is not None:
        if soort != "groepsplan":
            raise InvalidInput("--klassenlijst hoort bij een groepsplan.", "Typ: dossiertool nieuw groepsplan")
        ctx.exit(_from_class_list(klassenlijst, scores, klas, vak, uit, school, today, as_json=as_json))
    if scores or klas or vak:
        raise InvalidInput(
            "--score, --klas en --vak horen bij --klassenlijst.", "Typ erbij: --klassenlijst LIJST.csv"
        )
    if soort in ROOT_KINDS:
        if bron or doel or kenmerk:
            raise InvalidInput("--uit, --in en --kenmerk horen bij een onderdeel.", "Laat ze weg.")
        made = new.make_file(soort, out=uit, school=school, today=today)
        _told(soort, made.nummer, made.uit, as_json=as_json)
        return
    if uit and doel:
        raise InvalidInput(
            "Kies -o of --in, niet allebei.", "Met --in komt het onderdeel in een bestand dat er al is."
        )
    if doel is not None and in_vault(str(doel)):
        raise InvalidInput(
            "Een nieuw onderdeel moet u nog invullen. Daarom gaat het niet rechtstreeks naar de kluis.",
            "Haal het dossier op met kluis haal, vul het onderdeel in en zet het terug met kluis bewaar. Of "
            "gebruik een formulier: dossiertool formulier",
        )
    with access.cases([bron] if bron else [], writes=bool(uit or doel)) as vault:
        source = None if bron is None else one_target(bron, vault)
        text = new.part_text(soort, source=source, target=doel, kenmerk=kenmerk, school=school, today=today)
    if doel is not None:
        line = new.add_part(soort, doel, text)
        _told(soort, None, doel, regel=line, as_json=as_json)
    elif uit is not None:
        new.write_part(uit, text)
        _told(soort, None, uit, as_json=as_json)
    elif as_json:
        click.echo(compact({"soort": soort, "nummer": None, "uit": None, "tekst": text}))
    else:
        click.echo(text, nl=False)
        click.echo(
            f"tip: Zet dit onder {PARTS[soort].field}: in het bestand, of gebruik --in BESTAND.", err=True
        )


def _told(soort: str, nummer: str | None, uit: Path, *, regel: int | None = None, as_json: bool) -> None:
    if as_json:
        where = {"regel": regel} if regel else {}
        click.echo(compact({"soort": soort, "nummer": nummer, "uit": str(uit), **where}))
        return
    click.echo(f"Geschreven: {uit}" + (f", vanaf regel {regel}" if regel else ""))
    click.echo(f"tip: Vul in wat nog leeg is. Wat er mist, ziet u met: dossiertool controleer {uit}", err=True)


def _from_class_list(
    path: Path,
    scores: tuple[str, ...],
    klas: str | None,
    vak: str | None,
    uit: Path | None,
    school: Path | None,
    today: date,
    *,
    as_json: bool,
) -> ExitCode:
    from dossiertool.actions.new_class import plan_from_list  # noqa: PLC0415

    plan = plan_from_list(path, scores=scores, klas=klas, vak=vak, out=uit, school=school, today=today)
    if as_json:
        click.echo(compact(plan.as_dict()))
    else:
        show_class(path, plan)
        click.echo(f"tip: Maak er een Word-document van met: dossiertool vul groepsplan {plan.uit}", err=True)
    return ExitCode.FINDINGS if plan.has_mistakes else ExitCode.OK
