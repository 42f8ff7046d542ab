"""Habits over years: how often someone sits down, on which days, in which season, and how that changes."""

from __future__ import annotations

from math import cos, exp, pi
from random import Random
from typing import NamedTuple

from mediatui.demo.world.people import Person

YEAR = 365.25

_WEEK = (0.75, 0.7, 0.85, 0.8, 1.15, 1.45, 1.35)
_WORK_WEEK = (1.2, 1.2, 1.2, 1.2, 1.1, 0.5, 0.4)
_SCHOOL_WEEK = (0.5, 0.5, 0.9, 0.5, 1.2, 2.0, 1.8)


class Habit(NamedTuple):
    """How someone watches."""

    pace: float = 0.6
    """How often they sit down on a day in spring or autumn."""
    week: tuple[float, ...] = _WEEK
    """How much more or less on Monday … Sunday."""
    season: float = 0.3
    """How much more in January, and less in July."""
    binge: float = 0.12
    """How likely an evening of episodes does not end with the second."""
    until: float | None = None
    """They have not watched since so many days."""
    risen: bool = False
    """Whether they watched hardly anything at first, and ever more since."""

    def eagerness(self, day: int, days_ago: float, weekday: int, day_of_year: int) -> float:
        """How often they sit down on one day. `day` counts from the beginning of the history."""
        if self.until is not None and days_ago < self.until:
            # They faded out within a fortnight.
            return 0.0 if days_ago < self.until - 14 else self.pace * 0.2
        trend = 0.06 + 1.9 / (1 + exp(-(day - 480) / 70)) if self.risen else 1.0
        season = 1 + self.season * cos(2 * pi * (day_of_year - 15) / YEAR)
        return self.pace * self.week[weekday] * season * trend


HABITS = {
    "anna": Habit(0.95, binge=0.15),
    "tomas": Habit(0.55, season=0.4),
    "mira": Habit(0.7, season=0.1),
    "kai": Habit(0.6, risen=True, binge=0.2),
    "juno": Habit(0.5, binge=0.35),
    "noor": Habit(1.1, week=(1.0,) * 7, season=0.15),
    "willem": Habit(0.45, season=0.45),
    "zoë [admin?]": Habit(0.5, week=_WORK_WEEK),
    "Kids": Habit(1.0, week=_SCHOOL_WEEK, season=0.2),
    "fox🦊": Habit(0.4, binge=0.25),
    "xX_DragonSlayer_1987_Xx_very_long_user_name": Habit(0.35, binge=0.3),
    "left_the_server": Habit(0.5, until=170.0),
    "ingrid": Habit(0.4, season=-0.3),
    "olav": Habit(0.35, season=-0.3),
    "guest": Habit(0.15, season=-0.6, week=(0.3, 0.3, 0.3, 0.5, 1.5, 2.2, 1.8)),
}
"""Those of the two households; the cabin is for the summer."""


def habit_of(person: Person, chance: Random) -> Habit:
    """Theirs; for people who are made up, one that is made up with `chance`."""
    known = HABITS.get(person.name)
    if known is not None:
        return known
    pace = min(2.5, max(0.12, chance.lognormvariate(-0.45, 0.6)))
    fate = chance.random()
    return Habit(
        pace,
        week=chance.choice((_WEEK, _WEEK, _WORK_WEEK, _SCHOOL_WEEK)),
        binge=chance.uniform(0.05, 0.35),
        until=chance.uniform(40, 500) if fate < 0.07 else None,
        risen=0.07 <= fate < 0.14,
    )
