"""The stock: what Radarr and Sonarr look after at the first look, from the library, the desk and by hand."""

from __future__ import annotations

import re
from random import Random

from mediatui.demo.world.library import Item, Library, spread
from mediatui.demo.world.managed.keepers import aired_of, episodes_of, safe
from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.own_titles import SILENTS, coming_films, own_series, silent_title
from mediatui.demo.world.managed.qualities import quality_of_grade
from mediatui.demo.world.managed.records import DAY, Episode, Film, Show, VideoFile
from mediatui.demo.world.media import PICTURE_GRADES, MediaFile
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.invented import invented
from mediatui.demo.world.requests.records import Shelf
from mediatui.demo.world.requests.title import MOVIE, TV, Season, Title

OWN_FROM, FILLER_FROM = 4001, 10_001
_INVENTED_FROM = 10_000
FILLERS = {"Radarr": 20_000, "Sonarr": 3_000}
"""How many titles a large household has in all."""
_FILLER_GRADES = ("1080-web", "1080-hevc", "1080-web", "720-web", "1080-remux", "1080-hevc", "4k-hdr")


def path_of(root: str, title: Title) -> str:
    """Where a title lies."""
    year = f" ({title.released[:4]})" if title.kind == MOVIE and title.released else ""
    return f"{root}/{safe(title.name)}{year}"


def grade_of_file(file: MediaFile) -> str:
    """The kind of a file of the library, by what is in it."""
    picture = file.picture
    for grade, (container, usual, _, _) in PICTURE_GRADES.items():
        if (
            picture is not None
            and grade not in ("trailer", "live")
            and (
                (container, usual.codec, usual.resolution, usual.dynamic_range, usual.kbps > 20_000)
                == (
                    file.container,
                    picture.codec,
                    picture.resolution,
                    picture.dynamic_range,
                    picture.kbps > 20_000,
                )
            )
        ):
            return grade
    return "1080-web"


def file_of_grade(
    number: int, path: str, grade: str, seconds: int, added: float, manager: Manager
) -> VideoFile:
    """A file of a grade; `path` is without extension."""
    container, picture, sound, _ = PICTURE_GRADES[grade]
    size = round((picture.kbps + sound.kbps) * 125 * seconds * spread(path, 0.8, 1.2))
    quality = quality_of_grade(grade, manager.setup.table)
    formats = tuple(
        n
        for n, is_it in ((1, "Remux" in quality), (2, grade.startswith("4k")), (4, "hevc" in grade))
        if is_it
    )
    return VideoFile(number, f"{path}.{container}", size, added, quality, grade, seconds, formats=formats)


def _file_of_item(number: int, item: Item, added: float, manager: Manager) -> VideoFile:
    file, grade = item.file, grade_of_file(item.file)
    made = file_of_grade(number, "", grade, file.seconds, added, manager)
    made.path, made.size = file.path, file.size
    return made


def stock_films(manager: Manager, desk: Desk, library: Library, size: str) -> None:
    """Radarr's: the library's films and what was fetched for requests, what there is in 4K, and silents."""
    is_4k, start, root = manager.setup.in_4k, manager.start, manager.setup.roots[0]
    chance = Random(f"{manager.seed}/{manager.setup.name}/stock")
    for media in desk.media.values():
        title = desk.title(media)
        if media.kind != MOVIE or title is None or media.on(is_4k=is_4k) != Shelf.AVAILABLE:
            continue
        added = (media.added or start) - 3600
        film = Film(manager.setup.ids_from + media.number, title, root, path_of(root, title), added)
        film.profile = manager.setup.usual_profile
        item = library.by_key.get(media.rating_key or 0)
        if item is not None:
            film.path = item.file.path.rpartition("/")[0]
            film.file = _file_of_item(film.id, item, media.added or start, manager)
            film.profile = 5 if film.file.grade.startswith("4k") else chance.choice((4, 4, 4, 6))
        else:
            grade = "4k-hdr" if is_4k else chance.choice(("1080-web", "1080-hevc"))
            name = film.path.rpartition("/")[2]
            film.file = file_of_grade(
                film.id, f"{film.path}/{name}", grade, title.minutes * 60, media.added or start, manager
            )
        film.monitored = chance.random() > 0.15
        film.tags = [1] if "Family" in _genres(title) else []
        manager.put(film)
    for place, silent in enumerate(SILENTS):
        if not (silent.in_4k if is_4k else silent.hd) or (size == "small" and place > 4):
            continue
        title = silent_title(silent)
        film = Film(OWN_FROM + place, title, root, path_of(root, title), start - (60 - place) * DAY)
        film.profile, film.tags = manager.setup.usual_profile, [2]
        if silent.grade:
            name = f"{film.path}/{film.path.rpartition('/')[2]}"
            film.file = file_of_grade(
                film.id, name, silent.grade, title.minutes * 60, film.added + DAY, manager
            )
        film.monitored = silent.name != "Greed"
        manager.put(film)
    for place, title in enumerate(coming_films(start) if not is_4k else ()):
        film = Film(OWN_FROM + 100 + place, title, root, path_of(root, title), start - 20 * DAY)
        film.profile = manager.setup.usual_profile
        manager.put(film)
    if size == "large" and not is_4k:
        _fill_films(manager)


def _genres(title: Title) -> str:
    return "Family" if 10751 in title.genres else ""


def _fill_films(manager: Manager) -> None:
    """Invented films until there are as many as a large household has."""
    root, start, number = manager.setup.roots[0], manager.start, _INVENTED_FROM
    table = manager.setup.table
    sizes = {g: (PICTURE_GRADES[g][1].kbps + PICTURE_GRADES[g][2].kbps) * 7500 for g in _FILLER_GRADES}
    qualities = {grade: quality_of_grade(grade, table) for grade in _FILLER_GRADES}
    many = FILLERS["Radarr"] - len(manager.owners)
    for place in range(many):
        title = invented(number)
        number += 1
        while title.kind != MOVIE:
            title = invented(number)
            number += 1
        name = f"{title.name.replace(':', '')} ({title.released[:4]})"
        at = start - (many - place) * 3000.0
        film = Film(FILLER_FROM + place, title, root, f"{root}/{name}", at, monitored=place % 9 != 4)
        if place % 11:
            grade = _FILLER_GRADES[place % 7]
            film.file = VideoFile(
                film.id,
                f"{film.path}/{name}.mkv",
                sizes[grade] * title.minutes,
                at + 900,
                qualities[grade],
                grade,
                title.minutes * 60,
            )
        manager.owners[film.id] = manager.by_number[title.tmdb] = film


def stock_series(manager: Manager, desk: Desk, library: Library, size: str, pack: int, workshop: int) -> None:
    """Sonarr's: the library's series, what was fetched for requests, and what was put in by hand."""
    start = manager.start
    chance = Random(f"{manager.seed}/{manager.setup.name}/stock")
    on_shelf: dict[int, list[Item]] = {}
    for item in library.episodes:
        on_shelf.setdefault(item.grandparent_key, []).append(item)
    for media in desk.media.values():
        title = desk.title(media)
        if media.kind != TV or title is None or media.shelf not in (Shelf.AVAILABLE, Shelf.PARTIAL):
            continue
        items = on_shelf.get(media.rating_key or 0, [])
        show = new_show(manager, manager.setup.ids_from + media.number, title, (media.added or start) - 3600)
        if items:
            # The folder above those of the seasons.
            show.path = "/".join(items[0].file.path.split("/")[:4])
        show.seasons = {season.number: bool(season.number) for season in title.seasons}
        show.monitored = chance.random() > 0.1
        there = {(item.parent_index, item.index): item for item in items}
        added = media.added or start
        for episode in show.parts:
            here = there.get((episode.season, episode.number))
            if here is not None:
                episode.name = here.title
                episode.file = _file_of_item(episode.id, here, added, manager)
            elif not items and media.seasons.get(episode.season) == Shelf.AVAILABLE:
                episode.file = _plain_file(manager, episode, added)
        manager.put(show)
    for place, title in enumerate(own_series(start, pack, workshop)):
        show = new_show(manager, OWN_FROM + place, title, start - (400 - place) * DAY)
        show.tags = [3]
        manager.put(show)
    if size == "large":
        _fill_series(manager)


def new_show(manager: Manager, number: int, title: Title, added: float) -> Show:
    """A series with nothing of it here, all but its specials monitored."""
    anime = bool(re.search(r"[぀-ヿ一-鿿]", title.name))
    root = manager.setup.roots[1 if anime and len(manager.setup.roots) > 1 else 0]
    show = Show(number, title, root, path_of(root, title), added, episodes_of, manager.setup.usual_profile)
    show.kind = "anime" if anime else "standard"
    show.seasons = {season.number: bool(season.number) for season in title.seasons}
    return show


def _plain_file(manager: Manager, episode: Episode, added: float, grade: str = "1080-web") -> VideoFile:
    show = episode.show
    path = manager.path_of(episode, "").removesuffix(".mkv")
    return file_of_grade(episode.id, path, grade, (show.title.minutes or 45) * 60, added, manager)


def give_files(manager: Manager, show: Show, seasons: dict[int, int], grade: str = "1080-web") -> None:
    """Let so many episodes of each of these seasons be here."""
    for episode in show.parts:
        if episode.number <= seasons.get(episode.season, 0):
            added = (episode.aired or manager.start) + 5400
            episode.file = _plain_file(manager, episode, added, grade)


def _fill_series(manager: Manager) -> None:
    """Invented series until there are as many as a large household has. Their episodes are made on demand."""
    number, many = _INVENTED_FROM, FILLERS["Sonarr"] - len(manager.owners)
    for place in range(many):
        title = invented(number)
        number += 1
        while title.kind != TV:
            title = invented(number)
            number += 1
        show = new_show(manager, FILLER_FROM + place, title, manager.start - (many - place) * 9000.0)
        show.monitored = place % 10 != 3
        show.make = lambda show: _filled(manager, show)
        show.plain = _plain
        manager.owners[show.id] = manager.by_number[title.tvdb or 0] = show


def _has(show: Show, season: Season) -> bool:
    """Whether a season of an invented series is here: all but the last of every sixth."""
    return bool(show.id % 6) or season.number < len(show.title.seasons)


def _bytes_each(show: Show) -> int:
    return show.title.minutes * 60 * 1_205_000


def _plain(show: Show, season: Season, now: float) -> tuple[int, int, int]:
    aired = aired_of(season, now)
    files = aired_of(season, show.added) if _has(show, season) else 0
    return files, aired, files * _bytes_each(show)


def _filled(manager: Manager, show: Show) -> list[Episode]:
    found = episodes_of(show)
    seasons = {season.number: season for season in show.title.seasons}
    for episode in found:
        episode_at = episode.aired
        if episode_at is not None and episode_at <= show.added and _has(show, seasons[episode.season]):
            path = manager.path_of(episode, "").removesuffix(".mkv")
            episode.file = VideoFile(
                episode.id, f"{path}.mkv", _bytes_each(show), show.added + 3600, "WEBDL-1080p", "1080-web",
                show.title.minutes * 60,
            )  # fmt: skip
    return found
