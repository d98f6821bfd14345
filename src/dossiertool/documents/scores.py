"""The scores of a class per subgroup: what the teachers see per pupil, and what everyone may see."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dossiertool.documents.subgroups import subgroup_heading
from dossiertool.documents.words import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossiertool.model.groep import Groepsleerling, Subgroep, Toets
    from dossiertool.model.groepsplan import Groepsplan

NO_SCORE = "geen score"
HIDDEN = "niet getoond"
REACHED = "doel gehaald"
# The average of one or two pupils tells what each of them scored.
FEWEST_FOR_AVERAGE = 3
# More columns do not fit beside each other; these are the last ones.
MOST_TESTS = 3


def name_of(number: int, names: Mapping[int, str]) -> str:
    """Return the name of the pupil with this number; a number that nobody has stays a number."""
    return names.get(number, f"leerling {number}")


def scores(plan: Groepsplan) -> dict[str, Any]:
    """Return `toetsen`, `met_verschil`, `met_doel`, `subgroepen` and `klas`, texts ready to print.

    The difference is between the last test and the first one with the same maximum.
    """
    tests = sorted(plan.toetsen, key=lambda test: test.datum)[-MOST_TESTS:]
    table = _Table(plan, tests)
    groups = [table.subgroup(group) for group in plan.subgroepen]
    whole = table.class_averages(groups)
    return {
        "toetsen": [test.model_dump(mode="json") for test in tests],
        "met_verschil": table.first is not None,
        "met_doel": bool(tests) and any(group.doelscore is not None for group in plan.subgroepen),
        "subgroepen": groups,
        "verborgen": any(HIDDEN in part["gemiddeld_openbaar"] for part in (*groups, whole)),
        "klas": whole,
        "niet_ingedeeld": [pupil.naam for pupil in table.left_over()],
    }


class _Table:
    """The scores of one plan, looked up and written with as many decimals per test everywhere."""

    def __init__(self, plan: Groepsplan, tests: Sequence[Toets]) -> None:
        self.plan = plan
        self.tests = tests
        self.last = tests[-1] if tests else None
        same = [test for test in tests[:-1] if test.maximum == tests[-1].maximum]
        self.first = same[0] if same else None
        self._names = {pupil.nummer: pupil.naam for pupil in plan.leerlingen}
        self._scores = {row.leerling: row.scores for row in plan.groepsoverzicht}
        self._decimals = {
            test.kenmerk: max((_decimals(score) for score in self._of(test, self._scores)), default=0)
            for test in tests
        }

    def subgroup(self, group: Subgroep) -> dict[str, Any]:
        """Return a subgroup with a line per pupil and its averages."""
        return {
            "kenmerk": group.kenmerk,
            "kop": subgroup_heading(group),
            "doel": None if group.doelscore is None else number(group.doelscore),
            "leerlingen": [self._line(pupil, group.doelscore) for pupil in group.leerlingen],
            "aantal": len(group.leerlingen),
            **self.averages(group.leerlingen, group.doelscore),
        }

    def averages(self, pupils: Sequence[int], goal: Decimal | None = None) -> dict[str, Any]:
        """Return averages per test, their difference, and how many reached the goal.

        What ends in `_openbaar` stands on pages for everyone: there, the average of fewer than three
        scores is not shown, because it gives a score away.
        """
        found = [self._of(test, pupils) for test in self.tests]
        means = [number(_mean(values), 1) if values else NO_SCORE for values in found]
        enough = [len(values) >= FEWEST_FOR_AVERAGE or not values for values in found]
        reached = self._reached(pupils, goal)
        return {
            "gemiddeld": means,
            "gemiddeld_openbaar": [
                mean if shown else HIDDEN for mean, shown in zip(means, enough, strict=True)
            ],
            "verschil": self._mean_difference(pupils),
            "bereikt": reached,
            "bereikt_openbaar": reached if enough and enough[-1] else "",
        }

    def class_averages(self, groups: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """Return the averages of the class; hidden too where a hidden score could be worked out from it.

        That is where the average of a subgroup is hidden, or where one or two pupils are in no subgroup.
        """
        whole = self.averages([pupil.nummer for pupil in self.plan.leerlingen])
        others = [pupil.nummer for pupil in self.left_over()] if groups else []
        shown = []
        for i, (test, mean) in enumerate(zip(self.tests, whole["gemiddeld_openbaar"], strict=True)):
            told = any(group["gemiddeld_openbaar"][i] == HIDDEN for group in groups)
            few = 0 < len(self._of(test, others)) < FEWEST_FOR_AVERAGE
            shown.append(HIDDEN if told or few else mean)
        return {**whole, "gemiddeld_openbaar": shown}

    def left_over(self) -> list[Groepsleerling]:
        """Return the pupils who are in no subgroup."""
        placed = {pupil for group in self.plan.subgroepen for pupil in group.leerlingen}
        return [pupil for pupil in self.plan.leerlingen if pupil.nummer not in placed]

    def _line(self, pupil: int, goal: Decimal | None) -> dict[str, Any]:
        latest = self._score(pupil, self.last)
        difference = self._difference(pupil)
        return {
            "naam": name_of(pupil, self._names),
            "scores": [self._written(pupil, test) for test in self.tests],
            "verschil": "" if difference is None else number(difference, sign=True),
            "bereikt": latest is not None and goal is not None and latest >= goal,
            "tot_doel": _to_go(latest, goal),
        }

    def _written(self, pupil: int, test: Toets) -> str:
        score = self._score(pupil, test)
        return NO_SCORE if score is None else number(score, self._decimals[test.kenmerk])

    def _score(self, pupil: int, test: Toets | None) -> Decimal | None:
        return self._scores.get(pupil, {}).get(test.kenmerk) if test else None

    def _of(self, test: Toets, pupils: Sequence[int] | dict[int, Any]) -> list[Decimal]:
        found = (self._score(pupil, test) for pupil in pupils)
        return [score for score in found if score is not None]

    def _difference(self, pupil: int) -> Decimal | None:
        before, after = self._score(pupil, self.first), self._score(pupil, self.last)
        return None if before is None or after is None else after - before

    def _mean_difference(self, pupils: Sequence[int]) -> str:
        found = [gain for pupil in pupils if (gain := self._difference(pupil)) is not None]
        return number(_mean(found), 1, sign=True) if found else ""

    def _reached(self, pupils: Sequence[int], goal: Decimal | None) -> str:
        if goal is None or self.last is None:
            return ""
        found = self._of(self.last, pupils)
        return f"{sum(score >= goal for score in found)} van {len(found)}" if found else ""


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _to_go(latest: Decimal | None, goal: Decimal | None) -> str:
    if goal is None:
        return ""
    if latest is None:
        return NO_SCORE
    return REACHED if latest >= goal else f"nog {number(goal - latest)}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
