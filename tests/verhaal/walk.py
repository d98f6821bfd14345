"""One invented case, from signal to closed need: everything Sabine types, and what she sees on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.run import run

from .desk import CASE, answer, command, findings, look, new, type_in

if TYPE_CHECKING:
    from .desk import Moment


def walk() -> dict[str, Moment]:
    """Take the case through the six steps in the current folder; return what she saw, by chapter."""
    seen: dict[str, Moment] = {}
    for chapter in (_noticed, _understood, _planned, _carried_out, _planned_again, _asked_for_help, _ended):
        seen |= chapter()
    return seen


def _noticed() -> dict[str, Moment]:
    command("nieuw", "school")
    type_in("", "naam: Voorbeeldcollege\n", CASE.with_name("school.yaml"))
    command("nieuw", "dossier", "-o", CASE, "--vandaag", "2026-09-14")
    type_in("leerling:", "roepnaam: Sami\nvoornaamwoord: hij\ngeboortedatum: 2013-02-11\nklas: 2H1\n")
    without_keeper = look("2026-09-14")
    type_in(
        "",
        """regiehouder:
  naam: Sabine
  functie: ondersteuningscoördinator
  contact: sabine@voorbeeld.example
vervanger:
  naam: Karim
  functie: mentor
  contact: karim@voorbeeld.example
betrokkenen:
  - {naam: Hanan, rol: ouder, functie: moeder, gezag: true}
  - {naam: Karim, rol: medewerker, functie: mentor, contact: karim@voorbeeld.example}
""",
    )
    said = new("signaal", day="2026-09-14")
    line = CASE.read_text(encoding="utf-8").splitlines().index("  - kenmerk: S1") + 1
    assert said.startswith(f"Geschreven: {CASE}, vanaf regel {line}\n")
    type_in(
        "- kenmerk: S1",
        """datum: 2026-09-14
door: Karim
onderwerp: huiswerk
feiten:
  - {wat: Sami is lui en leverde niets in., datum: 2026-09-14}
""",
    )
    judged = look("2026-09-14")
    type_in(
        "- kenmerk: S1",
        """feiten:
  - {wat: Sami leverde in twee weken 4 van de 10 opdrachten in., datum: 2026-09-14, gezien_door: Karim}
urgentie: maand
urgentie_reden: Sami haalt nog voldoendes.
leerling_gehoord_op: 2026-09-16
ouders_gesproken_op: 2026-09-17
geinformeerd_op: 2026-09-17
vervolgstap: Sabine spreekt op 22 september met Sami, zijn moeder en Karim.
vervolgstap_op: 2026-09-22
""",
    )
    return {"zonder regie": without_keeper, "oordeel": judged, "signaal": look("2026-09-17")}


def _understood() -> dict[str, Moment]:
    new("gesprek", day="2026-09-22")
    type_in("- kenmerk: G1", "datum: 2026-09-22\nuitkomst: interventie\nverslag: Er komt een plan.\n")
    talked = look("2026-09-22")
    new("behoefte", day="2026-09-22")
    type_in(
        "- kenmerk: B1",
        """omschrijving: Sami heeft in de les een vast moment nodig om zijn huiswerk op te schrijven.
geopend_op: 2026-09-22
bronnen:
  - {soort: gesprek, datum: 2026-09-22}
""",
    )
    type_in("- kenmerk: S1", "behoeften: [B1]\n")
    new("beeld", day="2026-09-22")
    type_in(
        "- datum:",
        """datum: 2026-09-22
gezamenlijk_beeld: Sami schrijft zijn huiswerk niet op en weet thuis niet wat hij moet doen.
eens: true
voldoende_bekend: true
voldoende_door: Sabine
deelnemers: [Sami, Hanan, Karim, Sabine]
""",
    )
    type_in(
        "",
        """sterke_kanten:
  - {omschrijving: Sami haalde voor de drie toetsen van september gemiddeld een 7., van: leerling}
factoren:
  - kenmerk: F1
    richting: stimulerend
    domein: leerling
    omschrijving: Sami werkt thuis van vier tot vijf uur aan tafel.
  - {richting: belemmerend, domein: leraar, omschrijving: Vier docenten zeggen het huiswerk na de bel.}
hulpvragen:
  - {van: leerling, tekst: Hoe weet ik thuis wat ik moet doen?}
zienswijzen:
  - {van: leerling, door: Sami, datum: 2026-09-22, tekst: Sami denkt dat hij het onthoudt.}
  - {van: ouders, door: Hanan, datum: 2026-09-22, tekst: Hanan vindt dat er veel huiswerk is.}
  - {van: leraar, door: Karim, datum: 2026-09-22, tekst: Karim denkt dat opschrijven genoeg is.}
""",
    )
    return {"gesprek": talked, "beeld": look("2026-09-22")}


def _planned() -> dict[str, Moment]:
    new("handelingsplan", "--uit", CASE, day="2026-09-29")
    empty = findings("2026-09-29")
    assert {finding["melding"] for finding in empty} == {"Dit veld is leeg. Vul het in: het is verplicht."}
    assert [finding["pad"] for finding in empty] == [
        "plannen.0.gericht_op",
        "plannen.0.startdatum",
        "plannen.0.einddatum",
        "plannen.0.doelen.0.omschrijving",
    ]
    type_in(
        "- kenmerk: HP1",
        """gericht_op: Huiswerk opschrijven en inleveren
startdatum: 2026-10-05
einddatum: 2026-12-18
analyse:
  signalen: [S1]
inbreng_leerling: {tekst: Sami koos de groene agenda zelf., door: Sami, datum: 2026-09-29}
inbreng_ouders: {tekst: Hanan wil op vrijdag een bericht., door: Hanan, datum: 2026-09-29}
""",
    )
    type_in(
        "- kenmerk: HP1",
        """doelen:
  - kenmerk: D1
    omschrijving: Op 11 december 2026 levert Sami minstens 9 van de 10 opdrachten van die twee weken in.
    in_eigen_woorden: Ik wil thuis weten wat ik moet doen.
    behoefte: B1
    nulmeting: 4 van de 10 opdrachten
    streefwaarde: 9 van de 10 opdrachten
    streefdatum: 2026-12-11
    hoe_gemeten: Karim telt de opdrachten van twee weken.
    samen_met_leerling: true
    smarti:
      - {deel: acceptabel, door: Hanan, datum: 2026-09-29}
      - {deel: realistisch, door: Karim, datum: 2026-09-29}
      - {deel: inspirerend, door: Sami, datum: 2026-09-29}
  - kenmerk: D2
    omschrijving: Op 11 december 2026 begint Sami op 4 van de 5 dagen om vier uur.
    behoefte: B1
    nulmeting: 2 van de 5 dagen
    streefwaarde: 4 van de 5 dagen
    streefdatum: 2026-12-11
    hoe_gemeten: Hanan zet een streepje op de kalender.
    smarti:
      - {deel: acceptabel, door: Hanan, datum: 2026-09-29}
      - {deel: realistisch, door: Karim, datum: 2026-09-29}
      - {deel: inspirerend, door: Sami, datum: 2026-09-29}
""",
    )
    draft = look("2026-09-29")
    type_in(
        "- kenmerk: HP1",
        """status: vastgesteld
vastgesteld_op: 2026-09-29
vastlegger: Karim
aanspreekpunt: {naam: Karim, functie: mentor, contact: karim@voorbeeld.example}
maatregelen:
  - kenmerk: M1
    wie: Karim
    functie: mentor
    wat: Kijkt met Sami of het huiswerk in de agenda staat.
    waarom: Sami leverde 4 van de 10 opdrachten in.
    waar: lokaal 14
    hoe: Vijf minuten, met de agenda naast het rooster.
    wanneer: op maandag en donderdag om 14.50 uur
    doelgroep: leerling
    doelen: [D1]
    benut_factor: F1
    start: 2026-10-05
    uiterlijk: 2026-12-11
    verwacht_resultaat: Op vier van de vijf dagen staat het huiswerk in de agenda.
  - kenmerk: M2
    wie: Hanan
    functie: moeder
    wat: Kijkt met Sami in de agenda en zet haar naam eronder.
    waarom: Sami weet thuis niet wat hij moet doen.
    waar: thuis
    hoe: Vijf minuten, voor het avondeten.
    wanneer: op maandag tot en met donderdag
    doelgroep: ouders
    doelen: [D2]
    start: 2026-10-05
    uiterlijk: 2026-12-11
    verwacht_resultaat: Sami begint om vier uur.
evaluatiemomenten:
  - {datum: 2026-11-13, wat: Tussenevaluatie, met_wie: [Sami, Hanan, Karim]}
  - {datum: 2026-12-18, wat: Eindevaluatie, met_wie: [Sami, Hanan, Karim]}
akkoorden:
  - {wie: Sami, van: leerling, antwoord: akkoord, datum: 2026-09-29}
  - {wie: Hanan, van: ouders, antwoord: akkoord, datum: 2026-09-29}
  - {wie: Karim, van: leraar, antwoord: akkoord, datum: 2026-09-29}
gedeeld_met:
  - {wie: de negen docenten van 2H1, op: 2026-09-30}
""",
    )
    command("vul", "handelingsplan", CASE, "-o", "plan.docx", "--vandaag", "2026-09-30")
    return {"concept": draft, "plan": look("2026-09-30")}


def _carried_out() -> dict[str, Moment]:
    late = look("2026-11-16")
    type_in(
        "- kenmerk: B1",
        """status: in_behandeling
wijzigingen:
  - {datum: 2026-10-05, status: in_behandeling, door: Sabine, reden: Plan HP1 is begonnen.}
""",
    )
    new("logregel", day="2026-11-16")
    type_in(
        "- datum: 2026-11-16",
        """soort: uitvoering
door: Karim
van: leraar
behoeften: [B1]
maatregelen: [M1, M2]
tekst: Karim en Sami keken 9 van de 12 keer samen in de agenda. Hanan zette 18 van de 24 keer haar naam.
""",
    )
    new("evaluatie", "--uit", CASE, day="2026-11-16")
    answer("- kenmerk: E1", "deels", "6 van de 10 opdrachten", "voortzetten")
    answer("- doel: D2", "deels", "3 van de 5 dagen", "voortzetten")
    answer("maatregel: M1", "9 van de 12 keer", "voortzetten", "18 van de 24 keer", "voortzetten")
    without_next_step = look("2026-11-16")
    answer("- kenmerk: E1", "voortzetten")
    type_in("- kenmerk: E1", "status: vastgesteld\ndeelnemers: [Sami, Hanan, Karim]\n")
    command("vul", "evaluatie", CASE, "-o", "evaluatie.docx", "--vandaag", "2026-11-16")
    return {"te laat": late, "zonder vervolg": without_next_step, "tussen": look("2026-11-16")}


def _planned_again() -> dict[str, Moment]:
    new("evaluatie", "--uit", CASE, day="2026-12-18")
    answer(
        "- kenmerk: E2",
        *("niet", "5 van de 10 opdrachten", "bijstellen", "behaald", "4 van de 5 dagen", "afsluiten"),
        *("15 van de 21 keer", "voortzetten", "20 van de 44 keer", "stoppen", "nieuw_plan"),
    )
    type_in(
        "- kenmerk: E2",
        """status: vastgesteld
nieuwe_maatregelen:
  - kenmerk: M3
    wie: Sami
    wat: Maakt in elke les een foto van het bord.
    waarom: Vier docenten zeggen het huiswerk na de bel.
    waar: in het lokaal
    hoe: Met zijn telefoon, na het sein van de docent.
    wanneer: op schooldagen tot 26 februari
    doelgroep: leerling
    doelen: [D1]
    start: 2027-01-04
    uiterlijk: 2027-02-26
    verwacht_resultaat: Thuis ziet Sami het huiswerk van die dag.
""",
    )
    type_in(
        "- kenmerk: B1",
        """stappen:
  - {stap: signaleren, datum: 2026-09-14}
  - {stap: begrijpen, datum: 2026-09-22}
  - {stap: plannen, datum: 2026-09-29}
  - {stap: realiseren, datum: 2026-10-05}
  - {stap: evalueren, datum: 2026-12-18}
  - {stap: plannen, datum: 2026-12-18, reden: Doel D1 is niet behaald.}
""",
    )
    evaluated = look("2026-12-18")
    new("handelingsplan", "--uit", CASE, day="2026-12-18")
    type_in("- kenmerk: HP1", "status: vervangen\n")
    type_in(
        "- kenmerk: HP2",
        """startdatum: 2027-01-04
einddatum: 2027-02-26
status: vastgesteld
vastgesteld_op: 2026-12-18
evaluatiemomenten:
  - {datum: 2027-02-26, wat: Eindevaluatie, met_wie: [Sami, Hanan, Karim]}
""",
    )
    answer("- kenmerk: HP2", "2027-02-19")
    return {"niet behaald": evaluated, "vervolgplan": look("2026-12-18")}


def _asked_for_help() -> dict[str, Moment]:
    new("ot-aanmelding", "--uit", CASE, day="2027-01-11")
    type_in(
        "- kenmerk: OT1",
        """aanmelder: Sabine
status: vastgesteld
urgentie: maand
urgentie_reden: Sami leverde in december 5 van de 10 opdrachten in.
gevraagde_functies: [advies]
vraag: Hoe komt het huiswerk van vier vakken op tijd op het bord?
bespreking: {datum: 2027-01-14, met_wie: [Sami, Hanan, Karim, Sabine]}
""",
    )
    without_consent = look("2027-01-11")
    new("toestemming", day="2027-01-11")
    type_in(
        "- kenmerk: T1",
        """soort: bespreking_ot
ontvanger: ondersteuningsteam
doel: Bespreken met naam
gegevens: [deze aanmelding]
antwoorden:
  - {wie: Hanan, functie: moeder, antwoord: ja, datum: 2027-01-11}
  - {wie: Sami, functie: leerling, antwoord: ja, datum: 2027-01-11}
""",
    )
    command("vul", "ot-aanmelding", CASE, "-o", "aanmelding.docx", "--vandaag", "2027-01-11")
    registered = look("2027-01-11")
    new("ot-verslag", day="2027-01-14")
    type_in(
        "- kenmerk: V1",
        """datum: 2027-01-14
aanmelding: OT1
status: vastgesteld
aanwezig:
  - {naam: Sabine, rol: coordinator}
  - {naam: Petra, rol: onderwijsondersteuningsspecialist}
  - {naam: Marloes, rol: gezinsspecialist}
besluiten:
  - kenmerk: OB1
    functie: advies
    wat: De docenten van 2H1 zetten het huiswerk vijf minuten voor de bel op het bord.
    wie: Karim
    uiterlijk: 2027-01-22
    opgevolgd_op:
""",
    )
    advised = look("2027-01-14")
    type_in("- kenmerk: OB1", "uiterlijk: 2027-01-22\nopgevolgd_op: 2027-01-20\n")
    return {
        "zonder toestemming": without_consent,
        "aangemeld": registered,
        "advies": advised,
        "opgevolgd": look("2027-01-20"),
    }


def _ended() -> dict[str, Moment]:
    new("evaluatie", "--uit", CASE, day="2027-02-26")
    answer(
        "- kenmerk: E3",
        *("behaald", "9 van de 10 opdrachten", "afbouwen"),
        *("14 van de 14 keer", "afbouwen", "op 30 van de 35 dagen", "voortzetten", "afbouw"),
    )
    type_in("- kenmerk: E3", "status: vastgesteld\n")
    abrupt = look("2027-02-26")
    type_in(
        "- kenmerk: E3",
        """afbouw:
  - {datum: 2027-03-08, stap: Karim kijkt alleen op maandag mee., wie: [Karim]}
  - {datum: 2027-04-05, stap: Sami kijkt zelf. Karim kijkt niet meer mee., wie: [Karim]}
nazorg: {datum: 2027-05-24, wie: Karim, wat: Karim belt Hanan.}
""",
    )
    type_in(
        "- kenmerk: B1",
        """status: in_afbouw
wijzigingen:
  - {datum: 2026-10-05, status: in_behandeling, door: Sabine, reden: Plan HP1 is begonnen.}
  - {datum: 2027-02-26, status: in_afbouw, door: Sabine, reden: Doel D1 is behaald.}
""",
    )
    fading = look("2027-03-01")
    new("logregel", day="2027-03-08")
    type_in(
        "- datum: 2027-03-08",
        "soort: uitvoering\ndoor: Karim\nbehoeften: [B1]\ntekst: Karim keek op maandag 8 maart met Sami mee.\n",
    )
    first_step = look("2027-03-09")
    type_in("- kenmerk: HP2", "status: afgesloten\n")
    type_in(
        "- kenmerk: B1",
        """status: afgesloten
wijzigingen:
  - {datum: 2026-10-05, status: in_behandeling, door: Sabine, reden: Plan HP1 is begonnen.}
  - {datum: 2027-02-26, status: in_afbouw, door: Sabine, reden: Doel D1 is behaald.}
  - {datum: 2027-04-12, status: afgesloten, door: Sabine, reden: Doel D1 is behaald.}
afgesloten_op: 2027-04-12
reden: Doel D1 is behaald op 26 februari 2027.
afgesloten_met: [Sami, Hanan]
""",
    )
    closed = look("2027-04-12")
    new("evaluatie", day="2027-05-24")
    type_in("- kenmerk: E4", "soort: nazorg\ndatum: 2027-05-24\nplan: HP2\nvervolg: geen\n")
    assert run("controleer", CASE, "--vandaag", "2027-05-24").exit_code == 0
    return {
        "zonder afbouw": abrupt,
        "afbouw": fading,
        "eerste stap": first_step,
        "gesloten": closed,
        "nazorg": look("2027-05-24"),
    }
