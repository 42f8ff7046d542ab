"""Users, what they may do and how much they may ask for; everything else of them stays."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import Quota, QuotaPart, RequestUser
from tests.services.conftest import failure_of
from tests.services.seerr.conftest import OWNER, Adapt, Said, Seerr, page, user

KAI = RequestUser("seerr", 4, "kai", movie_limit=1, movie_days=7)
SETTINGS = {
    "username": "kai",
    "email": "kai@example.invalid",
    "locale": "de",
    "discordId": None,
    "watchlistSyncMovies": True,
    "movieQuotaLimit": 1,
    "movieQuotaDays": 7,
    "tvQuotaLimit": None,
    "tvQuotaDays": None,
    "globalMovieQuotaDays": 7,
    "globalMovieQuotaLimit": 10,
    "globalTvQuotaDays": 7,
    "globalTvQuotaLimit": 40,
}
MAIN = "/user/4/settings/main"


async def test_users_are_read_page_by_page(adapt: Adapt) -> None:
    everybody = [user(number, f"u{number}") for number in range(1, 251)]

    def paged(asked: httpx.Request) -> Said:
        take, skip = int(asked.url.params["take"]), int(asked.url.params["skip"])
        return 200, page(everybody[skip : skip + take], 250)

    seerr = Seerr(**{"GET /user": paged})
    users = await adapt(seerr).users()
    assert [each.id for each in users] == list(range(1, 251))
    assert seerr.calls == [f"GET /api/v1/user?take=100&skip={skip}&sort=created" for skip in (0, 100, 200)]


async def test_a_list_that_has_fewer_than_it_counts_ends_all_the_same(adapt: Adapt) -> None:
    seerr = Seerr(**{"GET /user": [(200, page([user()], 900)), (200, page([], 900))]})
    assert len(await adapt(seerr).users()) == 1
    assert len(seerr.asked) == 2


async def test_everything_a_user_says_is_told_and_odd_ones_are_left_out(adapt: Adapt) -> None:
    told = [
        OWNER,
        "?",
        {},
        user(0),
        user(
            4,
            "",
            username="[kai]",
            plexUsername="kai.p",
            permissions=160,
            movieQuotaLimit=1,
            movieQuotaDays=7,
            tvQuotaLimit=None,
            userType=1,
        ),
        OWNER,
    ]
    owner, kai = await adapt(Seerr(**{"GET /user": (200, page(told))})).users()
    assert (owner.key, owner.name, owner.kind) == ("seerr/user/1", "owner", "local")
    assert (kai.name, kai.plex_username, kai.kind, kai.permissions) == ("[kai]", "kai.p", "plex", 160)
    assert (kai.movie_limit, kai.movie_days, kai.series_limit, kai.request_count) == (1, 7, None, 4)
    assert kai.created_at == 1795185745.0


async def test_a_quota_of_none_or_nought_is_none(adapt: Adapt) -> None:
    said = {
        "movie": {"days": 7, "limit": 1, "used": 1, "remaining": 0, "restricted": True},
        "tv": {"days": 7, "limit": 0, "used": 3, "restricted": False},
    }
    quota = await adapt(Seerr(**{"GET /user/4/quota": (200, said)})).quota(4)
    assert quota == Quota(QuotaPart(1, 7, 1, 0, True), QuotaPart(0, 7, 3, None, False))


async def test_the_quota_of_nobody_is_not_found(adapt: Adapt) -> None:
    failure = await failure_of(adapt(Seerr(**{"GET /user/9/quota": (404, {"message": "x"})})).quota(9))
    assert failure.kind is FailureKind.NOT_FOUND


async def test_permissions_are_set_for_one_user_alone(adapt: Adapt) -> None:
    path = "/user/4/settings/permissions"
    seerr = Seerr(**{f"POST {path}": (200, {"permissions": 160})})
    adapter = adapt(seerr)
    await adapter.set_permissions(KAI, 160)
    call = f'POST /api/v1{path} {{"permissions":160}}'
    assert (seerr.calls, adapter.set_permissions_call(KAI, 160)) == ([call], (call,))


class Settings(Seerr):
    """Keeps the settings of a user, or (`stubborn`) leaves the quotas as they are."""

    def __init__(self, *, stubborn: bool = False) -> None:
        super().__init__()
        self.settings = dict(SETTINGS)
        self.stubborn = stubborn
        self.says = {f"GET {MAIN}": lambda asked: (200, self.settings), f"POST {MAIN}": self.change}

    def change(self, asked: httpx.Request) -> Said:
        new = json.loads(asked.content)
        if self.stubborn:
            new = {name: value for name, value in new.items() if "Quota" not in name}
        self.settings |= new
        return 200, {"username": self.settings["username"]}


async def test_a_quota_is_changed_and_all_other_settings_go_back_as_they_came(adapt: Adapt) -> None:
    seerr = Settings()
    changed = replace(KAI, movie_limit=5, movie_days=30, series_limit=2, series_days=14)
    adapter = adapt(seerr)
    await adapter.set_quota(KAI, changed)
    (sent,) = [json.loads(each.content) for each in seerr.asked if each.method == "POST"]
    assert sent == {
        "username": "kai",
        "email": "kai@example.invalid",
        "locale": "de",
        "watchlistSyncMovies": True,
        "movieQuotaLimit": 5,
        "movieQuotaDays": 30,
        "tvQuotaLimit": 2,
        "tvQuotaDays": 14,
    }
    assert adapter.set_quota_call(KAI, changed) == (
        f"GET /api/v1{MAIN}",
        f'POST /api/v1{MAIN} {{"movieQuotaLimit":5,"movieQuotaDays":30,"tvQuotaLimit":2,"tvQuotaDays":14}}'
        " (with the other settings as they are)",
    )


async def test_the_default_quota_is_null(adapt: Adapt) -> None:
    seerr = Settings()
    await adapt(seerr).set_quota(KAI, replace(KAI, movie_limit=None, movie_days=None))
    assert (seerr.settings["movieQuotaLimit"], seerr.settings["movieQuotaDays"]) == (None, None)


async def test_a_quota_that_stays_although_the_service_said_yes_is_no_success(adapt: Adapt) -> None:
    failure = await failure_of(adapt(Settings(stubborn=True)).set_quota(KAI, replace(KAI, movie_limit=5)))
    assert failure.kind is FailureKind.REFUSED
    assert "left the quota as it was" in failure.words
    assert "may manage users" in failure.remedy


@pytest.mark.parametrize("change", ["permissions", "quota"])
async def test_read_only_changes_no_user(adapt: Adapt, change: str) -> None:
    seerr = Seerr()
    adapter = adapt(seerr, read_only=True)
    call: Any = adapter.set_permissions(KAI, 2) if change == "permissions" else adapter.set_quota(KAI, KAI)
    assert (await failure_of(call)).kind is FailureKind.READ_ONLY
    assert seerr.asked == []


async def test_who_may_not_is_told_so_in_the_services_words(adapt: Adapt) -> None:
    said = 403, {"message": "You do not have permission to modify this user"}
    seerr = Seerr(**{"POST /user/4/settings/permissions": said})
    failure = await failure_of(adapt(seerr).set_permissions(KAI, 2))
    assert (failure.kind, failure.words) == (
        FailureKind.FORBIDDEN,
        "denies access: You do not have permission to modify this user",
    )
