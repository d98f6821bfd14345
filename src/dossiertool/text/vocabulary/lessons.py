"""Words that tell of a lesson, a title or an explanation."""

from __future__ import annotations

from dossiertool.text.vocabulary import words

EXPLAINS = (
    ", zoals",
    "betekent",
    ", betekent",
    "houdt in",
    "is een",
    "is het aantal",
    "zijn de",
    "staat voor",
    "staan voor",
    "staat hier voor",
    "staat bij ons voor",
    ", een",
    ", het",
    ", namelijk",
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
    ", dat is",
    ": dat is",
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
) - {("een", "verhaal"), ("het", "verhaal"), ("een", "spel"), ("het", "spel"), ("dit", "verhaal")}
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
    "kaartjes",
    "dictee",
)
NAMING = words("woord woorden woordje woordjes begrip begrippen term titel kopje getiteld heet heette")
# Right before a title or role: het boek Boos; de rol vrek.
NAMED_AFTER = words("rol hoofdstuk lesbrief liedje film boek lied serie spel programma")
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
EVIDENCE = words("hij zij ze eerst bij in alle")
MERE_SOURCE = words(
    """volgens zie bron aldus verslag brief rapport onderzoek vastgesteld sinds diagnose dd d.d zoals eind
    begin op score conclusie bijlage gestart tel via"""
)
