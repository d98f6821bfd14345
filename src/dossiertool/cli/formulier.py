"""`dossiertool formulier`: Word forms to fill in, of one case or of many."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.class_plan import show_class
from dossiertool.cli.main import DutchCommand, Failures
from dossiertool.cli.options import SCHOOL, VANDAAG
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible
from dossiertool.errors import ExitCode, InvalidInput, gravest

_FILE = click.Path(path_type=Path)
FORMS = (
    "ot-aanmelding",
    "signaal",
    "handelingsplan",
    "evaluatie",
    "zienswijze-ouders",
    "zienswijze-leerling",
    "toestemming",
    "groepsplan",
)


class _Form(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    name = "soort"

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Name the kinds."""
        return f"Kies uit: {', '.join(FORMS)}."


@click.command(cls=DutchCommand)
@click.argument("soort", metavar="SOORT", type=_Form())
@click.argument("doelen", metavar="[DOEL...]", nargs=-1)
@click.option("--naar", type=_FILE, metavar="MAP", required=True, help="Zet de formulieren in deze map.")
@click.option("--kenmerk", metavar="KENMERK", help="Ga verder met dit plan, deze aanmelding of dit signaal.")
@click.option(
    "--klassenlijst",
    type=_FILE,
    metavar="LIJST",
    help="Maak het formulier uit een klassenlijst (.csv of .xlsx).",
)
@click.option(
    "--score", "scores", metavar="KOLOM", multiple=True, help="Bij --klassenlijst: neem deze kolom over."
)
@click.option("--klas", metavar="KLAS", help="Bij --klassenlijst: de klas, als de lijst er meer heeft.")
@click.option("--vak", metavar="VAK", help="Bij --klassenlijst: het vak van het groepsplan.")
@click.option("--excel", is_flag=True, help="Bij groepsplan: maak een Excel-werkmap in plaats van Word.")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per formulier.")
@SCHOOL
@VANDAAG
@opens_vault
@click.pass_context
def formulier(
    ctx: click.Context,
    access: Access,
    soort: str,
    doelen: tuple[str, ...],
    naar: Path,
    kenmerk: str | None,
    klassenlijst: Path | None,
    scores: tuple[str, ...],
    klas: str | None,
    vak: str | None,
    excel: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Maak invulformulieren voor Word.

    SOORT is ot-aanmelding, signaal, handelingsplan, evaluatie, zienswijze-ouders, zienswijze-leerling,
    toestemming of groepsplan. DOEL is een dossier, een groepsplan of een map met dossiers: elk dossier
    krijgt een eigen formulier. Wat al in het dossier staat, is ingevuld. Met kluis:NUMMER of kluis: komen de
    dossiers uit de kluis.

    Is er een plan, aanmelding of evaluatie die nog concept is? Dan gaat het formulier daarover, en anders over
    een nieuwe. Met --kenmerk kiest u zelf. Bij toestemming krijgt elke ontvanger een eigen formulier.

    Met --klassenlijst maakt u een formulier voor een groepsplan dat er nog niet is.

    Een formulier dat al in de map staat, blijft zoals het is.
    """
    from dossiertool.documents.forms.kinds import known_kind  # noqa: PLC0415

    soort = known_kind(soort)
    today = vandaag or date.today()  # noqa: DTZ011
    if klassenlijst is not None:
        if soort != "groepsplan" or doelen or kenmerk:
            raise InvalidInput(
                "--klassenlijst hoort bij een groepsplan zonder DOEL.",
                "Typ: dossiertool formulier groepsplan --klassenlijst LIJST.csv --naar MAP",
            )
        ctx.exit(_of_class(klassenlijst, naar, scores, klas, vak, school, today, excel=excel, as_json=as_json))
    if scores or klas or vak:
        raise InvalidInput(
            "--score, --klas en --vak horen bij --klassenlijst.", "Typ erbij: --klassenlijst LIJST.csv"
        )
    if not doelen:
        raise InvalidInput("Er is geen dossier genoemd.", "Noem een of meer dossiers, of een map met dossiers.")
    from dossiertool.actions.form_out import make_forms  # noqa: PLC0415

    failures = Failures(doelen)
    with access.cases(doelen, writes=True) as vault:
        for made in make_forms(
            soort,
            doelen,
            naar,
            kenmerk=kenmerk,
            school=school,
            today=today,
            excel=excel,
            problem=failures,
            vault=vault,
        ):
            if as_json:
                answer = {"soort": made.soort, "nummer": made.nummer, "kenmerk": made.kenmerk}
                click.echo(compact(answer | {"uit": str(made.uit)}))
            else:
                click.echo(f"Geschreven: {visible(str(made.uit))}")
    ctx.exit(gravest(failures.codes))


def _of_class(
    path: Path,
    to: Path,
    scores: tuple[str, ...],
    klas: str | None,
    vak: str | None,
    school: Path | None,
    today: date,
    *,
    excel: bool,
    as_json: bool,
) -> ExitCode:
    from dossiertool.actions.new_class import form_from_list  # noqa: PLC0415

    plan = form_from_list(path, to, scores=scores, klas=klas, vak=vak, school=school, today=today, excel=excel)
    if as_json:
        click.echo(compact(plan.as_dict()))
    else:
        show_class(path, plan)
    return ExitCode.FINDINGS if plan.has_mistakes else ExitCode.OK
