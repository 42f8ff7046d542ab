"""What is in the simulated Lidarr when it is first looked at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from mediatui.demo.names import digest
from mediatui.demo.world.managed.records import DAY
from mediatui.demo.world.music.facts import BANDS, PROLIFIC, WORDS, BandFacts, Line
from mediatui.demo.world.music.keeper import MusicKeeper, file_path, tidy
from mediatui.demo.world.music.records import (
    EACH,
    TRACK_BYTES,
    Band,
    Naming,
    Pressing,
    Record,
    SoundFile,
    Tune,
)
from mediatui.demo.world.titles.music import ALBUMS

FILLERS, FILLER_ALBUMS = 5000, 12
"""Artists of a large household, and how many albums each has: 60,000 together."""

_FORMATS = (
    ("CD", "United Kingdom", ""),
    ("Digital Media", "[Worldwide]", ""),
    ('12" Vinyl', "Europe", "gatefold"),
    ("CD", "Japan", "bonus track"),
    ("SACD", "United States", "remastered"),
)
_LABELS = ("Tideline", "Warp", "Fjord", "One Little Lantern", "Basalt & Sons")
_ENGLISH = {(facts.artist, facts.title): facts.tracks for facts in ALBUMS}


def mbid(*parts: object) -> str:
    """A made-up number of MusicBrainz, always the same for the same parts."""
    text = digest("musicbrainz", *parts)
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"


def album_mbid(record: Record) -> str:
    """An album's made-up number of MusicBrainz: the same before and after it is added."""
    return mbid("album", record.band.title.mbid, record.name, record.day)


def stock_music(keeper: MusicKeeper, size: str) -> None:
    """The record shelf of a household; in a large one invented artists besides."""
    bands = BANDS if size != "small" else BANDS[:8]
    for place, facts in enumerate(bands):
        _put(keeper, place + 1, facts)
    many = 200 if size == "large" else 60
    if size != "small":
        _put(keeper, len(BANDS) + 1, _prolific(many))
    for record in keeper.records.values():
        record.tunes  # noqa: B018  (made now: what an album weighs does not hang on who looked at it before)
    if size == "large":
        chance = Random(f"{keeper.seed}/music")
        for place in range(len(BANDS) + 2, FILLERS + 1):
            _put(keeper, place, _invented(place, chance))


def naming(name: str) -> Naming:
    """An artist's name with its numbers."""
    number = mbid("artist", name)
    return Naming(name, number, int(number[:7], 16))


def _put(keeper: MusicKeeper, number: int, facts: BandFacts) -> None:
    classical = "Classical" in facts.genres and len(keeper.setup.roots) > 1
    root = keeper.setup.roots[1 if classical else 0]
    added = keeper.start - (40 + number * 37 % 900) * DAY
    band = Band(
        number,
        naming(facts.name),
        root,
        f"{root}/{tidy(facts.name)}",
        added,
        facts.kind,
        facts.ended,
        facts.genres,
        facts.disambiguation,
        facts.overview,
        facts.members,
        monitored=facts.monitored,
        monitor_new=facts.monitor_new,
    )
    if facts.genres[:1] == ("Hip Hop",) or facts.name in ("AC/DC", "فيروز"):
        band.profile = 2
    if facts.name in ("Miles Davis", "Boards of Canada"):
        band.tags = [1]
    band.parts = [record_of(keeper, band, place, line) for place, line in enumerate(facts.albums)]
    keeper.keep(band)


def record_of(keeper: MusicKeeper, band: Band, place: int, line: Line) -> Record:
    """An album of an artist."""
    number = band.id * EACH + place + 1
    have = line.tracks if line.have < 0 else line.have
    return Record(
        number,
        band,
        line.title,
        _day(keeper, line.day),
        line.kind,
        line.secondary,
        pressings(number, line),
        lambda record: tunes_of(keeper, record),
        have,
        line.quality,
        line.monitored,
    )


def pressings(number: int, line: Line) -> list[Pressing]:
    """The editions of an album: the first as it was meant, later ones with more on them."""
    found = []
    for at in range(line.editions):
        form, country, what = _FORMATS[at % len(_FORMATS)]
        each, rest = divmod(line.tracks + at // 2, line.discs)
        discs = tuple(each + (disc < rest) for disc in range(line.discs))
        label = _LABELS[(number + at) % len(_LABELS)]
        status = "Official" if at < 4 else "Promotion"
        found.append(Pressing(number * 10 + at, form, country, label, discs, what, status))
    return found


def tunes_of(keeper: MusicKeeper, record: Record) -> list[Tune]:
    """The tracks of an album's chosen edition, the first of them with files."""
    known = _ENGLISH.get((record.band.title.name, record.name), ())
    found: list[Tune] = []
    for disc, many in enumerate(record.pressing.discs, 1):
        for place in range(1, many + 1):
            at = len(found) + 1
            name, seconds = known[at - 1] if at <= len(known) else invented_tune(record, at)
            tune = Tune(record.id * EACH + at, record, disc, place, at, name, seconds)
            if at <= record.have:
                tune.file = _sound(keeper, tune)
            found.append(tune)
    return found


def _sound(keeper: MusicKeeper, tune: Tune) -> SoundFile:
    record = tune.record
    path = file_path(tune, record.quality)
    if record.quality == "MP3-320" and record.kind == "Album" and tune.absolute % 3 == 0:
        # Never renamed: as it came.
        path = (
            f"{path.rpartition('/')[0]}/{tune.absolute:02d}-{tidy(tune.name).lower().replace(' ', '_')}.mp3"
        )
    size = round(TRACK_BYTES.get(record.quality, 9_000_000) * tune.seconds / 240)
    return SoundFile(tune.id, path, size, record.band.added + record.id % EACH * 3600, record.quality)


def invented_tune(record: Record, at: int) -> tuple[str, int]:
    """A name and a length in seconds, the same whenever it is asked."""
    chance = Random(f"{record.id}/{at}")
    if "BWV 846" in record.name:
        keys = (
            "C-Dur",
            "c-Moll",
            "Cis-Dur",
            "cis-Moll",
            "D-Dur",
            "d-Moll",
            "Es-Dur",
            "es-Moll",
            "E-Dur",
            "e-Moll",
        )
        piece = "Präludium" if at % 2 else "Fuge"
        work = 846 + (at - 1) // 2
        return f"{piece} {(at + 1) // 2} {keys[(at - 1) // 2 % len(keys)]}, BWV {work}", chance.randrange(
            70, 400
        )
    one, other = chance.sample(WORDS, 2)
    name = chance.choice((one, f"{one} {other}", f"{one} and {other}", f"The {one}", f"{one} of {other}"))
    return name, chance.randrange(120, 420)


def _day(keeper: MusicKeeper, day: str) -> str:
    if day[:1] not in "+-" or not day:
        return day
    when = datetime.fromtimestamp(keeper.start, UTC) + timedelta(days=int(day))
    return when.strftime("%Y-%m-%d")


def _prolific(many: int) -> BandFacts:
    kinds = ("Album", "Album", "EP", "Album", "Single")
    albums = tuple(
        Line(
            f"{WORDS[at % len(WORDS)]} {at + 1:03}",
            f"{1985 + at // 6}-{at % 12 + 1:02}-{at % 27 + 1:02}",
            4 + at % 5,
            (-1 if at % 4 else 0) if at % 7 else 2,
            kinds[at % 5],
            ("Live",) if at % 9 == 0 else (),
        )
        for at in range(many)
    )
    return BandFacts(PROLIFIC, "Person", False, ("Noise", "Drone"), albums, "one man and a mixing desk")


def _invented(place: int, chance: Random) -> BandFacts:
    one, other = chance.sample(WORDS, 2)
    name = f"{one} {other} {place}" if place % 3 else f"The {one}s of {other} {place}"
    first = chance.randrange(1965, 2022)
    albums = tuple(
        Line(
            f"{chance.choice(WORDS)} {chance.choice(WORDS)}",
            f"{min(2026, first + at)}-{at % 12 + 1:02}-11",
            8 + (place + at) % 6,
            0 if (place + at) % 9 == 0 else -1,
            "Album" if at % 4 else "EP",
            monitored=(place + at) % 5 != 0,
        )
        for at in range(FILLER_ALBUMS)
    )
    kind = ("Group", "Person", "Orchestra")[place % 3]
    return BandFacts(
        name, kind, place % 4 == 0, ("Rock", "Folk")[place % 2 :][:1], albums, monitored=place % 7 != 0
    )
