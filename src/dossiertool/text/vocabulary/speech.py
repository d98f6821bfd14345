"""How words are ascribed: verbs of saying and thinking, sources on paper, who is no source."""

from __future__ import annotations

from dossiertool.text.vocabulary import words

NO_SOURCE = words(
    """ik wij we men iemand niemand iedereen anderen mensen sommigen collega's kennissen leerlingen
    klasgenoten buren ouders-onderling team school er het dit dat leeftijdsgenoten buurtbewoners
    vrienden vriendinnen kinderen omstanders derden medeleerlingen leeftijdgenoten velen buurtgenoten
    dorpsgenoten stadsgenoten bekenden familieleden verwanten getuigen ooggetuigen voorbijgangers
    insiders ingewijden buitenstaanders teamgenoten ploeggenoten clubgenoten schoolgenoten
    oud-leerlingen oud-klasgenoten oud-collega's ex-collega's jongeren meiden tieners brugklassers
    klasgenootjes vriendjes vriendinnetjes buurtkinderen buurjongens straatgenoten roddelaars bronnen
    winkeliers vakgenoten omwonenden toeschouwers huisgenoten gezinsleden groepsgenoten kenners
    wijkbewoners passanten sportmaatjes kwatongen roddeltongen buurtjongeren oud-docenten dorpelingen
    wijkgenoten internetgebruikers medescholieren scholieren"""
)
# What may stand before the team that speaks: vindt het hele team, zegt een andere leerling.
BEFORE_TEAM = words("het de ons onze heel hele")
# Verbs of saying and thinking: what follows is the speaker's.
REPORTING = words(
    """zegt zei zeggen zeiden vertelt vertelde vertellen vertelden vindt vind vond vinden vonden denkt
    dacht denken dachten meent meende gelooft geloofde ervaart ervoer ervaren schrijft schreef schrijven
    schreven meldt meldde melden meldden noemt noemde noemen noemden benoemt benoemde antwoordt
    antwoordde herkent herkende herkennen beschrijft beschreef bevestigt bevestigde noteert noteerde
    beoordeelt beoordeelde omschrijft omschreef vermoedt vermoedde verwacht verwachtte"""
)
# These report only what a clause holds: ziet dat, vraagt of, hoopt dat.
REPORTING_CLAUSE = words(
    """ziet zag zien zagen voelt voelde voelen wil wilde willen wilden hoopt hoopte hopen vreest vreesde
    weet wist weten wisten hoort hoorde gehoord klaagt klaagde klagen klaagden vraagt vroeg vragen
    vroegen merkt merkte stelt stelde legt overweegt"""
)
CLAUSE_OPENERS = words("dat of hoe waarom wat")
GIVING = words("geeft gaf geven gaven aangeeft aangaf aangegeven")
CLAUSE_ENDS = words(", ' \" ’ ” »")
FINDING = words("vind vindt vinden vond vonden")
TAKES_OVER = words("maar terwijl hoewel dus echter want en toch al daarentegen")
ACCORDING = words("volgens aldus blijkens namens")
# Sources on paper, and what they do.
DOCUMENTS = words(
    """verslag rapport rapportage brief onderzoek onderzoeksverslag vragenlijst screening toets test
    logboek registratie verzuimregistratie dossier advies diagnose observatielijst verwijsbrief
    beschikking proces-verbaal onderzoeksrapport psychodiagnostisch meting enquête formulier
    overdrachtsformulier overdracht mail e-mail"""
)
DOCUMENT_VERBS = words(
    """staat stond vermeldt vermeldde blijkt bleek meldt meldde schrijft schreef noemt noemde toont toonde
    concludeert concludeerde beschrijft beschreef vastgesteld gesteld adviseert adviseerde"""
)
OWN_WORDS = (
    *(["naar", owner] for owner in ("eigen", "haar", "zijn", "hun")),
    *([before, "eigen"] for before in ("in", "haar", "zijn")),
)
FEELINGS = words("gevoel idee indruk overtuiging gedachte")
SEPARABLE_SPEECH = {
    "kruist": "aan",
    "kruiste": "aan",
    "deelt": "mee",
    "deelde": "mee",
    "delen": "mee",
    "deelden": "mee",
    "legt": "uit",
    "legde": "uit",
    "leggen": "uit",
    "merkt": "op",
    "merkte": "op",
    "licht": "toe",
    "lichtte": "toe",
    "geeft": "kennen",
    "gaf": "kennen",
}
NOT_SAYING = words("af niets niks nee weinig amper")  # zegt af; zegt niets omdat …
REMARKS = words("opm opmerking kanttekening noot nb aantekening toevoeging naschrift school mentor")
LETTING = words("laat liet lieten laten")
PERFECT = words("heeft had hebben hadden")
GETTING = words("krijgt kreeg krijgen kregen houdt hield")  # the feeling that …
# Passes on what someone said without a source: zou gezegd hebben.
RUMOURED = words("zou zouden schijnt schijnen scheen")
PASSIVE = words("wordt werd worden werden is zijn was waren")
REPORTED = words(
    """gezegd verteld gemeld genoemd geschreven gevraagd uitgelegd aangegeven benoemd omschreven beschreven
    bevestigd vastgesteld gesteld geantwoord gemaild toegelicht opgemerkt verklaard genoteerd ingeschat
    beoordeeld geconstateerd gehoord ervaren verwoord gediagnosticeerd vermeld opgeschreven ingevuld
    besproken"""
)
REPORTING |= REPORTED | words(
    """mailt mailde mailden appt appte stelt constateert constateerde verklaart verklaarde verwoordt
    verwoordde zeggend concludeert concludeerde adviseert adviseerde signaleert signaleerde opmerkt
    opmerkte uit uitte typeert typeerde fluisterde riep roept schreeuwde grapt grapte mompelt mompelde
    reageert reageerde vreest vreesde erkent erkende ontkent ontkende betreurt betreurde vinden vreest
    hoopt begrijpt begreep ziet"""
) - words("stelt uit reageert reageerde ziet begrijpt begreep hoopt riep roept")
# Of these the object may be what was written and not what was said.
WRITING = words("schreef geschreven schrijft schreven")
WRITTEN = words("naam bord briefje brief kaartje mail mailtje app appje berichtje bericht")
WORDS_FOLLOW = words("of hoe waarom wat : over ' \" ‘ “ „ ’ ”")
# Where nothing is told but that something was told, done or filled in, a second verb is the writer's.
TOLD_OVER = words(
    """vertelt vertelde vertelden vertellen verteld ingevuld ingevulde gemeld meldt meldde mailt mailde gemaild
    schrijft schreef geschreven gevraagd vraagt vroeg besproken genoteerd noteert noteerde aangegeven"""
)
GOES_ON = words("is was heeft had blijft bleef wordt werd schaamt schaamde")
OPENS_WORDS = words("dat of hoe waarom wat : ' \" ‘ “ „ ’ ”")
OUR_VIEW = words("naar volgens")
QUOTES = words("' \" ’ ” »")
# Beside ik or wij: the writer speaks of his own.
VIEWING = words("heet noem noemen vind vinden zeg zeggen denk denken zie zien bedoel bedoelen")
CAPITAL_SPEECH = words("telefonisch mondeling gesprek mail mailt zegt")
