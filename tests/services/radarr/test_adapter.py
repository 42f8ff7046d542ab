"""Movies: the whole library, one of them, what is looked up, added, changed, searched and deleted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mediatui.models.adding import Adding, Candidate, Changes
from mediatui.models.failure import FailureKind
from mediatui.models.imports import Renaming
from mediatui.models.library import MediaFile, Movie
from mediatui.models.production import Production
from mediatui.models.quality import Language, MediaInfo, Quality
from mediatui.models.release import Target
from mediatui.models.schedule import Wish
from mediatui.services.library_ports import (
    HistorySource,
    Library,
    QueueSource,
    ReleaseSearcher,
    SeriesLibrary,
    SystemSource,
)
from mediatui.services.registry import adapter_for
from tests.services.conftest import MakeTransport, endpoint, failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program, Says, paged
from tests.services.servarr.samples import COMMAND, MOVIE, MOVIE_FILE

MATRIX = Movie(
    service="radarr",
    id=7,
    title="The Matrix",
    sort_title="matrix",
    year=1999,
    tmdb_id=603,
    imdb_id="tt0133093",
    status=Production.RELEASED,
    monitored=True,
    available=True,
    minimum_availability=Production.RELEASED,
    profile_id=4,
    path="/movies/The Matrix (1999)",
    added=1_767_323_045.0,
    in_cinemas=922_752_000.0,
    physical=937_872_000.0,
    runtime_s=8160.0,
    rating=8.7,
    genres=("Action", "Science Fiction"),
    tags=(2,),
    size=12_884_901_888,
    file_id=3,
    quality="Bluray-1080p",
    score=120,
    cutoff_met=True,
    codec="x265",
    file_added=1_772_600_767.0,
)


def test_it_is_what_the_registry_gives_for_its_kind(make_transport: MakeTransport) -> None:
    adapter = adapter_for(endpoint(kind="radarr"), make_transport())
    for port in (Library, QueueSource, HistorySource, ReleaseSearcher, SystemSource):
        assert isinstance(adapter, port)
    assert not isinstance(adapter, SeriesLibrary)


async def test_a_movie_has_what_a_list_shows(adapt: Adapt) -> None:
    program = Program({"GET /movie": [MOVIE]})
    shelf = await adapt(program).shelf()
    assert (shelf.movies, shelf.series, shelf.dropped) == ((MATRIX,), (), 0)
    assert program.calls == ["GET /movie?excludeLocalCovers=true"]


async def test_a_movie_without_a_file_has_none_though_an_old_number_is_left(adapt: Adapt) -> None:
    bare = {"id": 8, "title": "Dune", "hasFile": False, "movieFileId": 9}
    (movie,) = (await adapt(Program({"GET /movie": [bare]})).shelf()).movies
    assert movie == Movie("radarr", 8, "Dune")


@pytest.mark.parametrize(
    "odd",
    [
        None,
        7,
        "text",
        [],
        {},
        {"title": "looked up only"},
        {"id": "x"},
        {"id": 0},
    ],
)
async def test_odd_records_are_counted_and_the_others_stay(adapt: Adapt, odd: Any) -> None:
    shelf = await adapt(Program({"GET /movie": [MOVIE, odd, {**MOVIE, "id": 9}]})).shelf()
    assert [movie.id for movie in shelf.movies] == [7, 9]
    assert shelf.dropped == 1


async def test_a_field_of_another_type_is_missing_and_the_movie_stays(adapt: Adapt) -> None:
    odd = {**MOVIE, "movieFile": "none", "ratings": [], "statistics": 7, "year": "1999", "genres": "x"}
    (movie,) = (await adapt(Program({"GET /movie": [odd]})).shelf()).movies
    assert (movie.title, movie.year, movie.rating, movie.genres) == ("The Matrix", 1999, None, ())
    assert (movie.quality, movie.file_id) == ("", 3)


async def test_half_a_character_in_a_title_hides_nothing(adapt: Adapt) -> None:
    body = json.dumps([{"id": 1, "title": "half \ud83d"}, MOVIE]).encode()
    assert b"\\ud83d" in body
    shelf = await adapt(Program({"GET /movie": Says(200, body=body)})).shelf()
    assert [movie.title for movie in shelf.movies] == ["half", "The Matrix"]


async def test_a_movie_told_twice_is_there_once(adapt: Adapt) -> None:
    shelf = await adapt(Program({"GET /movie": [MOVIE, {**MOVIE, "title": "again"}]})).shelf()
    assert [movie.title for movie in shelf.movies] == ["The Matrix"]


async def test_an_opened_movie_has_its_long_part(adapt: Adapt) -> None:
    opened = await adapt(Program({"GET /movie/7": MOVIE})).title(7)
    assert opened.movie == MATRIX
    assert opened.about.overview == "A hacker learns the truth."
    assert opened.about.ratings == (("imdb", 8.7), ("tmdb", 8.2))
    assert (opened.about.studio, opened.about.poster) == ("Warner", "https://image.example/matrix.jpg")


async def test_a_movie_that_is_gone_is_a_conflict(adapt: Adapt) -> None:
    gone = Says(404, {"message": "Movie with ID 7 does not exist"})
    failure = await failure_of(adapt(Program({"GET /movie/7": gone})).title(7))
    assert failure.kind is FailureKind.CONFLICT


async def test_the_files_of_a_movie_say_what_is_in_them(adapt: Adapt) -> None:
    program = Program({"GET /moviefile": [MOVIE_FILE, {}]})
    assert await adapt(program).files(7) == (
        MediaFile(
            service="radarr",
            id=3,
            title_id=7,
            name="The Matrix (1999).mkv",
            path="/movies/The Matrix (1999)/The Matrix (1999).mkv",
            size=12_884_901_888,
            added=1_772_600_767.0,
            quality=Quality(7, "Bluray-1080p", "bluray", 1080, version=2, is_repack=True),
            languages=(Language(1, "English"), Language(2, "French")),
            release_group="GRP",
            scene_name="The.Matrix.1999.1080p.BluRay.x264-GRP",
            edition="Remastered",
            custom_formats=("HDR", "Atmos"),
            score=120,
            cutoff_met=True,
            media=MediaInfo(
                "x265", "3840x1608", "DV HDR10", 10, 23.976, "EAC3", 5.1, "eng", "eng/fre", 8177.0
            ),
        ),
    )
    assert program.calls == ["GET /moviefile?movieId=7"]


# What is wanted and what is to come


@pytest.mark.parametrize(("wish", "path"), [(Wish.MISSING, "missing"), (Wish.CUTOFF, "cutoff")])
async def test_what_is_wanted_comes_page_by_page(adapt: Adapt, wish: Wish, path: str) -> None:
    program = Program({f"GET /wanted/{path}": paged(MOVIE, {}, total=90)})
    page = await adapt(program).wanted(wish, page=2)
    (part,) = page.parts
    assert (page.total, page.page, page.dropped) == (90, 2, 1)
    assert (part.title_id, part.media_title, part.episode_id) == (7, "The Matrix", None)
    assert program.calls == [
        f"GET /wanted/{path}?page=2&pageSize=100&monitored=true"
        "&sortKey=movieMetadata.sortTitle&sortDirection=ascending"
    ]


async def test_the_calendar_is_in_order_of_the_first_day_that_is_known(adapt: Adapt) -> None:
    later = {**MOVIE, "id": 8, "inCinemas": None, "physicalRelease": "2026-12-01T00:00:00Z"}
    program = Program({"GET /calendar": [later, MOVIE]})
    calendar = await adapt(program).calendar(1_795_186_800.0, 1_795_273_200.0, unmonitored=True)
    assert [part.title_id for part in calendar.parts] == [7, 8]
    assert calendar.parts[0].at == calendar.parts[0].in_cinemas == 922_752_000.0
    assert program.calls == [
        "GET /calendar?start=2026-11-20T15:00:00Z&end=2026-11-21T15:00:00Z&unmonitored=true"
    ]


# Adding


async def test_what_is_looked_up_says_whether_it_is_there(adapt: Adapt) -> None:
    new = {name: value for name, value in MOVIE.items() if name != "id"}
    program = Program({"GET /movie/lookup": [new, MOVIE, {"title": "no number"}]})
    first, second = await adapt(program).lookup("the matrix & more")
    assert (first.tmdb_id, first.library_id, second.library_id) == (603, None, 7)
    assert (first.title, first.year, first.rating, first.studio) == ("The Matrix", 1999, 8.7, "Warner")
    assert program.asked[0].url.raw_path == b"/api/v3/movie/lookup?term=the%20matrix%20%26%20more"


CANDIDATE = Candidate("radarr", "The Matrix", 1999, tmdb_id=603)


async def test_a_movie_is_added_as_it_was_chosen(adapt: Adapt) -> None:
    program = Program({"POST /movie": MOVIE})
    adapter = adapt(program)
    how = Adding(
        4, "/movies", monitor="movieOnly", tags=(2,), minimum_availability=Production.IN_CINEMAS, search=False
    )
    assert await adapter.add(CANDIDATE, how) == 7
    assert program.body() == {
        "tmdbId": 603,
        "title": "The Matrix",
        "year": 1999,
        "qualityProfileId": 4,
        "rootFolderPath": "/movies",
        "monitored": True,
        "minimumAvailability": "inCinemas",
        "tags": [2],
        "addOptions": {"searchForMovie": False, "monitor": "movieOnly"},
    }
    assert program.shown == adapter.add_call(CANDIDATE, how)


async def test_what_is_there_already_is_a_conflict(adapt: Adapt) -> None:
    there = [{"propertyName": "TmdbId", "errorMessage": "This movie has already been added"}]
    failure = await failure_of(
        adapt(Program({"POST /movie": Says(400, there)})).add(CANDIDATE, Adding(4, "/movies"))
    )
    assert failure.kind is FailureKind.CONFLICT
    assert failure.words.endswith("This movie has already been added")


async def test_a_series_is_not_added_as_a_movie(adapt: Adapt) -> None:
    program = Program()
    series = Candidate("sonarr", "House", tvdb_id=73255)
    failure = await failure_of(adapt(program).add(series, Adding(4, "/movies")))
    assert (failure.kind, program.asked) == (FailureKind.REFUSED, [])


# Changing


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (Changes(monitored=False), {"monitored": False}),
        (
            Changes(profile_id=4, minimum_availability=Production.ANNOUNCED),
            {"qualityProfileId": 4, "minimumAvailability": "announced"},
        ),
        (
            Changes(root_folder="/nas", move_files=True),
            {"rootFolderPath": "/nas", "moveFiles": True},
        ),
        (Changes(tags=(1, 2), apply_tags="add"), {"tags": [1, 2], "applyTags": "add"}),
    ],
)
async def test_many_movies_are_changed_at_once_and_only_in_what_was_chosen(
    adapt: Adapt, changes: Changes, told: dict[str, Any]
) -> None:
    program = Program({"PUT /movie/editor": []})
    adapter = adapt(program)
    await adapter.edit([7, 8], changes)
    assert program.body() == {"movieIds": [7, 8], **told}
    assert program.shown == adapter.edit_call([7, 8], changes)


async def test_a_movie_gets_another_folder_by_being_read_and_written_whole(adapt: Adapt) -> None:
    program = Program({"GET /movie/7": MOVIE, "PUT /movie/7": MOVIE})
    adapter = adapt(program)
    changes = Changes(path="/nas/The Matrix", move_files=True, profile_id=5)
    await adapter.edit([7], changes)
    assert program.calls == ["GET /movie/7", "PUT /movie/7?moveFiles=true"]
    assert program.body() == {**MOVIE, "path": "/nas/The Matrix", "qualityProfileId": 5}
    assert adapter.edit_call([7], changes) == (
        "GET /api/v3/movie/7",
        "PUT /api/v3/movie/7?moveFiles=true what was read with "
        '{"qualityProfileId": 5, "path": "/nas/The Matrix"}',
    )


async def test_two_movies_do_not_get_one_folder(adapt: Adapt) -> None:
    program = Program()
    failure = await failure_of(adapt(program).edit([7, 8], Changes(path="/nas")))
    assert (failure.kind, program.asked) == (FailureKind.REFUSED, [])


async def test_movies_are_monitored_by_the_editor_and_never_by_an_old_record(adapt: Adapt) -> None:
    program = Program({"PUT /movie/editor": []})
    adapter = adapt(program)
    await adapter.monitor([7], False)
    assert program.shown == adapter.monitor_call([7], False)
    assert program.shown == ('PUT /api/v3/movie/editor {"movieIds": [7], "monitored": false}',)


async def test_movies_are_deleted_one_or_many_at_once(adapt: Adapt) -> None:
    program = Program({"DELETE /movie/7": {}, "DELETE /movie/editor": {}})
    adapter = adapt(program)
    await adapter.delete([7], files=True, exclude=False)
    await adapter.delete([7, 8], files=False, exclude=True)
    await adapter.delete([], files=False, exclude=True)
    one = adapter.delete_call([7], files=True, exclude=False)
    many = adapter.delete_call([7, 8], files=False, exclude=True)
    assert program.shown == one + many
    assert one == ("DELETE /api/v3/movie/7?deleteFiles=true&addImportExclusion=false",)
    assert program.body() == {"movieIds": [7, 8], "deleteFiles": False, "addImportExclusion": True}


async def test_files_are_deleted_one_or_many_at_once(adapt: Adapt) -> None:
    program = Program({"DELETE /moviefile/3": {}, "DELETE /moviefile/bulk": {}})
    adapter = adapt(program)
    await adapter.delete_files([3])
    await adapter.delete_files([3, 4])
    assert program.shown == adapter.delete_files_call([3]) + adapter.delete_files_call([3, 4])
    assert program.body() == {"movieFileIds": [3, 4]}


async def test_what_is_read_only_is_not_even_read_to_be_changed(adapt: Adapt) -> None:
    program = Program({"GET /movie/7": MOVIE})
    adapter = adapt(program, read_only=True)
    failure = await failure_of(adapter.edit([7], Changes(path="/nas")))
    assert (failure.kind, program.asked) == (FailureKind.READ_ONLY, [])


# Commands


async def test_movies_are_searched_refreshed_and_renamed_by_commands(adapt: Adapt) -> None:
    rename = {"movieId": 7, "movieFileId": 3, "existingPath": "a.mkv", "newPath": "b.mkv"}
    program = Program({"POST /command": COMMAND, "GET /rename": [rename, {}]})
    adapter = adapt(program)
    targets = [Target(movie_id=7), Target(movie_id=8)]
    assert [command.id for command in await adapter.search(targets)] == [12]
    await adapter.search_all(Wish.MISSING)
    await adapter.search_all(Wish.CUTOFF)
    await adapter.refresh([7])
    assert await adapter.renamings(7) == (Renaming(3, "a.mkv", "b.mkv", 7),)
    await adapter.rename(7, [3])
    command = "POST /api/v3/command "
    shown = [call for call in program.shown if call.startswith(command)]
    assert shown == [
        command + '{"name": "MoviesSearch", "movieIds": [7, 8]}',
        command + '{"name": "MissingMoviesSearch"}',
        command + '{"name": "CutoffUnmetMoviesSearch"}',
        command + '{"name": "RefreshMovie", "movieIds": [7]}',
        command + '{"name": "RenameFiles", "movieId": 7, "files": [3]}',
    ]
    calls = (
        adapter.search_call(targets),
        adapter.search_all_call(Wish.MISSING),
        adapter.search_all_call(Wish.CUTOFF),
        adapter.refresh_call([7]),
        adapter.rename_call(7, [3]),
    )
    assert shown == [call for several in calls for call in several]


async def test_a_search_for_nothing_asks_nobody(adapt: Adapt) -> None:
    program = Program()
    assert await adapt(program).search([Target(series_id=64)]) == ()
    assert program.asked == []
