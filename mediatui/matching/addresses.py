"""What a pasted address names: a movie, series, artist or album at the sites people share, or a magnet.

Pure: nothing is asked. An address that holds no id but a slug (Trakt, Letterboxd, TheTVDB, Plex's pages of
what there is to watch) gives the slug's words, which `matching.release.readings` splits into title and year.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)
_IMDB_TITLE = re.compile(r"tt\d{6,10}")
_NUMBER = re.compile(r"\d{1,10}")
_WITHIN = re.compile(r"(?:https?://|magnet:\?|plex://)[^\s<>\"]+", re.I)
_BARE_HOST = re.compile(
    r"(?:(?:www|m|app|watch|beta)\.)?(?:themoviedb\.org|tmdb\.org|imdb\.com|thetvdb\.com|trakt\.tv|musicbrainz\.org"
    r"|letterboxd\.com|boxd\.it|plex\.tv)/\S+",
    re.I,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LONGEST = 8192
"""Characters of a text that are looked at; a magnet with many trackers has some thousand."""


class Thing(StrEnum):
    """What an address names."""

    MOVIE = "movie"
    SERIES = "series"
    TITLE = "title"
    """A movie or a series: the address does not say which."""
    ARTIST = "artist"
    ALBUM = "album"
    """A release group: all editions of an album."""
    EDITION = "edition"
    """One release of an album."""
    TRACK = "track"
    TORRENT = "torrent"
    WORDS = "words"
    """Only words to search for."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an address says of a thing. Of the ids at least one, or `words`, is there."""

    site: str
    """As people call it: "TMDB", "IMDb", …; "magnet"; "mediatui"; "" of a bare id."""
    thing: Thing
    tmdb_id: int | None = None
    tvdb_id: int | None = None
    imdb_id: str = ""
    """With its letters: "tt0133093"."""
    musicbrainz_id: str = ""
    plex_guid: str = ""
    """ "plex://movie/5d776…"."""
    rating_key: int | None = None
    """Plex's number of the item on its server."""
    words: str = ""
    """A slug's or a torrent's words."""
    season: int | None = None
    episode: int | None = None
    info_hash: str = ""
    """40 or 64 hexadecimal digits in small letters."""
    magnet: str = field(default="", repr=False)
    """The whole magnet link. Its trackers may carry a passkey: it is handed on and never shown."""


class AddressError(ValueError):
    """An address of a known site that names nothing mediatui can find; its text is for people."""


def read(text: str) -> Reference | None:
    """What the first address in `text` names; None where `text` holds none of a site that is known.

    Bare ids count as addresses: `tt0133093`, `tmdb:603`, `tmdb:tv:1399`, `tvdb:81189`, `mbid:…`, `lidarr:…`.
    Raises AddressError for an address of a known site that does not name a title, an artist or an album.
    """
    text = _CONTROL.sub("", text[:LONGEST]).strip()
    if (reference := _bare(text)) is not None:
        return reference
    if text.lower().startswith("mediatui:"):
        return _own(text)
    found = _WITHIN.search(text)
    address = found[0] if found else ""
    if not address and (hosted := _BARE_HOST.match(text)):
        address = f"https://{hosted[0]}"
    if not address:
        return None
    scheme = address.partition(":")[0].lower()
    if scheme == "magnet":
        return _magnet(address)
    if scheme == "plex":
        return _plex_guid(address)
    return _site(address.rstrip(".,;:!?)]}'"))


def _bare(text: str) -> Reference | None:
    if _IMDB_TITLE.fullmatch(text):
        return Reference("IMDb", Thing.TITLE, imdb_id=text)
    site, _, rest = text.partition(":")
    kind, _, number = rest.rpartition(":")
    match site.lower():
        case "imdb" if _IMDB_TITLE.fullmatch(rest):
            return Reference("IMDb", Thing.TITLE, imdb_id=rest)
        case "tmdb" if _NUMBER.fullmatch(number):
            thing = {"movie": Thing.MOVIE, "tv": Thing.SERIES, "": Thing.TITLE}.get(kind.lower())
            return Reference("TMDB", thing, tmdb_id=int(number)) if thing else None
        case "tvdb" if _NUMBER.fullmatch(number):
            thing = {"movie": Thing.MOVIE, "series": Thing.SERIES, "": Thing.SERIES}.get(kind.lower())
            return Reference("TheTVDB", thing, tvdb_id=int(number)) if thing else None
        case "mbid" | "lidarr" | "musicbrainz" if _UUID.fullmatch(number):
            things = {
                "artist": Thing.ARTIST,
                "album": Thing.ALBUM,
                "release-group": Thing.ALBUM,
                "": Thing.WORDS,
            }
            thing = things.get(kind.lower())
            return Reference("MusicBrainz", thing, musicbrainz_id=number.lower()) if thing else None
    return None


def _magnet(address: str) -> Reference:
    try:
        values = parse_qs(address.partition("?")[2], max_num_fields=500)
    except ValueError:
        raise AddressError("this magnet link has too many parts to be one") from None
    for urn in values.get("xt", []):
        if info_hash := _info_hash(urn):
            words = " ".join(values.get("dn", [""])[0].split())
            return Reference("magnet", Thing.TORRENT, words=words, info_hash=info_hash, magnet=address)
    raise AddressError("this magnet link has no hash of a torrent (xt=urn:btih:…)")


def _info_hash(urn: str) -> str:
    """The hash in hexadecimal or "". BEP 9: btih in hexadecimal or base 32; BEP 52: btmh."""
    kind, _, value = urn.lower().removeprefix("urn:").partition(":")
    if kind == "btih" and re.fullmatch(r"[0-9a-f]{40}", value):
        return value
    if kind == "btih" and re.fullmatch(r"[a-z2-7]{32}", value):
        try:
            return base64.b32decode(value.upper()).hex()
        except binascii.Error:
            return ""
    if kind == "btmh" and re.fullmatch(r"1220[0-9a-f]{64}", value):
        return value[4:]
    return ""


def _own(address: str) -> Reference:
    """`mediatui:` before words or another address: what the desktop hands over."""
    rest = unquote(address.partition(":")[2]).removeprefix("//").strip()
    rest = rest.removeprefix("search/").removeprefix("open/")
    if not rest:
        raise AddressError("nothing stands after mediatui:")
    if not rest.lower().startswith("mediatui:") and (reference := read(rest)) is not None:
        return reference
    return Reference("mediatui", Thing.WORDS, words=" ".join(rest.replace("+", " ").split()))


def _plex_guid(address: str) -> Reference:
    kind, _, ident = address.partition("://")[2].partition("/")
    things = {
        "movie": Thing.MOVIE,
        "show": Thing.SERIES,
        "artist": Thing.ARTIST,
        "album": Thing.ALBUM,
        "track": Thing.TRACK,
    }
    thing = things.get(kind.lower())
    if thing is None or not re.fullmatch(r"[0-9a-f]{8,40}", ident):
        raise AddressError("this Plex identifier names no movie, series, artist or album")
    return Reference("Plex", thing, plex_guid=f"plex://{kind.lower()}/{ident}")


def _site(address: str) -> Reference | None:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    for prefix in ("www.", "m.", "beta."):
        host = host.removeprefix(prefix)
    path = [unquote(step) for step in parts.path.split("/") if step]
    if (reader := _SITES.get(host)) is not None:
        return reader(path, parts)
    if parts.fragment.startswith("!/") and "/library/metadata/" in unquote(parts.fragment):
        return _plex_app(path, parts)
    return None


def _tmdb(path: list[str], parts: SplitResult) -> Reference:
    kind, ident = [*path, "", ""][:2]
    number = _NUMBER.match(ident)
    if kind not in ("movie", "tv") or not number:
        raise AddressError("this TMDB address names no movie or series")
    thing = Thing.MOVIE if kind == "movie" else Thing.SERIES
    season, episode = _numbered(path, "season", "episode")
    words = _words(ident[number.end() :])
    return Reference("TMDB", thing, tmdb_id=int(number[0]), words=words, season=season, episode=episode)


def _imdb(path: list[str], parts: SplitResult) -> Reference:
    for step in path:
        if _IMDB_TITLE.fullmatch(step):
            return Reference("IMDb", Thing.TITLE, imdb_id=step)
    raise AddressError("this IMDb address names no movie or series")


def _tvdb(path: list[str], parts: SplitResult) -> Reference:
    query = {name.lower(): values[-1] for name, values in parse_qs(parts.query).items()}
    if _NUMBER.fullmatch(number := query.get("seriesid") or query.get("id", "")):
        movie = query.get("tab") == "movie"
        return Reference("TheTVDB", Thing.MOVIE if movie else Thing.SERIES, tvdb_id=int(number))
    if path[:1] == ["dereferrer"]:
        path = path[1:]
    kind, slug = [*path, "", ""][:2]
    thing = {"series": Thing.SERIES, "movie": Thing.MOVIE, "movies": Thing.MOVIE}.get(kind)
    if thing is None or not slug:
        raise AddressError("this TheTVDB address names no movie or series")
    season, _ = _numbered(path, "official", "")
    if _NUMBER.fullmatch(slug):
        return Reference("TheTVDB", thing, tvdb_id=int(slug), season=season)
    return Reference("TheTVDB", thing, words=_words(slug), season=season)


def _trakt(path: list[str], parts: SplitResult) -> Reference:
    if path[:1] == ["search"] and (reference := _bare(":".join(path[1:3]))) is not None:
        return reference
    kind, slug = [*path, "", ""][:2]
    thing = {"movies": Thing.MOVIE, "shows": Thing.SERIES}.get(kind)
    if thing is None or not slug:
        raise AddressError("this Trakt address names no movie or series")
    season, episode = _numbered(path, "seasons", "episodes")
    return Reference("Trakt", thing, words=_words(slug), season=season, episode=episode)


def _musicbrainz(path: list[str], parts: SplitResult) -> Reference:
    kind, ident = [*path, "", ""][:2]
    things = {
        "artist": Thing.ARTIST,
        "release-group": Thing.ALBUM,
        "release": Thing.EDITION,
        "recording": Thing.TRACK,
        "track": Thing.TRACK,
    }
    if kind not in things or not _UUID.fullmatch(ident):
        raise AddressError("this MusicBrainz address names no artist, album or track")
    return Reference("MusicBrainz", things[kind], musicbrainz_id=ident.lower())


def _letterboxd(path: list[str], parts: SplitResult) -> Reference:
    if (reference := _bare(":".join(path))) is not None:
        return reference
    if "film" in path[:2] and len(path) > (at := path.index("film")) + 1:
        return Reference("Letterboxd", Thing.MOVIE, words=_words(path[at + 1]))
    raise AddressError("this Letterboxd address names no movie")


def _boxd(path: list[str], parts: SplitResult) -> Reference:
    raise AddressError("boxd.it addresses do not say which movie they lead to; paste the long one")


def _plex_watch(path: list[str], parts: SplitResult) -> Reference:
    if path and re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", path[0]):
        path = path[1:]
    kind, slug = [*path, "", ""][:2]
    thing = {"movie": Thing.MOVIE, "show": Thing.SERIES}.get(kind)
    if thing is None or not slug:
        raise AddressError("this Plex address names no movie or series")
    season, episode = _numbered(path, "season", "episode")
    return Reference("Plex", thing, words=_words(slug), season=season, episode=episode)


def _plex_app(path: list[str], parts: SplitResult) -> Reference:
    """`…/#!/server/MACHINE/details?key=/library/metadata/123`, of a server or of plex.tv."""
    key = parse_qs(parts.fragment.partition("?")[2]).get("key", [""])[-1]
    number = re.match(r"/library/metadata/(\d{1,12})", key)
    if number:
        return Reference("Plex", Thing.TITLE, rating_key=int(number[1]))
    guid = re.match(r"/library/metadata/([0-9a-f]{24})", key)
    if guid:
        return Reference("Plex", Thing.TITLE, plex_guid=f"plex://title/{guid[1]}")
    raise AddressError("this Plex address names no title")


_SITES: dict[str, Callable[[list[str], SplitResult], Reference]] = {
    "themoviedb.org": _tmdb,
    "tmdb.org": _tmdb,
    "imdb.com": _imdb,
    "thetvdb.com": _tvdb,
    "trakt.tv": _trakt,
    "app.trakt.tv": _trakt,
    "musicbrainz.org": _musicbrainz,
    "letterboxd.com": _letterboxd,
    "boxd.it": _boxd,
    "watch.plex.tv": _plex_watch,
    "app.plex.tv": _plex_app,
}


def _words(slug: str) -> str:
    return " ".join(re.sub(r"[-_+]+", " ", slug).split())


def _numbered(path: list[str], first: str, second: str) -> tuple[int | None, int | None]:
    """The numbers that stand after the words `first` and `second` in a path."""
    after = dict(pairwise(path))
    found = [after.get(word, "") if word else "" for word in (first, second)]
    numbers = [int(each) if _NUMBER.fullmatch(each) else None for each in found]
    return numbers[0], numbers[1]
