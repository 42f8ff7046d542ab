"""Whatever a field holds, it is clean or it is missing; and no record of any shape makes a reader raise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.services.radarr import movies
from mediatui.services.servarr import (
    events,
    files,
    queue_rows,
    release_rows,
    replies,
    system_rows,
    titles,
)
from mediatui.services.servarr.wire import as_is, moment, span
from mediatui.services.sonarr import series

FIELDS = """
id title sortTitle year tmdbId tvdbId imdbId status monitored qualityProfileId path added runtime ratings
genres tags hasFile sizeOnDisk movieFile movieFileId statistics seasons seasonNumber episodeFileCount
quality revision name languages customFormats customFormatScore size sizeleft timeleft
estimatedCompletionTime movie series episode episodes artist album statusMessages messages errorMessage
downloadId protocol data date eventType message type freeSpace taskName interval commandName trigger
exception time items cutoff allowed unmappedFolders guid indexerId rejections reason ageHours mediaInfo
runTime videoFps images coverType alternateTitles collection imdb value propertyName episodeIds
mappedEpisodeNumbers
"""
NAMES = st.sampled_from(FIELDS.split())
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2020-11-11T04:11:20.4127213Z", "0001-01-01T00:00:00Z", "1.02:03:04.5", "torrent"])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=8),
    max_leaves=25,
)
RECORDS = st.dictionaries(NAMES, JSON, max_size=20).map(lambda record: {"id": 7, **record})


def read_all(raw: dict[str, Any]) -> None:
    """Everything that is ever made of a record."""

    def same(text: str) -> str:
        return text

    movies.movie_of(raw, "radarr", titles.Pool())
    movies.movie_candidate_of(raw, "radarr")
    movies.movie_part_of(raw, "radarr")
    series.series_of(raw, "sonarr", titles.Pool())
    series.episode_of(raw, "sonarr")
    series.series_candidate_of(raw, "sonarr")
    series.episode_part_of(raw, "sonarr")
    titles.about_of(raw)
    files.file_of(raw, "radarr", "movieId")
    queue_rows.queue_item_of(raw, "radarr", same)
    queue_rows.counts_of(raw)
    events.event_of(raw, "radarr", same)
    events.blocklist_entry_of(raw, "radarr", same)
    release_rows.release_of(raw, "radarr", same)
    release_rows.import_candidate_of(raw, "radarr", same)
    release_rows.renaming_of(raw)
    warnings = [found for found in [system_rows.health_of(raw, "radarr", same)] if found]
    system_rows.disk_of(raw, "radarr")
    system_rows.task_of(raw, "radarr")
    system_rows.command_of(raw, "radarr", same)
    system_rows.log_line_of(raw, same)
    system_rows.indexer_of(raw, "radarr", warnings)
    system_rows.client_of(raw, "radarr", warnings)
    system_rows.profile_of(raw)
    system_rows.folder_of(raw, "radarr")
    system_rows.tag_of(raw)
    replies._reason([raw])


@settings(max_examples=80, deadline=None)
@given(RECORDS)
def test_no_record_makes_a_reader_raise(raw: dict[str, Any]) -> None:
    read_all(raw)


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [
        ("2020-11-11T04:11:20.4127213Z", 1605067880.412721),
        ("2020-11-11T04:11:20Z", 1605067880.0),
        ("2020-11-11T05:11:20+01:00", 1605067880.0),
        ("2020-11-11", 1605052800.0),
        ("1950-01-01T00:00:00Z", -631152000.0),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        ("9999-99-99T00:00:00Z", None),
        ("", None),
        (7, None),
        (None, None),
    ],
)
def test_a_date_is_seconds_since_the_epoch_and_the_empty_date_is_none(
    sent: Any, seconds: float | None
) -> None:
    assert moment({"date": sent}, "date") == seconds


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [
        ("00:00:00", 0.0),
        ("01:42:07", 6127.0),
        ("2.01:00:00", 176_400.0),
        ("00:00:01.5000000", 1.5),
        ("48:12", 2892.0),
        ("1:02:03", 3723.0),
        ("-00:00:01", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_duration_is_seconds(sent: Any, seconds: float | None) -> None:
    assert span({"timeleft": sent}, "timeleft") == seconds


def test_a_path_keeps_its_blanks_and_loses_what_cannot_be_drawn() -> None:
    assert as_is({"path": "/tv/A  B"}, "path") == "/tv/A  B"
    assert as_is({"path": "/tv/a\u202eb\x1b[31m"}, "path") == "/tv/ab [31m"
    assert as_is({}, "path") == ""
