"""Adding a title: what is it called, which one, and how; the last answers offered first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mediatui.engine import library_adding as engine_adding
from mediatui.engine import library_lookups
from mediatui.models.adding import Adding, Candidate
from mediatui.models.shelves import ShelfAbout
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.questions import choose, refuse, type_in
from mediatui.wording.quantities import size

if TYPE_CHECKING:
    from mediatui.ui.list_screen import ListScreen


VIDEO = {"radarr": "movies", "sonarr": "series"}
MUSIC = {"lidarr": "music"}
"""The kinds of service that something may be added to → what each keeps."""

HINTS = {"lidarr": "an artist or an album, or lidarr:<MusicBrainz id>"}
USUAL_HINT = "a title, or tmdb:603, tvdb:121361, imdb:tt0133093"


async def add(screen: ListScreen[Any]) -> None:
    """Add a movie or a series."""
    await add_to(screen, VIDEO)


async def add_to(screen: ListScreen[Any], kinds: Mapping[str, str], words: str = "") -> Candidate | None:
    """Ask, look it up, ask how, add it to a service of these kinds; `words` are looked for at once.

    What is chosen and there already is given back, and nothing is added.
    """
    service = await _service(screen, kinds)
    if service is None:
        return None
    candidate = await _candidate(screen, service, words)
    if candidate is None:
        return None
    return await add_candidate(screen, candidate)


async def add_candidate(screen: ListScreen[Any], candidate: Candidate) -> Candidate | None:
    """Ask how, and add it to the service that found it; one that is there already is given back."""
    service = candidate.service
    if candidate.library_id is not None:
        refuse(screen, f"{engine_adding.candidate_title(candidate)} is in the library already")
        return candidate
    about: ShelfAbout | None = screen.known("shelf_about")[service].value
    if about is None or not about.profiles or not about.folders:
        refuse(screen, f"{service} has not said yet which profiles and folders it has")
        return None
    asked = await _how(screen, candidate, about)
    if asked is None:
        return None
    how, told = asked
    results = await screen.ask_and_do(await engine_adding.add_plan(screen.engine, candidate, how, told))
    if any(result.done for result in results):
        await engine_adding.remember(screen.engine, service, how)
    return None


async def _service(screen: ListScreen[Any], kinds: Mapping[str, str]) -> str | None:
    """To which service; asked only where there are several."""
    hints = {
        name: kinds[endpoint.kind]
        for name in library_lookups.libraries(screen.engine)
        if (endpoint := screen.engine.endpoint(name)) is not None
        and endpoint.kind in kinds
        and screen.engine.gate.allows(name)
    }
    names = list(hints)
    if len(names) < 2:
        return names[0] if names else None
    options = [Option(name, name, hints[name]) for name in names]
    found = await choose(screen, "Add to", options)
    return found[0] if found else None


async def _candidate(screen: ListScreen[Any], service: str, words: str) -> Candidate | None:
    """Which title, by its name or number."""
    endpoint = screen.engine.endpoint(service)
    hint = HINTS.get(endpoint.kind, USUAL_HINT) if endpoint is not None else USUAL_HINT
    words = words or await type_in(screen, f"Add to {service}", hint=hint) or ""
    if not words:
        return None
    screen.say(f"looking for {words} …")
    found, problem = await library_lookups.or_problem(
        lambda: library_lookups.lookup(screen.engine, service, words)
    )
    screen.say("")
    if found is None:
        screen.app.notify(problem, severity="error", markup=False, timeout=8)
        return None
    if not found:
        refuse(screen, f"{service} knows nothing called {words}")
        return None
    options = [
        Option(str(n), engine_adding.candidate_title(each), _hint(each)) for n, each in enumerate(found)
    ]
    chosen = await choose(screen, f"Which one? {len(found)} found", options)
    if not chosen:
        return None
    return found[int(chosen[0])]


def _hint(candidate: Candidate) -> str:
    there = "✓ in the library" if candidate.library_id is not None else ""
    rating = f"{candidate.rating:.1f}" if candidate.rating else ""
    parts = (
        there,
        candidate.kind,
        candidate.studio,
        rating,
        ", ".join(candidate.genres[:2]),
        candidate.overview,
    )
    return " · ".join(part for part in parts if part)


async def _how(
    screen: ListScreen[Any], candidate: Candidate, about: ShelfAbout
) -> tuple[Adding, tuple[str, ...]] | None:
    """With which profile, where, what is looked for, and whether at once."""
    last = await engine_adding.last_choice(screen.engine, candidate.service)
    profiles = {str(each.id): each for each in about.profiles}
    options = [Option(key, each.name, f"up to {each.cutoff}") for key, each in profiles.items()]
    profile = await choose(screen, "Quality profile", options, [str(last.profile_id)])
    if not profile:
        return None
    folders = {each.path: each for each in about.folders}
    options = [Option(path, path, f"free {size(each.free)}") for path, each in folders.items()]
    folder = await choose(screen, "Root folder", options, [last.root_folder])
    if not folder:
        return None
    metadata_id: int | None = None
    tags: tuple[int, ...] = ()
    if candidate.artist_mbid:
        kinds = [Option(str(each.id), each.name) for each in about.metadata_profiles]
        chosen = await choose(screen, "Metadata profile", kinds, [str(last.metadata_profile_id)])
        if not chosen:
            return None
        metadata_id = int(chosen[0])
    ways = _ways(candidate)
    monitor = await choose(
        screen, "Look for", [Option(k, words) for k, words in ways.items()], [last.monitor]
    )
    if not monitor:
        return None
    if candidate.artist_mbid and about.tags:
        labels = [Option(str(each.id), each.label) for each in about.tags]
        marked = await choose(screen, "Tags", labels, list(map(str, last.tags)), several=True)
        if marked is None:
            return None
        tags = tuple(map(int, marked))
    now = [Option("yes", "look for it now"), Option("no", "add it only")]
    search = await choose(screen, "And now?", now, ["yes" if last.search else "no"])
    if not search:
        return None
    how = Adding(
        profile_id=int(profile[0]),
        root_folder=folder[0],
        monitored=monitor[0] != "none",
        monitor=monitor[0],
        search=search == ("yes",),
        metadata_profile_id=metadata_id,
        tags=tags,
    )
    told = (
        f"profile {profiles[profile[0]].name}, looks for {ways[monitor[0]]}",
        f"{folder[0]}: {size(folders[folder[0]].free)} free",
        "it is looked for at once" if how.search else "nothing is looked for now",
    )
    return how, told


def _ways(candidate: Candidate) -> Mapping[str, str]:
    """What of it can be looked for."""
    if candidate.album_mbid:
        return engine_adding.MONITOR_ALBUM
    if candidate.artist_mbid:
        return engine_adding.MONITOR_ARTISTS
    movie = candidate.tmdb_id is not None and candidate.tvdb_id is None
    return engine_adding.MONITOR_MOVIES if movie else engine_adding.MONITOR_SERIES
