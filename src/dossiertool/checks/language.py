"""The language of every text of a case or a school file, with the words of the school."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Klasse, Niveau
from dossiertool.model.case import document_at
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.schoolbestand import Schoolbestand
from dossiertool.model.walk import contents, reading_order
from dossiertool.text import readability
from dossiertool.text.check import check_passage
from dossiertool.text.own import own_words
from dossiertool.text.shipped import shipped_index
from dossiertool.text.weigh import weigh_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiertool.findings import Finding
    from dossiertool.model.case import Case
    from dossiertool.model.walk import Contents, Text
    from dossiertool.text.weigh import Weighed

# What the findings of `text/readability.py` are about.
READABLE = Rule(
    code=readability.CODE,
    klasse=Klasse.LEESBAARHEID,
    niveau=Niveau.TIP,
    titel="Een tekst is te lezen zonder moeite",
    waarom=(
        "Ouders en leerling lezen mee. Dit is een indicatie: dossiertool telt woorden, bijzinnen en zinnen "
        "waarin niemand iets doet. Of iemand de tekst begrijpt, weet alleen die lezer."
    ),
    beter=readability.SHORTER,
    bron=readability.BRON,
    fout=(
        "Er is geconstateerd dat de resultaten die behaald zijn op de toetsen die in januari zijn afgenomen, "
        "achterblijven bij de verwachtingen die op basis van het advies mochten worden gesteld."
    ),
    goed="In januari haalde Noor op drie toetsen een 5. Het advies van de basisschool was havo.",
)


def language_of(record: Case | Schoolbestand, said: Contents, school: Schoolbestand) -> Iterator[Finding]:
    """Yield what is wrong with the language of each text.

    Raises:
        InvalidInput: a pack of the school is wrong; names file, line and rule.
    """
    own = own_words(school)
    for part, soort, known in _in_order(record, said.texts):
        yield from check_passage(part.text, soort, pad=part.pad, known=known, own=own)


def weigh_language(record: Case | Schoolbestand, school: Schoolbestand) -> list[Weighed]:
    """Return what `language_of` considered, and GP-03 in a groepsplan, in reading order. Raises as it does."""
    own, said = own_words(school), contents(record)
    found = [
        each
        for part, soort, known in _in_order(record, said.texts)
        for each in weigh_passage(part.text, soort, pad=part.pad, known=known, own=own)
    ]
    if isinstance(record, Groepsplan):
        index = shipped_index("groepsplan")
        for part in (*said.labels, *said.texts):
            found += weigh_passage(part.text, "feit", pad=part.pad, known=set(), index=index)
    return sorted(found, key=lambda each: (reading_order(record, each.pad), each.start))


def _in_order(record: Case | Schoolbestand, texts: Iterable[Text]) -> Iterator[tuple[Text, str, set[str]]]:
    """Yield each text with its tekstsoort and the terms that its document used before.

    A term is marked once per document, because documents are read apart; in a school file each text is.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    for part in texts:
        if part.soort is not None:
            document = part.pad if isinstance(record, Schoolbestand) else document_at(record, part.pad)
            yield part, part.soort.value, known[document]
