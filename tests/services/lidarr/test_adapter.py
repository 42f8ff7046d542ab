"""Artists, albums, editions and tracks as the household's Lidarr answers; every request is one its specification
allows (see `adapt`)."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from mediatui.models.adding import Adding, Changes
from mediatui.models.failure import FailureKind
from mediatui.models.imports import ImportMode
from mediatui.models.production import Production
from mediatui.models.queue import QueueStage
from mediatui.models.release import Override, Target
from mediatui.models.schedule import Wish
from mediatui.services.library_ports import HistorySource, QueueSource, ReleaseSearcher, SystemSource
from mediatui.services.lidarr.adapter import LidarrAdapter
from mediatui.services.music_ports import MusicLibrary
from mediatui.services.registry import adapter_for
from tests.demo.faces.servarr.house import House
from tests.services.conftest import MakeTransport, endpoint, failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program, Says


class Household(Program):
    """Answers as the simulated Lidarr does. Time goes on with each question about a command."""

    def __init__(self) -> None:
        super().__init__()
        self.house = House("small")

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if "/command/" in request.url.path:
            self.house.clock.advance(30)
        target = request.url.raw_path.decode().removeprefix("/api/v1")
        body = json.loads(request.content) if request.content else None
        answer = self.house.answer("lidarr", request.method, target, body)
        return httpx.Response(
            answer.status, content=answer.body, headers={"content-type": answer.content_type}
        )


@pytest.fixture
def household() -> Household:
    return Household()


@pytest.fixture
def lidarr(adapt: Adapt, household: Household) -> LidarrAdapter:
    adapter: LidarrAdapter = adapt(household, "lidarr")
    return adapter


def test_it_is_what_the_registry_gives_for_its_kind(make_transport: MakeTransport) -> None:
    adapter = adapter_for(endpoint(kind="lidarr"), make_transport())
    for port in (MusicLibrary, QueueSource, HistorySource, ReleaseSearcher, SystemSource):
        assert isinstance(adapter, port)


async def test_artists_come_in_one_call_with_their_counts(
    lidarr: LidarrAdapter, household: Household
) -> None:
    shelf = await lidarr.shelf()
    assert household.calls == ["GET /artist"]
    artist = next(each for each in shelf.artists if each.name == "Björk")
    assert (artist.kind, artist.status, artist.monitored) == ("Person", Production.CONTINUING, True)
    assert artist.albums == 11 and 0 < artist.files < artist.tracks < artist.total
    assert artist.size > 10**9 and artist.last_album is not None and artist.next_album is None
    assert artist.last_album.title == "Fossora"
    assert shelf.dropped == 0


async def test_all_albums_come_in_one_call_without_their_editions(
    lidarr: LidarrAdapter, household: Household
) -> None:
    albums = (await lidarr.discography()).albums
    assert household.calls == ["GET /album"]
    homogenic = next(album for album in albums if album.title == "Homogenic")
    assert (homogenic.artist, homogenic.files, homogenic.tracks) == ("Björk", 10, 10)
    assert homogenic.editions == ()


async def test_an_artist_opened_has_its_albums_newest_first(lidarr: LidarrAdapter) -> None:
    opened = await lidarr.artist(2)
    assert opened.overview.startswith("Icelandic") and opened.members == ("Björk Guðmundsdóttir",)
    assert ("musicbrainz", f"https://musicbrainz.org/artist/{opened.artist.foreign_id}") in opened.links
    albums = await lidarr.albums(2)
    assert [album.title for album in albums][:2] == ["Fossora", "Utopia"]
    assert albums[0].released is not None and albums[-1].title == "Debut"


async def test_an_album_opened_has_editions_and_tracks_with_their_files(lidarr: LidarrAdapter) -> None:
    opened = await lidarr.album(2004)
    assert [edition.monitored for edition in opened.album.editions] == [True, False, False, False]
    tracks = await lidarr.tracks(2004)
    assert [track.absolute for track in tracks] == list(range(1, 11))
    assert tracks[0].file is not None and tracks[0].file.codec == "FLAC"
    assert tracks[0].file.quality.name == "FLAC" and tracks[0].duration_s
    others = await lidarr.tracks(2004, opened.album.editions[2].id)
    assert len(others) == opened.album.editions[2].tracks and others[-1].file_id is None


async def test_another_edition_is_chosen_by_the_whole_album(
    lidarr: LidarrAdapter, household: Household
) -> None:
    edition = (await lidarr.album(2004)).album.editions[1]
    await lidarr.choose_edition(2004, edition.id)
    after = (await lidarr.album(2004)).album
    assert [each.id for each in after.editions if each.monitored] == [edition.id]
    assert not after.any_edition
    assert "what was read with" in lidarr.choose_edition_call(2004, edition.id)[1]
    assert (await failure_of(lidarr.choose_edition(2004, 99))).kind is FailureKind.REFUSED


async def test_albums_are_monitored_one_by_one_and_by_a_way_of_choosing(
    lidarr: LidarrAdapter, household: Household
) -> None:
    await lidarr.monitor_albums([2001, 2002], False)
    assert household.shown == lidarr.monitor_albums_call([2001, 2002], False)
    await lidarr.album_studio([2], "latest")
    assert [album.title for album in await lidarr.albums(2) if album.monitored] == ["Fossora"]
    await lidarr.edit([2], Changes(metadata_profile_id=2, monitor_new="new", profile_id=2))
    artist = (await lidarr.artist(2)).artist
    assert (artist.metadata_profile_id, artist.monitor_new, artist.profile_id) == (2, "new", 2)


async def test_what_is_looked_up_are_artists_and_albums_those_that_are_here_marked(
    lidarr: LidarrAdapter,
) -> None:
    found = await lidarr.lookup("homogenic")
    assert [(each.artist, each.title, bool(each.library_id)) for each in found] == [
        ("Björk", "Homogenic", True),
        ("Björk Ensemble", "Homogenic for Strings", False),
    ]
    (artist,) = await lidarr.lookup("nina simone")
    assert (artist.kind, artist.library_id, artist.album_mbid) == ("Person", None, "")
    by_number = await lidarr.lookup(f"lidarr:{artist.artist_mbid}")
    assert by_number == (artist,)


async def test_an_artist_and_an_album_are_added(lidarr: LidarrAdapter) -> None:
    how = Adding(1, "/data/music", monitor="first", search=False, metadata_profile_id=1)
    (artist,) = await lidarr.lookup("nina simone")
    number = await lidarr.add(artist, how)
    assert number is not None
    assert [album.monitored for album in await lidarr.albums(number)] == [False, False, True]
    assert (await failure_of(lidarr.add(artist, how))).kind is FailureKind.CONFLICT
    album = next(each for each in await lidarr.lookup("tabula") if not each.library_id)
    assert await lidarr.add(album, how) is not None
    added = next(each for each in (await lidarr.shelf()).artists if each.name == "Einstürzende Neubauten")
    assert [each.title for each in await lidarr.albums(added.id) if each.monitored] == ["Tabula Rasa"]
    (other,) = await lidarr.lookup("sufjan stevens")
    refused = await failure_of(lidarr.add(other, how._replace(root_folder="/x")))
    assert (refused.kind, "Root folder" in repr(refused)) == (FailureKind.REFUSED, True)


async def test_a_stuck_download_is_imported_by_the_tracks_that_are_named(
    lidarr: LidarrAdapter, household: Household
) -> None:
    from dataclasses import replace

    row = next(item for item in (await lidarr.queue()).items if item.title.startswith("Sigur_Ros"))
    assert (row.stage, row.media_title, row.part_title) == (QueueStage.IMPORT_BLOCKED, "Sigur Rós", "Von")
    assert any("not close enough" in line for message in row.messages for line in message.lines)
    files = (await lidarr.import_candidates(row.download_id)).candidates
    unmapped = [file for file in files if not file.track_ids]
    assert len(files) == 12 and len(unmapped) == 8 and "Has unmatched tracks" in unmapped[0].rejections
    assert (await failure_of(lidarr.import_files(unmapped[:1], ImportMode.AUTO))).kind is FailureKind.REFUSED
    tracks = await lidarr.tracks(row.album_id or 0)
    mapped = [replace(file, track_ids=(track.id,)) for file, track in zip(files, tracks, strict=True)]
    command = await lidarr.finish(await lidarr.import_files(mapped, ImportMode.AUTO))
    assert command.words == "Manually imported 12 files"
    told = lidarr.import_files_call(mapped[:1], ImportMode.AUTO)[0]
    assert f'"trackIds": [{tracks[0].id}]' in told
    assert all(track.file_id for track in await lidarr.tracks(row.album_id or 0))


async def test_releases_of_an_album_are_found_and_grabbed(
    lidarr: LidarrAdapter, household: Household
) -> None:
    found = (await lidarr.releases(Target(artist_id=2, album_id=2002))).releases
    assert found[0].album_id == 2002 and found[0].media_title == "Björk · Utopia"
    assert "apikey" not in repr(found)
    taken = next(each for each in found if not each.rejections or each.can_be_grabbed)
    await lidarr.grab(taken, Override(taken.quality, (), artist_id=2, album_id=2002))
    assert household.asked[-1].method == "POST"
    assert (await failure_of(lidarr.releases(Target()))).kind is FailureKind.REFUSED


async def test_what_is_wanted_and_what_appears_are_albums(lidarr: LidarrAdapter) -> None:
    missing = await lidarr.wanted(Wish.MISSING)
    part = missing.parts[0]
    assert part.album_id and part.media_title and part.part_title and not part.has_file
    assert (await lidarr.wanted(Wish.CUTOFF)).parts[0].has_file
    shown = (await lidarr.calendar(1_480_000_000, 1_700_000_000)).parts
    assert [part.at for part in shown] == sorted(part.at or 0 for part in shown)


async def test_it_is_told_to_search_refresh_rescan_and_rename(
    lidarr: LidarrAdapter, household: Household
) -> None:
    for command in (
        *await lidarr.search([Target(album_id=2002), Target(artist_id=1)]),
        await lidarr.refresh([1]),
        await lidarr.rescan([1, 2]),
    ):
        assert (await lidarr.finish(command)).is_over
    bodies = [json.loads(each.content) for each in household.asked if each.method == "POST"]
    assert [body["name"] for body in bodies] == [
        "AlbumSearch",
        "ArtistSearch",
        "RefreshArtist",
        "RescanFolders",
    ]
    renamings = await lidarr.renamings(2)
    assert renamings and renamings[0].new.endswith(".mp3")
    await lidarr.finish(await lidarr.rename(2, [renamings[0].file_id]))
    assert len(await lidarr.renamings(2)) == len(renamings) - 1
    assert lidarr.search_all_call(Wish.CUTOFF)[0].endswith('{"name": "CutoffUnmetAlbumSearch"}')


async def test_history_blocklist_and_system_are_read_as_of_its_siblings(lidarr: LidarrAdapter) -> None:
    events = (await lidarr.history_of(2)).events
    assert events[0].media_title == "Björk" and events[0].part_title
    assert (await lidarr.history()).total > 20
    (entry, *_) = (await lidarr.blocklist()).entries
    await lidarr.unblock([entry])
    assert entry not in (await lidarr.blocklist()).entries
    assert (await lidarr.status()).version and await lidarr.health() and await lidarr.disks()
    assert [profile.name for profile in await lidarr.metadata_profiles()] == [
        "Standard",
        "Everything",
        "None",
    ]
    assert (await lidarr.root_folders())[0].path.startswith("/data/music")


async def test_an_artist_and_an_album_are_deleted(lidarr: LidarrAdapter) -> None:
    await lidarr.delete_albums([2001], files=True, exclude=True)
    assert (await failure_of(lidarr.album(2001))).kind is FailureKind.CONFLICT
    await lidarr.delete([2], files=False, exclude=False)
    assert (await failure_of(lidarr.artist(2))).kind is FailureKind.CONFLICT


@pytest.mark.parametrize("odd", [None, 7, {}, {"artistName": "looked up only"}, {"id": -3}])
async def test_an_odd_record_is_dropped_and_counted_never_the_list(adapt: Adapt, odd: Any) -> None:
    program = Program({"GET /artist": [{"id": 1, "artistName": "One"}, odd]})
    shelf = await adapt(program, "lidarr").shelf()
    assert ([artist.name for artist in shelf.artists], shelf.dropped) == (["One"], 1)


async def test_an_album_without_a_number_is_an_answer_that_is_not_understood(adapt: Adapt) -> None:
    program = Program({"GET /album/1": {"title": "?"}, "GET /artist/1": Says(404, {"message": "gone"})})
    assert (await failure_of(adapt(program, "lidarr").album(1))).kind is FailureKind.BAD_PAYLOAD
    assert (await failure_of(adapt(program, "lidarr").artist(1))).kind is FailureKind.CONFLICT
