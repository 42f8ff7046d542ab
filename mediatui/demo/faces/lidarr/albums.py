"""Lidarr's calls about albums, tracks and files; what is wanted, and what appears when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.lidarr.artists import band_of, choose, docs_of, keeper_of, put_in
from mediatui.demo.faces.servarr import titles
from mediatui.demo.faces.servarr.call import Call, Sorting, done, page_of, records, whole_numbers
from mediatui.demo.faces.servarr.words import Document, error, invalid, no_model
from mediatui.demo.world.managed.releases import day_of
from mediatui.demo.world.music.keeper import below_cutoff, file_path
from mediatui.demo.world.music.records import Record, Tune
from mediatui.demo.world.music.stock import album_mbid

_BAD = "NzbDrone.Http.REST.BadRequestException"


def record_of(call: Call, number: int | None = None) -> Record:
    """The album that is meant. Raises `Refused`."""
    wanted = call.id if number is None else number
    found = keeper_of(call).record(wanted)
    if found is None:
        raise no_model("Album", wanted)
    return found


def listing(call: Call) -> list[Document]:
    """The albums of an artist, those of some numbers, the one of a number of MusicBrainz, or all."""
    keeper, docs = keeper_of(call), docs_of(call)
    artist, numbers, sought = call.number("artistId"), call.numbers("albumIds"), call.text("foreignAlbumId")
    found: Iterable[Record]
    if artist is not None:
        band = keeper.band(artist)
        found = band.parts if band is not None else ()
    elif numbers:
        found = [record for number in numbers if (record := keeper.record(number)) is not None]
    elif sought:
        found = [r for r in keeper.records.values() if album_mbid(r) == sought]
    else:
        found = keeper.records.values()
    return [docs.album(record) for record in found]


def one(call: Call) -> Document:
    """One album."""
    return docs_of(call).album(record_of(call))


def put(call: Call) -> Document:
    """A whole album as it is to be: whether it is monitored, and which of its editions."""
    record, body = record_of(call), call.body()
    if isinstance(monitored := body.get("monitored"), bool):
        record.monitored = monitored
    if isinstance(any_one := body.get("anyReleaseOk"), bool):
        record.any_pressing = any_one
    chosen = [line.get("id") for line in records(body, "releases") if line.get("monitored") is True]
    place = next((at for at, each in enumerate(record.pressings) if each.id in chosen), record.chosen)
    if place != record.chosen:
        record.press(place)
    call.manager.changes += 1
    return docs_of(call).album(record)


def monitor(call: Call) -> list[Document]:
    """Monitor several, or no longer."""
    body = call.body()
    found = [record_of(call, number) for number in whole_numbers(body, "albumIds")]
    for record in found:
        record.monitored = body.get("monitored") is True
    call.manager.changes += 1
    return [docs_of(call).album(record) for record in found]


def add(call: Call) -> Answer:
    """Look after one album: with its artist, where that is not here."""
    body, keeper = call.body(), keeper_of(call)
    told, number = body.get("artist"), str(body.get("foreignAlbumId") or "")
    if not isinstance(told, dict):
        raise invalid(("Artist", "'Artist' must not be empty.", None))
    if any(album_mbid(r) == number for r in keeper.records.values()):
        raise invalid(("ForeignAlbumId", "This album has already been added", number))
    from mediatui.demo.faces.lidarr.artists import outside

    names = {album_mbid(r): r.name for band in outside(call) for r in band.parts}
    if number not in names:
        raise invalid(("ForeignAlbumId", f"An album with this ID was not found: {number}", number))
    band = put_in(call, told)
    choose(band, "none", call.now)
    record = next(each for each in band.parts if each.name == names[number])
    record.monitored = body.get("monitored") is True
    options = body.get("addOptions")
    if isinstance(options, dict) and options.get("searchForNewAlbum") is True:
        keeper.order("AlbumSearch", {"albumIds": [record.id]}, call.now)
    return done(docs_of(call).album(record), 201)


def forget(call: Call) -> Document:
    """Look after an album no longer."""
    keeper_of(call).forget(record_of(call))
    return {}


# Tracks and files


def tracks(call: Call) -> list[Document]:
    """Tracks of an artist, an album, an edition, or of some numbers; one of these has to be said."""
    keeper, docs = keeper_of(call), docs_of(call)
    artist, album = call.number("artistId"), call.number("albumId")
    edition, numbers = call.number("albumReleaseId"), call.numbers("trackIds")
    if artist is None and album is None and edition is None and not numbers:
        raise error(400, "One of artistId, albumId, albumReleaseId or trackIds must be provided", _BAD)
    found: Iterable[Tune]
    if numbers:
        found = [tune for number in numbers if (tune := keeper.tune(number)) is not None]
    elif edition is not None:
        record = keeper.record(edition // 10)
        chosen = record is not None and record.pressing.id == edition
        found = record.tunes if record is not None and chosen else _of_another(call, edition)
    elif album is not None:
        record = keeper.record(album)
        found = record.tunes if record is not None else ()
    else:
        band = keeper.band(artist or 0)
        found = [tune for record in band.parts for tune in record.tunes] if band is not None else ()
    return [docs.track(tune) for tune in found]


def _of_another(call: Call, edition: int) -> list[Tune]:
    """The tracks of an edition that is not the chosen one: they have no files."""
    record = keeper_of(call).record(edition // 10)
    at = next((n for n, each in enumerate(record.pressings) if each.id == edition), None) if record else None
    if record is None or at is None:
        return []
    from dataclasses import replace

    other = replace(record, chosen=at, have=0, _tunes=None)
    return other.tunes


def track(call: Call) -> Document:
    """One track."""
    tune = keeper_of(call).tune(call.id)
    if tune is None:
        raise no_model("Track", call.id)
    return docs_of(call).track(tune)


def files(call: Call) -> list[Document]:
    """Files of an artist, of albums, or of some numbers; one of these has to be said."""
    keeper, docs = keeper_of(call), docs_of(call)
    artist, albums, numbers = call.number("artistId"), call.numbers("albumId"), call.numbers("trackFileIds")
    if call.flag("unmapped"):
        return []
    if artist is None and not albums and not numbers:
        raise error(400, "artistId, albumId, trackFileIds or unmapped must be provided", _BAD)
    if numbers:
        tunes = [tune for number in numbers if (tune := keeper.sound(number)) is not None]
    elif albums:
        tunes = [tune for n in albums if (record := keeper.record(n)) is not None for tune in record.tunes]
    else:
        band = keeper.band(artist or 0)
        tunes = [tune for record in band.parts if record.files for tune in record.tunes] if band else []
    return [docs.sound(tune, tune.file) for tune in tunes if tune.file is not None]


def file(call: Call) -> Document:
    """One file."""
    tune = keeper_of(call).sound(call.id)
    if tune is None or tune.file is None:
        raise no_model("TrackFile", call.id)
    return docs_of(call).sound(tune, tune.file)


def delete_file(call: Call) -> Document:
    """Delete one file."""
    tune = keeper_of(call).sound(call.id)
    if tune is None:
        raise no_model("TrackFile", call.id)
    keeper_of(call).lose_tune(tune, call.now, "Manual")
    return {}


def delete_files(call: Call) -> Document:
    """Delete several files."""
    for number in whole_numbers(call.body(), "trackFileIds"):
        if (tune := keeper_of(call).sound(number)) is not None:
            keeper_of(call).lose_tune(tune, call.now, "Manual")
    return {}


def renamings(call: Call) -> list[Document]:
    """Files that the naming rules would call otherwise."""
    band, album = band_of(call, call.number("artistId") or 0), call.number("albumId")
    found: list[Document] = []
    for record in band.parts:
        if album not in (None, record.id) or not record.files:
            continue
        for tune in record.tunes:
            better = file_path(tune, tune.file.quality) if tune.file is not None else ""
            if tune.file is not None and tune.file.path != better:
                found.append({
                    "artistId": band.id, "albumId": record.id, "trackNumbers": [tune.number],
                    "trackFileId": tune.file.id, "existingPath": tune.file.path.removeprefix(f"{band.path}/"),
                    "newPath": better.removeprefix(f"{band.path}/"),
                })  # fmt: skip
    return found


# What is wanted, and what appears


_SORTING: Sorting[Record] = Sorting(
    {
        "albums.releaseDate": lambda record: day_of(record.day),
        "albums.title": lambda record: record.name,
        "albums.lastSearchTime": lambda record: record.searched,
        "artists.sortName": lambda record: record.band.title.name,
    },
    "albums.releaseDate",
)


def _page(call: Call, found: list[Record]) -> Document:
    artist, docs = call.flag("includeArtist"), docs_of(call)
    return page_of(call, found, _SORTING, lambda record: docs.album(record, artist=artist))


def missing(call: Call) -> Document:
    """A page of what has appeared and is not here, or not wholly."""
    found = call.manager.missing(monitored=call.flag("monitored", True))
    return _page(call, cast("list[Record]", found))


def cutoff(call: Call) -> Document:
    """A page of what could be better."""
    keeper, monitored = keeper_of(call), call.flag("monitored", True)
    return _page(call, [
        record for record in keeper.records.values()
        if (record.monitored and record.band.monitored) is monitored and below_cutoff(keeper, record)
    ])  # fmt: skip


def calendar(call: Call) -> list[Document]:
    """What appears between two times, in order; today and tomorrow where none are told."""
    begin, end = titles.between(call)
    found = [
        (day, record) for record in keeper_of(call).records.values()
        if (day := day_of(record.day)) is not None and begin <= day <= end
        and ((record.monitored and record.band.monitored) or call.flag("unmonitored"))
    ]  # fmt: skip
    artist = call.flag("includeArtist")
    return [
        docs_of(call).album(record, artist=artist)
        for _, record in sorted(found, key=lambda each: (each[0], each[1].id))
    ]
