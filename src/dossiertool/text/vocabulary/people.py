"""Who is spoken of and who speaks: the writer, roles, persons, and what only looks like one."""

from __future__ import annotations

from dossiertool.text.vocabulary import words

WRITER = words("mij me ons mijn onze ik wij we")
PRONOUNS_THIRD = words("hij zij ze")
PRONOUNS_ONE = words("hij zij")  # never more than one person, as ze may be
OBJECTS_THIRD = words("hem haar hen hun")
# In a zienswijze these are the school, whoever says I.
SCHOOL = words("schoolteam docententeam begeleiders coördinator team")
ROLES = words(
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
NOT_A_NAME = words(
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
PERSONS = words(
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
THINGS = words("het dit dat er les toets opdracht lokaal weer rooster boek methode verbinding")
# The writer is the school (guideline §1).
WRITER_SUBJECTS = words("ik wij we men school team sectie schoolteam docententeam")
# These do not speak where they are a place (op school) or do something (de school belt haar om alles).
SCHOOL_ITSELF = words("school team sectie schoolteam docententeam")
PLACING = words("op naar van bij in uit over met door aan voor tegen nieuwe vorige deze andere")
DEEDS = words("belt belde mailt mailde stuurt stuurde doet deed laat liet geeft gaf begint begon eist eiste")
WRITER_VERBS = words(
    """vind vinden vond vonden denk denken dacht dachten geloof geloven betwijfel betwijfelen meen menen
    merk merken zie zien zag zagen twijfel twijfelen vermoed vermoeden vrees vrezen vraag vragen schat
    schatten acht achten"""
)
# Who acts for the school; what they aim at is an agreement and no guess.
STAFF = WRITER_SUBJECTS | words("mentor docent leerkracht juf meester coördinator intern school teamleider")
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
ROLE_ADJECTIVES = words("nieuwe vorige oude huidige eigen biologische behandelend behandelende jongste oudste")
INDEFINITE_PERSONS = words("iemand niemand iedereen men allebei beiden")
# What a person does or shows: een brutale houding is a judgement too.
DOINGS = words(
    """gedrag houding werkhouding manier toon opmerking opmerkingen reactie reacties mond antwoord blik
    instelling mentaliteit inzet aard karakter natuur gedragingen uitstraling optreden manieren
    omgangsvormen trekjes persoonlijkheid"""
)
