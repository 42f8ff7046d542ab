"""What a download is called, and what of what a service says of it may be shown to anybody."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.queue import QueueItem, QueueMessage
from mediatui.wording.download_objects import download_kind, download_title
from mediatui.wording.privacy_downloads import veiled_item


def episode(number: int, season: int = 2) -> QueueItem:
    return QueueItem(
        "sonarr", number, media_title="House", part_title="Pilot", series_id=64, season=season, number=number
    )


@pytest.mark.parametrize(
    ("items", "title", "kind"),
    [
        ((), "Rel.ease", ""),
        ((QueueItem("radarr", 1),), "Rel.ease", ""),
        ((QueueItem("radarr", 1, media_title="Heat", year=1995, movie_id=7),), "Heat (1995)", "movie"),
        ((QueueItem("radarr", 1, media_title="Heat", movie_id=7),), "Heat", "movie"),
        ((episode(5),), "House · S02E05 · Pilot", "episode"),
        ((episode(5), episode(6)), "House · S02 · 2 episodes", "season"),
        ((episode(5), episode(6, season=3)), "House · S02 S03 · 2 episodes", "season"),
        (
            (QueueItem("lidarr", 1, media_title="Air", part_title="Moon Safari", artist_id=1, album_id=2),),
            "Air – Moon Safari",
            "album",
        ),
    ],
)
def test_what_it_is(items: tuple[QueueItem, ...], title: str, kind: str) -> None:
    assert (download_title(items, "Rel.ease"), download_kind(items)) == (title, kind)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Not an upgrade for existing file", "Not an upgrade for existing file"),
        ("Heat is no upgrade", "… is no upgrade"),
        ("Unable to parse file: Heat.1995.1080p.mkv", "Unable to parse file: …"),
        (
            "No files found are eligible for import in /data/torrents/Heat (1995)",
            "No files found are eligible for import in …",
        ),
        ('Movie title mismatch: "Some Other Film"', "Movie title mismatch: …"),
        ("Cannot read /data/Some Other Film/x, sample", "Cannot read …, sample"),
        ("Invalid folder C:\\films\\Heat", "Invalid folder …"),
    ],
)
def test_what_a_service_says_is_told_without_what_it_names(words: str, shown: str) -> None:
    real: dict[str, Any] = {"title": "Heat.1995.1080p-GRP", "media_title": "Heat", "part_title": ""}
    item = QueueItem("radarr", 1, messages=(QueueMessage("Heat.mkv", (words,)),), error=words, **real)
    veiled = veiled_item(item)
    for said in (veiled.error, veiled.messages[0].lines[0]):
        assert said == shown
    assert veiled.key == item.key
