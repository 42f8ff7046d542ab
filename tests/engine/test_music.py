"""Artists as a list with what is played of them, and which albums are looked for after a choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediatui.engine import library_deeds, music_deeds, music_list, music_lookups
from mediatui.engine.music_list import EntryFacts, Played
from mediatui.matching.filter import parse
from mediatui.models.library import Shelf
from mediatui.models.music import Album, Appearance, Artist
from mediatui.models.production import Production
from mediatui.models.shelves import MetadataProfile, ShelfAbout
from mediatui.models.system import QualityProfile, RootFolder, Tag
from tests.driver import held_stack, runtime_for

NOW = 1_773_000_000.0
DAY = 86_400.0

ABOUT = ShelfAbout(
    (QualityProfile(1, "Lossless"),),
    (Tag(3, "vinyl"),),
    (RootFolder("lidarr", 1, "/music"),),
    (MetadataProfile(2, "Standard"),),
)


def artist(number: int, name: str, **more: object) -> Artist:
    told = {"profile_id": 1, "metadata_profile_id": 2, "path": f"/music/{name}", "monitored": True, **more}
    return Artist("lidarr", number, name, name.lower(), **told)  # type: ignore[arg-type]


SHELF = Shelf(
    artists=(
        artist(1, "Zoë", files=3, tracks=10, tags=(3,), next_album=Appearance("Later", NOW + 5 * DAY)),
        artist(2, "坂本龍一", files=5, tracks=5, status=Production.ENDED, genres=("Ambient",)),
        artist(3, "Abe", files=0, tracks=4, monitored=False),
    )
)


def test_artists_have_the_names_of_their_numbers_and_what_is_played_of_them() -> None:
    entries = music_list.entries([("lidarr", SHELF, ABOUT)], [Played("ZOE", 4, 900), Played("Nobody", 2)])
    assert [entry.title for entry in entries] == ["Abe", "Zoë", "坂本龍一", "Nobody"]
    zoe, nobody = entries[1], entries[3]
    assert (zoe.profile, zoe.metadata, zoe.tags, zoe.root) == ("Lossless", "Standard", ("vinyl",), "/music")
    assert (zoe.missing, zoe.played) == (7, Played("ZOE", 4, 900))
    assert not nobody.is_there
    by_plays = sorted(entries, key=music_list.ORDERS["plays"][1])
    assert [entry.title for entry in by_plays][:2] == ["Zoë", "Nobody"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("zoe", ["Zoë"]),
        ("坂本", ["坂本龍一"]),
        ("ambient", ["坂本龍一"]),
        ("tag:vinyl", ["Zoë"]),
        ("is:missing", ["Zoë"]),
        ("is:unmonitored", ["Abe"]),
        ("status:ended", ["坂本龍一"]),
        ("missing:>5 next:<7", ["Zoë"]),
        ("!zoe plays:0", ["Abe", "坂本龍一"]),
    ],
)
def test_the_filter_finds_artists(words: str, names: list[str]) -> None:
    entries = music_list.entries([("lidarr", SHELF, ABOUT)])
    wanted = parse(words, tuple(music_list.FIELDS))
    assert [each.title for each in entries if wanted(EntryFacts(each, NOW))] == names


def test_a_choice_says_which_albums_change() -> None:
    def album(number: int, days: float, **more: bool | int) -> Album:
        return Album("lidarr", number, f"A{number}", released=NOW + days * DAY, **more)  # type: ignore[arg-type]

    albums = [
        album(1, -900, monitored=True, files=9, total=9),
        album(2, -500, files=0, total=9),
        album(3, -10, monitored=True, files=0, total=9),
        album(4, 30, monitored=False, total=9),
    ]
    wants = {what: sorted(music_deeds.studio_wants(albums, what, NOW)) for what in music_deeds.STUDIO}
    assert wants["all"] == [1, 2, 3, 4]
    assert wants["none"] == []
    assert wants["future"] == [4]
    assert wants["existing"] == [1]
    assert wants["first"] == [1]
    assert wants["latest"] == [4]
    lines = music_deeds.studio_preview(albums, "existing", NOW)
    assert lines[0] == "0 albums looked for from now on, 1 no longer, 3 as now"
    assert lines[1:] == ["- A3 (2026)"]


async def test_what_a_choice_was_said_to_change_is_what_changes(tmp_path: Path) -> None:
    """Every choice, on the artist with the most kinds of albums, over real HTTP."""
    with held_stack(services=("lidarr",)) as stack:
        async with runtime_for(stack, tmp_path) as runtime:
            engine = runtime.engine
            await engine.coordinator.fetch_now(engine.coordinator.keys("shelf"))
            (key,) = engine.coordinator.keys("shelf")
            shelf = engine.store.get(key).value
            entries = music_list.entries([("lidarr", shelf, ShelfAbout())])
            entry = next(each for each in entries if each.title == "Kelp & The Undertow")
            for what in music_deeds.STUDIO:
                albums = await music_lookups.albums(engine, "lidarr", entry.artist.id)
                wanted = music_deeds.studio_wants(albums, what, engine.store.now())
                plan = await music_deeds.studio_plan(engine, [entry], what, {entry.key: albums})

                async def agree(plan: object) -> object:
                    return plan

                results = await engine.gate.carry_out(plan, origin="test", confirm=agree)  # type: ignore[arg-type]
                assert all(result.done for result in results)
                after = await music_lookups.albums(engine, "lidarr", entry.artist.id)
                assert {album.id for album in after if album.monitored} == wanted, what
            changed = engine.store.get(key).value
            assert changed is not shelf
            assert library_deeds.named([entry]) == "Kelp & The Undertow"
