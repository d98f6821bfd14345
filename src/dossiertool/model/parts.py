"""What `nieuw` can make: whole case files, and the parts that go in a list of one.

Plain data, so that the command line can name the kinds without loading the models.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A kind of part: in which kind of case file it belongs, and in which list there."""

    root: str
    field: str


ROOT_KINDS = ("dossier", "groepsplan", "school")
PARTS = {
    "signaal": Part("dossier", "signalen"),
    "behoefte": Part("dossier", "behoeften"),
    "gesprek": Part("dossier", "gesprekken"),
    "beeld": Part("dossier", "beelden"),
    "hulpvraag": Part("dossier", "hulpvragen"),
    "zienswijze": Part("dossier", "zienswijzen"),
    "factor": Part("dossier", "factoren"),
    "betrokkene": Part("dossier", "betrokkenen"),
    "besluit": Part("dossier", "besluiten"),
    "consultvraag": Part("dossier", "consultvragen"),
    "handelingsplan": Part("dossier", "plannen"),
    "ot-aanmelding": Part("dossier", "aanmeldingen"),
    "ot-verslag": Part("dossier", "verslagen"),
    "evaluatie": Part("dossier", "evaluaties"),
    "toestemming": Part("dossier", "toestemmingen"),
    "uitwisseling": Part("dossier", "uitwisselingen"),
    "overdracht": Part("dossier", "overdrachten"),
    "diagnose": Part("dossier", "diagnoses"),
    "verzoek": Part("dossier", "verzoeken"),
    "logregel": Part("dossier", "logboek"),
    "subgroep": Part("groepsplan", "subgroepen"),
    "groepsbespreking": Part("groepsplan", "besprekingen"),
    "groepsevaluatie": Part("groepsplan", "evaluaties"),
}
# Parts that can be filled in from what a dossier already says (`--uit`).
FOLLOW_UPS = ("handelingsplan", "ot-aanmelding", "evaluatie")
