"""The last searches for releases, kept as long as the services themselves remember them.

A service grabs what it found within 30 minutes; so long a release can be grabbed without another search, by
another command or another terminal too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.models.release import Release, Target
from mediatui.models.release_book import KeptReleases, ReleaseBook
from mediatui.models.snapshot import Key

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

KEPT = 29 * 60.0
"""Seconds: a minute less than the services', so that it is not just too late."""
MOST = 20
"""So many searches of a service are kept."""


def _key(engine: Engine, service: str) -> Key | None:
    endpoint = engine.endpoint(service)
    return None if endpoint is None else Key("releases", service, endpoint.fingerprint)


def _name(target: Target) -> str:
    return ",".join("" if part is None else str(part) for part in target)


def keep(engine: Engine, service: str, target: Target, found: Sequence[Release]) -> None:
    """Keep what a search found. Nothing of it is kept where what stands for a release is an address with a
    key in it: a key is not written to the cache."""
    from mediatui.services.redact import Redactor

    key = _key(engine, service)
    plain = Redactor().redact
    if key is None or any(plain(each.guid) != each.guid or "passkey" in each.guid.lower() for each in found):
        return
    now = engine.store.now()
    book: ReleaseBook = engine.store.get(key).value or ReleaseBook()
    young = {name: kept for name, kept in book.found.items() if now - kept.at < KEPT}
    young.pop(_name(target), None)
    newest = dict(list(young.items())[1 - MOST :])
    made = ReleaseBook({**newest, _name(target): KeptReleases(tuple(found), now)})
    engine.store.put(key, made, old_after=KEPT, keep_for=KEPT)


def kept(engine: Engine, service: str, target: Target) -> KeptReleases | None:
    """What the last search for it found, as long as the service remembers it too; None where it is too old or
    there was none."""
    key = _key(engine, service)
    book: ReleaseBook | None = None if key is None else engine.store.get(key).value
    found = None if book is None else book.found.get(_name(target))
    return found if found is not None and 0 <= engine.store.now() - found.at < KEPT else None


def forget(engine: Engine, service: str, target: Target) -> None:
    """The service does not remember it after all: the next time it is searched for anew."""
    key = _key(engine, service)
    book: ReleaseBook | None = None if key is None else engine.store.get(key).value
    if key is not None and book is not None:
        rest = {name: found for name, found in book.found.items() if name != _name(target)}
        engine.store.put(key, ReleaseBook(rest), old_after=KEPT, keep_for=KEPT)
