"""What Tautulli sends of its statistics: graphs, the tables of its home page, and sums."""

from __future__ import annotations

from typing import Any

from mediatui.services.tautulli.wire import Wire
from mediatui.services.wiretypes import Number, Text, Whole


class WireLine(Wire):
    """One of a graph's `series`."""

    name: Text = ""
    data: Any = None


class WireStat(Wire):
    """One table of `get_home_stats`."""

    stat_id: Text = ""
    stat_type: Text = ""
    rows: Any = None


class WireStatRow(Wire):
    """A row of one; which keys there are depends on the table. Numbers are text in `most_concurrent`."""

    title: Text = ""
    grandparent_title: Text = ""
    grandchild_title: Text = ""
    section_name: Text = ""
    year: Whole = None
    media_index: Whole = None
    parent_media_index: Whole = None
    media_type: Text = ""
    total_plays: Whole = None
    total_duration: Whole = None
    users_watched: Whole = None
    last_play: Number = None
    last_watch: Number = None
    user: Text = ""
    friendly_name: Text = ""
    user_id: Whole = None
    platform: Text = ""
    player: Text = ""
    rating_key: Text = ""
    grandparent_rating_key: Text = ""
    section_id: Whole = None
    row_id: Whole = None
    count: Whole = None
    started: Number = None
    stopped: Number = None


class WireShare(Wire):
    """How much: of a range of days, of a player, of a person. Times are seconds."""

    query_days: Whole = None
    player_name: Text = ""
    platform: Text = ""
    user_id: Whole = None
    friendly_name: Text = ""
    username: Text = ""
    total_plays: Whole = None
    total_time: Whole = None
