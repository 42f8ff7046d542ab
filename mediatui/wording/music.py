"""How artists, albums, tracks and their files are said. Pure."""

from __future__ import annotations

from datetime import datetime

from mediatui.models.music import Album, Artist, Edition, Track, TrackFile
from mediatui.models.production import Production
from mediatui.wording.quantities import clock_duration, plural

GROUPS = (
    "Albums", "EPs", "Singles", "Live", "Compilations", "Soundtracks", "Remixes", "Mixtapes", "Demos",
    "Audiobooks", "Spoken word", "Broadcasts", "Others",
)  # fmt: skip
"""The kinds of albums in the order in which an artist's are shown."""

_SECONDARY = {
    "live": "Live", "compilation": "Compilations", "soundtrack": "Soundtracks", "remix": "Remixes",
    "mixtape/street": "Mixtapes", "dj-mix": "Mixtapes", "demo": "Demos", "audiobook": "Audiobooks",
    "audio drama": "Audiobooks", "spokenword": "Spoken word", "interview": "Spoken word",
}  # fmt: skip
_PRIMARY = {"album": "Albums", "ep": "EPs", "single": "Singles", "broadcast": "Broadcasts"}


def artist_title(artist: Artist) -> str:
    """Its name, and what tells it from others of that name."""
    name = artist.name or "Unnamed artist"
    return f"{name} ({artist.disambiguation})" if artist.disambiguation else name


def artist_missing(artist: Artist) -> int:
    """Tracks that are looked for, out and not there."""
    return max(0, artist.tracks - artist.files) if artist.monitored else 0


def artist_state(artist: Artist) -> str:
    """How it is: "there", "missing", "some missing", "not wanted", "nothing yet"."""
    if artist_missing(artist):
        return "some missing" if artist.files else "missing"
    if not artist.monitored and artist.files < artist.tracks:
        return "not wanted"
    if artist.files:
        return "there"
    return "nothing yet" if artist.monitored else "not wanted"


def artist_state_words(artist: Artist) -> str:
    """The same with its number: "3 tracks missing"."""
    missing = artist_missing(artist)
    return f"{plural(missing, 'track')} missing" if missing else artist_state(artist)


def status_words(status: Production) -> str:
    """Whether more is to come: "continuing", "ended"; "" where that is not known."""
    return status.value if status in (Production.CONTINUING, Production.ENDED) else ""


def album_title(album: Album) -> str:
    """Title and year, and what tells it from others of that title."""
    name = album.title or "Untitled album"
    if album.disambiguation:
        name = f"{name} ({album.disambiguation})"
    year = year_of(album)
    return f"{name} ({year})" if year and str(year) not in name else name


def year_of(album: Album) -> int | None:
    """The year it appeared in."""
    return None if album.released is None else datetime.fromtimestamp(album.released).year


def is_out(album: Album, now: float) -> bool:
    """Whether it has appeared; one without a date is taken to have."""
    return album.released is None or album.released <= now


def album_state(album: Album, now: float) -> str:
    """How it is: "there", "some missing", "missing", "to come", "not monitored"."""
    whole = album.total or album.tracks
    if whole and album.files >= whole:
        return "there"
    if album.files:
        return "some missing"
    if not album.monitored:
        return "not monitored"
    return "missing" if is_out(album, now) else "to come"


def album_missing(album: Album, now: float) -> int:
    """Tracks of it that are looked for and not there; 0 where it is not out or not monitored."""
    if not album.monitored or not is_out(album, now):
        return 0
    return max(0, (album.total or album.tracks) - album.files)


def group_of(album: Album) -> str:
    """Under which heading of an artist's albums it stands."""
    for each in album.secondary:
        if (group := _SECONDARY.get(each.casefold())) is not None:
            return group
    return _PRIMARY.get(album.kind.casefold(), "Others")


def kind_words(album: Album) -> str:
    """What kind it is: "Album", "Album · Live"."""
    return " · ".join(part for part in (album.kind, *album.secondary) if part)


def track_number(track: Track, discs: int = 1) -> str:
    """The number of a track; of several discs with its disc: "2-07"."""
    number = track.number or str(track.absolute or "")
    number = f"{number:0>2}" if number.isdigit() else number
    return f"{track.medium}-{number}" if discs > 1 else number


def length_words(seconds: float | None) -> str:
    """A length as a player shows it; "" where it is not known."""
    return clock_duration(seconds) if seconds else ""


def audio_words(file: TrackFile) -> str:
    """What is in a file: "FLAC · 24 bit · 96 kHz · 2.0"."""
    channels = f"{file.channels:.1f}" if file.channels else ""
    parts = (file.codec, file.bits, file.sample_rate, file.bitrate, channels)
    return " · ".join(part for part in parts if part)


def edition_words(edition: Edition) -> str:
    """An edition in one line: "2 × CD · GB · Warp · 20 tracks · 1:42:07"."""
    country = ", ".join(edition.country[:2]) + (" …" if len(edition.country) > 2 else "")
    parts = (
        edition.format or (plural(edition.media, "disc") if edition.media else ""),
        country,
        ", ".join(edition.label[:2]),
        plural(edition.tracks, "track") if edition.tracks else "",
        length_words(edition.duration_s),
    )
    return " · ".join(part for part in parts if part)
