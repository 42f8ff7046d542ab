"""What a typed title or the name of a release may mean: its readings, the most literal first."""

from __future__ import annotations

import re
from typing import NamedTuple


class Reading(NamedTuple):
    """One way to understand a text: a title and, where it tells one, a year."""

    title: str
    year: int | None = None


_ID = re.compile(
    r"[{\[(]\s*(?P<kind>tmdb|tvdb|imdb|mbid|musicbrainz)(?:id)?\s*[-=:]\s*(?P<id>[\w-]+)\s*[}\])]", re.I
)
_IMDB = re.compile(r"(?<!\w)tt\d{7,9}(?!\w)")
_EXTENSION = re.compile(
    r"\.(?:mkv|mp4|m4v|avi|mov|wmv|mpe?g|ts|m2ts|webm|iso|srt|sub|nfo|torrent|nzb|mp3|flac|rar|zip)$", re.I
)
_BEFORE = re.compile(
    r"^\s*(?:\[[^\]]*\]\s*|(?:https?://)?www\.[\w-]+(?:\.[\w-]+)*\s*[-–]+\s*)+(?=.*\w)", re.I
)
"""A group or a site in front: "[Group] Title", "www.site.example - Title"."""
_S = r"[ ._-]?"
_SURE = re.compile(
    r"(?<![^\W_])(?:"
    r"(?:480|540|576|720|1080|1440|2160|4320)[pi]|\d{3,4}x\d{3,4}|4k|uhd|"
    rf"blu{_S}ray|bd{_S}?rip|br{_S}?rip|bd(?:mv|remux)|remux|web{_S}(?:dl|rip|h{_S}26[45]|x26[45])|webdl|"
    rf"hd{_S}?tv|hd{_S}?rip|pdtv|dsr(?:ip)?|tv{_S}?rip|dvd{_S}?(?:rip|scr|[59r])|vhs{_S}?rip|hd{_S}?cam|hd{_S}?ts|"
    rf"telesync|[xh]{_S}?26[456]|hevc|xvid|divx|hdr(?:10)?|sdr|(?:8|10|12){_S}?bit|av1(?=.*\d)|"
    rf"dts(?:{_S}?(?:hd|x))?|true{_S}?hd|atmos|ac{_S}?3|e{_S}?ac{_S}?3|aac(?:\d.*)?|ddp?\+?\d.*|flac|"
    r"s\d{1,4}(?:[ ._-]?e\d{1,4})*|\d{1,2}x\d{2,3}|ep?\d{2,4}|"
    rf"(?:season|staffel|saison|temporada|stagione|series){_S}\d{{1,2}}|complete{_S}(?:series|season)"
    r")(?![^\W_])",
    re.I,
)
"""What is part of no title: resolutions, sources, codecs, seasons and episodes."""
_YEAR = re.compile(r"(?<![^\W_])(?:18[89]|19\d|20\d)\d(?![^\W_])")
_EDGE = " \t._-–—:,;|/+[](){}~"
_EDITIONS = (
    rf"(?:the{_S})?(?:director['’]?s|final|extended|theatrical|ultimate|special|deluxe|expanded|collector['’]?s|"
    rf"unrated|uncut|limited|anniversary|\d+th{_S}anniversary|imax|international|redux){_S}"
    r"(?:cut|edition|version|release)|"
    rf"extended|deluxe|unrated|uncut|remaster(?:ed)?|restored|theatrical|imax|criterion(?:{_S}collection)?|3d|"
    rf"black{_S}(?:and|&){_S}(?:white|chrome)|open{_S}matte|hybrid"
)
_MEDIUM = rf"film|movie|(?:tv|mini){_S}series|tv{_S}show"
_LANGUAGES = (
    rf"german|french|truefrench|italian|spanish|castellano|latino|russian|english|swedish|norwegian|danish|dutch|"
    rf"polish|japanese|korean|hindi|nordic|multi|multisubs?|dual(?:{_S}audio)?|dl|vostfr|subfrench|ita|eng|ger|fre|"
    r"spa|rus|dubbed|subbed|proper|repack|rerip|internal|limited|readnfo|retail|festival|complete|web|cam|ts|dvd|"
    r"hd|3d|h?sbs|h?ou|dv|nf|amzn|dsnp|hmax|atvp"
)
_EDITION = re.compile(
    rf"(?<![^\W_])(?:{_EDITIONS}|(?<=\()(?:{_MEDIUM}))[{re.escape(_EDGE)}]*$",
    re.I,
)
_SOFT = re.compile(rf"(?<![^\W_])(?:{_EDITIONS}|{_LANGUAGES})[{re.escape(_EDGE)}]*$", re.I)
_BEHIND = re.compile(rf"(?<![^\W_])(?:{_EDITIONS}|{_LANGUAGES}|{_MEDIUM})[{re.escape(_EDGE)}]*$", re.I)
"""What may stand behind a year."""
_SPAN = re.compile(r"(?<=[(\s](?:18|19|20)\d\d)\s?[–-]\s?(?:(?:18|19|20)\d\d|\s?)(?=\))")
"""From when to when a series ran: "(2005–2013)"."""
_HALVES = re.compile(r"\s[/|]\s|(?<![^\W_])a\.?k\.?a\.?(?![^\W_])", re.I)
_EPISODE = re.compile(r"\s+-\s+\d{1,4}(?:v\d)?$")


def ids_in(text: str) -> dict[str, str]:
    """Ids that a name tells in the usual tags: "{tmdb-603}", "[tvdbid-121361]", "tt0133093"."""
    found = {
        "musicbrainz" if hit["kind"].lower() == "mbid" else hit["kind"].lower(): hit["id"].lower()
        for hit in _ID.finditer(text)
    }
    imdb = _IMDB.search(text)
    return {"imdb": imdb[0], **found} if imdb else found


def readings(text: str) -> tuple[Reading, ...]:
    """The ways to understand a text, the most literal first; at least one.

    "Blade Runner 2049" is first the title "Blade Runner 2049", then "Blade Runner" of 2049. Only what is
    compared with it tells which is meant.
    """
    found = [Reading(text.strip())]
    name = _IMDB.sub(" ", _ID.sub(" ", text)).strip()
    name = _SPAN.sub("", _EXTENSION.sub("", name))
    released = bool(_BEFORE.match(name)) or (" " not in name and bool(re.search(r"[._]", name)))
    name = _BEFORE.sub("", name)
    found.append(Reading(name.strip(_EDGE)))
    sure = next((hit for hit in _SURE.finditer(name) if _titled(name[: hit.start()])), None)
    head = name[: sure.start()].strip(" ") if sure else name
    released = released or sure is not None
    if sure:
        found.append(Reading(head.strip(_EDGE)))
    head = _EPISODE.sub("", head.rstrip(_EDGE)) if released else head
    dated = _dated(head, released=released)
    found.extend(dated)
    bare = _without(head, _SOFT if released else _EDITION)
    found.append(Reading(bare))
    found.extend(reading for reading in _dated(bare, released=released) if reading not in dated)
    first = _YEAR.match(head.lstrip(_EDGE))
    if first and _titled(rest := head.lstrip(_EDGE)[first.end() :]):
        found.append(Reading(rest.strip(_EDGE), int(first[0])))
    for title, year in tuple(found):
        halves = _HALVES.split(title)
        if len(halves) > 1:
            found.extend(Reading(half.strip(_EDGE), year) for half in halves if _titled(half))
    kept = tuple(dict.fromkeys(reading for reading in found if reading.title))
    return kept or (Reading(text),)


def _titled(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _dated(head: str, *, released: bool) -> list[Reading]:
    """The text as a title with a year behind it, where the year stands at its end or the rest is no title."""
    years = [hit for hit in _YEAR.finditer(head) if _titled(head[: hit.start()])]
    if not years:
        return []
    last = years[-1]
    rest = _without(head[last.end() :], _BEHIND)
    bracketed = head[: last.start()].endswith(("(", "[")) and head[last.end() :].startswith((")", "]"))
    if _titled(rest) and not released and not bracketed:
        return []
    title = head[: last.start()].strip(" ._-–—:,;|/+[({~")
    found = [Reading(title, int(last[0]))]
    bare = _without(title, _SOFT if released else _EDITION)
    return [*found, Reading(bare, int(last[0]))] if bare and bare != title else found


def _without(text: str, endings: re.Pattern[str]) -> str:
    """The text without such endings, never without all of it."""
    text = text.strip(_EDGE)
    while (hit := endings.search(text)) and _titled(text[: hit.start()]):
        text = text[: hit.start()].rstrip(_EDGE)
    return "" if endings.fullmatch(text) else text
