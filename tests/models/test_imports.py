"""Files that are mapped by hand: what they are then, and whether that is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediatui.models.imports import ImportCandidate, Mapping, MappingKind
from mediatui.models.quality import Quality

FILE = ImportCandidate("sonarr", 1, "/d/a.mkv", movie_id=7, file_id=9, quality=Quality(7, "Bluray-1080p"))

COMPLETE = [
    Mapping(MappingKind.MOVIE, 8, "Faust"),
    Mapping(MappingKind.SERIES, 64, "Keepers", 2, "Season 2", None, (900, 901), ("2x01", "2x02")),
    Mapping(MappingKind.MUSIC, 3, "Some Band", 31, "First", 312, (77,), ("1 Overture",)),
]


@pytest.mark.parametrize("mapping", COMPLETE)
def test_a_file_is_what_it_was_mapped_to_and_nothing_else(mapping: Mapping) -> None:
    mapped = FILE.mapped(mapping)
    assert mapped.mapping == mapping
    assert mapped.is_complete
    assert mapped.file_id is None, "which file it would replace was said of what it was taken for before"
    ids = (mapped.movie_id, mapped.series_id, mapped.artist_id)
    assert sum(each is not None for each in ids) == 1
    assert not replace(mapped, quality=Quality()).is_complete


@pytest.mark.parametrize(
    "mapping",
    [
        Mapping(MappingKind.MOVIE),
        COMPLETE[1]._replace(part_ids=()),
        COMPLETE[2]._replace(edition_id=None),
        COMPLETE[2]._replace(part_ids=()),
    ],
)
def test_half_a_mapping_is_none(mapping: Mapping) -> None:
    assert not mapping.is_complete
    assert not FILE.mapped(mapping).is_complete
