"""A desk with exactly so many requests on it, and what was asked of the service."""

from __future__ import annotations

from collections import Counter

from mediatui.demo.stack import Stack
from mediatui.demo.world.requests.records import Asked, Status
from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack

REQUESTS = Settings(screen="requests")


def desk_with(pending: int) -> Stack:
    """A stack whose Seerr has so many pending requests for movies, all of one person, and no others."""
    stack = held_stack(services=("seerr",), size="large")
    desk = stack.world.requests
    for asked in list(desk.requests.values()):
        desk.delete(asked, desk.now)
    movies = [title for title in desk.catalogue.extra if title.kind == "movie"]
    for number, title in enumerate(movies[:pending]):
        media = desk.media_for("movie", title.tmdb, None, desk.now)
        desk.hand_in(media, desk.members[3], desk.now - 60.0 * (pending - number))
    return stack


def approvals(stack: Stack) -> Counter[str]:
    """How often approving each request was asked of the service, by its path."""
    calls = [path for method, path, _ in stack.requests("seerr") if method == "POST"]
    return Counter(path for path in calls if path.endswith("/approve"))


def changes(stack: Stack) -> list[str]:
    """Everything that was asked to be changed, in order."""
    return [f"{method} {path}" for method, path, _ in stack.requests("seerr") if method != "GET"]


def by_status(stack: Stack, status: Status) -> list[Asked]:
    """The requests of that status."""
    return [asked for asked in stack.world.requests.requests.values() if asked.status is status]


async def list_read(driver: Driver) -> None:
    """Wait until the whole list was read; its titles may still be on their way."""
    (key,) = driver.runtime.engine.coordinator.keys("requests")
    store = driver.runtime.engine.store
    await driver.until(lambda: (value := store.get(key).value) and value.complete)
    await driver.paint()
