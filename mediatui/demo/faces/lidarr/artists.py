"""Lidarr's calls about artists: what there is, looking for more, adding, editing, album studio."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.lidarr.documents import MusicDocuments
from mediatui.demo.faces.servarr import titles
from mediatui.demo.faces.servarr.call import Call, done, records, whole_numbers
from mediatui.demo.faces.servarr.words import Document, invalid, no_model
from mediatui.demo.world.managed.releases import day_of
from mediatui.demo.world.music.facts import Line
from mediatui.demo.world.music.keeper import MusicKeeper, tidy
from mediatui.demo.world.music.records import Band, Record
from mediatui.demo.world.music.stock import album_mbid, naming, record_of

if TYPE_CHECKING:
    from mediatui.demo.world.managed.records import Owner

_FINDS = (
    ("Einstürzende Neubauten", "Group", ("Industrial",), ("Halber Mensch", "Haus der Lüge", "Tabula Rasa")),
    ("Nina Simone", "Person", ("Jazz", "Soul"), ("Pastel Blues", "Wild Is the Wind", "Baltimore")),
    ("椎名林檎", "Person", ("Rock",), ("無罪モラトリアム", "勝訴ストリップ")),
    ("The Lighthouse Keepers", "Group", ("Indie Pop",), ("Tales of the Unexpected", "Imploding")),
    ("Sufjan Stevens", "Person", ("Folk",), ("Illinois", "Carrie & Lowell", "Javelin")),
    ("Björk Ensemble", "Group", ("Classical",), ("Homogenic for Strings",)),
)  # fmt: skip
"""What is known outside and not here."""

_OUTSIDE = 900_000


def keeper_of(call: Call) -> MusicKeeper:
    """The manager, which is one of music."""
    return cast("MusicKeeper", call.manager)


def docs_of(call: Call) -> MusicDocuments:
    """Whoever writes, which writes of music."""
    return cast("MusicDocuments", call.docs)


def band_of(call: Call, number: int | None = None) -> Band:
    """The artist that is meant. Raises `Refused`."""
    wanted = call.id if number is None else number
    found = keeper_of(call).band(wanted)
    if found is None:
        raise no_model("Artist", wanted)
    return found


def listing(call: Call) -> object:
    """All artists, or the one of a number of MusicBrainz."""
    sought = call.text("mbId")
    if sought:
        return [docs_of(call).artist(band) for band in keeper_of(call).bands() if band.title.mbid == sought]
    return call.face.big.answer(call, call.docs.owner, packed=call.packed)


def one(call: Call) -> Document:
    """One artist."""
    return docs_of(call).artist(band_of(call))


# Looking outside


def outside(call: Call) -> Iterator[Band]:
    """Artists that are known outside and are not here."""
    keeper = keeper_of(call)
    here = {band.title.mbid for band in keeper.bands()}
    for place, (name, kind, genres, albums) in enumerate(_FINDS, 1):
        title = naming(name)
        if title.mbid in here:
            continue
        root = keeper.setup.roots[0]
        band = Band(_OUTSIDE + place, title, root, f"{root}/{tidy(name)}", keeper.now, kind, genres=genres)
        band.parts = [
            record_of(keeper, band, at, Line(album, f"{1985 + at * 7 + place}-05-0{place}", 9 + at, 0))
            for at, album in enumerate(albums)
        ]
        yield band


def _found(call: Call) -> tuple[list[Band], list[tuple[Record, Band]]]:
    """Artists and albums that a term is of: words, or a number of MusicBrainz behind `lidarr:`."""
    term = call.text("term").strip()
    head, colon, rest = term.partition(":")
    bands = [*keeper_of(call).bands(), *outside(call)]
    if colon and head.lower() in ("lidarr", "lidarrid", "mbid"):
        number = rest.strip().lower()
        some = [band for band in bands if band.title.mbid == number]
        albums = [(record, band) for band in bands for record in band.parts if album_mbid(record) == number]
        return some, albums
    words = term.casefold()
    if not words:
        return [], []
    some = [band for band in bands if words in band.title.name.casefold()]
    albums = [
        (record, band)
        for band in bands
        for record in band.parts
        if words in f"{band.title.name} {record.name}".casefold() and words in record.name.casefold()
    ]
    some.sort(key=lambda band: (band.title.name.casefold() != words, len(band.title.name)))
    return some[:20], albums[:20]


def lookup(call: Call) -> list[Document]:
    """Artists of that name."""
    return [docs_of(call).artist_candidate(band) for band in _found(call)[0]]


def album_lookup(call: Call) -> list[Document]:
    """Albums of that name."""
    return [docs_of(call).album_candidate(record, band) for record, band in _found(call)[1]]


def search(call: Call) -> list[Document]:
    """Artists and albums, the artists first."""
    docs, (bands, albums) = docs_of(call), _found(call)
    found: list[Document] = [
        {"foreignId": band.title.mbid, "artist": docs.artist_candidate(band)} for band in bands
    ]
    for record, band in albums:
        album = docs.album_candidate(record, band)
        found.append({"foreignId": album["foreignAlbumId"], "album": album})
    return [{**row, "id": at} for at, row in enumerate(found, 1)]


# Adding


def checked(call: Call, told: Document) -> None:
    """Whether profiles and folder are such as there are. Raises `Refused` with all that is wrong."""
    setup, root = call.manager.setup, told.get("rootFolderPath")
    wrong: list[tuple[str, str, object]] = []
    if told.get("qualityProfileId") not in [each.id for each in setup.profiles]:
        wrong.append(("QualityProfileId", "Quality Profile does not exist", told.get("qualityProfileId")))
    if told.get("metadataProfileId") not in METADATA_PROFILES:
        wrong.append(("MetadataProfileId", "Metadata Profile does not exist", told.get("metadataProfileId")))
    if not isinstance(root, str) or root.rstrip("/") not in call.manager.roots.values():
        wrong.append(("RootFolderPath", f"Root folder '{root}' does not exist", root))
    if not told.get("artistName"):
        wrong.append(("ArtistName", "'Artist Name' must not be empty.", told.get("artistName")))
    if wrong:
        raise invalid(*wrong)


METADATA_PROFILES = {1: "Standard", 2: "Everything", 3: "None"}
"""By number: which kinds of albums an artist has here."""


def put_in(call: Call, told: Document) -> Band:
    """Look after an artist that is known outside. Raises `Refused`."""
    checked(call, told)
    number = str(told.get("foreignArtistId") or "")
    keeper = keeper_of(call)
    if any(band.title.mbid == number for band in keeper.bands()):
        raise invalid(("ForeignArtistId", "This artist has already been added", number))
    found = next((band for band in outside(call) if band.title.mbid == number), None)
    if found is None:
        raise invalid(("MbId", f"An artist with this ID was not found: {number}", number))
    root = str(told["rootFolderPath"]).rstrip("/")
    band = Band(
        keeper.new_number(), found.title, root, f"{root}/{tidy(found.title.name)}", call.now, found.kind,
        genres=found.genres,
    )  # fmt: skip
    band.parts = [
        record_of(keeper, band, at, Line(record.name, record.day, record.pressing.tracks, 0))
        for at, record in enumerate(found.parts)
    ]
    titles.edit_common(cast("Owner", band), told)
    band.tags = titles.tags_of(told) or []
    band.metadata_profile = cast("int", told["metadataProfileId"])
    options = told.get("addOptions")
    way = str(options.get("monitor") or "all") if isinstance(options, dict) else "all"
    choose(band, way, call.now)
    keeper.keep(band)
    keeper.log(call.now, "info", "AddArtistService", f"Adding Artist {band.title.name} Path: [{band.path}]")
    keeper.order(
        "RefreshArtist", {"artistIds": [band.id], "isNewArtist": True}, call.now, trigger="unspecified"
    )
    return band


def add(call: Call) -> Answer:
    """Look after an artist; which of its albums are monitored is told by a way of choosing."""
    body = call.body()
    band = put_in(call, body)
    options = body.get("addOptions")
    if isinstance(options, dict) and options.get("searchForMissingAlbums") is True:
        call.manager.order("ArtistSearch", {"artistId": band.id}, call.now)
    return done(docs_of(call).artist(band), 201)


# Changing


def choose(band: Band, way: str, now: float) -> None:
    """Monitor the albums that a way chooses."""
    dated = sorted(band.parts, key=lambda record: record.day or "9")
    last, first = dated[-1:], dated[:1]

    def out(record: Record) -> bool:
        day = day_of(record.day)
        return day is not None and day <= now

    ways: dict[str, Callable[[Record], bool]] = {
        "all": lambda record: True,
        "future": lambda record: not out(record),
        "missing": lambda record: record.files == 0,
        "existing": lambda record: record.files > 0,
        "latest": lambda record: record in last,
        "first": lambda record: record in first,
        "none": lambda record: False,
    }
    if way in ways:
        for record in band.parts:
            record.monitored = ways[way](record)


def _edit(owner: object, told: Document) -> None:
    band = cast("Band", owner)
    if told.get("metadataProfileId") in METADATA_PROFILES:
        band.metadata_profile = cast("int", told["metadataProfileId"])
    if told.get("monitorNewItems") in ("all", "none", "new"):
        band.monitor_new = str(told["monitorNewItems"])


def put(call: Call) -> Document:
    """A whole artist as it is to be; its path has to be there."""
    band, body = band_of(call), call.body()
    path = body.get("path")
    if not isinstance(path, str) or not path:
        raise invalid(("Path", "'Path' must not be empty.", path))
    titles.edit_common(cast("Owner", band), body)
    _edit(band, body)
    if (tags := titles.tags_of(body)) is not None:
        band.tags = tags
    band.path = path
    call.manager.changes += 1
    return docs_of(call).artist(band)


def edit(call: Call) -> list[Document]:
    """Several artists at once."""
    return titles.edit_several(call, _edit)


def studio(call: Call) -> Document:
    """Which albums of several artists are monitored: each by itself, or by a way of choosing."""
    body = call.body()
    options = body.get("monitoringOptions")
    way = str(options.get("monitor") or "") if isinstance(options, dict) else ""
    for line in records(body, "artist"):
        band = keeper_of(call).band(number) if isinstance(number := line.get("id"), int) else None
        if band is None:
            continue
        if isinstance(monitored := line.get("monitored"), bool):
            band.monitored = monitored
        for told in records(line, "albums"):
            record = keeper_of(call).record(at) if isinstance(at := told.get("id"), int) else None
            if record is not None and isinstance(wanted := told.get("monitored"), bool):
                record.monitored = wanted
        if way:
            choose(band, way, call.now)
            if way == "none":
                band.monitored = False
    if body.get("monitorNewItems") in ("all", "none", "new"):
        for number in whole_numbers({"ids": [line.get("id") for line in records(body, "artist")]}, "ids"):
            if (band := keeper_of(call).band(number)) is not None:
                band.monitor_new = str(body["monitorNewItems"])
    call.manager.changes += 1
    return {}


def metadata_profiles(_call: Call) -> list[Document]:
    """Which kinds of albums an artist has here."""
    kinds = ("Album", "EP", "Single", "Broadcast", "Other")
    more = ("Studio", "Compilation", "Soundtrack", "Live", "Remix")
    return [
        {
            "name": name,
            "primaryAlbumTypes": [
                {"albumType": {"id": at, "name": kind}, "allowed": number == 2 or (number == 1 and at < 2)}
                for at, kind in enumerate(kinds)
            ],
            "secondaryAlbumTypes": [
                {"albumType": {"id": at, "name": kind}, "allowed": number == 2 or (number == 1 and at == 0)}
                for at, kind in enumerate(more)
            ],
            "releaseStatuses": [{"releaseStatus": {"id": 0, "name": "Official"}, "allowed": number < 3}],
            "id": number,
        }
        for number, name in METADATA_PROFILES.items()
    ]
