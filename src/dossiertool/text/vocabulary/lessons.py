"""Words that tell of a lesson, a title or an explanation."""

from __future__ import annotations

from dossiertool.text.vocabulary import words

EXPLAINS = (
    ", zoals",
    "betekent",
    ", betekent",
    "houdt in",
    "is het aantal",
    "zijn de",
    "staat voor",
    "staan voor",
    "staat hier voor",
    "staat bij ons voor",
    ", een",
    ", het",
    ", namelijk",
    ", dus het ",
    ", dus een ",
    ", dus hoe ",
    ", ook wel",
    ", voluit",
    ", kortweg",
    "noemen we",
    "noemt",
    ", de afkorting",
)
EXPLAINS_LATER = (
    " betekent ",
    " betekenen ",
    "bedoelen we",
    "bedoelen wij",
    "verstaan we",
    "verstaan wij",
    ", de maat ",
    ", de mate ",
    ", het vermogen ",
    ", de vaardigheid ",
    ", de manier ",
    ", anders gezegd",
    "in gewone taal",
    "in gewone woorden",
    "dat wil zeggen",
    "oftewel",
    "ofwel",
    "d . w . z",
    "d.w.z",
    "met andere woorden",
)
MATERIAL = words(
    """spreekwoord spreekwoorden gezegde gezegden gezegdes dictee woorddictee woordenlijst woordenlijsten
    synoniem synoniemen antoniem antoniemen personage personages hoofdpersoon hoofdpersonage hoofdrol
    toneelstuk musical sketch rollenspel sprookje roman gedicht songtekst strip stripverhaal poster
    bijwoord bijwoorden voegwoord voegwoorden begrippenlijst meerkeuzevraag schrijfopdracht leestekst
    luistertekst fabel fabels mop raadsel rap songteksten stelling stellingen woordpaar woordparen
    theater jeugdtheater toneel romans antwoordmogelijkheden antwoordopties schaalwoorden signaalwoorden
    signaalwoord"""
)
MATERIAL_PAIRS = frozenset(
    (first, second)
    for first in ("het", "dit", "een", "de", "welk", "elk")
    for second in (
        "spel",
        "verhaal",
        "toneelstuk",
        "prentenboek",
        "gedicht",
        "sprookje",
        "liedje",
        "voorleesverhaal",
        "kringspel",
        "personage",
        "leesboek",
        "stripboek",
        "filmpje",
    )
) - {
    ("een", "verhaal"),
    ("het", "verhaal"),
    ("een", "spel"),
    ("het", "spel"),
    ("dit", "verhaal"),
}
MATERIAL_TRIPLES = frozenset(
    (first, second, third)
    for first in ("in", "uit", "van", "bij", "over")
    for second in ("het", "een", "dit")
    for third in (
        "verhaal",
        "spel",
        "boek",
        "stuk",
        "toneelstuk",
        "filmpje",
        "lied",
        "liedje",
        "voorleesboek",
        "tekstboek",
        "lesboek",
        "fragment",
    )
) | frozenset(
    (first, second, "over")
    for first in ("de", "een", "het", "die")
    for second in (
        "les",
        "lessen",
        "lessenserie",
        "tekst",
        "film",
        "kringles",
        "verhaal",
        "boek",
        "poster",
        "werkstuk",
        "presentatie",
        "spreekbeurt",
    )
)
MATERIAL_TRIPLES |= {("tekening", "van", "een"), ("schilderij", "van", "een")}
MATERIAL_ENDINGS = (
    "toneel",
    "theater",
    "rollenspel",
    "voorleesboek",
    "emotiekaart",
    "emotiekaarten",
    "gevoelskaart",
    "gevoelskaarten",
    "gevoelenskaart",
    "smileykaart",
    "spreuk",
    "spreuken",
    "gevoelsmeter",
    "gevoelsthermometer",
    "emotiemeter",
    "emotiethermometer",
    "kaartjes",
    "dictee",
)
NAMING = words("woord woorden woordje woordjes begrip begrippen term titel kopje getiteld heet heette")
# What a row of words stands behind when the words are named: de woorden blij, bang en boos.
ROW_AFTER = words(": woorden woordjes begrippen termen antwoorden emoties gevoelens eigenschappen namen titels")
# Right before a title or role: het boek Boos; de rol vrek.
NAMED_AFTER = words(
    """kaartje smiley gezichtje plaatje picto pictogram rol hoofdstuk lesbrief liedje film boek lied serie
    spel programma"""
)
EXPLAINS_BEFORE = (
    "oftewel",
    "ofwel",
    ", kortweg",
    "afgekort",
    "heet ook",
    "ook wel",
    "dat heet",
    "heet dat",
    "dit heet",
    "noemen we",
    "noemen we dat",
    "noem je",
    "noemt de logopedist",
    "met een ander woord",
    "in vaktaal",
    "de vakterm is",
)
EXPLAINING = words("toe uit is")  # licht het begrip … toe:
# What begins something else than an explanation: a source, evidence, a time, a course of events.
NO_EXPLANATION = words(
    """volgens zie bron aldus verslag brief rapport onderzoek vastgesteld sinds diagnose dd d.d zoals eind
    begin op score conclusie bijlage gestart tel via hij zij ze eerst bij in alle te dat dit daar dan dus niet
    niets geen nog wel al ja nee ook maar en of elke elk iedere ieder maandag dinsdag woensdag donderdag
    vrijdag morgen vandaag gisteren vanaf tot na voor tijdens week dag uur keer maand jaar half kwartier
    loopt gaat ging start duurt is was heeft had wil wilde kan kon mag moet moest wordt werd hem haar hen ons
    mij zijn goed jammer fijn prima waar klaar genoeg lastig moeilijk gelukt af bekend zeker zo"""
)
# What comes after the noun of an explanation: een groep scholen die, een vorm van, een toets waarmee.
OF_A_KIND = words("van voor die dat om met waar waarmee waarbij waarin waarop waarvoor over tussen bij op")
# Nouns that look like a participle.
LIKE_PARTICIPLES = words("gebied gewicht gezicht geheugen gezondheid geduld gelijkheid gezinnen gesprekken")
# A play or game in which someone is given a role, and what tells that he is in it.
STAGE = words(
    """klucht hoorspel luisterspel audioserie drama dramales dramalessen kerstspel kerstviering paasspel
    sinterklaasspel schoolfilm film filmpje voorstelling scène scènes act improvisatie weerwolven
    gezelschapsspel bordspel kaartspel computerspel game rol rollen schimmenspel poppenkast poppenspel
    poppenkastspel cabaret opera operette podcast script auditie kostuum kostuums verkleedhoek verkleedkist
    verkleedpartij carnaval tableau doek podium regie souffleur eenakter monoloog dialoog rollenkaart
    rolkaart speelscène moordspel mysteriespel larp"""
)
STAGE_ENDINGS = (
    "musical",
    "voorstelling",
    "eenakter",
    "hoorspel",
    "moordspel",
    "poppenspel",
    "bordspel",
    "kaartspel",
    "detectivespel",
    "dramales",
    "speelfilm",
    "klucht",
)
ACTING = words(
    """speel speelt speelde spelen speelden gespeeld vertolkt vertolkte vertolken vertolkten
    beeldde beeldt beeldden uitgebeeld uitbeeldde sprak spraken inspreken nam namen kreeg kregen trok"""
)
PLAYING = words("speel speelt speelde spelen speelden gespeeld vertolkt vertolkte vertolkten vertolken")
DRESSED = words("verkleed vermomd geschminkt gekleed uitgedost verkleedde vermomde")
# What a lesson is about, and how that is said.
LESSON = words(
    """lesbrief lespakket lesboek hoofdstuk thema project opdracht nieuwsbegrip burgerschap mediawijsheid
    nederlands engels geschiedenis aardrijkskunde biologie filosofie maatschappijleer maatschappijkunde
    levensbeschouwing godsdienst taal rekenen techniek kringgesprek jeugdjournaal woordmuur woordenmuur
    woordkaart woordkaarten werkblad poster debat nepnieuws tekst artikel krant column les lessen
    woordweb woordspin schoolkrant klassenkrant wereldoriëntatie woordenschat prentenboek voorleesboek
    leesboek"""
)
LESSON_ENDINGS = ("les", "lessen", "opdracht", "begrip", "lesbrief", "werkblad", "muur", "quiz")
TREATING = words(
    """gaat ging gingen gaan behandelt behandelde behandelden behandeld onderzoekt onderzocht onderzochten
    leerde leerden leert leren besprak bespraken bespreekt besproken zocht zochten zoekt uitgezocht oefende
    oefenden oefent hangen hangt hing kwam kwamen komt komen draaide draait verdiepte stond staat bekeek
    bekeken schreef schreven maakte maakten"""
)
RUMOURS = words("gerucht geruchten roddel roddels achterklap zeggen roddelen geroddel praatje praatjes")
ASKED_WHAT = words("waarom wat hoe tussen of")
