"""What the keys of the search screen do with a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine import asking, library_deeds, requests, shelves
from mediatui.matching.query import FIELDS, Kind
from mediatui.models.library import Movie, Series
from mediatui.models.music import Album, Artist
from mediatui.models.request import Asking, MediaId, MediaStatus, RequestStatus, Wanted
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.questions import choose, refuse, type_in
from mediatui.wording.library import missing_of
from mediatui.wording.requests import season_words

if TYPE_CHECKING:
    from mediatui.models.adding import Candidate
    from mediatui.models.request import MediaRequest
    from mediatui.models.search import Hit
    from mediatui.ui.screens.search.screen import SearchScreen


class Found(NamedTuple):
    """A title of a library, as its deeds want it."""

    key: str
    title: str
    record: Movie | Series | Artist
    missing: int
    profile: str = ""
    tags: tuple[str, ...] = ()
    root: str = ""


def record_of(hit: Hit) -> Movie | Series | Artist | Album | None:
    """What of it is in a library."""
    part = hit.part("library")
    return None if part is None else part.item


def request_of(hit: Hit) -> MediaRequest | None:
    """What asks for it: first of all what waits."""
    found: list[MediaRequest] = [part.item for part in hit.parts if part.source == "requests"]
    found.sort(key=lambda request: request.status is not RequestStatus.PENDING)
    return found[0] if found else None


def media_of(hit: Hit) -> MediaId | None:
    """What a request service calls it."""
    if hit.kind not in ("movie", "series"):
        return None
    number = next((n for part in hit.parts for kind, n in part.ids if kind == "tmdb"), "")
    return MediaId(Wanted(hit.kind), int(number)) if number.isdigit() else None


async def add(screen: SearchScreen, hit: Hit) -> None:
    """Add it to the service that keeps such things; looked up there where it was found elsewhere."""
    from mediatui.ui.screens.library.adding import MUSIC, VIDEO, add_candidate, add_to

    if record_of(hit) is not None:
        refuse(screen, f"{hit.name} is in the library already")
        return
    candidates: list[Candidate] = [part.item for part in hit.parts if part.source == "lookup"]
    candidates = [each for each in candidates if screen.engine.gate.allows(each.service)]
    if len(candidates) > 1:
        options = [Option(str(n), each.service) for n, each in enumerate(candidates)]
        chosen = await choose(screen, f"Add {hit.name} to", options)
        if not chosen:
            return
        candidates = [candidates[int(chosen[0])]]
    if candidates:
        await add_candidate(screen, candidates[0])
        return
    if hit.kind in ("movie", "series"):
        kind = "radarr" if hit.kind == "movie" else "sonarr"
        await add_to(screen, {kind: VIDEO[kind]}, hit.title)
    elif hit.kind in ("artist", "album"):
        await add_to(screen, MUSIC, hit.title)
    else:
        refuse(screen, f"{hit.name} is nothing that can be added")


async def ask(screen: SearchScreen, hit: Hit) -> None:
    """Approve what waits; else ask for it."""
    request = request_of(hit)
    if request is not None and request.status is RequestStatus.PENDING:
        target = requests.Target(request, hit.name)
        await screen.ask_and_do(await requests.plan(screen.engine, requests.APPROVE, [target]))
        return
    media, services = media_of(hit), shelves.request_services(screen.engine)
    services = [name for name in services if screen.engine.gate.allows(name)]
    if media is None or not services:
        why = "no request service may be asked" if not services else "only movies and series can be"
        refuse(screen, f"{hit.name} cannot be asked for: {why}")
        return
    service = services[0]
    if len(services) > 1:
        chosen = await choose(screen, "Ask which service?", [Option(name, name) for name in services])
        if not chosen:
            return
        service = chosen[0]
    facts, problem = await shelves.facts_or_failure(screen.engine, service, media)
    if facts is None:
        refuse(screen, problem.words if problem is not None else f"{service} does not know it")
        return
    seasons: tuple[int, ...] = ()
    if media.wanted is Wanted.SERIES:
        missing = [s for s in facts.seasons if s.number and s.status is MediaStatus.UNKNOWN]
        options = [Option(str(s.number), season_words([s.number])) for s in missing]
        if options:
            marked = [option.key for option in options]
            picked = await choose(screen, "Which seasons?", options, marked, several=True)
            if not picked:
                return
            seasons = tuple(sorted(map(int, picked)))
    if not seasons and (facts.status is not MediaStatus.UNKNOWN or media.wanted is Wanted.SERIES):
        refuse(screen, f"{hit.name} is {facts.status.value}: there is nothing to ask for")
        return
    wish = Asking(media, False, seasons, tvdb_id=facts.tvdb_id)
    await screen.ask_and_do(await asking.ask_plan(screen.engine, service, wish, hit.name, None))


async def look(screen: SearchScreen, hit: Hit) -> None:
    """Have its service look for it now, and take the best."""
    record = record_of(hit)
    if record is None or isinstance(record, Album):
        refuse(screen, f"{hit.name} is in no library that could look for it")
        return
    missing = 0 if isinstance(record, Artist) else missing_of(record)
    found = Found(record.key, hit.name, record, missing)
    await screen.ask_and_do(await library_deeds.search_plan(screen.engine, [found]))


async def releases(screen: SearchScreen, hit: Hit) -> None:
    """Ask the indexers for it, through the service that manages it; a series on its own screen."""
    from mediatui.models.release import Target

    record = record_of(hit)
    app = screen.app
    if isinstance(record, Movie):
        await app.show_releases(record.service, Target(movie_id=record.id), hit.name)  # type: ignore[attr-defined]
    elif isinstance(record, Album):
        await app.show_releases(record.service, Target(album_id=record.id), hit.name)  # type: ignore[attr-defined]
    elif isinstance(record, (Series, Artist)):
        await go(screen, hit)
        app.notify("Choose a part of it to search for", markup=False, timeout=4)
    else:
        refuse(screen, f"{hit.name} is in no library: add it first")


async def go(screen: SearchScreen, hit: Hit) -> None:
    """Go to where it is: its own screen, else the list it stands in."""
    app, record = screen.app, record_of(hit)
    if isinstance(record, Artist):
        await app.switch_mode("artist")
        app.screen.show_artist(record)  # type: ignore[attr-defined]
    elif isinstance(record, Album):
        await app.switch_mode("album")
        app.screen.show_album(record)  # type: ignore[attr-defined]
    elif record is not None:
        from mediatui.engine.library import Names, entry_of
        from mediatui.matching.text import fold
        from mediatui.models.shelves import ShelfAbout

        about = screen.known("shelf_about")[record.service].value or ShelfAbout()
        await app.switch_mode("title")
        app.screen.show_title(entry_of(record, Names(about), fold))  # type: ignore[attr-defined]
    elif hit.part("downloads"):
        await app.action_show_filtered("downloads", f'"{hit.title}"')  # type: ignore[attr-defined]
    elif hit.part("requests"):
        await app.action_show_filtered("requests", f'"{hit.title}"')  # type: ignore[attr-defined]
        app.screen.show_view("all")  # type: ignore[attr-defined]
    elif hit.kind == "user":
        await app.show_requests_of(hit.title)  # type: ignore[attr-defined]
    elif hit.part("history"):
        await app.action_show_filtered("plays", f'"{hit.title}"')  # type: ignore[attr-defined]
    else:
        screen.open_detail()


async def narrow(screen: SearchScreen) -> None:
    """Choose a field and its value; they are written into the box as anybody could have typed them."""
    options = [Option(field.name, field.name, field.about) for field in FIELDS.values()]
    chosen = await choose(screen, "Narrow by", options)
    if not chosen:
        return
    field = FIELDS[chosen[0]]
    if field.kind is Kind.CHOICE:
        values = [Option("", "any"), *(Option(name, name) for name in field.choices)]
        found = await choose(screen, field.name, values)
        value = None if found is None else found[0]
    else:
        value = await type_in(screen, field.name, hint=f"{field.about}; nothing: any")
    if value is not None:
        quoted = f'"{value}"' if " " in value else value
        screen.search_for(screen.search.query.with_field(field.name, quoted))


async def before(screen: SearchScreen) -> None:
    """What was searched for before, the last first; one of them again."""
    from mediatui.engine.search import HISTORY

    known = await screen.engine.choices.recall(HISTORY)
    if not known:
        refuse(screen, "Nothing was searched for yet")
        return
    found = await choose(screen, "Searched before", [Option(each, each) for each in known])
    if found:
        screen.search_for(found[0])
