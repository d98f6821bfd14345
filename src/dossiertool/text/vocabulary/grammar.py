"""Small closed word classes of Dutch that tell where a clause begins and what a word goes with."""

from __future__ import annotations

from dossiertool.text.vocabulary import words

DETERMINERS = words("de het zijn haar hun deze die")
INDEFINITE = words("een andere sommige enkele veel paar")
COPULAS = words("is was zijn waren wordt werd worden werden blijft bleef lijkt leek blijkt bleek heet geweest")
CONDITIONS = words("als wanneer zodra indien mocht")
FUNCTION_WORDS = words(
    """en of maar want dus dat die als dan toen omdat doordat terwijl hoewel zodat voordat nadat om te aan
    in op bij met voor na van uit over door tot naar onder tussen zonder tijdens volgens sinds vanaf is
    was zijn waren wordt werd heeft had hebben kan kon zal zou moet mag wil gaat niet geen wel ook nog
    al er hij zij ze ik wij we het de een tegen toch weer vaak soms altijd steeds binnen buiten per hem
    haar"""
)
ARTICLES = words("de het een geen deze die dit elke elk ieder iedere zo'n één enkele veel andere zulke")
NOTE_OPENERS = words("een 'n tikje beetje ietwat wat altijd vaak soms steeds weer wel niet nooit")
NOTE_GOES_ON = words("en maar tot tegen in bij op als van met voor dus")
POINTING = words("het dat dit 't")
POSSESSIVES = words("mijn zijn haar hun ons onze jouw uw z'n d'r")
DEGREES = words("erg heel zeer nogal best vrij behoorlijk enorm ontzettend zo te wat echt")
PREPOSITIONS = words(
    """in op aan bij met voor na van uit over door tot naar om onder tussen zonder tijdens sinds vanaf binnen
    buiten tegen"""
)
CLAUSE_SIGNS = frozenset(", ; : . ! ? ( ) dat omdat doordat terwijl hoewel als toen want maar zodat".split())
