"""Small closed word classes of Dutch that the context rules need: who speaks, about whom, how."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WRITER = _set("mij me ons mijn onze ik wij we")
PRONOUNS_THIRD = _set("hij zij ze")
OBJECTS_THIRD = _set("hem haar hen hun")

ROLES = _set(
    """moeder vader ouders ouder stiefmoeder stiefvader pleegmoeder pleegvader pleegouders oma opa tante oom
    zus broer voogd leerling mentor docent leraar leerkracht juf meester trainer begeleider psycholoog
    orthopedagoog jeugdarts huisarts kinderarts arts logopedist fysiotherapeut ergotherapeut psychiater
    coördinator conciërge teamleider directeur rector decaan wijkagent agent leerplichtambtenaar
    gezinsspecialist counselor maatschappelijk hulpverlener behandelaar onderwijsassistent stagiair
    ondersteuningscoördinator zorgcoördinator leerlingbegeleider vertrouwenspersoon tolk"""
)
ROLE_ENDINGS = (
    "coördinator",
    "begeleider",
    "begeleidster",
    "specialist",
    "docent",
    "therapeut",
    "moeder",
    "vader",
)

# Openers of a sentence and other words that are written with a capital without being a name.
NOT_A_NAME = _set(
    """de het een er dit dat deze die ik wij we jij u je men iemand niemand iedereen mensen anderen ons onze
    mijn
    zijn haar hun wat wie waar wanneer hoe waarom als toen dan nu ook maar en of want dus omdat doordat terwijl
    in op aan bij met voor na van uit over door tot naar om onder tussen zonder tijdens volgens sinds vanaf
    binnen buiten tegen per vanwege ondanks wegens eerlijk persoonlijk misschien waarschijnlijk helaas gelukkig
    eigenlijk gewoon soms vaak altijd nooit meestal regelmatig gisteren vandaag morgen daarna daarom daar hier
    eerst verder wel niet geen alle alleen elk elke ieder iedere veel weinig sommige enkele twee drie vier vijf
    is was heeft had wordt werd kan kon mag moet zal zou gaat ging doet deed komt kwam blijft lijkt schijnt
    leerlingen docenten leraren ouders collega's klasgenoten school team groep klas subgroep doel behoefte
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli
    augustus september oktober november december thuis frans engels duits nederlands via zo al nog te"""
)

NO_SOURCE = _set(
    """ik wij we men iemand niemand iedereen anderen mensen sommigen collega's kennissen leerlingen klasgenoten
    buren ouders-onderling team school er het dit dat"""
)

DETERMINERS = _set("de het zijn haar hun deze die")

# Verbs of saying and thinking: what follows is the speaker's.
REPORTING = _set(
    """zegt zei zeggen zeiden vertelt vertelde vertellen vertelden vindt vind vond vinden vonden denkt dacht
    denken dachten meent meende gelooft geloofde ervaart ervoer ervaren schrijft schreef schrijven schreven
    meldt meldde melden meldden noemt noemde noemen noemden benoemt benoemde antwoordt antwoordde klaagt
    klaagde herkent herkende herkennen beschrijft beschreef bevestigt bevestigde noteert noteerde
    beoordeelt beoordeelde omschrijft omschreef vermoedt vermoedde verwacht verwachtte"""
)
# These report only what a clause holds: ziet dat, vraagt of, hoopt dat.
REPORTING_CLAUSE = _set(
    """ziet zag zien zagen voelt voelde voelen wil wilde willen wilden hoopt hoopte hopen vreest vreesde weet
    wist
    weten wisten hoort hoorde gehoord vraagt vroeg vragen vroegen merkt merkte stelt stelde legt overweegt"""
)
CLAUSE_OPENERS = _set("dat of hoe waarom wat")
GIVING = _set("geeft gaf geven gaven aangeeft aangaf aangegeven")
CLAUSE_ENDS = _set(", ' \" ’ ” »")
INDEFINITE = _set("een andere sommige enkele veel paar")

COPULAS = _set("is was zijn waren wordt werd worden werden blijft bleef lijkt leek blijkt bleek heet geweest")

PERSONS = _set(
    """leerling leerlingen kind kinderen jongen jongens meisje meisjes meid meiden knul knaap puber pubers
    tiener
    moeder vader ouder ouders gezin familie klas groep klasgenoot klasgenoten docent docenten leraar leraren
    leerkracht collega collega's mentor persoon type mens mensen man vrouw broer zus oma opa dame heer gast
    stagiaire stagiair zusje broertje invaller kleuter kleuters vriend vriendin juf meester
    team stel figuur kerel lezer lezers rekenaar spellers speller schrijver planner prater luisteraar"""
)
PERSON_ENDINGS = ("leerling", "leerlingen", "kind", "meisje", "jongen", "moeder", "vader", "groepje")

THINGS = _set("het dit dat er les toets opdracht lokaal weer rooster boek methode verbinding")

DENIALS = _set("niet geen lang")
PERMISSIONS = _set("mag mogen mocht mochten kan kunnen")
NEVER = _set("nooit niemand geen")

CONDITIONS = _set("als wanneer zodra indien mocht")

SCALE = _set(
    "altijd soms nooit vaak meestal regelmatig zeker waarschijnlijk onwaarschijnlijk mogelijk onmogelijk zelden"
)

EXPLAINS = (
    ", zoals",
    "dat wil zeggen",
    ", dat wil zeggen",
    ", dat is",
    ", oftewel",
    "oftewel",
    ", ofwel",
    "d . w . z",
    ", d . w . z",
    ", namelijk",
)
