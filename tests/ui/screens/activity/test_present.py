"""From snapshots of activity to rows, labels and notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediatui.models.recording import ActivitySample
from mediatui.models.snapshot import Snapshot
from mediatui.models.stream import Activity, Decision, Place, StreamState, Transcode, VideoPart
from mediatui.ui.cells import Line
from mediatui.ui.screens.activity.chart import chart_lines
from mediatui.ui.screens.activity.detail import detail_lines
from mediatui.ui.screens.activity.present import (
    FIELDS,
    SORTS,
    Painted,
    columns,
    facts_of,
    notes,
    painted_streams,
    placeholder,
    row_of,
    summary,
)
from tests.fakes import NOW, activity, endpoint, failure, stream

SLOW = stream(
    "3",
    "kai",
    decision=Decision.TRANSCODE,
    video_decision=Decision.TRANSCODE,
    transcode=Transcode(speed=0.7),
    place=Place.WAN,
    source_video=VideoPart("1080p"),
    sent_video=VideoPart("720p"),
)


def words(told: Line) -> str:
    return "".join(span.text for span in told)


def fresh(value: Activity, **more: object) -> dict[str, Snapshot[Activity]]:
    return {"tautulli": Snapshot(value, NOW, **more)}  # type: ignore[arg-type]


def test_every_column_has_a_cell_and_every_field_a_fact() -> None:
    row = row_of(Painted(SLOW, 60.0, live=True))
    assert {column.key for column in columns(True)} == set(row.cells)
    assert set(FIELDS) == set(facts_of(SLOW))
    assert set(SORTS) <= set(row.cells)


def test_a_row_says_all_that_matters_in_words() -> None:
    row = row_of(Painted(SLOW, 600.0, live=True))
    assert words(row.cells["stream"]) == "Transcode 1080p→720p sw 0.7× slow"
    assert words(row.cells["place"]) == "WAN"
    assert words(row.cells["mbps"]) == "9.8"
    assert words(row.cells["left"]) == "1:30:00"
    assert words(row.cells["bar"]) == "━─────────"
    assert row.key == "tautulli/3/id3"


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ({"duration_s": None}, ""),
        ({"offset_s": None, "duration_s": None}, "playing"),
        ({"offset_s": 7000.0}, "0:00"),
    ],
)
def test_what_is_not_known_is_not_made_up(more: dict[str, object], left: str) -> None:
    told = stream(**more)
    painted = painted_streams(fresh(activity(told)), NOW)[0]
    assert words(row_of(painted).cells["left"]) == left


def test_progress_advances_between_polls_and_stops_when_the_data_is_not_live() -> None:
    live = painted_streams(fresh(activity(stream())), NOW + 10)[0]
    assert live.offset_s == 610
    failing = painted_streams(fresh(activity(stream()), failure=failure()), NOW + 10)[0]
    assert (failing.offset_s, failing.live) == (600, False)
    old = painted_streams(fresh(activity(stream())), NOW + 301)[0]
    assert (old.offset_s, old.live) == (600, False)
    assert row_of(old).dim
    assert painted_streams(fresh(activity(stream())), NOW + 86_401) == []


def test_several_services_stand_on_one_list() -> None:
    cabin = replace(stream("1"), service="cabin")
    snapshots = {**fresh(activity(stream())), "cabin": Snapshot(activity(cabin), NOW)}
    painted = painted_streams(snapshots, NOW)
    assert [p.stream.key for p in painted] == ["tautulli/1/id1", "cabin/1/id1"]


def test_the_counts_say_decisions_and_bandwidth() -> None:
    said = words(summary(fresh(activity(stream(), SLOW)), NOW))
    assert "1 direct play" in said
    assert "1 transcode (0 hw, 1 sw) 1 too slow" in said
    assert "LAN 19.6  WAN 0.0  total 19.6 Mbps" in said


def test_a_failure_is_said_with_since_when_what_to_do_and_the_age_of_what_is_shown() -> None:
    (note,) = notes(fresh(activity(), failure=failure(since=NOW)), NOW + 120, 120)
    assert words(note) == " ✗ tautulli: Tautulli cannot be reached since 21:40 · shown: 2 min ago · Check url"


def test_where_it_is_narrow_the_remedy_stands_under_the_failure() -> None:
    told = notes(fresh(activity(), failure=failure(since=NOW)), NOW + 120, 60)
    assert [words(note) for note in told][1] == "   Check url"


def test_what_is_old_and_what_was_dropped_is_said() -> None:
    said = [words(note) for note in notes(fresh(activity(dropped=2)), NOW + 600, 120)]
    assert said == [
        " ◐ what you see is from 10 min ago",
        " ! tautulli: 2 sessions could not be read and are left out",
    ]
    assert notes(fresh(activity()), NOW, 120) == []


@pytest.mark.parametrize(
    ("endpoints", "snapshots", "said"),
    [
        ([], {}, "No Tautulli is configured"),
        ([endpoint(enabled=False)], {}, "switched off in the configuration"),
        ([endpoint()], {"tautulli": Snapshot()}, "Asking Tautulli …"),
        ([endpoint()], {"tautulli": Snapshot(failure=failure())}, "Nothing is known of what plays"),
        ([endpoint()], fresh(activity()), "Nobody is watching"),
        ([endpoint()], fresh(activity(), failure=failure()), "Nobody was watching"),
    ],
)
def test_the_empty_states_are_different_things(
    endpoints: list[object], snapshots: dict[str, Snapshot[Activity]], said: str
) -> None:
    lines = placeholder(endpoints, snapshots, NOW, filtered=False)  # type: ignore[arg-type]
    assert said in words(lines[0])


def test_all_filtered_out_is_said() -> None:
    assert "matches the filter" in words(
        placeholder([endpoint()], fresh(activity(stream())), NOW, filtered=True)[0]
    )


def test_sorting_puts_the_heaviest_and_the_soonest_first() -> None:
    small, big = (
        Painted(stream(bandwidth_kbps=1, duration_s=700.0), 600.0, True),
        Painted(stream(bandwidth_kbps=9), 600.0, True),
    )
    assert sorted([small, big], key=SORTS["mbps"][1])[0] is big
    assert sorted([big, small], key=SORTS["left"][1])[0] is small
    unknown = Painted(stream(duration_s=None), 600.0, True)
    assert sorted([unknown, big], key=SORTS["left"][1])[-1] is unknown


def test_the_detail_tells_everything_that_is_known_and_nothing_else() -> None:
    text = "\n".join(words(each) for each in detail_lines(Painted(SLOW, 600.0, True), 50))
    for said in ("Dune: Part Two (2024)", "10:00 of 1:40:00", "1080p → 720p", "0.7× slow", "WAN", "kai"):
        assert said in text
    assert "File" not in text
    assert "None" not in text
    assert "No stream" in words(detail_lines(None, 50)[0])


def test_the_state_is_told_by_signs_of_different_shape() -> None:
    signs = {words(row_of(Painted(stream(state=s), 1.0, True)).cells["state"]) for s in StreamState}
    assert len(signs) == len(StreamState)


def test_the_chart_tells_nothing_recorded_from_nobody_watching() -> None:
    empty: list[ActivitySample | None] = [None] * 60
    assert "as mediatui records it" in words(chart_lines(empty, 100, 4)[0])
    quiet = [*empty[:-1], ActivitySample(1, 0, 0, 0, 0, 0)]
    drawn = chart_lines(quiet, 100, 4)
    assert len(drawn) == 4
    assert "most 0" in words(drawn[0])
    assert words(drawn[-1]).rstrip().endswith("▁")
    assert len(chart_lines(quiet, 40, 1)) == 1
