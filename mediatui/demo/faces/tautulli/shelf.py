"""The libraries of the household as Plex has them: sections, their counts, and what stands in them."""

from __future__ import annotations

from typing import NamedTuple

from mediatui.demo.world.library import Item, Kind, Library

LIVE_TV = 999_999


class Section(NamedTuple):
    """A library. Counts are None where it has no such level."""

    id: int
    name: str
    kind: str
    """movie, show, artist, photo, live."""
    agent: str | None
    tops: int | None = None
    """Films, shows, artists, albums of photos."""
    parents: int | None = None
    children: int | None = None

    @property
    def thumb(self) -> str:
        """Its picture."""
        if self.kind == "live":
            return "interfaces/default/images/libraries/live.png"
        return f"/:/resources/{self.kind}.png"

    @property
    def art(self) -> str:
        """The picture behind it."""
        if self.kind == "live":
            return "interfaces/default/images/art-live-full.png"
        return f"/:/resources/{self.kind}-fanart.jpg"


_AGENTS = {
    "movie": "tv.plex.agents.movie",
    "show": "tv.plex.agents.series",
    "artist": "tv.plex.agents.music",
    "photo": "com.plexapp.agents.none",
}
_KINDS = {Kind.MOVIE: "movie", Kind.EPISODE: "show", Kind.TRACK: "artist", Kind.PHOTO: "photo"}


def sections_of(library: Library) -> list[Section]:
    """All of a library, by number; television last."""
    found: list[Section] = []
    for kind, name in _KINDS.items():
        for section in sorted({item.section for item in library.shelf(kind)}):
            items = items_of(library, section, kind)
            levels: tuple[int, int | None, int | None] = (len(items), None, None)
            if kind is not Kind.MOVIE:
                shows = len({item.grandparent_key for item in items})
                levels = (shows, len({item.parent_key for item in items}), len(items))
            found.append(Section(section, items[0].library, name, _AGENTS[name], *levels))
    found.sort()
    return [*found, Section(LIVE_TV, "Live TV", "live", None)]


def items_of(library: Library, section: int, kind: Kind) -> list[Item]:
    """What can be played of one section; trailers, which Plex hangs on their films, not."""
    return [item for item in library.shelf(kind) if item.section == section]


class Top(NamedTuple):
    """A film, a show or an artist with all that is in it."""

    key: int
    title: str
    items: tuple[Item, ...]

    @property
    def sort_title(self) -> str:
        """Without the article, as Plex sorts."""
        for article in ("The ", "A ", "An "):
            if self.title.startswith(article):
                return self.title.removeprefix(article)
        return self.title

    @property
    def added_at(self) -> int:
        """When the first of it came."""
        return min(item.added_at for item in self.items)


def tops_of(library: Library, section: Section) -> list[Top]:
    """What a section shows when it is opened."""
    kind = next((kind for kind, name in _KINDS.items() if name == section.kind), None)
    if kind is None:
        return []
    found: dict[int, list[Item]] = {}
    for item in items_of(library, section.id, kind):
        found.setdefault(item.grandparent_key or item.rating_key, []).append(item)
    return [Top(key, items[0].grandparent or items[0].title, tuple(items)) for key, items in found.items()]
