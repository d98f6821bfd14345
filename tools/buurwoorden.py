"""Lists the Dutch words that only look like a word in the packs: `python tools/buurwoorden.py`.

`geen_vorm.txt`: what the rules of `morphology` make wrongly and is another word (slap, slapen).
`geen_slip.txt`: what differs by one letter and is another word (benadelen, benaderen).
simplemma's table of Dutch forms says what is Dutch; it is read here and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from dossiertool.text import morphology
from dossiertool.text.compiling import compile_folder
from dossiertool.text.places import NO_SLIPS, NOT_FORMS
from dossiertool.text.slips import meant


def main() -> None:
    """Write both lists anew."""
    lemmas = {
        str(form).lower(): str(lemma).lower()
        for form, lemma in DefaultDictionaryFactory().get_dictionary("nl").items()
    }
    attested: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma in lemmas.items():
        attested[lemma].add(form)
    wrong = sorted(_overmade(lemmas, attested))
    NOT_FORMS.write_text("\n".join(wrong) + "\n", encoding="utf-8")
    morphology.forget()
    made = compile_folder()
    dutch = (lemmas.keys() | attested.keys()) - made.by_word.keys()
    slips = sorted(word for word in dutch if meant(word, made.by_word, made.halves) is not None)
    NO_SLIPS.write_text("\n".join(slips) + "\n", encoding="utf-8")


def _overmade(lemmas: dict[str, str], attested: dict[str, set[str]]) -> set[str]:
    """Return the forms that the rules make of words in the packs and that belong to another word."""
    NOT_FORMS.write_text("", encoding="utf-8")
    morphology.forget()
    compile_folder()
    right = {form for word, forms in morphology.MADE for form in forms & _rightly(word, attested)}
    return {
        form
        for word, forms in morphology.MADE
        for form in forms
        if form != word
        and form in lemmas
        and lemmas[form] != word
        and form not in attested.get(word, ())
        and lemmas[form] != lemmas.get(word)
    } - right


def _rightly(word: str, attested: dict[str, set[str]]) -> set[str]:
    """Return what a regular verb has, though the table lists it under another word: stelt, gevoeld."""
    if not word.endswith("en") or word in morphology._irregular():
        return set()
    stems = morphology._stems(word)
    listed = attested.get(word, set())
    known = {stem for stem in stems if {stem, stem + "t", f"ge{stem}d", f"ge{stem}t"} & listed}
    found = set()
    for stem in known or stems:
        sign = "t" if stem.endswith(("t", "k", "f", "s", "ch", "p")) else "d"
        participle = "ge" + stem.removesuffix(sign) + sign
        found |= {stem, stem + "t", stem + sign + "e", stem + sign + "en", participle, participle + "e"}
    return found


if __name__ == "__main__":
    main()
