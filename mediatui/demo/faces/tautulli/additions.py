"""What is new in the libraries, as Plex lists it: films, episodes and albums."""

from __future__ import annotations

from typing import NamedTuple

from mediatui.demo.faces.tautulli.metadata import Fields, metadata
from mediatui.demo.world.library import Item, Library


class New(NamedTuple):
    """One thing that is new."""

    added_at: int
    key: int
    item: Item
    shelf: str
    """movie, show or artist: by what Tautulli is asked."""
    tracks: int = 0
    """Of an album, which stands for them."""

    @property
    def section(self) -> int:
        """The library it is in."""
        return self.item.section


def additions_of(library: Library) -> list[New]:
    """Everything there is, the latest first."""
    found = [New(item.added_at, item.rating_key, item, "movie") for item in library.movies]
    found += [New(item.added_at, item.rating_key, item, "show") for item in library.episodes]
    albums: dict[int, list[Item]] = {}
    for item in library.tracks:
        albums.setdefault(item.parent_key, []).append(item)
    found += [
        New(max(item.added_at for item in tracks), key, tracks[0], "artist", len(tracks))
        for key, tracks in albums.items()
    ]
    return sorted(found, key=lambda new: (new.added_at, new.key), reverse=True)


_SAME = (
    "section_id", "library_name", "studio", "content_rating", "tagline", "rating", "rating_image",
    "audience_rating", "audience_rating_image", "user_rating", "banner", "art", "originally_available_at",
    "added_at", "updated_at", "last_viewed_at", "directors", "writers", "actors", "genres", "labels",
    "collections", "year", "summary",
)  # fmt: skip
_OWN = (
    "rating_key", "parent_rating_key", "grandparent_rating_key", "title", "parent_title",
    "grandparent_title", "original_title", "media_index", "parent_media_index", "duration", "thumb",
    "parent_thumb", "grandparent_thumb", "guid", "guids",
)  # fmt: skip


def addition(new: New) -> Fields:
    """One of `get_recently_added`."""
    about = metadata(new.item)
    fields = {name: about[name] for name in _SAME}
    if new.shelf == "artist":
        return fields | _album(new, about)
    shelf = {"movie": "movie", "show": "episode"}[new.shelf]
    fields |= {name: about[name] for name in _OWN}
    return fields | {
        "media_type": shelf,
        "sort_title": "",
        "full_title": new.item.title,
        "child_count": "",
    }


def _album(new: New, about: Fields) -> Fields:
    """The album of a track: its artist is its parent, and it has nobody above."""
    item = new.item
    return {
        "media_type": "album",
        "rating_key": str(item.parent_key),
        "parent_rating_key": str(item.grandparent_key),
        "grandparent_rating_key": "",
        "title": item.parent,
        "parent_title": item.grandparent,
        "grandparent_title": "",
        "original_title": "",
        "sort_title": "",
        "media_index": "1",
        "parent_media_index": "",
        "duration": "",
        "thumb": about["parent_thumb"],
        "parent_thumb": about["grandparent_thumb"],
        "grandparent_thumb": "",
        "guid": about["parent_guid"],
        "guids": [],
        "full_title": item.parent,
        "child_count": str(new.tracks),
    }
