"""Asking and amending: what is sent, what is refused before, and each no in the service's words."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import Amendment, Asking, RequestStatus
from tests.services.conftest import failure_of
from tests.services.seerr.conftest import MOVIE, SERIES, Adapt, Said, Seerr, request
from tests.services.seerr.test_changes import LOOK, painted

PUT = "PUT /api/v1/request/7 "
POST = "POST /api/v1/request "

SHOWN = request(
    7, 2001, "tv", serverId=0, profileId=4, rootFolder="/data/tv", languageProfileId=1, tags=[1], is4k=True
)


@pytest.mark.parametrize(
    ("raw", "amendment", "body"),
    [
        (request(), Amendment(), '{"mediaType":"movie","is4k":false}'),
        (
            request(),
            Amendment(server_id=0, profile_id=4, root_folder="/data/movies", tags=(1,)),
            '{"mediaType":"movie","is4k":false,"serverId":0,"profileId":4,"rootFolder":"/data/movies","tags":[1]}',
        ),
        (
            SHOWN,
            Amendment(profile_id=5),
            '{"mediaType":"tv","seasons":[1,2],"is4k":true,"serverId":0,"profileId":5,"rootFolder":"/data/tv",'
            '"languageProfileId":1,"tags":[1]}',
        ),
        (
            SHOWN,
            Amendment(seasons=(3, 1), tags=(), user_id=4),
            '{"mediaType":"tv","seasons":[1,3],"is4k":true,"serverId":0,"profileId":4,"rootFolder":"/data/tv",'
            '"languageProfileId":1,"tags":[],"userId":4}',
        ),
    ],
)
async def test_an_amendment_sends_what_changes_and_what_stays_as_it_was_shown(
    adapt: Adapt, raw: dict[str, Any], amendment: Amendment, body: str
) -> None:
    seerr = Seerr(raw, **{"PUT /request/7": (200, {**raw, "profileId": 9})})
    adapter = adapt(seerr)
    amended = await adapter.amend(painted(raw), amendment)
    assert seerr.calls == [LOOK, PUT + body]
    assert adapter.amend_call(painted(raw), amendment) == (PUT + body,)
    assert amended.profile_id == 9, "as it was answered: a movie's request is saved only after that"


async def test_what_somebody_else_amended_meanwhile_is_not_overwritten(adapt: Adapt) -> None:
    seerr = Seerr({**SHOWN, "profileId": 8})
    failure = await failure_of(adapt(seerr).amend(painted(SHOWN), Amendment(tags=(2,))))
    assert failure.kind is FailureKind.CONFLICT
    assert "somebody else changed" in failure.words
    assert seerr.changes == []


async def test_a_series_is_not_left_without_seasons(adapt: Adapt) -> None:
    seerr = Seerr(SHOWN)
    failure = await failure_of(adapt(seerr).amend(painted(SHOWN), Amendment(seasons=())))
    assert failure.kind is FailureKind.REFUSED
    assert seerr.asked == []


async def test_an_amendment_of_which_nothing_was_taken_is_a_conflict(adapt: Adapt) -> None:
    seerr = Seerr(SHOWN, **{"PUT /request/7": (202, {"message": "No seasons available to request"})})
    failure = await failure_of(adapt(seerr).amend(painted(SHOWN), Amendment(seasons=(3,))))
    assert failure.kind is FailureKind.CONFLICT
    assert failure.words.endswith("No seasons available to request")


@pytest.mark.parametrize(
    ("asking", "sent"),
    [
        (Asking(MOVIE), '{"mediaType":"movie","mediaId":1001,"is4k":false}'),
        (
            Asking(SERIES, seasons=(2, 1), user_id=4),
            '{"mediaType":"tv","mediaId":2001,"seasons":[1,2],"is4k":false} (X-API-User: 4)',
        ),
        (
            Asking(
                SERIES,
                True,
                (1,),
                server_id=0,
                profile_id=4,
                root_folder="/data/tv é",
                tags=(1,),
                tvdb_id=302001,
            ),
            '{"mediaType":"tv","mediaId":2001,"tvdbId":302001,"seasons":[1],"is4k":true,"serverId":0,'
            '"profileId":4,"rootFolder":"/data/tv é","tags":[1]}',
        ),
    ],
)
async def test_what_is_asked_for_is_sent_as_it_was_shown_and_always_says_if_4k(
    adapt: Adapt, asking: Asking, sent: str
) -> None:
    seerr = Seerr(**{"POST /request": (201, request(12))})
    adapter = adapt(seerr)
    made = await adapter.ask_for(asking)
    assert (made.id, made.status) == (12, RequestStatus.PENDING)
    assert seerr.calls == [POST + sent]
    assert adapter.ask_for_call(asking) == (POST + sent,)


async def test_what_is_approved_at_once_is_read_again_for_it_may_have_failed(adapt: Adapt) -> None:
    seerr = Seerr(request(12, status=4), **{"POST /request": (201, request(12, status=2))})
    made = await adapt(seerr).ask_for(Asking(MOVIE))
    assert made.status is RequestStatus.FAILED


async def test_a_series_is_asked_for_by_its_seasons(adapt: Adapt) -> None:
    seerr = Seerr()
    failure = await failure_of(adapt(seerr).ask_for(Asking(SERIES)))
    assert failure.kind is FailureKind.REFUSED
    assert "season" in failure.words
    assert seerr.asked == []


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        (
            (202, {"message": "No seasons available to request"}),
            FailureKind.CONFLICT,
            "things have changed meanwhile: No seasons available to request",
        ),
        (
            (409, {"message": "Request for this media already exists."}),
            FailureKind.CONFLICT,
            "things have changed meanwhile: Request for this media already exists.",
        ),
        ((403, {"message": "Movie Quota exceeded."}), FailureKind.REFUSED, "refused: Movie Quota exceeded."),
        (
            (403, {"message": "This media is blocklisted."}),
            FailureKind.REFUSED,
            "refused: This media is blocklisted.",
        ),
        (
            (403, {"message": "You do not have permission to make 4K movie requests."}),
            FailureKind.FORBIDDEN,
            "denies access: You do not have permission to make 4K movie requests.",
        ),
        (
            (403, {"status": 403, "error": "You do not have permission to access this endpoint"}),
            FailureKind.FORBIDDEN,
            "denies access: You do not have permission to access this endpoint",
        ),
        (
            (500, {"message": "[TMDB] Failed to fetch movie details: Request failed with status code 404"}),
            FailureKind.SERVER_ERROR,
            None,
        ),
        (
            (400, {"message": "request.body.mediaId should be number", "errors": []}),
            FailureKind.REFUSED,
            None,
        ),
        ((201, {"message": "what?"}), FailureKind.BAD_PAYLOAD, None),
    ],
)
async def test_each_way_not_to_get_it_has_its_words(
    adapt: Adapt, said: Said, kind: FailureKind, words: str | None
) -> None:
    seerr = Seerr(**{"POST /request": said})
    failure = await failure_of(adapt(seerr).ask_for(Asking(MOVIE)))
    assert failure.kind is kind
    assert words is None or failure.words == words
    assert failure.remedy
    assert len(seerr.changes) == 1
