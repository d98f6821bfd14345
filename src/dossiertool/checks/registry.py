"""Which rules look at which kind of case, in the order of the six steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.checks.rules import (
    afb_01,
    beh_02,
    betr_01,
    eval_01,
    eval_04,
    gp_03,
    hgw_11,
    regie_01,
    sluit_01,
    smarti,
    tijd_01,
    verw_01,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from dossiertool.checks.rule import Rule
    from dossiertool.findings import Finding

    Check = Callable[[Any, date], Iterator[Finding]]

DOSSIER_CHECKS: tuple[Check, ...] = (
    tijd_01.check,
    verw_01.check,
    regie_01.check,
    betr_01.check,
    beh_02.check,
    smarti.check,
    hgw_11.check,
    eval_01.check,
    eval_04.check,
    sluit_01.check,
    afb_01.check,
)
GROEPSPLAN_CHECKS: tuple[Check, ...] = (
    tijd_01.check,
    verw_01.check_groepsplan,
    smarti.check,
    hgw_11.check,
    gp_03.check,
)

RULES: tuple[Rule, ...] = (
    tijd_01.RULE,
    verw_01.RULE,
    regie_01.RULE,
    betr_01.RULE,
    beh_02.RULE,
    *smarti.RULES,
    hgw_11.RULE,
    eval_01.RULE,
    eval_04.RULE,
    sluit_01.RULE,
    afb_01.RULE,
    gp_03.RULE,
)
