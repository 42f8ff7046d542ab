"""What the tables of the most … are called, and how their rows are veiled. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mediatui.models.audience import Section
from mediatui.models.statistics import StatKind, StatRow
from mediatui.wording.privacy import veiled_title, veiled_user, veiled_word

STAT_WORDS = {
    StatKind.TOP_MOVIES: "Most watched movies",
    StatKind.POPULAR_MOVIES: "Most popular movies",
    StatKind.TOP_SHOWS: "Most watched series",
    StatKind.POPULAR_SHOWS: "Most popular series",
    StatKind.TOP_ARTISTS: "Most played artists",
    StatKind.POPULAR_ARTISTS: "Most popular artists",
    StatKind.LAST_WATCHED: "Recently watched",
    StatKind.TOP_USERS: "Most active users",
    StatKind.TOP_PLATFORMS: "Most active platforms",
    StatKind.MOST_CONCURRENT: "Most concurrent streams",
    StatKind.TOP_LIBRARIES: "Most active libraries",
}
"""What each table is called."""

SHORT_WORDS = {
    StatKind.TOP_MOVIES: "movies",
    StatKind.POPULAR_MOVIES: "popular movies",
    StatKind.TOP_SHOWS: "series",
    StatKind.POPULAR_SHOWS: "popular series",
    StatKind.TOP_ARTISTS: "music",
    StatKind.POPULAR_ARTISTS: "popular music",
    StatKind.LAST_WATCHED: "recent",
    StatKind.TOP_USERS: "users",
    StatKind.TOP_PLATFORMS: "platforms",
    StatKind.MOST_CONCURRENT: "concurrent",
    StatKind.TOP_LIBRARIES: "active libraries",
}
"""The same, where there is little room."""

_NAMED = {
    StatKind.TOP_MOVIES: "Movie",
    StatKind.POPULAR_MOVIES: "Movie",
    StatKind.TOP_SHOWS: "Series",
    StatKind.POPULAR_SHOWS: "Series",
    StatKind.TOP_ARTISTS: "Artist",
    StatKind.POPULAR_ARTISTS: "Artist",
    StatKind.LAST_WATCHED: "Title",
    StatKind.TOP_LIBRARIES: "Library",
}

Learn = Callable[[str, str], None]
"""Is told each name with its stand-in."""


def veiled_stat_row(kind: StatKind, row: StatRow, learn: Learn = lambda name, stand_in: None) -> StatRow:
    """A row without who and what it is about; platforms and numbers stay."""
    if kind is StatKind.TOP_USERS:
        name = veiled_user(row.name)
    elif kind in _NAMED:
        name = veiled_word(_NAMED[kind], row.name)
    else:
        name = row.name
    user = veiled_user(row.user)
    player = veiled_word("Player", row.player)
    for real, told in ((row.name, name), (row.user, user), (row.player, player)):
        if real != told:
            learn(real, told)
    title = None if row.title is None else veiled_title(row.title)
    return replace(row, name=name, user=user, player=player, title=title)


def veiled_section(section: Section, learn: Learn = lambda name, stand_in: None) -> Section:
    """A library without its name and what was last played of it."""
    name = veiled_word("Library", section.name)
    learn(section.name, name)
    return replace(section, name=name, last_played=veiled_word("Title", section.last_played))


def counts_words(section: Section) -> str:
    """What is in a library: "212 series, 1,040 seasons, 9,210 episodes"."""
    names = _COUNTED.get(section.kind, ("titles",))
    counts = (section.count, section.parents, section.children)
    return ", ".join(f"{count:,} {name}" for name, count in zip(names, counts, strict=False) if count)


_COUNTED = {
    "movie": ("movies",),
    "show": ("series", "seasons", "episodes"),
    "artist": ("artists", "albums", "tracks"),
    "photo": ("albums", "folders", "photos"),
}
