"""Words that say little about what a need is about, and words that point back."""

from __future__ import annotations

# No sign that two texts are about the same thing.
SILENT = frozenset(
    """de het een en of maar want dus dat die deze dit als dan toen omdat om te aan in op bij met voor na van
    uit over door tot naar onder tussen zonder tijdens sinds vanaf is was zijn waren wordt werd heeft had
    hebben kan kon zal zou moet mag wil gaat niet geen wel ook nog al er hij zij ze ik wij we hem haar hun
    zich zelf iemand meer minder veel weinig goed beter elke elk ieder iedere alle alles altijd soms vaak
    steeds keer week weken dag dagen maand maanden jaar jaren uur minuut minuten per nul twee drie vier vijf
    zes zeven acht negen tien elf twaalf minstens minimaal hooguit maximaal hoogste minste doel behoefte
    leerling kind kinderen school nodig hulp steun extra begeleiding ondersteuning krijgt houdt maakt maken
    doet doen komt komen gaan weet weten kunnen leren leert durft durven zelfstandig eigen nieuwe andere
    anderen ander rond binnen buiten wat wie waar hoe goede blijft blijven zitten zit staan staat halen
    haalt nemen neemt geven geeft zetten laten laat zien ziet rustig snel lang lange gebruik gebruiken
    gebruikt omgaan omgang elkaar samen vinden vindt bestaande vooral bijvoorbeeld enkele""".split()
)
# A sign only together with others: every need of a school has some of these.
FAINT = frozenset(
    """les lessen klas groep toets toetsen opdracht opdrachten werk werken taak taken docent leraar leerkracht
    juf meester mentor moeder vader ouders ouder thuis pauze plein lokaal periode blok schooljaar vak vakken
    uitleg vraag vragen plan punt punten score woorden woord zinnen zin tekst teksten bladzijde stap stappen
    klasgenoten contact gesprek gesprekken tijd vast plek tafel spel spelen schrijven schrijft lezen leest
    rekenen rekent praten praat zeggen zegt dingen spullen aanwezig mee beurt moeite problemen emoties
    gedrag nederlands engels gym bord stoel leven onderwijs niveau toon houding dagelijks ochtend middag
    avond einde begin""".split()
)
ANAPHORS = frozenset(
    """dat dit die deze daar daarvan daarbij daarmee hiermee hierbij het doel daarna inmiddels nu dus zo zij
    hij ze afgesproken gevraagd""".split()
)
