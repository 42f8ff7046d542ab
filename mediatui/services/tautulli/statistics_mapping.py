"""Tautulli's graphs and tables → ours."""

from __future__ import annotations

from typing import Any

from mediatui.models.statistics import Graph, Line, Measure, PlayerShare, Stat, StatKind, StatRow, UserShare
from mediatui.models.stream import MediaType, Title
from mediatui.services.tautulli.statistics_wire import WireLine, WireShare, WireStat, WireStatRow
from mediatui.services.tautulli.wire import record
from mediatui.services.tautulli.words import MEDIA
from mediatui.services.wiretypes import as_text, as_whole

_KINDS = {kind.value: kind for kind in StatKind}

_MEASURES = {"total_plays": Measure.PLAYS, "total_duration": Measure.DURATION}


def graph_of(data: Any) -> Graph | None:
    """A graph; None for what is none. A line that is too short is filled with 0, one too long is cut."""
    if not isinstance(data, dict):
        return None
    told, series = data.get("categories"), data.get("series")
    if not isinstance(told, list) or not isinstance(series, list):
        return None
    categories = tuple(as_text(category) for category in told)
    lines = []
    for raw in series:
        line = record(WireLine, raw)
        if line is None:
            continue
        values = line.data if isinstance(line.data, list) else []
        values = [as_whole(value) or 0 for value in values[: len(categories)]]
        values += [0] * (len(categories) - len(values))
        lines.append(Line(line.name, tuple(values)))
    return Graph(categories, tuple(lines))


def stat_of(table: WireStat, rows: list[WireStatRow], told: int) -> Stat | None:
    """A table with its `rows`; `told` is how many there were. None for one we do not know."""
    kind = _KINDS.get(table.stat_id)
    if kind is None:
        return None
    made = tuple(_row(kind, row) for row in rows)
    return Stat(kind, made, _MEASURES.get(table.stat_type), told - len(rows))


def _row(kind: StatKind, row: WireStatRow) -> StatRow:
    media_type = MEDIA.get(row.media_type.lower(), MediaType.UNKNOWN)
    return StatRow(
        name=_name(kind, row),
        plays=row.total_plays,
        duration_s=row.total_duration,
        users=row.users_watched,
        at_once=row.count,
        started=row.started,
        stopped=row.stopped,
        last_at=row.last_watch if row.last_play is None else row.last_play,
        title=_title(media_type, row) if kind in _TITLED else None,
        media_type=media_type,
        year=row.year,
        user=row.friendly_name or row.user,
        user_id=row.user_id,
        platform=row.platform,
        player=row.player,
        rating_key=row.rating_key,
        grandparent_rating_key=row.grandparent_rating_key,
        section_id=row.section_id,
        row_id=row.row_id,
    )


_TITLED = (StatKind.LAST_WATCHED, StatKind.TOP_LIBRARIES, StatKind.TOP_USERS)
"""The tables whose rows say what was played last."""


def _name(kind: StatKind, row: WireStatRow) -> str:
    if kind is StatKind.TOP_LIBRARIES:
        return row.section_name
    if kind is StatKind.TOP_USERS:
        return row.friendly_name or row.user
    if kind is StatKind.TOP_PLATFORMS:
        return row.platform
    return row.title


def _title(media_type: MediaType, row: WireStatRow) -> Title:
    """Of what was played last. `title` alone would be "Show - Episode", `grandchild_title` is the episode."""
    own = row.grandchild_title or row.title
    if media_type is MediaType.EPISODE:
        return Title(
            media_type,
            own,
            show=row.grandparent_title,
            season=row.parent_media_index,
            number=row.media_index,
        )
    if media_type is MediaType.TRACK:
        return Title(media_type, own, artist=row.grandparent_title)
    return Title(media_type, row.title, year=row.year)


def player_share_of(row: WireShare) -> PlayerShare:
    """How much was played on a player."""
    return PlayerShare(row.player_name, row.platform, row.total_plays or 0, row.total_time or 0)


def user_share_of(row: WireShare) -> UserShare:
    """How much a person played."""
    name = row.friendly_name or row.username
    return UserShare(name, row.user_id, row.total_plays or 0, row.total_time or 0)
