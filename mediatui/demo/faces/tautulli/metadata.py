"""What Tautulli tells of the item that is played: its titles, people, dates and pictures."""

from __future__ import annotations

from datetime import UTC, datetime

from mediatui.demo.world.library import Item, Kind, spread

Fields = dict[str, object]

MEDIA_TYPES = {
    Kind.MOVIE: "movie",
    Kind.EPISODE: "episode",
    Kind.TRACK: "track",
    Kind.PHOTO: "photo",
    Kind.TRAILER: "clip",
    Kind.WEB: "clip",
    Kind.LIVE: "episode",
}
"""What Plex calls each kind of item."""

_LEVELS = {
    Kind.MOVIE: ("movie", "", ""),
    Kind.EPISODE: ("episode", "season", "show"),
    Kind.TRACK: ("track", "album", "artist"),
}
_LIVE_TV = 999999


def text(value: object) -> str:
    """As Plex writes a value into an attribute: missing and zero are empty."""
    return str(value) if value else ""


def metadata(item: Item) -> Fields:
    """The fields of an item from the library, in Tautulli's order.

    Series, season and episode are grandparent, parent and item; so are artist, album and track.
    """
    fields: Fields = {
        # A string, save for live television, where Tautulli puts its own number.
        "section_id": _LIVE_TV if item.kind is Kind.LIVE else str(item.section),
        "library_name": item.library,
        "rating_key": str(item.rating_key),
        "parent_rating_key": text(item.parent_key),
        "grandparent_rating_key": text(item.grandparent_key),
        "title": item.title,
        "parent_title": "" if item.kind is Kind.TRAILER else item.parent,
        "grandparent_title": item.grandparent,
        "original_title": item.original_title,
        **dict.fromkeys(("sort_title", "edition_title", "slug", "parent_slug", "grandparent_slug"), ""),
        "media_index": text(item.index),
        "parent_media_index": text(item.parent_index),
        "studio": item.studio,
        "content_rating": item.content_rating,
        "summary": item.summary,
        "tagline": "",
        **_ratings(item),
        "duration": text(item.seconds * 1000),
        **_years(item),
        **_pictures(item),
        **_dates(item),
        **_guids(item),
        **_people(item),
        "markers": _markers(item),
        "parent_guids": [],
        "grandparent_guids": [],
        "full_title": item.full_title,
        "children_count": 0,
        "live": int(item.kind is Kind.LIVE),
    }
    if item.kind is Kind.TRAILER:
        del fields["grandparent_year"], fields["children_count"]
        fields |= {"extra_type": "1", "sub_type": "trailer"}
    if item.kind is Kind.LIVE:
        fields["epg_identifier"] = "tv.plex.providers.epg.xmltv:28"
    return fields


def _ratings(item: Item) -> Fields:
    rated = item.kind in (Kind.MOVIE, Kind.EPISODE)
    return {
        "rating": f"{spread(item.title, 5, 9.5):.1f}" if rated else "",
        "rating_image": "",
        "audience_rating": f"{spread(item.title + '!', 5, 9.5):.1f}" if rated and item.rating_key % 2 else "",
        "audience_rating_image": "rottentomatoes://image.rating.upright"
        if rated and item.rating_key % 2
        else "",
        "user_rating": "",
    }


def _years(item: Item) -> Fields:
    return {
        "year": text(item.year),
        "parent_year": text(item.year) if item.kind is Kind.TRACK else "",
        "grandparent_year": text(item.year) if item.kind is Kind.EPISODE else "",
    }


def _pictures(item: Item) -> Fields:
    if item.kind is Kind.LIVE:
        return {
            "thumb": "/livetv/thumb.png",
            "parent_thumb": "/p.png",
            "grandparent_thumb": "/g.png",
            "art": "",
            "banner": "",
        }

    def picture(key: int, what: str = "thumb") -> str:
        return f"/library/metadata/{key}/{what}/{item.added_at + 86400}" if key else ""

    return {
        "thumb": picture(item.rating_key),
        "parent_thumb": picture(item.parent_key),
        "grandparent_thumb": picture(item.grandparent_key),
        "art": picture(item.grandparent_key or item.rating_key, "art"),
        "banner": "",
    }


def _dates(item: Item) -> Fields:
    aired = ""
    if item.kind in (Kind.MOVIE, Kind.EPISODE):
        aired = f"{item.year}-{item.rating_key % 12 + 1:02d}-{item.rating_key % 28 + 1:02d}"
    elif item.kind is Kind.LIVE:
        aired = datetime.fromtimestamp(item.begins_at, UTC).strftime("%Y-%m-%d")
    dated = item.kind is not Kind.TRAILER
    return {
        "originally_available_at": aired,
        "added_at": str(item.added_at) if dated else "",
        "updated_at": str(item.added_at + 86400) if dated and item.kind is not Kind.LIVE else "",
        "last_viewed_at": "",
    }


def _guids(item: Item) -> Fields:
    own, parent, grandparent = _LEVELS.get(item.kind, ("", "", ""))

    def guid(level: str, key: int) -> str:
        return f"plex://{level}/{key:024x}" if level and key else ""

    first = guid(own, item.rating_key)
    if item.kind is Kind.LIVE:
        first = f"tv.plex.xmltv://episode/{item.channel[0]}-{item.begins_at}"
    elif item.kind is Kind.TRAILER:
        first = f"iva://api.internetvideoarchive.com/2.0/{item.rating_key}"
    return {
        "guid": first,
        "parent_guid": guid(parent, item.parent_key),
        "grandparent_guid": guid(grandparent, item.grandparent_key),
    }


def _people(item: Item) -> Fields:
    return {
        "directors": list(item.directors),
        "writers": [],
        "actors": list(item.actors),
        "genres": list(item.genres),
        "labels": [],
        "collections": [],
        "guids": list(item.guids),
    }


def _markers(item: Item) -> list[Fields]:
    if item.kind not in (Kind.MOVIE, Kind.EPISODE) or item.seconds < 1200:
        return []
    end = item.seconds * 1000
    intro = {"id": 1, "type": "intro", "start_time_offset": 30000, "end_time_offset": 90000}
    credit = {"id": 2, "type": "credits", "start_time_offset": end - 120000, "end_time_offset": end}
    return [intro | {"first": None, "final": None}, credit | {"first": True, "final": True}]
