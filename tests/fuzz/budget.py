"""How many cases a test builds: what it asks for, or with `--hypothesis-profile=soak` fifteen times that."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

_USUAL = 100  # examples in the profile that hypothesis starts with


def examples(number: int) -> settings:
    """Return the settings for a test that builds so many cases, in `make test` the same ones each time.

    The large size builds other ones each time, or the same ones where CI is set: the profile says which.
    """
    profile = settings()
    soaking = profile.max_examples > _USUAL
    return settings(
        max_examples=number * profile.max_examples // _USUAL if soaking else number,
        deadline=None,
        derandomize=not soaking or profile.derandomize,
        database=None if not soaking else profile.database,
        phases=tuple(Phase)
        if soaking
        else (Phase.explicit, Phase.generate),  # making a failure small takes minutes
        suppress_health_check=list(HealthCheck),
    )
