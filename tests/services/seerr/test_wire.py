"""Whatever comes becomes a request, a title, a user, an issue, or nothing; never an error, nothing harmful."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import astuple, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediatui.models.request import MediaId, Wanted
from mediatui.services.seerr import wire
from mediatui.services.seerr.facts import facts_of, page_of
from mediatui.services.seerr.mapping import counts_of, issue_of, quota_of, request_of, servers_of, user_of
from mediatui.services.seerr.wire import Wire, as_day, as_moment, record
from mediatui.services.seerr.wirefacts import WireTitle
from tests.services.seerr.conftest import media, request, title, user
from tests.services.seerr.test_issues import issue

ODD = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(st.characters(blacklist_categories=()), max_size=8),
        st.sampled_from(["", "0", "-1", "movie", "tv", "2026-11-20", "2026-11-20T14:46:46.000Z", "\x1b[31m"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=3,
)

SERIES = title(
    2001,
    "tv",
    mediaType="tv",
    seasons=[{"seasonNumber": 1, "name": "Season 1", "episodeCount": 8, "airDate": "2020-01-01"}],
    credits={"cast": [{"id": 1, "name": "Ada"}], "crew": []},
    contentRatings={
        "results": [{"iso_3166_1": "DE", "rating": "12"}, {"iso_3166_1": "US", "rating": "TV-14"}]
    },
    externalIds={"tvdbId": 302001, "imdbId": "tt1"},
    episodeRunTime=[42],
    mediaInfo=media(
        2001, "tv", seasons=[{"seasonNumber": 1, "status": 5, "status4k": 1}], requests=[{"id": 4}]
    ),
)

TELLERS: dict[str, tuple[Callable[[Any], Any], dict[str, Any]]] = {
    "request": (lambda raw: request_of(raw, "seerr"), request(7, 2001, "tv", modifiedBy=user(1))),
    "title": (facts_of, SERIES),
    "user": (lambda raw: user_of(raw, "seerr"), user()),
    "issue": (lambda raw: issue_of(raw, "seerr"), issue()),
    "quota": (quota_of, {"movie": {"limit": 1, "days": 7}, "tv": {}}),
    "counts": (counts_of, {"total": 1, "pending": 1}),
    "servers": (lambda raw: servers_of([raw], Wanted.MOVIE), {"id": 0, "name": "Radarr", "activeTags": [1]}),
    "page": (lambda raw: page_of(raw, 1), {"results": [SERIES], "page": 1, "totalPages": 2}),
}

MODELS = Wire.__subclasses__()

BRIEFLY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that is busy with other things is no failure."""


def texts(value: Any) -> list[str]:
    """Every text within a value."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        value = astuple(value)
    return [text for part in value for text in texts(part)] if isinstance(value, (tuple, list)) else []


def harmless(told: Any) -> None:
    hash(told)
    for text in texts(told):
        text.encode()
        assert not any(unicodedata.category(character) == "Cc" for character in text)


@pytest.mark.parametrize("name", TELLERS)
@BRIEFLY
@given(data=st.data())
def test_odd_and_absent_fields_are_missing_ones(name: str, data: st.DataObject) -> None:
    tell, raw = TELLERS[name]
    fields = st.sampled_from(sorted(raw))
    odd = data.draw(st.dictionaries(fields, ODD, max_size=4))
    absent = data.draw(st.sets(fields, max_size=3))
    harmless(tell({key: value for key, value in {**raw, **odd}.items() if key not in absent}))


@BRIEFLY
@given(st.sampled_from(sorted(TELLERS)), ODD)
def test_anything_at_all_is_something_or_nothing(name: str, raw: Any) -> None:
    harmless(TELLERS[name][0](raw))


@BRIEFLY
@given(st.sampled_from(MODELS), st.data())
def test_no_field_of_any_record_can_be_wrong(model: type[Wire], data: st.DataObject) -> None:
    names = [field.alias or name for name, field in model.model_fields.items()]
    raw = data.draw(st.dictionaries(st.sampled_from(names), ODD, max_size=5))
    assert record(model, raw) is not None


def test_every_model_of_the_wire_is_tried() -> None:
    models = {value for value in vars(wire).values() if isinstance(value, type) and issubclass(value, Wire)}
    assert models - {Wire} <= set(MODELS)
    assert WireTitle in MODELS
    assert len(models) > 10


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-20T14:46:46.000Z", 1795186006.0),
        ("2026-11-20T14:46:46", 1795186006.0),
        ("2026-11-20T15:46:46+01:00", 1795186006.0),
        ("", None),
        (None, None),
        (1795186006, None),
        ("yesterday", None),
        ("9999-99-99T00:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_a_moment_is_seconds_since_the_epoch(written: Any, moment: float | None) -> None:
    assert as_moment(written) == moment or (moment is None and isinstance(as_moment(written), float | None))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-06-18", "2021-06-18"),
        ("2021-06-18T00:00:00Z", "2021-06-18"),
        ("", ""),
        (None, ""),
        ("2021-13-01", ""),
    ],
)
def test_a_day_is_a_day_or_nothing(written: Any, day: str) -> None:
    assert as_day(written) == day


def test_a_series_is_told_with_its_seasons_and_what_is_there_of_them() -> None:
    facts = facts_of(SERIES, MediaId(Wanted.SERIES, 2001))
    assert facts is not None
    assert (facts.title, facts.year, facts.runtime_min, facts.certification) == (
        "Series 2001",
        2019,
        42,
        "TV-14",
    )
    assert (facts.tvdb_id, facts.imdb_id, facts.cast, facts.requests) == (302001, "tt1", ("Ada",), (4,))
    (season,) = facts.seasons
    assert (season.number, season.episodes, season.status.value) == (1, 8, "available")
