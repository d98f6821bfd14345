"""`dossiertool sjabloon`: controleer, velden, nieuw."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.main import DutchGroup
from dossiertool.cli.options import JSON, Soort
from dossiertool.cli.show import compact, show_findings, summary
from dossiertool.cli.terminal import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.templates import TemplateReport
    from dossiertool.documents.fields.listing import Listed

_FILE = click.Path(path_type=Path)
_ROUTES = {
    "snel": "Dit sjabloon wordt op de snelle manier ingevuld.",
    "docxtpl": "In dit sjabloon staat iets wat alleen met docxtpl kan. Invullen duurt daardoor langer.",
}


@click.group(cls=DutchGroup)
def sjabloon() -> None:
    """Controleer of begin een Word-sjabloon.

    Een sjabloon is een gewoon Word-document met invulcodes, zoals {{ leerling.roepnaam }}. U geeft het in
    Word de kleuren en woorden van uw school. Met dossiertool vul maakt u er een document van.
    """


@sjabloon.command()
@click.argument("bestand", metavar="SJABLOON.docx", type=_FILE)
@click.option(
    "--soort", type=Soort(), metavar="SOORT", help="Voor welk document het is. Anders zegt de titel dat."
)
@click.option(
    "--velden",
    "voorbeeld",
    type=_FILE,
    metavar="VOORBEELD.json",
    help="Voor een eigen formulier: een voorbeeld van de gegevens, met alle namen erin.",
)
@JSON
@click.option("--streng", is_flag=True, help="Behandel waarschuwingen als fouten: eindig met code 1.")
@click.pass_context
def controleer(
    ctx: click.Context, bestand: Path, soort: str | None, voorbeeld: Path | None, as_json: bool, streng: bool
) -> None:
    """Controleer een sjabloon: alle problemen in één keer.

    Een fout is iets wat gevaarlijk is of niet kan worden ingevuld. Die moet eruit voordat u het sjabloon
    gebruikt. Een waarschuwing houdt niets tegen.

    De opdracht eindigt met code 0 als er geen fouten zijn, met 1 als er fouten zijn, en met 2 als het bestand
    niet kan worden gelezen.
    """
    from dossiertool.actions.check import exit_code  # noqa: PLC0415
    from dossiertool.actions.templates import check_template  # noqa: PLC0415

    if soort and voorbeeld:
        raise click.UsageError(
            "Kies --soort of --velden: het één is voor onze documenten, het ander voor uw eigen."
        )
    report = check_template(bestand, soort=soort, example=voorbeeld)
    if as_json:
        answer = {**asdict(report), "bevindingen": [finding.as_dict() for finding in report.bevindingen]}
        click.echo(compact(answer))
    else:
        _print(report)
    ctx.exit(exit_code(report.bevindingen, strict=streng))


def _print(report: TemplateReport) -> None:
    kind = f" ({report.soort})" if report.soort else ""
    click.secho(f"{visible(report.doel)}{kind}: {summary(report.bevindingen)}", bold=True)
    show_findings(report.bevindingen, places=report.plaatsen, around=report.alineas)
    if report.weg:
        click.echo(_ROUTES[report.weg])
    if report.bevindingen:
        click.echo(f"tip: Waarom een regel er is: dossiertool leg-uit {report.bevindingen[0].code}", err=True)


@sjabloon.command()
@click.argument("soort", metavar="SOORT", type=Soort())
@click.argument("naam", metavar="[NAAM]", required=False)
@click.option("--alles", is_flag=True, help="Toon ook de velden binnen elke naam.")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON, met alle velden.")
def velden(soort: str, naam: str | None, alles: bool, as_json: bool) -> None:
    """Toon de namen die een sjabloon mag gebruiken.

    SOORT is handelingsplan, groepsplan, ot-aanmelding, ot-verslag, evaluatie, uitnodiging, steunpunt,
    sluitbrief, overdracht, inzage, informatie, uittreksel of privacy-uitleg.
    Met NAAM ziet u wat daarin zit, bijvoorbeeld: dossiertool sjabloon velden handelingsplan plan.doelen
    """
    from dossiertool.actions.templates import names  # noqa: PLC0415

    found, where = names(soort, naam, deep=alles or as_json)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        return
    if where.endswith("[]") and "[]" not in where.removesuffix("[]"):
        from dossiertool.documents.fields.listing import repeated  # noqa: PLC0415

        click.echo(f"Een lijst. Zet daarom om de velden: {repeated(where)}")
    _table(found)
    if not alles:
        inner = next((one for one in found if one.soort in ("lijst", "groep") and one.naam != where), None)
        if inner:
            shown = inner.naam.replace("[]", "")
            click.echo(
                f"tip: Wat in een lijst of groep zit: dossiertool sjabloon velden {soort} {shown}", err=True
            )


def _table(found: Sequence[Listed]) -> None:
    width = min(max((len(one.naam) for one in found), default=0), 44)
    room = max(min(shutil.get_terminal_size((100, 24)).columns, 110) - 4, 40)
    for one in found:
        click.echo(f"{click.style(f'{one.naam:<{width}}', bold=True)}  {one.soort}")
        lines = [one_line(one.uitleg)]
        if one.zoals:
            lines.append(f"Heeft dezelfde velden als {one.zoals}.")
        if one.keuzes:
            lines.append(f"Kan zijn: {', '.join(one.keuzes)}")
        if one.voorbeeld and not one.keuzes:
            lines.append(f"Bijvoorbeeld: {one_line(one.voorbeeld)}")
        if one.code:
            lines.append(f"Schrijf: {one.code}")
        for line in filter(None, lines):
            click.echo(click.wrap_text(line, room, initial_indent="    ", subsequent_indent="      "))


@sjabloon.command()
@click.argument("soort", metavar="SOORT", type=Soort())
@click.option("-o", "uit", type=_FILE, metavar="SJABLOON.docx", help="Schrijf naar dit nieuwe Word-bestand.")
@JSON
def nieuw(soort: str, uit: Path | None, as_json: bool) -> None:
    """Begin een eigen sjabloon: een kopie van het meegeleverde.

    SOORT is handelingsplan, groepsplan, ot-aanmelding, ot-verslag, evaluatie, uitnodiging, steunpunt,
    sluitbrief, overdracht, inzage, informatie, uittreksel of privacy-uitleg.
    Verander de kopie in Word en controleer haar daarna met: dossiertool sjabloon controleer
    """
    from dossiertool.actions.templates import new_template  # noqa: PLC0415

    made = new_template(soort, uit)
    if as_json:
        click.echo(compact({"soort": soort, "uit": str(made)}))
        return
    click.echo(f"Geschreven: {visible(str(made))}")
    click.echo(
        f"tip: Verander het in Word. Kijk het daarna na met: dossiertool sjabloon controleer {made}", err=True
    )
