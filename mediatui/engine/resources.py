"""The polling policy: every resource in one table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from mediatui.models.request import TitleBook
    from mediatui.models.stream import Activity, ServerStatus
    from mediatui.services.ports import ActivitySource, RequestSource, Service

DAY = 86_400.0


class Policy(NamedTuple):
    """How often a resource is asked for and how long its value counts. All in seconds.

    `watched`: between polls while someone looks; `unwatched`: while no one does (None: not at all).
    `rest`: what is younger than this is not asked for again because somebody looks at it anew.
    """

    watched: float
    unwatched: float | None
    old_after: float
    keep_for: float = DAY
    rest: float = 0.0


WEEK = 7 * DAY

ACTIVITY = Policy(watched=2, unwatched=60, old_after=300)
STATUS = Policy(watched=30, unwatched=120, old_after=300)
STATISTICS = Policy(watched=3600, unwatched=None, old_after=3600)
LIBRARY = Policy(watched=DAY, unwatched=None, old_after=DAY)
COUNTS = Policy(watched=10, unwatched=60, old_after=300)
REQUESTS = Policy(watched=15, unwatched=None, old_after=300)
TITLES = Policy(watched=60, unwatched=None, old_after=DAY, keep_for=WEEK)
ABOUT = Policy(watched=600, unwatched=None, old_after=DAY)
USERS = Policy(watched=300, unwatched=None, old_after=3600)
PLAYS = Policy(watched=60, unwatched=None, old_after=600, keep_for=WEEK)
TORRENTS = Policy(watched=2, unwatched=60, old_after=120)
QUEUE_STATUS = Policy(watched=5, unwatched=60, old_after=300)
QUEUE = Policy(watched=20, unwatched=300, old_after=300)
ISSUES = Policy(watched=60, unwatched=None, old_after=900)
HEALTH = Policy(watched=60, unwatched=300, old_after=900)
COMMANDS = Policy(watched=5, unwatched=None, old_after=120)
SLOW = Policy(watched=300, unwatched=None, old_after=3600)
SHELF = Policy(watched=900, unwatched=None, old_after=3600, rest=850)
DISCOGRAPHY = Policy(watched=3600, unwatched=None, old_after=DAY, keep_for=WEEK, rest=3500)
SHELF_ABOUT = Policy(watched=600, unwatched=None, old_after=DAY, keep_for=WEEK, rest=550)


class Resource(NamedTuple):
    """A thing that is polled: its name in keys, its model, who has it, and its policy."""

    name: str
    model: str
    """The module below `mediatui.models` and the class: imported when a value is first decoded."""
    kinds: frozenset[str]
    policy: Policy
    fetch: Callable[[Service], Awaitable[Any] | AsyncIterator[Any]]
    """Gives the value; or, where it comes piece by piece, one after the other as it grows."""
    then: tuple[str, ...] = ()
    """Resources of the same service that rest on this one: asked for when it has changed."""
    restore: Callable[[Service, Any], None] | None = None
    """Gives an adapter back what the cache kept of it."""
    large: bool = False
    """Whether it is so large that the cache is read for it beside the event loop, and what comes is put
    together with what was known in steps (`engine.library_shelf`)."""


def _activity(service: Service) -> Awaitable[Activity]:
    return cast("ActivitySource", service).activity()


def _status(service: Service) -> Awaitable[ServerStatus]:
    return service.status()


def _ask(method: str) -> Callable[[Service], Awaitable[Any] | AsyncIterator[Any]]:
    """Asks a service by one of the methods of its port that take nothing."""
    return lambda service: getattr(service, method)()


def _shelf_about(service: Service) -> Awaitable[Any]:
    from mediatui.engine.library_about import ask_about

    return ask_about(service)


def _remember_titles(service: Service, book: TitleBook) -> None:
    cast("RequestSource", service).remember(book)


TAUTULLI = frozenset({"tautulli"})
SEERR = frozenset({"seerr", "overseerr", "jellyseerr"})
LIDARR = frozenset({"lidarr"})
LIBRARIES = frozenset({"radarr", "sonarr"}) | LIDARR
QBITTORRENT = frozenset({"qbittorrent"})
PROWLARR = frozenset({"prowlarr"})
SYSTEMS = LIBRARIES | PROWLARR
EVERY = TAUTULLI | SEERR | SYSTEMS | QBITTORRENT

# fmt: off
RESOURCES = (
    #        name              model                     kinds             policy    how
    Resource("activity",       "stream:Activity",        TAUTULLI,         ACTIVITY, _activity),
    Resource("status",         "stream:ServerStatus",    EVERY,            STATUS,   _status),
    Resource("request_counts", "counts:RequestCounts",   SEERR,            COUNTS,   _ask("counts")),
    Resource("requests",       "request:RequestList",    SEERR,            REQUESTS, _ask("requests"),
             then=("titles",)),
    Resource("titles",         "request:TitleBook",      SEERR,            TITLES,   _ask("titles"),
             restore=_remember_titles),
    Resource("request_about",  "request:RequestService", SEERR,            ABOUT,    _ask("about")),
    Resource("request_users",  "request:RequestUsers",   SEERR,            USERS,    _ask("users")),
    Resource("issues",         "request:Issues",         SEERR,            ISSUES,   _ask("issues"),
             then=("titles",)),
    Resource("plays",          "history_play:PlayPage",  TAUTULLI,         PLAYS,    _ask("plays")),
    Resource("viewers",        "audience:Viewers",       TAUTULLI,         USERS,    _ask("viewers")),
    Resource("sections",       "audience:Sections",      TAUTULLI,         USERS,    _ask("sections")),
    Resource("torrents",       "torrent:TorrentList",    QBITTORRENT,      TORRENTS, _ask("torrents")),
    Resource("queue_status",   "queue:QueueCounts",      LIBRARIES,        QUEUE_STATUS, _ask("queue_status"),
             then=("queue",)),
    Resource("queue",          "queue:Queue",            LIBRARIES,        QUEUE,    _ask("queue")),
    Resource("health",         "system:HealthWarnings",  SYSTEMS,          HEALTH,   _ask("health")),
    Resource("commands",       "system:Commands",        SYSTEMS,          COMMANDS, _ask("commands")),
    Resource("tasks",          "system:Tasks",           SYSTEMS,          SLOW,     _ask("tasks")),
    Resource("disks",          "system:Disks",           LIBRARIES,        SLOW,     _ask("disks")),
    Resource("indexers",       "system:Indexers",        SYSTEMS,          SLOW,     _ask("indexers")),
    Resource("clients",        "system:Clients",         SYSTEMS,          SLOW,     _ask("clients")),
    Resource("root_folders",   "system:RootFolders",     LIBRARIES,        SLOW,     _ask("root_folders")),
    Resource("shelf",          "library:Shelf",          LIBRARIES,        SHELF,    _ask("shelf"),
             large=True),
    Resource("discography",    "music:Discography",      LIDARR,           DISCOGRAPHY, _ask("discography"),
             large=True),
    Resource("shelf_about",    "shelves:ShelfAbout",     LIBRARIES,        SHELF_ABOUT, _shelf_about),
)
# fmt: on
"""Everything that is polled."""


KEPT = {
    "graphs": "graph_book:GraphBook",
    "statistics": "graph_book:StatBook",
    "storage_files": "storage:FileBook",
    "trends": "trends:TrendBook",
    "places": "trends:PlaceBook",
    "releases": "release_book:ReleaseBook",
}
"""What is never polled but kept: looked up because somebody looks at it (`engine.graphs`), or searches for it
(`engine.release_book`)."""


class _Models(Mapping[str, type]):
    """The model of each resource by its name, imported when it is asked for."""

    def __getitem__(self, name: str) -> type:
        module, _, model = (KEPT.get(name) or resource(name).model).partition(":")
        return getattr(import_module(f"mediatui.models.{module}"), model)  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[str]:
        return iter((*(each.name for each in RESOURCES), *KEPT))

    def __len__(self) -> int:
        return len(RESOURCES) + len(KEPT)


MODELS: Mapping[str, type] = _Models()
"""The model of each resource, by name: what the cache decodes its rows into."""


def resource(name: str) -> Resource:
    """The resource called `name`. Raises `KeyError`."""
    for candidate in RESOURCES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
