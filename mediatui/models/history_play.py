"""Plays: what was watched and heard, as a service remembers it. Times are seconds since the epoch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mediatui.models.stream import (
    AudioPart,
    Decision,
    MediaType,
    Place,
    StreamState,
    SubtitlePart,
    Title,
    VideoPart,
)

_NO_PICTURE, _NO_SOUND = VideoPart(), AudioPart()


@dataclass(frozen=True, slots=True)
class Play:
    """One row of the history: one sitting, or several of the same thing where they are grouped."""

    service: str
    """The name of the service in the configuration that told of it."""
    row_id: int | None
    """Of the latest sitting; None while it still plays."""
    user: str
    """As people know them."""
    title: Title
    decision: Decision = Decision.NONE
    user_id: int | None = None
    username: str = ""
    started: float | None = None
    stopped: float | None = None
    played_s: float = 0.0
    """How long it ran, pauses not counted."""
    paused_s: float = 0.0
    percent: float | None = None
    """How much of the thing was seen, 0 to 100."""
    watched: float = 0.0
    """How much the service takes as seen, in quarters: 0 to 1, and 1 is watched."""
    player: str = ""
    product: str = ""
    platform: str = ""
    address: str = ""
    place: Place = Place.UNKNOWN
    secure: bool | None = None
    relayed: bool = False
    rating_key: str = ""
    parent_rating_key: str = ""
    grandparent_rating_key: str = ""
    guid: str = ""
    aired: str = ""
    """The day it came out, "2026-03-14"."""
    rows: tuple[int, ...] = ()
    """The sittings in it, by their row ids; none while it plays."""
    state: StreamState | None = None
    """What it does, while it still plays."""
    session_key: str = ""

    @property
    def key(self) -> str:
        """What stands for this play wherever rows are told apart."""
        return (
            f"{self.service}/{self.session_key}" if self.row_id is None else f"{self.service}#{self.row_id}"
        )

    @property
    def active(self) -> bool:
        """Whether it still plays."""
        return self.row_id is None


class PlayPage(NamedTuple):
    """Some of the plays, in the order asked for."""

    plays: tuple[Play, ...] = ()
    start: int = 0
    """How many come before the first."""
    matching: int = 0
    """How many there are under the filter; with grouping, groups."""
    total: int = 0
    """How many sittings are remembered at all."""
    page_s: float | None = None
    """How long those of the page ran together, as exactly as the service says it."""
    total_s: float | None = None
    """How long all of the filter ran together, its search not considered; without seconds from 4 days on."""
    dropped: int = 0
    """Rows of the page that could not be read."""

    @property
    def next_start(self) -> int | None:
        """Where the following page begins; None behind the last."""
        end = self.start + len(self.plays) + self.dropped
        return end if end > self.start and end < self.matching else None


class PlayFilter(NamedTuple):
    """Which plays are wanted; what is empty or None is not asked about."""

    user_id: int | None = None
    user: str = ""
    """A user's name as they log in; told exactly."""
    section_id: int | None = None
    media_types: tuple[MediaType, ...] = ()
    """Of movie, episode, track and live."""
    decision: Decision | None = None
    rating_key: str = ""
    parent_rating_key: str = ""
    grandparent_rating_key: str = ""
    day: str = ""
    """ "2026-03-14", in the time zone of the service; so are the next two, which include their day."""
    after: str = ""
    before: str = ""
    search: str = ""


class PlayOrder(NamedTuple):
    """How plays are sorted: a column of the service's, and whether the largest come first."""

    column: str = "date"
    """date, friendly_name, ip_address, platform, player, full_title, started, paused_counter, stopped,
    duration."""
    descending: bool = True


@dataclass(frozen=True, slots=True)
class PlayStream:
    """How the server gave out one play: before and after, part by part."""

    title: Title
    video_decision: Decision = Decision.NONE
    audio_decision: Decision = Decision.NONE
    subtitle_decision: Decision = Decision.NONE
    source_container: str = ""
    sent_container: str = ""
    source_kbps: int | None = None
    sent_kbps: int | None = None
    source_video: VideoPart = _NO_PICTURE
    sent_video: VideoPart = _NO_PICTURE
    source_audio: AudioPart = _NO_SOUND
    sent_audio: AudioPart = _NO_SOUND
    subtitle: SubtitlePart | None = None
    quality_profile: str = ""
    hw_decode: bool = False
    hw_encode: bool = False
    running: bool = False
    """Whether it still plays."""
    imported: bool = False
    """Whether it was taken over from another program, so that some of it is not known."""
