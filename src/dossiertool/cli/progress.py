"""Tells on a terminal how far many things are: counts and the time left, and never a name."""

from __future__ import annotations

import sys
import time

import click

_MINUTE = 60
_HOUR = 3600
_SOON = 2.0  # seconds after which the time left can be told
_BETWEEN = 0.2  # seconds between two looks


class Progress:
    """One line on stderr that is written over; nothing when stderr is no terminal."""

    def __init__(self, total: int) -> None:
        """Begin to count."""
        self._total, self._done, self._worked = total, 0, 0
        self._begin = self._said = time.monotonic()
        self._shows = sys.stderr is not None and sys.stderr.isatty()

    def step(self, *, worked: bool = True) -> None:
        """Count one; without `worked` it cost no time, and says nothing about the time left."""
        self._done += 1
        self._worked += worked
        now = time.monotonic()
        if self._shows and now - self._said >= _BETWEEN:
            self._said = now
            click.echo(f"\r\033[K{self._done} van {self._total}{self._left(now)}", nl=False, err=True)

    def clear(self) -> None:
        """Make room for a line of something else."""
        if self._shows:
            click.echo("\r\033[K", nl=False, err=True)

    def _left(self, now: float) -> str:
        took = now - self._begin
        if took < _SOON or not self._worked:
            return ""
        return f", nog ongeveer {in_words(took / self._worked * (self._total - self._done))}"


class Steps:
    """Progress of work that says itself how much there is, with each step."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        """Count one of so many."""
        self._progress = self._progress or Progress(total)
        self._progress.step()
        if done == total:
            self._progress.clear()


def in_words(seconds: float) -> str:
    """Return how long something takes, roundly: `40 seconden`, `3 minuten`."""
    if seconds < _MINUTE:
        tens = max(10, round(seconds / 10) * 10)
        return f"{tens} seconden"
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return "1 minuut" if minutes == 1 else f"{minutes} minuten"
    return f"{seconds / _HOUR:.1f} uur".replace(".", ",")
