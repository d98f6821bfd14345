"""The rules about the form of a file, as texts: `files/structure.py` holds a file to them when it is read."""

from __future__ import annotations

from dossiertool.checks.rule import Rule
from dossiertool.findings import Klasse, Niveau

_BRON = "Eigen regel van dossiertool"
OTHER_THAN_BASIS = Rule(
    code="SCH-01",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.TIP,
    titel="Zichtbaar is waar de school anders kiest dan het samenwerkingsverband",
    waarom="Ouders en scholen in de regio mogen weten wat op deze school anders is.",
    beter="Klopt dit niet? Haal het weg, dan geldt de basis.",
    bron="Basisondersteuning in 6 stappen, inleiding: een gezamenlijke norm (R079)",
    fout="termijnen: {behoefte_maanden: 6}, terwijl de basis 9 zegt en niemand dat weet.",
    goed="Hetzelfde, en zichtbaar in de uitkomst van controleer.",
)
BEHIND_HASH = Rule(
    code="STR-05",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.WAARSCHUWING,
    titel="Achter # staat geen tekst die bij het dossier hoort",
    waarom="Wat in een YAML-bestand achter # staat, leest dossiertool niet.",
    beter="Zet de hele tekst tussen dubbele aanhalingstekens.",
    bron=_BRON,
    fout="wat: Les in lokaal #12",
    goed='wat: "Les in lokaal #12"',
)
FORM_RULES: tuple[Rule, ...] = (
    Rule(
        code="STR-01",
        klasse=Klasse.STRUCTUUR,
        niveau=Niveau.FOUT,
        titel="Een verplicht veld ontbreekt",
        waarom="Zonder dit veld is niet te zeggen over wie of wat het gaat.",
        beter="Vul het veld in. Een voorbeeld krijgt u met: dossiertool nieuw SOORT",
        bron=_BRON,
        fout="Een dossier zonder dossiernummer.",
        goed="dossiernummer: D-7K3Q-92",
    ),
    Rule(
        code="STR-02",
        klasse=Klasse.STRUCTUUR,
        niveau=Niveau.FOUT,
        titel="Een veld bestaat niet",
        waarom="Wat in een onbekend veld staat, zou nergens terugkomen.",
        beter="Gebruik de naam die de melding noemt.",
        bron=_BRON,
        fout="behoeftes: …",
        goed="behoeften: …",
    ),
    Rule(
        code="STR-03",
        klasse=Klasse.STRUCTUUR,
        niveau=Niveau.FOUT,
        titel="Een waarde past niet bij het veld",
        waarom="Dan is niet duidelijk wat er bedoeld is.",
        beter="Kijk in de melding wat hier hoort: tekst, een getal, een lijst of een keuze.",
        bron=_BRON,
        fout="urgentie: heel snel",
        goed="urgentie: week",
    ),
    Rule(
        code="STR-04",
        klasse=Klasse.STRUCTUUR,
        niveau=Niveau.FOUT,
        titel="Een datum klopt niet",
        waarom="Dossiertool rekent met datums: wanneer iets afloopt, en wat er te laat is.",
        beter="Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-21.",
        bron=_BRON,
        fout="datum: 31-11-2026",
        goed="datum: 2026-11-30",
    ),
    BEHIND_HASH,
    Rule(
        code="PRIV-01",
        klasse=Klasse.PRIVACY,
        niveau=Niveau.FOUT,
        titel="Er staat geen burgerservicenummer in een dossier",
        waarom="Voor de hulp aan een leerling is het burgerservicenummer niet nodig.",
        beter="Haal het weg.",
        bron=_BRON,
        fout="Een getal van negen cijfers dat een burgerservicenummer kan zijn.",
        goed="leerlingnummer: 126043",
    ),
    OTHER_THAN_BASIS,
)
