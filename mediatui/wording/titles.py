"""Titles as people write them."""

from __future__ import annotations

from mediatui.models.stream import MediaType, Title

MEDIA_WORDS = {
    MediaType.MOVIE: "movie",
    MediaType.EPISODE: "episode",
    MediaType.TRACK: "music",
    MediaType.LIVE: "live TV",
    MediaType.PHOTO: "photo",
    MediaType.TRAILER: "trailer",
    MediaType.CLIP: "clip",
    MediaType.UNKNOWN: "something",
}
"""What each kind of media is called."""


def episode_code(season: int | None, number: int | None) -> str:
    """ "S02E05", "S02", "E05", or nothing; season 0 is "Special 3" or "Specials"."""
    if season == 0:
        return f"Special {number}" if number is not None else "Specials"
    code = f"S{season:02}" if season is not None else ""
    return code + (f"E{number:02}" if number is not None else "")


def full_title(title: Title) -> str:
    """One line for a title: "The Wire · S02E05 · Undertow", "Boards of Canada – Dayvan Cowboy"."""
    match title.media_type:
        case MediaType.EPISODE:
            parts = (title.show, episode_code(title.season, title.number), title.title)
            return " · ".join(part for part in parts if part) or "Untitled episode"
        case MediaType.TRACK:
            return " – ".join(part for part in (title.artist, title.title) if part) or "Untitled track"
        case MediaType.LIVE:
            name = title.title if title.title != title.show else ""
            return " · ".join(part for part in (title.channel, title.show, name) if part) or "Live TV"
        case MediaType.TRAILER | MediaType.CLIP | MediaType.PHOTO:
            kind = MEDIA_WORDS[title.media_type]
            return f"{title.title} ({kind})" if title.title else kind.capitalize()
        case _:
            year = f" ({title.year})" if title.year else ""
            return f"{title.title}{year}" if title.title else "Untitled"
