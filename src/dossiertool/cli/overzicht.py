"""`dossiertool overzicht`: figures over many dossiers, without names."""

from __future__ import annotations

from datetime import date

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.layout import count_of, plain, row
from dossiertool.cli.main import DutchGroup, Failures
from dossiertool.cli.options import JSON, VANDAAG
from dossiertool.cli.show import compact
from dossiertool.errors import InvalidInput, gravest


@click.group(cls=DutchGroup)
def overzicht() -> None:
    """Geef cijfers over veel dossiers."""


@overzicht.command()
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@click.option("--schooljaar", metavar="JAAR", help="Bijvoorbeeld 2026-2027. Anders: dit schooljaar.")
@JSON
@VANDAAG
@opens_vault
@click.pass_context
def ot(
    ctx: click.Context,
    access: Access,
    doelen: tuple[str, ...],
    schooljaar: str | None,
    as_json: bool,
    vandaag: date | None,
) -> None:
    """Tel de besluiten van het ondersteuningsteam per functie.

    DOEL is een dossier of een map met dossiers, of kluis: voor alles wat u in de kluis kunt openen. De vier
    functies zijn directe hulp, advies, doorverwijzing, en eindevaluatie en nazorg.
    """
    from dossiertool.actions import look  # noqa: PLC0415
    from dossiertool.dates import school_year_of  # noqa: PLC0415
    from dossiertool.documents.words import capital, words  # noqa: PLC0415
    from dossiertool.model.values import is_school_year  # noqa: PLC0415

    failures = Failures(doelen)
    if schooljaar is not None and not is_school_year(schooljaar):
        raise InvalidInput("Dit is geen schooljaar.", "Schrijf het zo: --schooljaar 2026-2027")
    year = schooljaar or school_year_of(vandaag or date.today())  # noqa: DTZ011
    with access.cases(doelen) as vault:
        counts = look.team_counts(doelen, year, problem=failures, vault=vault)
    if as_json:
        click.echo(compact(plain(counts)))
    else:
        reports = count_of(counts.verslagen, "verslag", "verslagen")
        cases = count_of(counts.dossiers, "dossier", "dossiers")
        click.secho(f"Ondersteuningsteam {counts.schooljaar}: {reports} in {cases}", bold=True)
        for functie, count in counts.functies.items():
            click.echo(row((f"{count:>4}", 6), rest=capital(words(functie)), indent=2))
        click.echo(row((f"{counts.besluiten:>4}", 6), rest="besluiten samen", indent=2))
    ctx.exit(gravest(failures.codes))
