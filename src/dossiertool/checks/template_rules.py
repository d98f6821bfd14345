"""The rules about Word templates, as texts: `documents/lint` holds a template to them.

A fout is what is dangerous or cannot be filled in, and `vul` refuses it too; what is untidy is a waarschuwing.
"""

from __future__ import annotations

from functools import partial

from dossiertool.checks.rule import Rule
from dossiertool.findings import Klasse, Niveau

_OWN = "Eigen regel van dossiertool"
_EVERYONE = "EN 301 549, hoofdstuk 10: documenten die iedereen kan lezen (N12)"
_fout = partial(Rule, klasse=Klasse.SJABLOON, niveau=Niveau.FOUT, bron=_OWN)
_waarschuwing = partial(Rule, klasse=Klasse.SJABLOON, niveau=Niveau.WAARSCHUWING, bron=_OWN)
_voor_iedereen = partial(Rule, klasse=Klasse.SJABLOON, niveau=Niveau.WAARSCHUWING, bron=_EVERYONE)

TEMPLATE_RULES: tuple[Rule, ...] = (
    # the file
    _fout(
        code="SJAB-01",
        titel="Een sjabloon is een gewoon Word-document (.docx)",
        waarom="Andere soorten bestanden kan dossiertool niet invullen.",
        beter="Sla het in Word op als Word-document (.docx), zonder wachtwoord.",
        fout="plan.doc, plan.dotx, of een .docx met een wachtwoord",
        goed="plan.docx",
    ),
    _fout(
        code="SJAB-02",
        titel="Een sjabloon is uitgepakt niet groter dan nodig",
        waarom="Een bestand dat klein is en bij het openen heel groot wordt, is gemaakt om een computer "
        "te laten vastlopen.",
        beter="Maak plaatjes kleiner, of begin opnieuw met het meegeleverde sjabloon.",
        fout="Een bestand van 78 kB met 30 MB tekst erin",
        goed="Een sjabloon van 40 kB",
    ),
    _fout(
        code="SJAB-03",
        titel="Elk onderdeel staat één keer en op zijn plaats in het bestand",
        waarom="Word en andere programma's lezen anders elk een ander stuk, of schrijven buiten de map.",
        beter="Open het sjabloon in Word en sla het op onder een andere naam.",
        fout="Twee keer word/document.xml, of een onderdeel met de naam ../../start.bat",
        goed="Een bestand zoals Word het opslaat",
    ),
    _fout(
        code="SJAB-04",
        titel="In een sjabloon zitten geen macro's en geen andere bestanden",
        waarom="Een macro kan op elke computer iets doen waar het document wordt geopend.",
        beter="Haal de macro of het ingesloten bestand weg, en sla op als Word-document (.docx).",
        fout="Een sjabloon met een ingesloten rekenblad",
        goed="Een sjabloon met tekst, tabellen en plaatjes",
    ),
    _fout(
        code="SJAB-05",
        titel="Een document haalt niets op van een andere plek",
        waarom="Wie het sjabloon maakte, ziet dan wanneer en waar het document van een leerling wordt geopend.",
        beter="Zet plaatjes in het sjabloon zelf. Een koppeling waar iemand op klikt, mag wel.",
        fout="Een logo dat van een website komt",
        goed="Een logo dat in het sjabloon zelf staat",
    ),
    _fout(
        code="SJAB-06",
        titel="Velden van Word tellen of herhalen alleen",
        waarom="Andere velden halen iets op of starten iets zodra het document wordt geopend.",
        beter="Haal het veld weg. Paginanummers, inhoudsopgave en datum mogen wel.",
        fout='{ INCLUDEPICTURE "https://…" }',
        goed="{ PAGE }",
    ),
    _fout(
        code="SJAB-07",
        titel="Elk onderdeel van het bestand is heel",
        waarom="Een beschadigd sjabloon geeft een beschadigd document.",
        beter="Open het sjabloon in Word en sla het op onder een andere naam.",
        fout="Een bestand dat half is gedownload",
        goed="Een bestand dat in Word opengaat zonder melding",
    ),
    # how a tag is written
    _waarschuwing(
        code="SJAB-08",
        titel="Begin en eind van een if of for staan op dezelfde plek",
        waarom="Staat het begin in de ene cel en het eind in de andere, dan verdwijnt soms een hele cel.",
        beter="Zet begin en eind met dezelfde letter in dezelfde cel, rij of tabel.",
        fout="{%p if concept %} in de eerste cel en {%p endif %} in de tweede",
        goed="{%p if concept %} en {%p endif %} in dezelfde cel",
    ),
    _waarschuwing(
        code="SJAB-09",
        titel="Een invulcode staat in één alinea",
        waarom="Van de alinea's waar de code over loopt, maakt dossiertool er één.",
        beter="Zet de hele code in één alinea.",
        fout="{{ leerling. op de ene regel en roepnaam }} op de volgende",
        goed="{{ leerling.roepnaam }}",
    ),
    _fout(
        code="SJAB-10",
        titel="Elke invulcode die begint, eindigt ook",
        waarom="Anders is niet te zien waar de code ophoudt.",
        beter="Zet }} of %} aan het eind van de code.",
        fout="{{ leerling.roepnaam }",
        goed="{{ leerling.roepnaam }}",
    ),
    _waarschuwing(
        code="SJAB-11",
        titel="Wat op een invulcode lijkt, is er een",
        waarom="Met één accolade te weinig blijft de code als tekst in het document staan.",
        beter="Schrijf twee accolades, of een accolade en een procentteken, zonder spatie ertussen.",
        fout="{ leerling.roepnaam }",
        goed="{{ leerling.roepnaam }}",
    ),
    _fout(
        code="SJAB-12",
        titel="Een invulcode is te lezen",
        waarom="Met een code die niet klopt, komt er geen document.",
        beter="Kijk de namen, punten, haakjes en aanhalingstekens na.",
        fout="{{ leerling roepnaam }}",
        goed="{{ leerling.roepnaam }}",
    ),
    _fout(
        code="SJAB-13",
        titel="Een invulcode vult in, kiest of herhaalt, en meer niet",
        waarom="Een sjabloon komt soms van een ander. Het mag niets uitvoeren op uw computer.",
        beter="Haal weg wat rekent, iets uitvoert of een ander bestand leest.",
        fout="{{ leerling.roepnaam.upper() }}",
        goed="{{ leerling.roepnaam | hoofdletter }}",
    ),
    _fout(
        code="SJAB-14",
        titel="Bij elke if en for hoort een eind",
        waarom="Anders is niet te zien welk stuk er soms niet is, of welk stuk wordt herhaald.",
        beter="Zet achter elke if een endif en achter elke for een endfor, op dezelfde plek.",
        fout="{%p if plan.bij_verschil %} zonder {%p endif %}",
        goed="{%p if plan.bij_verschil %} … {%p endif %}",
    ),
    _fout(
        code="SJAB-15",
        titel="Een code voor een rij of kolom staat in een tabel",
        waarom="Buiten een tabel is er geen rij of kolom om te herhalen.",
        beter="Schrijf {%p voor een alinea, of zet de code in de tabel.",
        fout="{%tr for feit in feiten %} in een gewone alinea",
        goed="{%tr for feit in feiten %} in een rij van een tabel",
    ),
    _waarschuwing(
        code="SJAB-16",
        titel="Een code voor een alinea, rij of cel staat daar alleen",
        waarom="De hele alinea, rij of cel verdwijnt bij het invullen, met alles wat erin staat.",
        beter="Zet tekst en andere codes in een eigen alinea, rij of cel.",
        fout="Doelen {%p for doel in plan.doelen %}",
        goed="{%p for doel in plan.doelen %} in een eigen alinea",
    ),
    _waarschuwing(
        code="SJAB-17",
        titel="In een invulcode staan rechte aanhalingstekens",
        waarom="Word maakt er vaak krul-aanhalingstekens van. Andere programma's kunnen die code niet lezen.",
        beter="Druk na het typen op Ctrl+Z, dan maakt Word ze weer recht.",
        fout="{% if plan.status == “concept” %}",
        goed='{% if plan.status == "concept" %}',
    ),
    _waarschuwing(
        code="SJAB-18",
        titel="Een invulcode staat niet in een bijgehouden wijziging",
        waarom="Het document krijgt die wijzigingen ook, en een code die is weggehaald telt nog mee.",
        beter="Accepteer alle wijzigingen en zet Wijzigingen bijhouden uit.",
        fout="Een code die als wijziging is ingevoegd",
        goed="Een sjabloon zonder bijgehouden wijzigingen",
    ),
    _fout(
        code="SJAB-19",
        titel="Met de invulcodes samen komt er een heel Word-document",
        waarom="Ook als elke code op zich klopt, kunnen ze samen iets maken wat Word niet opent.",
        beter="Zet {%p, {%tr en {%tc elk alleen in een alinea, rij of cel.",
        fout="Codes die half in en half buiten een tabel staan",
        goed="Codes die samen in dezelfde tabel staan",
    ),
    # what a tag asks for
    _fout(
        code="SJAB-20",
        titel="Het veld bestaat",
        waarom="Een naam die niet bestaat, zou niets in het document zetten, en niemand zou het zien.",
        beter="Kijk de naam na met: dossiertool sjabloon velden SOORT",
        fout="{{ doel.titl }}",
        goed="{{ doel.titel }}",
    ),
    _fout(
        code="SJAB-21",
        titel="Het filter bestaat",
        waarom="Zonder dat filter is niet te zeggen hoe het veld in het document komt.",
        beter="Kies een filter dat er is, bijvoorbeeld datum, lijst of woord.",
        fout="{{ plan.startdatum | datm }}",
        goed="{{ plan.startdatum | datum }}",
    ),
    _fout(
        code="SJAB-22",
        titel="De code past bij wat er in het veld staat",
        waarom="Een lijst kan niet in één keer in een zin, en een tekst is geen datum.",
        beter="Herhaal een lijst met for, en kies een filter dat bij het veld past.",
        fout="{{ plan.doelen }}",
        goed="{%p for doel in plan.doelen %}",
    ),
    _waarschuwing(
        code="SJAB-23",
        titel="Een datum of keuze komt in gewone woorden in het document",
        waarom="In het bestand staat een datum als 2026-12-11 en een keuze als in_uitvoering. Ouders "
        "lezen dat niet zo.",
        beter="Zet er een filter achter: | datum of | woord",
        fout="{{ plan.startdatum }}",
        goed="{{ plan.startdatum | datum }}",
    ),
    _waarschuwing(
        code="SJAB-24",
        titel="Een vergelijking kan waar zijn",
        waarom="Wat nooit waar is, staat nooit in een document.",
        beter="Vergelijk met een van de woorden die het veld kan zijn.",
        fout='{% if plan.status == "klaar" %}',
        goed='{% if plan.status == "vastgesteld" %}',
    ),
    _waarschuwing(
        code="SJAB-25",
        titel="Het is duidelijk voor welk document het sjabloon is",
        waarom="Pas dan is te zeggen welke namen er zijn.",
        beter="Noem het document met --soort, of zet het in de titel.",
        fout="Een sjabloon met de titel Formulier",
        goed="Een sjabloon met de titel Handelingsplan {{ leerling.roepnaam }}",
    ),
    _waarschuwing(
        code="SJAB-26",
        titel="Elk onderdeel van een lijst heeft dezelfde velden",
        waarom="Bij een onderdeel zonder dat veld komt er geen document.",
        beter="Zet het veld bij elk onderdeel van het voorbeeld, zo nodig leeg (null).",
        fout='[{"wat": "lezen", "door": "Jolien"}, {"wat": "rekenen"}]',
        goed='[{"wat": "lezen", "door": "Jolien"}, {"wat": "rekenen", "door": null}]',
    ),
    # tables
    _waarschuwing(
        code="SJAB-30",
        titel="Een tabel zegt hoe breed haar kolommen zijn",
        waarom="Zonder breedtes raadt elk programma, en loopt een tabel soms van de bladzijde.",
        beter="Sleep in Word één kolomrand iets opzij en sla op.",
        fout="Een tabel die een ander programma zonder breedtes opsloeg",
        goed="Een tabel die in Word is gemaakt",
    ),
    _waarschuwing(
        code="SJAB-31",
        titel="Een tabel of cel is nooit helemaal leeg",
        waarom="De lezer weet dan niet of er niets is, of dat er iets is vergeten.",
        beter="Zet er kolomkoppen in, of met {%p else %} een tekst voor als er niets is.",
        fout="Een tabel met alleen rijen die soms wegvallen",
        goed="Een tabel met vaste kolomkoppen",
    ),
    _voor_iedereen(
        code="SJAB-32",
        titel="Kolomkoppen komen terug op elke bladzijde",
        waarom="Anders weet de lezer op bladzijde 2 niet wat er in welke kolom staat; een "
        "voorleesprogramma weet het nergens.",
        beter="Zet de cursor in de bovenste rij en kies: Indeling > Veldnamenrijen herhalen.",
        fout="Een tabel die meegroeit, zonder herhaalde kolomkoppen",
        goed="Een tabel die meegroeit, met herhaalde kolomkoppen",
    ),
    # who reads it
    _voor_iedereen(
        code="SJAB-40",
        titel="De taal van het document is Nederlands",
        waarom="Een voorleesprogramma spreekt de tekst anders verkeerd uit, en Word zet overal rode strepen.",
        beter="Kies in Word: Controleren > Taal > Controletaal instellen > Nederlands (Nederland).",
        fout="Een sjabloon in het Engels (Verenigde Staten)",
        goed="Een sjabloon in het Nederlands (Nederland)",
    ),
    _voor_iedereen(
        code="SJAB-41",
        titel="Een plaatje heeft een beschrijving",
        waarom="Wie het plaatje niet ziet, mist anders wat erop staat.",
        beter="Klik met rechts op het plaatje en kies Alternatieve tekst.",
        fout="Een logo zonder alternatieve tekst",
        goed="Een logo met de tekst: Logo Voorbeeldcollege",
    ),
    _voor_iedereen(
        code="SJAB-42",
        titel="Het document heeft een titel",
        waarom="Een voorleesprogramma noemt de titel als het document opengaat.",
        beter="Kies in Word: Bestand > Info > Titel.",
        fout="Een sjabloon zonder titel",
        goed="Handelingsplan {{ leerling.roepnaam }}",
    ),
    _voor_iedereen(
        code="SJAB-43",
        titel="Koppen volgen op elkaar",
        waarom="Wie met koppen door het document springt, mist anders een stap.",
        beter="Gebruik na Kop 1 eerst Kop 2, dan Kop 3.",
        fout="Kop 1, en daarna meteen Kop 3",
        goed="Kop 1, Kop 2, Kop 3",
    ),
)
