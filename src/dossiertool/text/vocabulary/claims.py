"""Words beside an absolute one that make it no claim: denied, agreed, counted, done once."""

from __future__ import annotations

from dossiertool.text.vocabulary import words

DENIALS = words("niet geen lang")
# Absolute words that say little beside these: nog altijd, van alles, alles bij elkaar.
HOLLOW_PAIRS = frozenset({("nog", "altijd"), ("van", "alles"), ("voor", "altijd")})
HOLLOW_TRIPLES = frozenset({("alles", "bij", "elkaar"), ("alles", "bij", "zich"), ("alles", "in", "orde")})
# Acts that leave a trace in the file, so that `never` can be looked up: er is nooit onderzoek gedaan.
RECORDED = words(
    """gekeken onderzocht vastgelegd getest afgenomen aangevraagd geëvalueerd afgesloten genoteerd gemeten
    ondertekend gescreend opgesteld ingevuld"""
)
TO_COME = words("zodat voordat totdat tot")  # what is aimed at or waited for: totdat iedereen zit
PERMISSIONS = words("mag mogen mocht mochten kan kunnen")
NEVER = words("nooit nimmer niemand geen nergens niets niks niet")
SCALE = words(
    "altijd soms nooit vaak meestal regelmatig zeker waarschijnlijk onwaarschijnlijk mogelijk onmogelijk zelden"
)
ALSO = words("meer zo echt nog per")
AGREEMENTS = words(
    """afspraak afspraken afgesproken spreken regel regels schoolregel schoolregels protocol lokaalregel
    klassenregel verplicht voorschrift reglement roosterafspraak"""
)
# Keeping or breaking an agreement: what is said with these is about a person, not the agreement itself.
KEEPING = words(
    """nakomen nakomt nakwam nagekomen houdt houden hield hielden overtreedt overtrad schendt schond lapt
    negeert negeerde vergeet vergat weigert weigerde breekt schendt verbreekt ontduikt omzeilt
    overtreden geschonden gehouden vergeten genegeerd lak maling"""
)
EACH = words("alle elke elk ieder iedere iedereen")
DID_ONCE = words(
    """kregen kreeg maakten maakte deden schreven schreef tekenden tekende kozen koos lazen las bouwden bouwde
    bakten bakte namen nam ontvingen ontving vulden vulde legden legde brachten bracht zongen oefenden oefende
    begonnen begon noteerden noteerde leverden leverde verfden verfde plantten plantte stelden stelde meldden
    mat maten telden telde proefden proefde hingen hing vertrokken vertrok gingen"""
)
TROUBLE = words("ruzie genoeg hekel straf zenuwen herrie problemen bonje scheldwoorden klappen last")
