"""How common a word is in Dutch school prose, so that an entry is looked up under its rarest word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossiertool.text.matching import Forms

# Times in ten thousand words of our labelled sentences and cases, then the words that are as common.
_TABLE = """
    586 de
    238 een
    236 op
    235 het
    234 van
    209 in en
    169 is
    167 dat
    163 hij
    114 met
    104 zijn
    102 bij
    81 november
    80 zij
    75 er
    65 ik
    62 niet
    59 voor haar ze
    58 heeft
    56 te
    52 naar
    47 moeder
    41 aan
    40 over als
    38 om keer
    35 die
    34 uit
    33 ouders vader
    32 uur door
    31 was wat oktober drie
    30 geen
    29 twee
    28 tot
    27 klas hem
    26 leerlingen september
    24 school na zegt
    22 gaat staat kan daar dan
    21 wij wil zonder
    20 of mentor dit minuten nooit per week thuis
    19 ook groep vier zich volgens
    18 doel één wordt
    17 altijd maar zelf
    16 nog les komt
    15 hebben vijf ons had sinds zit goed wel mijn
    14 laat zo alle elke januari woorden mee december dagen nu vindt meer jaar
    13 leerling we docent
    12 ben dag gesprek iedereen juni mij wie zei
    11 weken daarna staan
    10 af mag verslag lokaal zeggen al kwam
    9 alleen toets maart zes subgroep niemand tijd vraagt krijgt ging acht weg binnen engels
    8 maandag doet alles moet doen nieuwe schreef tien je ligt zitten andere gewoon lezen lessen elkaar
    8 tegen
    7 zien hoe onder februari iets toetsen weer eerst hele loopt niets vragen omdat eerste uitleg
    7 dinsdag tafel stond plek me eigen maken kind gemiddeld extra leest worden dossier hun
    6 brief via mening toen waar deze willen vrijdag liever tweede kinderen behoefte gym bang liep weet
    6 vinden plan tussen werkt samen woord
    5 zal telefoon voelt vast heb weten denkt gezin geeft maakt naast niks conciërge nodig komen achter
    5 pauze zou helpt tijdens minstens houdt onze waren terug begeleider onderzoek zoon jongen belt vroeg
    5 geweest elf noemt slaapt punten vorige oma zin open kunnen broer hulp laatste haalt vanaf vaste
    5 mevrouw dezelfde wiskunde zeven gaf score
    4 werk gaan men augustus maakte donderdag vertelt blijft toe mei vind hen negen opdrachten leerkracht
    4 behaald echt plannen ruzie veel huisarts schrijft eens april zat want klaar opa tante elk
    4 vertelde oude fouten begrijpen havo las twaalf woensdag iemand zus verhaal juf trap waarom praat horen
    4 zichzelf kaart waarschijnlijk soort legde boos schijnt deur rekenen jas zinnen training woont gebruikt
    4 telt praten docenten gehaald werken vraag jongens hetzelfde huiswerk periode dus toestemming opgaven
"""
_TIMES = {word: int(line.split()[0]) for line in _TABLE.strip().splitlines() for word in line.split()[1:]}
# Times in ten thousand of any other word, of an ending or beginning, and of a sign.
_RARE, _AFFIX, _SIGN = 0.05, 20, 600


def cost(forms: Forms) -> float:
    """Return how often one of these words turns up in ten thousand words."""
    return sum(_TIMES.get(word, _RARE if word[:1].isalnum() else _SIGN) for word in forms.words) + _AFFIX * (
        len(forms.endings) + len(forms.beginnings)
    )
