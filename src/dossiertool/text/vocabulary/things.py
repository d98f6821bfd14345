"""Nouns of what is no person: things of a school and a house, machines, animals, food, weather.

Only used to tell that a word for a person is said of a thing (*de kapstok is een dwarsligger*), so the list
holds what is sure; compounds go with their last part.
"""

from __future__ import annotations

from dossiertool.text.vocabulary import words

NOUNS = words(
    """kapstok kast kluis kluisje locker stoel kruk tafel bureau bank bankje lamp raam deur slot sleutel klink
    bel schoolbel bord digibord krijt stift pen potlood vulpen gum liniaal passer geodriehoek schaar lijm
    lijmpot kwast verf klei schrift map ordner boek boekje blad papier agenda etui tas rugzak jas schoen
    schoenen trui broek muts handschoen veter rits knoop bril beugel gehoorapparaat hoortoestel kruk rolstoel
    laptop chromebook computer pc tablet ipad telefoon mobiel oplader snoer kabel stekker stopcontact muis
    toetsenbord scherm beamer printer scanner kopieerapparaat kopieermachine router wifi internet verbinding
    server programma app website site systeem portaal software camera speaker microfoon koptelefoon radio
    televisie klok wekker horloge thermometer weegschaal rekenmachine apparaat machine motor pomp ventilator
    verwarming radiator kachel ketel airco zonwering lift trap roltrap leuning dak muur vloer plafond gordijn
    luxaflex kraan wc toilet wastafel douche oven magnetron fornuis pan ketel koelkast vriezer vaatwasser
    wasmachine droger stofzuiger strijkijzer naaimachine boormachine zaagmachine zaag hamer beitel vijl boor
    tang schroef schroevendraaier spijker plank hout metaal staal ijzer plastic karton stof leer touw draad
    gereedschap werkbank steekwagen kruiwagen heftruck grasmaaier trekker tractor ladder steiger emmer bezem
    dweil fiets bakfiets step scooter brommer auto bus taxi busje trein tram boot aanhanger band ketting zadel
    rem bal voetbal basketbal shuttle racket mat trampoline kast bok wandrek klimrek schommel glijbaan
    wip zandbak net doel fluit trommel gitaar piano viool keyboard drumstel puzzel spel dobbelsteen kaart
    kaartje blok lego pop robot drone gasbrander reageerbuis bunsenbrander microscoop magneet accu batterij
    weer wind regen storm zon mist lucht wolk zee rivier sloot berg weg pad brug plein lokaal gang aula gymzaal
    kantine keuken gebouw toren schutting hek tuin boom struik plant bloem roos cactus gras appel banaan ei
    brood deeg soep saus taart koek kaas melk
    methode toets opdracht som tekst rooster woord zin verhaal film liedje"""
)
ANIMALS = words(
    """hond puppy kat kater poes kitten cavia konijn hamster muis rat parkiet kanarie papegaai vogel kip
    haan hen kuiken eend gans zwaan paard pony ezel koe kalf stier schaap lam geit bok varken big hert
    wolf vos beer leeuw tijger aap olifant slang hagedis schildpad kikker pad vis goudvis haai dolfijn
    spin mier wesp hommel mug vlieg vlinder worm slak pauw kraai uil dier beest huisdier draak
    dinosaurus"""
)
NOUNS |= ANIMALS
# Last parts by which a longer word is a thing.
ENDINGS = tuple(
    """machine apparaat computer laptop printer scanner toestel telefoon kabel scherm toetsenbord bord kast
    kluis stoel tafel lamp raam sleutel fiets scooter wagen auto trein ketting stift potlood schrift boek
    pers oven kookplaat brander zaag hamer boor tang hond kater poes konijn vogel paard pony fluit gitaar
    piano trommel puzzel motor pomp lader oplader robot camera klok wekker kraan schaar rugzak tas bal jas
    broek trui schoen deur slot trap lift dak muur gordijn tuin boom plant bloem brood taart soep deeg weer
    wind band wiel net rek baan bank kruk bel gereedschap materiaal programma systeem verbinding
    stroom spuit koker droger houder spel bak doos krat mand lijst kar ton kan rol mes net spoor kruiser
    sproeier wasser warmer blusser slijper maaier frees poes eend hert vis""".split()
)
# Words for persons that take *het*; what else takes it and is no diminutive is a thing.
HET_PERSONS = words(
    """kind mens wicht joch jong lid team gezin stel duo trio tweetal drietal hoofd individu talent slachtoffer
    model genie koppel elftal paar volk publiek bestuur personeel spul zootje zooitje type figuur wezen
    schepsel mormel kreng serpent monster loeder secreet zusje broertje gedrag karakter optreden sujet
    gezelschap kwartet manvolk vrouwvolk mannetje groepje klasje maatje hulpje baasje schoolhoofd teamhoofd
    afdelingshoofd nest stelletje clubje heerschap"""
)
HET_ENDINGS = ("je", "jes", "kind", "lid", "hoofd", "team", "gezin", "mens", "gedrag", "talent", "personeel")
