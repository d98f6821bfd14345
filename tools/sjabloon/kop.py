"""Head and foot of every document: title, key facts, header with marks, footer with readers."""

from __future__ import annotations

from collections.abc import Sequence

from sjabloon.bouwstenen import (
    NBSP,
    SEPARATOR,
    Xml,
    bold,
    cell,
    each,
    join,
    mark,
    p,
    row,
    run,
    run_when,
    table,
    tag_row,
    when,
)
from sjabloon.maten import TEXT_WIDTH

NOT_FILLED_IN = "Nog niet ingevuld"
TAB = Xml("<w:r><w:tab/></w:r>")
BREAK = Xml("<w:r><w:br/></w:r>")
EMPTY_PART = p("Toelichting", NOT_FILLED_IN)
CLOSED_PART = p("Toelichting", "Wat bij een afgesloten behoefte hoort, staat hier niet meer.")
EMPTY_CELL = p("Tabeltoelichting", NOT_FILLED_IN)
EMPTY_TILE = p("Bron", NOT_FILLED_IN)
NOT_NOTED = p("Tabeltoelichting", "Niet genoteerd")


def title_block(title: str, *subtitle: str) -> Xml:
    """Return the title, and under it what the document is about, and for whom: a line each."""
    return join(p("Title", title), p("Subtitle", *subtitle))


def draft_mark() -> Xml:
    """Return CONCEPT, until the document is whole."""
    return run_when("concept", join(mark("CONCEPT", "Merkvol"), run("   ")))


def marks() -> Xml:
    """Return CONCEPT, until vastgesteld, and the level of support."""
    return join(
        draft_mark(),
        run_when(
            'niveau == "extra_ondersteuning"',
            mark("{{ niveau | woord }}", "Merkgedeeltelijk"),
            mark("{{ niveau | woord }}"),
        ),
    )


def letterhead(*, level: bool = True) -> Xml:
    """Return the header of page 1: the school, and the marks, with or without the level of support."""
    school = "{{ school.naam }}{% if school.vestiging %}, {{ school.vestiging }}{% endif %}"
    return p("Briefhoofd", school, TAB, marks() if level else draft_mark())


def next_letterhead() -> Xml:
    """Return the header of the letters after the first one in a file."""
    return p("Briefhoofd", "{{ school.naam }}", TAB, draft_mark())


def running_header(soort: str, number: str, *, level: bool = True) -> Xml:
    """Return the header of later pages; never with the name of the pupil."""
    line = SEPARATOR.join(filter(None, ("{{ school.naam }}", soort, number)))
    return p("Header", line, TAB, marks() if level else draft_mark())


def footer(readers: str, document: str = "", *, letter: bool = False, confidential: bool = True) -> Xml:
    """Return who may read this document, and the page number; `document` says above it what it is.

    Letters in one file are not pages of one document: they have no number.
    """
    said = f"Vertrouwelijk: {readers}" if confidential else readers
    if letter:
        return p("Footer", said)
    return p(
        "Footer",
        document or said,
        TAB,
        page_number(),
        *([BREAK, run(said)] if document else []),
    )


def page_number() -> Xml:
    """Return `Pagina 1 van 3`, which Word counts itself."""
    return join(run("Pagina "), _field("PAGE"), run(" van "), _field("NUMPAGES"))


def _field(name: str) -> Xml:
    def mark_of(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return Xml(f"{mark_of('begin')}{code}{mark_of('separate')}<w:r><w:t>1</w:t></w:r>{mark_of('end')}")


def key_facts(*rows: Sequence[Xml], last_row_if: str | None = None) -> Xml:
    """Return the tile under the title: rows of three short answers, each under its label."""
    third = TEXT_WIDTH / 3
    lines = [row(*(cell(third, answer) for answer in answers)) for answers in rows]
    if last_row_if:
        lines = [*lines[:-1], tag_row(f"if {last_row_if}", 3), lines[-1], tag_row("endif", 3)]
    return table(
        "Dossier gegevens",
        "Gegevens",
        "Opmaaktabel. Elke cel heeft een label met daaronder de waarde.",
        [third] * 3,
        *lines,
        header=False,
    )


def answer(label: str, *values: Xml) -> Xml:
    return join(p("Label", label), *values)


def value(text: str, if_filled: str | None = None) -> Xml:
    """Return a value; with `if_filled`, only when that field is filled in."""
    line = p("Waarde", text)
    return when(if_filled, line) if if_filled else line


def contact(label: str, person: str) -> Xml:
    """Return whom to turn to, with function and how to reach."""
    return answer(
        label,
        when(
            person,
            p("Waarde", bold(f"{{{{ {person}.naam }}}}"), f", {_function(person)}"),
            value(f"{{{{ {person}.contact }}}}", f"{person}.contact"),
            otherwise=[EMPTY_CELL],
        ),
    )


def _function(person: str) -> str:
    """Return the function, and where someone from outside the school works."""
    outside = f'{{% elif {person}.rol == "extern" %}} (van buiten de school){{% endif %}}'
    works_at = f"{{% if {person}.organisatie %}} ({{{{ {person}.organisatie }}}}){outside}"
    return f"{{{{ {person}.functie }}}}{works_at}"


def directing() -> Xml:
    """Return who sees to it that the support goes on, and who takes over."""
    return answer_or_empty(
        "Houdt de regie",
        "regiehouder",
        value("{{ regiehouder.naam }}, " + _function("regiehouder")),
        value("vervanger: {{ vervanger.naam }}, " + _function("vervanger"), "vervanger"),
    )


def next_moment(label: str) -> Xml:
    """Return the next moment on which people look together."""
    time = "{% if volgend_moment.tijd %}, {{ volgend_moment.tijd }}{% endif %}"
    return answer(
        label,
        when(
            "volgend_moment",
            p("Waarde", bold("{{ volgend_moment.datum | datum }}"), time),
            value("{{ volgend_moment.plaats }}", "volgend_moment.plaats"),
            otherwise=[p("Tabeltoelichting", "Nog niet gepland")],
        ),
    )


def answer_or_empty(label: str, field: str, *values: Xml) -> Xml:
    """Return a label with its value, or *Nog niet ingevuld*."""
    return answer(label, when(field, *values, otherwise=[EMPTY_CELL]))


def pupil() -> Xml:
    age = "{% if leerling.geboortedatum %}, {{ leerling.geboortedatum | leeftijd }}{% endif %}"
    return answer("Leerling", value("{{ leerling.naam }}" + age), value("{{ leerling.in_klas }}"))


def parents(label: str = "Ouders", *, custody: bool = False) -> Xml:
    """Return the parents by name and function; with `custody`, who has it."""
    gezag = "{% if ouder.gezag %}, met gezag{% endif %}" if custody else ""
    line = value("{{ ouder.naam }} ({{ ouder.functie }}" + gezag + ")")
    return answer_or_empty(label, "ouders", each("ouder in ouders", line))


def shared_with(document: str) -> str:
    """Return, for the last line, who got the document."""
    field = f"{document}.gedeeld_met_wie"
    return f"{{% if {field} %}} Gedeeld met {{{{ {field} }}}}.{{% endif %}}"


CLOSED = "{% if dossier_afgesloten %} {{ dossier_afgesloten }}{% endif %}"
"""For the last line: when the whole dossier was closed, and what was overruled then."""


def agreed_on(document: str) -> str:
    """Return, for the last line, the day on which the document was agreed."""
    return f"{{% if {document} %}}, vastgesteld op {{{{ {document} | datum }}}}{{% endif %}}."


def concept_line(status: str) -> str:
    """Return, for the last line, that this is a draft, or that parts of it are still missing."""
    draft = f'{{% if {status} == "concept" %}}Concept van {{{{ vandaag | datum }}}}. '
    return draft + "{% elif concept %}Nog niet alles is ingevuld ({{ vandaag | datum }}). {% endif %}"


LETTER_DRAFT = when("concept", p("Slotregel", "Concept van {{ vandaag | datum }}. Nog niet alles is ingevuld."))
TURN_TO = "Aanspreekpunt bij vragen"
PUPIL_SUBTITLE = (
    "{{ leerling.in_klas }}{% if leerling.onderwijssoort %} ({{ leerling.onderwijssoort }}){% endif %}"
    f"{SEPARATOR}schooljaar{NBSP}{{{{ schooljaar | schooljaar }}}}"
)
