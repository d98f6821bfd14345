"""What every rule tells about itself: the source of its messages, of `docs/regels.md` and of its level."""

from __future__ import annotations

from dataclasses import dataclass

from dossiertool.findings import Finding, Klasse, Niveau


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: its code, its default level and what it says to people who ask why."""

    code: str
    klasse: Klasse
    niveau: Niveau
    titel: str
    waarom: str
    beter: str
    bron: str
    fout: str
    goed: str

    def finding(
        self,
        pad: str,
        melding: str,
        suggestie: str | None = None,
        *,
        span: tuple[int, int] | None = None,
        tekst: str | None = None,
        niveau: Niveau | None = None,
    ) -> Finding:
        """Return a finding of this rule.

        `span` and `tekst` only when part of a text is meant; `niveau` when this case is graver or lighter
        than what the rule is mostly about.
        """
        return Finding(
            code=self.code,
            klasse=self.klasse,
            niveau=niveau or self.niveau,
            pad=pad,
            start=span[0] if span else None,
            eind=span[1] if span else None,
            tekst=tekst,
            melding=melding,
            suggestie=suggestie or self.beter,
            bron=self.bron,
        )
