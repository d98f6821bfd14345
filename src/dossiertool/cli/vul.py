"""`dossiertool vul`: one Word document from one case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON, PDF, SCHOOL, SJABLOON, VANDAAG, Soort
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible


@click.command(cls=DutchCommand)
@click.argument("soort", metavar="SOORT", type=Soort(), required=False)
@click.argument("doel", metavar="DOEL", required=False)
@click.option(
    "-o",
    "uit",
    type=click.Path(path_type=Path),
    metavar="DOCUMENT.docx",
    help="Maak dit Word-bestand; zonder -o staat het nummer van het dossier in de naam.",
)
@SJABLOON
@click.option(
    "--kenmerk",
    metavar="KENMERK",
    help="Kies een plan, aanmelding, evaluatie of gesprek met het kenmerk, bijvoorbeeld HP1.",
)
@click.option(
    "--velden",
    type=click.Path(path_type=Path),
    metavar="GEGEVENS.json",
    help="Vul een eigen formulier met deze gegevens, zonder SOORT en DOEL.",
)
@PDF
@JSON
@SCHOOL
@VANDAAG
@opens_vault
@click.pass_context
def vul(
    ctx: click.Context,
    access: Access,
    soort: str | None,
    doel: str | None,
    uit: Path | None,
    sjabloon: Path | None,
    kenmerk: str | None,
    velden: Path | None,
    pdf: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Maak een Word-document van een dossier of groepsplan.

    SOORT is handelingsplan, groepsplan, ot-aanmelding, ot-verslag, evaluatie, uitnodiging, steunpunt,
    sluitbrief, overdracht of privacy-uitleg. DOEL is een dossier of groepsplan, of kluis:NUMMER voor een
    dossier in de kluis. Een privacy-uitleg is voor alle ouders en leerlingen: dan is DOEL het schoolbestand.

    Een uitnodiging is voor een gesprek: een brief voor ieder die is uitgenodigd. Op een steunpunt staat waar
    leerling en ouders terechtkunnen, zoals het in het schoolbestand staat. Een sluitbrief vertelt dat het
    dossier dicht is en hoe lang het blijft.

    Met --pdf komt er een PDF naast, met dezelfde naam.

    Zonder --kenmerk kiest dossiertool de nieuwste versie die niet is vervangen. Een Word-bestand dat al
    bestaat, blijft zoals het is.

    Een eigen formulier van de school, met eigen namen: dossiertool vul --velden GEGEVENS.json --sjabloon
    FORMULIER.docx -o DOCUMENT.docx
    """
    if velden is not None:
        if soort or kenmerk or sjabloon is None or uit is None:
            raise click.UsageError("Bij --velden horen alleen --sjabloon FORMULIER.docx en -o DOCUMENT.docx.")
        _form(velden, sjabloon, uit, vandaag, pdf=pdf, as_json=as_json)
        return
    if soort is None or doel is None:
        missing = ctx.command.params[soort is not None]
        raise click.MissingParameter(ctx=ctx, param=missing)
    from dossiertool.actions.fill import fill_target  # noqa: PLC0415

    with access.cases([doel], writes=True) as vault:
        filled = fill_target(
            soort,
            doel,
            out=uit,
            template=sjabloon,
            kenmerk=kenmerk,
            pdf=pdf,
            today=vandaag or date.today(),  # noqa: DTZ011
            school=school,
            vault=vault,
        )
    if as_json:
        answer = {"doel": doel, "soort": filled.soort, "nummer": filled.nummer, "uit": str(filled.uit)}
        answer |= {} if filled.pdf is None else {"pdf": str(filled.pdf)}
        click.echo(compact(answer))
        return
    _tell(filled.uit, filled.pdf)


def _form(
    gegevens: Path, formulier: Path, uit: Path, vandaag: date | None, *, pdf: bool, as_json: bool
) -> None:
    from dossiertool.actions.templates import fill_form  # noqa: PLC0415

    printed = fill_form(gegevens, formulier, uit, pdf=pdf, today=vandaag or date.today())  # noqa: DTZ011
    if as_json:
        answer = {"doel": str(gegevens), "soort": None, "nummer": None, "uit": str(uit)}
        answer |= {} if printed is None else {"pdf": str(printed)}
        click.echo(compact(answer))
        return
    _tell(uit, printed)


def _tell(*paths: Path | None) -> None:
    for path in filter(None, paths):
        click.echo(f"Geschreven: {visible(str(path))}")
