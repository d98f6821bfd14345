"""Small closed word classes of Dutch that the context rules need: who speaks, about whom, how."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WRITER = _set("mij me ons mijn onze ik wij we")
PRONOUNS_THIRD = _set("hij zij ze")
PRONOUNS_ONE = _set("hij zij")  # never more than one person, as ze may be
OBJECTS_THIRD = _set("hem haar hen hun")

# In a zienswijze these are the school, whoever says I.
SCHOOL = _set("schoolteam docententeam begeleiders coördinator team")

ROLES = _set(
    """moeder vader ouders ouder stiefmoeder stiefvader pleegmoeder pleegvader pleegouders oma opa tante
    oom zus broer voogd leerling mentor docent leraar leerkracht juf meester trainer begeleider
    psycholoog orthopedagoog jeugdarts huisarts kinderarts arts logopedist fysiotherapeut ergotherapeut
    psychiater coördinator conciërge teamleider directeur rector decaan wijkagent agent
    leerplichtambtenaar gezinsspecialist counselor maatschappelijk hulpverlener behandelaar
    onderwijsassistent stagiair ondersteuningscoördinator zorgcoördinator leerlingbegeleider
    vertrouwenspersoon tolk"""
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
    """de het een er dit dat deze die ik wij we jij u je men iemand niemand iedereen mensen anderen ons
    onze mijn zijn haar hun wat wie waar wanneer hoe waarom als toen dan nu ook maar en of want dus
    omdat doordat terwijl in op aan bij met voor na van uit over door tot naar om onder tussen zonder
    tijdens volgens sinds vanaf binnen buiten tegen per vanwege ondanks wegens eerlijk persoonlijk
    misschien waarschijnlijk helaas gelukkig eigenlijk gewoon soms vaak altijd nooit meestal regelmatig
    gisteren vandaag morgen daarna daarom daar hier eerst verder wel niet geen alle alleen elk elke
    ieder iedere veel weinig sommige enkele twee drie vier vijf is was heeft had wordt werd kan kon mag
    moet zal zou gaat ging doet deed komt kwam blijft lijkt schijnt leerlingen docenten leraren ouders
    collega's klasgenoten school team groep klas subgroep doel behoefte maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september
    oktober november december thuis frans engels duits nederlands via zo al nog te"""
)

NO_SOURCE = _set(
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
BEFORE_TEAM = _set("het de ons onze heel hele")

DETERMINERS = _set("de het zijn haar hun deze die")

# Verbs of saying and thinking: what follows is the speaker's.
REPORTING = _set(
    """zegt zei zeggen zeiden vertelt vertelde vertellen vertelden vindt vind vond vinden vonden denkt
    dacht denken dachten meent meende gelooft geloofde ervaart ervoer ervaren schrijft schreef schrijven
    schreven meldt meldde melden meldden noemt noemde noemen noemden benoemt benoemde antwoordt
    antwoordde herkent herkende herkennen beschrijft beschreef bevestigt bevestigde noteert noteerde
    beoordeelt beoordeelde omschrijft omschreef vermoedt vermoedde verwacht verwachtte"""
)
# These report only what a clause holds: ziet dat, vraagt of, hoopt dat.
REPORTING_CLAUSE = _set(
    """ziet zag zien zagen voelt voelde voelen wil wilde willen wilden hoopt hoopte hopen vreest vreesde
    weet wist weten wisten hoort hoorde gehoord klaagt klaagde klagen klaagden vraagt vroeg vragen
    vroegen merkt merkte stelt stelde legt overweegt"""
)
CLAUSE_OPENERS = _set("dat of hoe waarom wat")
GIVING = _set("geeft gaf geven gaven aangeeft aangaf aangegeven")
CLAUSE_ENDS = _set(", ' \" ’ ” »")
INDEFINITE = _set("een andere sommige enkele veel paar")

COPULAS = _set("is was zijn waren wordt werd worden werden blijft bleef lijkt leek blijkt bleek heet geweest")

PERSONS = _set(
    """leerling leerlingen kind kinderen jongen jongens meisje meisjes meid meiden knul knaap puber pubers
    tiener moeder vader ouder ouders gezin familie klas groep klasgenoot klasgenoten docent docenten
    leraar leraren leerkracht collega collega's mentor persoon type mens mensen man vrouw broer zus oma
    opa dame heer gast stagiaire stagiair zusje broertje invaller kleuter kleuters vriend vriendin juf
    meester buurt zootje heerschap lobbes kereltje ventje rekenaars lezers schrijvers troep bende club
    kliek spul volkje gezelschap team stel figuur kerel lezer rekenaar spellers speller schrijver
    planner prater luisteraar leerlinge joch jochie jochies jongetje mannetje manneke menneke vrouwtje
    vrouwen mannen gozer gozers vent venten kerels jongedame jongeman jongelui jongere jongeren jeugd
    tieners peuter peuters brugklasser brugklassers brugklas kleutergroep klasje klassen groepje groepen
    zoon zoons zonen zoontje dochter dochters dochtertje tweeling drieling opvoeder opvoeders voogd neef
    nicht neefje nichtje buurman buurvrouw vriendje vriendjes vriendinnetje vriendinnen vrienden lerares
    leraressen docente leerkrachten juffen meesters mentoren conciërge directeur directrice rector
    decaan teamleider coördinator hulpverlener hulpverleners arts coach chauffeur invalster vervanger
    stagiairs schoolleider volwassene volwassenen gezinnen families moeders vaders broers zussen zusjes
    broertjes dames heren meneer mevrouw personen gasten zooitje stelletje clubje tweetal drietal duo
    trio koppel lichting knullen kameraad kameraden kids tante oom reus kwastje snuiter rakker bink
    baasje heertje schepsel wicht individu sujet zieltje ziel knaapje gastje jongmens mensje mensjes"""
)
PERSON_ENDINGS = tuple(
    """leerling leerlingen kind meisje meisjes jongen jongens moeder vader groepje broer zus zoon dochter
    ouders klas arts leraar lerares docente juf meester meid leider leidster assistent assistente
    medewerker medewerkster vriend vriendin begeleider begeleidster ambtenaar gezin teamlid klasgenoten
    partner buurvrouw buurman""".split()
)

THINGS = _set("het dit dat er les toets opdracht lokaal weer rooster boek methode verbinding")

DENIALS = _set("niet geen lang")
# Absolute words that say little beside these: nog altijd, van alles, alles bij elkaar.
HOLLOW_PAIRS = frozenset({("nog", "altijd"), ("van", "alles"), ("voor", "altijd")})
HOLLOW_TRIPLES = frozenset({("alles", "bij", "elkaar"), ("alles", "bij", "zich"), ("alles", "in", "orde")})
# Acts that leave a trace in the file, so that `never` can be looked up: er is nooit onderzoek gedaan.
RECORDED = _set(
    """gekeken onderzocht vastgelegd getest afgenomen aangevraagd geëvalueerd afgesloten genoteerd gemeten
    ondertekend gescreend opgesteld ingevuld"""
)
TO_COME = _set("zodat voordat totdat tot")  # what is aimed at or waited for: totdat iedereen zit
PERMISSIONS = _set("mag mogen mocht mochten kan kunnen")
NEVER = _set("nooit nimmer niemand geen nergens niets niks niet")

CONDITIONS = _set("als wanneer zodra indien mocht")

SCALE = _set(
    "altijd soms nooit vaak meestal regelmatig zeker waarschijnlijk onwaarschijnlijk mogelijk onmogelijk zelden"
)

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

# The writer is the school (guideline §1).
WRITER_SUBJECTS = _set("ik wij we men school team sectie schoolteam docententeam")
WRITER_VERBS = _set(
    """vind vinden vond vonden denk denken dacht dachten geloof geloven betwijfel betwijfelen meen menen
    merk merken zie zien zag zagen twijfel twijfelen vermoed vermoeden vrees vrezen vraag vragen schat
    schatten acht achten"""
)
# Who acts for the school; what they aim at is an agreement and no guess.
STAFF = WRITER_SUBJECTS | _set("mentor docent leerkracht juf meester coördinator intern school teamleider")
FINDING = _set("vind vindt vinden vond vonden")
TAKES_OVER = _set("maar terwijl hoewel dus echter want en toch al daarentegen")

ACCORDING = _set("volgens aldus blijkens namens")
ADVERB_ENDINGS = (
    "lijk",
    "erwijs",
    "ens",
    "halve",
    "maal",
    "eens",
    "waarts",
    "end",
    "isch",
    "ig",
    "loos",
    "heid",
)
ROLE_ADJECTIVES = _set("nieuwe vorige oude huidige eigen biologische behandelend behandelende jongste oudste")
# Sources on paper, and what they do.
DOCUMENTS = _set(
    """verslag rapport rapportage brief onderzoek onderzoeksverslag vragenlijst screening toets test
    logboek registratie verzuimregistratie dossier advies diagnose observatielijst verwijsbrief
    beschikking proces-verbaal onderzoeksrapport psychodiagnostisch meting enquête formulier
    overdrachtsformulier overdracht mail e-mail"""
)
DOCUMENT_VERBS = _set(
    """staat stond vermeldt vermeldde blijkt bleek meldt meldde schrijft schreef noemt noemde toont toonde
    concludeert concludeerde beschrijft beschreef vastgesteld gesteld adviseert adviseerde"""
)
OWN_WORDS = (
    *(["naar", owner] for owner in ("eigen", "haar", "zijn", "hun")),
    *([before, "eigen"] for before in ("in", "haar", "zijn")),
)
FEELINGS = _set("gevoel idee indruk overtuiging gedachte")
SEPARABLE_SPEECH = {
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
NOT_SAYING = _set("af niets niks nee weinig amper")  # zegt af; zegt niets omdat …
REMARKS = _set("opm opmerking kanttekening noot nb aantekening toevoeging naschrift school mentor")
LETTING = _set("laat liet lieten laten")
PERFECT = _set("heeft had hebben hadden")
GETTING = _set("krijgt kreeg krijgen kregen houdt hield")  # the feeling that …
# Passes on what someone said without a source: zou gezegd hebben.
RUMOURED = _set("zou zouden schijnt schijnen scheen")
PASSIVE = _set("wordt werd worden werden is zijn was waren")
REPORTED = _set(
    """gezegd verteld gemeld genoemd geschreven gevraagd uitgelegd aangegeven benoemd omschreven beschreven
    bevestigd vastgesteld gesteld geantwoord gemaild toegelicht opgemerkt verklaard genoteerd ingeschat
    beoordeeld geconstateerd gehoord ervaren verwoord gediagnosticeerd vermeld opgeschreven ingevuld
    besproken"""
)
REPORTING |= REPORTED | _set(
    """mailt mailde mailden appt appte stelt constateert constateerde verklaart verklaarde verwoordt
    verwoordde zeggend concludeert concludeerde adviseert adviseerde signaleert signaleerde opmerkt
    opmerkte uit uitte typeert typeerde fluisterde riep roept schreeuwde grapt grapte mompelt mompelde
    reageert reageerde vreest vreesde erkent erkende ontkent ontkende betreurt betreurde vinden vreest
    hoopt begrijpt begreep ziet"""
) - _set("stelt uit reageert reageerde ziet begrijpt begreep hoopt riep roept")
CAPITAL_SPEECH = _set("telefonisch mondeling gesprek mail mailt zegt")

FUNCTION_WORDS = _set(
    """en of maar want dus dat die als dan toen omdat doordat terwijl hoewel zodat voordat nadat om te aan
    in op bij met voor na van uit over door tot naar onder tussen zonder tijdens volgens sinds vanaf is
    was zijn waren wordt werd heeft had hebben kan kon zal zou moet mag wil gaat niet geen wel ook nog
    al er hij zij ze ik wij we het de een tegen toch weer vaak soms altijd steeds binnen buiten per hem
    haar"""
)
ARTICLES = _set("de het een geen deze die dit elke elk ieder iedere zo'n één enkele veel andere zulke")
NOTE_OPENERS = _set("een 'n tikje beetje ietwat wat altijd vaak soms steeds weer wel niet nooit")
NOTE_GOES_ON = _set("en maar tot tegen in bij op als van met voor dus")
POINTING = _set("het dat dit 't")
POSSESSIVES = _set("mijn zijn haar hun ons onze jouw uw z'n d'r")
DEGREES = _set("erg heel zeer nogal best vrij behoorlijk enorm ontzettend zo te wat echt")
PREPOSITIONS = _set(
    """in op aan bij met voor na van uit over door tot naar om onder tussen zonder tijdens sinds vanaf binnen
    buiten tegen"""
)
CLAUSE_SIGNS = frozenset(", ; : . ! ? ( ) dat omdat doordat terwijl hoewel als toen want maar zodat".split())
INDEFINITE_PERSONS = _set("iemand niemand iedereen men allebei beiden")
# What a person does or shows: een brutale houding is a judgement too.
DOINGS = _set(
    """gedrag houding werkhouding manier toon opmerking opmerkingen reactie reacties mond antwoord blik
    instelling mentaliteit inzet aard karakter natuur gedragingen uitstraling optreden manieren
    omgangsvormen trekjes persoonlijkheid"""
)

ALSO = _set("meer zo echt nog per")
AGREEMENTS = _set(
    """afspraak afspraken afgesproken spreken regel regels schoolregel schoolregels protocol lokaalregel
    klassenregel verplicht voorschrift reglement roosterafspraak"""
)
# Keeping or breaking an agreement: what is said with these is about a person, not the agreement itself.
KEEPING = _set(
    """nakomen nakomt nakwam nagekomen houdt houden hield hielden overtreedt overtrad schendt schond lapt
    negeert negeerde vergeet vergat weigert weigerde breekt schendt verbreekt ontduikt omzeilt
    overtreden geschonden gehouden vergeten genegeerd lak maling"""
)

EACH = _set("alle elke elk ieder iedere iedereen")
DID_ONCE = _set(
    """kregen kreeg maakten maakte deden schreven schreef tekenden tekende kozen koos lazen las bouwden bouwde
    bakten bakte namen nam ontvingen ontving vulden vulde legden legde brachten bracht zongen oefenden oefende
    begonnen begon noteerden noteerde leverden leverde verfden verfde plantten plantte stelden stelde meldden
    mat maten telden telde proefden proefde hingen hing vertrokken vertrok gingen"""
)
TROUBLE = _set("ruzie genoeg hekel straf zenuwen herrie problemen bonje scheldwoorden klappen last")

MATERIAL = _set(
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
NAMING = _set("woord woorden woordje woordjes begrip begrippen term titel kopje getiteld heet heette")
# Right before a title or role: het boek Boos; de rol vrek.
NAMED_AFTER = _set("rol hoofdstuk lesbrief liedje film boek lied serie spel programma")

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
EXPLAINING = _set("toe uit is")  # licht het begrip … toe:
EVIDENCE = _set("hij zij ze eerst bij in alle")
MERE_SOURCE = _set(
    """volgens zie bron aldus verslag brief rapport onderzoek vastgesteld sinds diagnose dd d.d zoals eind
    begin op score conclusie bijlage gestart tel via"""
)
