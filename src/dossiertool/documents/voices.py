"""How each party sees it, side by side: pupil, parents and school, each with name and date."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from dossiertool.documents.words import capital, full_date, joined
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dossiertool.model.akkoord import Akkoord
    from dossiertool.model.zienswijze import Hulpvraag, Inbreng, Ontbrekend, Zienswijze

# A column of the table Dossier stemmen holds about so many characters a line; above so many lines in
# one view, or in one column, the views stand one under the other.
_LINE = 34
_MOST_LINES = 12
_MOST_LINES_IN_ALL = 30


def voices(
    headings: Mapping[Partij, str],
    zienswijzen: Sequence[Zienswijze],
    *,
    missing: Sequence[Ontbrekend] = (),
    questions: Sequence[Hulpvraag] = (),
    input_of: Mapping[Partij, Inbreng | None] | None = None,
    input_missing: Sequence[Ontbrekend] = (),
    refused: Iterable[tuple[Partij, Akkoord]] = (),
    about: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return `stemmen`, one for each party, `stemmen_gegeven` and `stemmen_naast_elkaar`.

    A voice has `kop`, `zienswijzen` (each with `teksten` and `bron`), `vragen`, `inbreng` (with `bron`)
    and, when it gave no view, `reden` why not, and `inbreng_reden` why it brought nothing in; `leeg` is
    true when there is nothing at all. A view about one part says which, in the words of `about`. A party that
    did not agree is heard here too, in its own words.
    """
    answers = list(refused)
    found: list[dict[str, Any]] = [
        {
            "partij": party.value,
            "kop": heading,
            "zienswijzen": [
                *_grouped((view for view in zienswijzen if view.van is party), about or {}),
                *(_refusal(answer) for by, answer in answers if by is party),
            ],
            "vragen": [
                {**question.model_dump(mode="json"), "bron": joined(question.door, _date(question.datum))}
                for question in questions
                if question.van is party
            ],
            "inbreng": _input((input_of or {}).get(party)),
            "inbreng_reden": next((reason.reden for reason in input_missing if reason.van is party), None),
            "reden": next((reason.reden for reason in missing if reason.van is party), None),
        }
        for party, heading in headings.items()
    ]
    for voice in found:
        parts = ("zienswijzen", "vragen", "inbreng", "inbreng_reden", "reden")
        voice["leeg"] = not any(voice[part] for part in parts)
    return {
        "stemmen": found,
        "stemmen_gegeven": not all(voice["leeg"] for voice in found),
        "stemmen_naast_elkaar": all(map(_fits, found)),
    }


def _grouped(views: Iterable[Zienswijze], about: Mapping[str, str]) -> list[dict[str, Any]]:
    """Put what one person said on one day above one source line."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for view in views:
        part = about.get(view.over or "")
        source = joined(view.door, view.functie, _date(view.datum), f"over {part}" if part else None)
        groups.setdefault(capital(source), []).append({"tekst": view.tekst, "letterlijk": view.letterlijk})
    return [{"teksten": texts, "bron": source} for source, texts in groups.items()]


def views_of(answer: Akkoord, party: Partij | None, zienswijzen: Sequence[Zienswijze]) -> list[dict[str, Any]]:
    """Return how the one who answers sees it, on the last day that they said so, as a voice has it.

    That is who is named exactly so, else the party for which the answer is.
    """
    own = [view for view in zienswijzen if view.door == answer.wie]
    own = own or [view for view in zienswijzen if view.van is party]
    return _grouped((view for view in own if view.datum == max(one.datum for one in own)), {})


def _refusal(answer: Akkoord) -> dict[str, Any]:
    source = joined(answer.wie, answer.functie, "niet akkoord", _date(answer.datum))
    return {"teksten": [{"tekst": answer.opmerking, "letterlijk": False}], "bron": source}


def _input(inbreng: Inbreng | None) -> dict[str, Any] | None:
    if inbreng is None:
        return None
    return {**inbreng.model_dump(mode="json"), "bron": joined(inbreng.door, _date(inbreng.datum))}


def _date(day: date | None) -> str | None:
    return full_date(day) if day else None


def _fits(voice: dict[str, Any]) -> bool:
    """Tell whether a voice can stand in a column: no long view, and not too many."""
    texts = [text["tekst"] for view in voice["zienswijzen"] for text in view["teksten"]]
    texts += [question["tekst"] for question in voice["vragen"]]
    texts += [voice["inbreng"]["tekst"]] if voice["inbreng"] else []
    lines = [_lines(text) for text in (*texts, voice["reden"] or "", voice["inbreng_reden"] or "")]
    return max(lines) <= _MOST_LINES and sum(lines) <= _MOST_LINES_IN_ALL


def _lines(text: str) -> int:
    return sum(max(1, math.ceil(len(line) / _LINE)) for line in text.splitlines())
