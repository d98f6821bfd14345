"""What a form that came back says: values by path, and what a person has to look at.

`paragraph` counts as `read_word` does (from 0, paragraphs with text only), so that a remark can be put at the
place with `comment_word.commented`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.documents.forms.shape import Value


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer was not taken: Dutch, names the label and never the answer.

    `pad` is None when it is about no single field; `what` says what is wrong and `advies` what to do.
    """

    label: str
    pad: str | None
    paragraph: int | None
    what: str
    advies: str


@dataclass(frozen=True, slots=True)
class Opmerking:
    """Text of a person that is no answer: typed beside the fields, or a comment of Word.

    `plaats` says in Dutch where it stands; `tekst` is what it says, so it belongs in no log or message.
    """

    plaats: str
    paragraph: int | None
    tekst: str
    auteur: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a table: `sleutel` is its kenmerk or number on the form, None for a row that was added.

    A column of which the answer could not be read is absent from `waarden`; an empty one is None.
    """

    sleutel: str | None
    waarden: Mapping[str, Value]
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Returned:
    """One form that came back. A field with a problem is absent from `waarden`; an empty one is None there.

    `vingerafdrukken` are of the values that the form was made with (`shape.fingerprint`), by path.
    """

    soort: str
    versie: int
    schemaversie: str
    nummer: str
    school: str
    kenmerk: str | None
    document_id: str
    waarden: Mapping[str, Value]
    tabellen: Mapping[str, tuple[ReturnedRow, ...]]
    vingerafdrukken: Mapping[str, str]
    problemen: tuple[Problem, ...]
    opmerkingen: tuple[Opmerking, ...]
