"""From lists of requests and titles to rows, detail, notes and placeholders."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mediatui.engine.judging import Watched
from mediatui.engine.lookups import Looked
from mediatui.models.request import (
    MediaFacts,
    MediaId,
    MediaStatus,
    Program,
    Quota,
    QuotaPart,
    Requester,
    RequestList,
    RequestService,
    RequestStatus,
    SeasonFacts,
    TargetServer,
    TitleBook,
    Wanted,
)
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, width_of
from mediatui.ui.screens.requests import present
from mediatui.ui.screens.requests.detail import Judged, detail_lines
from mediatui.ui.screens.requests.present import Asked
from mediatui.ui.screens.requests.titles import season_lines
from tests.engine.desk import MOVIE, request
from tests.fakes import NOW, endpoint, failure

DUNE = MediaFacts(MOVIE, "Dune: Part Two", 2024, rating=8.31, votes=12, overview="Sand. " * 30)
SERIES = MediaId(Wanted.SERIES, 1396)
LIST = RequestList((request(9), request(8, RequestStatus.DECLINED)), 2)
SEERR = replace(endpoint("seerr"), kind="seerr")


def words(told: Line) -> str:
    return "".join(span.text for span in told)


def lines(told: list[Line]) -> str:
    return "\n".join(map(words, told))


def known(value: RequestList | None = LIST, **more: Any) -> dict[str, Snapshot[RequestList]]:
    fetched = None if value is None else NOW
    return {"seerr": Snapshot(value, fetched, 300, 86_400, **more)}


def test_every_column_has_a_cell_and_every_field_a_fact() -> None:
    row = present.row_of(Asked(request(), DUNE), NOW)
    assert {column.key for column in present.columns(True)} == set(row.cells)
    assert "service" not in {column.key for column in present.columns(False)}
    assert set(present.FIELDS) == set(present.facts_of(Asked(request(), DUNE), NOW))
    assert set(present.ORDERS) <= set(row.cells)


def test_a_row_says_what_who_when_and_how_it_stands() -> None:
    four_k = request(7, is_4k=True, created_at=NOW - 3600, profile_name="Ultra-HD")
    told = {k: words(c) for k, c in present.row_of(Asked(four_k, DUNE), NOW).cells.items()}
    assert told["title"] == "Dune: Part Two (2024)"
    assert (told["type"], told["seasons"], told["user"]) == ("movie", "4K", "anna")
    assert (told["when"], told["status"], told["rating"]) == ("1 h ago", "pending", "8.3")
    series = replace(four_k, media=SERIES, seasons=(1, 2, 3))
    assert words(present.row_of(Asked(series, None), NOW).cells["seasons"]) == "S1–S3 4K"
    assert words(present.row_of(Asked(series, None), NOW).cells["title"]) == "series 1396"


def test_what_is_being_done_stands_where_the_status_stood() -> None:
    row = present.row_of(Asked(request(), DUNE, "approving …"), NOW)
    assert (words(row.cells["sign"]), words(row.cells["status"])) == ("…", "approving …")


def test_what_is_old_or_failing_is_dim() -> None:
    each = present.asked(known(), {}, {}, NOW)["seerr/9"]
    assert each.live and not present.row_of(each, NOW).dim
    assert present.row_of(present.asked(known(failure=failure()), {}, {}, NOW)["seerr/9"], NOW).dim
    assert present.row_of(present.asked(known(), {}, {}, NOW + 400)["seerr/9"], NOW + 400).dim


def test_what_is_as_it_was_is_the_same_object_again() -> None:
    before = present.asked(known(), {}, {}, NOW)
    books = {"seerr": Snapshot(TitleBook({"movie/603": DUNE}), NOW, 300, 86_400)}
    again = present.asked(known(), {}, {"seerr/8": "declining …"}, NOW, before)
    assert again["seerr/9"] is before["seerr/9"]
    assert again["seerr/8"].doing == "declining …"
    assert present.asked(known(), books, {}, NOW, before)["seerr/9"].facts == DUNE
    assert not present.asked(known(), {}, {}, NOW + 400, before)["seerr/9"].live


def test_requests_of_several_services_are_sorted_by_when_they_came() -> None:
    other = replace(request(1), service="cabin", created_at=NOW + 5)
    lists = known() | {"cabin": Snapshot(RequestList((other,), 1), NOW, 300, 86_400)}
    books = {"seerr": Snapshot(TitleBook({"movie/603": DUNE}), NOW, 300, 86_400)}
    found = list(present.asked(lists, books, {"seerr/9": "declining …"}, NOW).values())
    assert [each.request.key for each in found] == ["cabin/1", "seerr/9", "seerr/8"]
    assert [each.doing for each in found] == ["", "declining …", ""]
    assert [each.facts for each in found] == [None, DUNE, DUNE], (
        "a title is known by the service that told it"
    )


@pytest.mark.parametrize(
    ("status", "media", "views"),
    [
        (RequestStatus.PENDING, MediaStatus.PENDING, {"pending"}),
        (RequestStatus.APPROVED, MediaStatus.PENDING, {"processing"}),
        (RequestStatus.APPROVED, MediaStatus.PROCESSING, {"processing"}),
        (RequestStatus.APPROVED, MediaStatus.PARTIALLY_AVAILABLE, {"processing", "available"}),
        (RequestStatus.COMPLETED, MediaStatus.AVAILABLE, {"available"}),
        (RequestStatus.FAILED, MediaStatus.UNKNOWN, {"failed"}),
        (RequestStatus.DECLINED, MediaStatus.UNKNOWN, {"declined"}),
        (RequestStatus.COMPLETED, MediaStatus.DELETED, set()),
    ],
)
def test_each_request_stands_in_its_parts_of_the_list(
    status: RequestStatus, media: MediaStatus, views: set[str]
) -> None:
    each = Asked(replace(request(7, status), media_status=media), None)
    assert set(present.views_of(each)) == views | {"all"}
    assert views <= set(present.VIEWS)


def test_what_is_just_being_answered_stays_where_it_was() -> None:
    approved = request(7, RequestStatus.APPROVED)
    assert "pending" in present.views_of(Asked(approved, None, "approving …"))
    assert "pending" not in present.views_of(Asked(approved, None))


def test_notes_say_what_is_missing_odd_or_out_of_reach() -> None:
    odd = replace(LIST, total=90, complete=False, dropped=1, failed_servers=("Radarr", "Sonarr 4K"))
    told = lines(present.notes(known(odd), NOW, 120))
    assert "seerr: 2 of 90 requests read so far" in told
    assert "1 request could not be read and left out" in told
    assert "seerr cannot reach Radarr, Sonarr 4K: what depends on it may be old" in told
    assert present.notes(known(), NOW, 120) == []
    hanging = known() | {"cabin": Snapshot()}
    assert lines(present.notes(hanging, NOW, 120)) == " … cabin is being asked", (
        "one that hangs is not silent"
    )


def test_where_there_is_nothing_it_says_which_nothing() -> None:
    def told(lists: dict[str, Any], view: str = "all", *, filtered: bool = False, **more: bool) -> str:
        found = [replace(SEERR, **more)]  # type: ignore[arg-type]
        return lines(list(present.placeholder(found, lists, NOW, view, filtered=filtered)))

    assert told({}, enabled=False).startswith("seerr is switched off")
    assert told(known(None)) == "Asking seerr …"
    assert told(known(None, failure=failure())).startswith("Nothing is known of what was asked for")
    assert told(known(), "pending", filtered=True).startswith("Nothing waits for an answer")
    assert told(known(), filtered=True).startswith("No request is of that kind")
    assert told(known(RequestList())) == "Nobody has asked for anything"
    assert lines(list(present.placeholder([], {}, NOW, "all", filtered=False))).startswith("No Seerr")


def test_the_detail_has_everything_to_judge_by() -> None:
    kids = TargetServer(0, "Radarr", Wanted.MOVIE, default=True, root_folder="/data/movies")
    judged = Judged(
        quota=Looked(Quota(movies=QuotaPart(10, 7, 7, 3))),
        watched=Looked(Watched(7, 9)),
        about=RequestService(Program.SEERR, servers=(kids,)),
        others=12,
    )
    answered = replace(request(7, RequestStatus.DECLINED), modified_by=Requester(1, "owner"))
    told = lines(detail_lines(Asked(answered, DUNE), judged, NOW, 60))
    for part in (
        "anna · 12 requests so far",
        "3 of 10 movies left in 7 days",
        "watched 7 of 9 they were given",
        "by owner",
        "8.3 of 10 by 12 votes",
        "Goes to   Radarr",
        "/data/movies",
        "tmdb 603",
        "number 7",
    ):
        assert part in told


def test_what_is_not_known_yet_and_what_failed_are_told_apart() -> None:
    asking = lines(detail_lines(Asked(request(), None), Judged(watched=Looked()), NOW, 60))
    assert "Quota     …" in asking and "Watched   …" in asking
    assert "Its title is being looked up …" in asking
    failing = Judged(quota=Looked(failure=failure()), watched=Looked(Watched(0, 0)))
    told = lines(detail_lines(Asked(request(), DUNE), failing, NOW, 60))
    assert "Quota     Tautulli cannot be reached" in told
    assert "was given nothing yet" in told
    assert "Watched" not in lines(detail_lines(Asked(request(), DUNE), Judged(), NOW, 60))
    assert words(detail_lines(None, Judged(), NOW, 60)[0]) == "No request under the cursor"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_of_the_detail_is_wider_than_it_may(width: int) -> None:
    judged = Judged(quota=Looked(Quota()), watched=Looked(Watched(1, 2)))
    told = detail_lines(Asked(request(), DUNE), judged, NOW, width)
    assert max(map(width_of, told)) <= width


def test_seasons_say_which_are_asked_for_and_which_are_there() -> None:
    seasons = [
        SeasonFacts(0, "Specials", 3),
        SeasonFacts(1, "One", 7, "2008-01-20", MediaStatus.AVAILABLE),
        SeasonFacts(2, "Two", 13, "2009-03-08", status_4k=MediaStatus.PROCESSING),
    ]
    told = lines(season_lines(seasons, (2,), four_k=False))
    assert "specials" not in told, "what nobody asked for of what nobody counts"
    assert "available" in told and "processing" not in told
    assert "◂ S2" in told and "◂ asked for" in told
    assert "processing" in lines(season_lines(seasons, (2,), four_k=True))
