"""How requests, users and their permissions are said. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from mediatui.models.request import (
    MediaFacts,
    MediaRequest,
    MediaStatus,
    QuotaPart,
    RequestStatus,
    RequestUser,
    Wanted,
)
from mediatui.wording.quantities import plural

PERMISSIONS: dict[int, str] = {
    2: "administrator",
    8: "manages users",
    16: "manages requests",
    32: "asks for movies and series",
    262144: "asks for movies",
    524288: "asks for series",
    128: "approves itself",
    256: "approves movies itself",
    512: "approves series itself",
    1024: "asks for 4K",
    2048: "asks for 4K movies",
    4096: "asks for 4K series",
    32768: "approves 4K itself",
    65536: "approves 4K movies itself",
    131072: "approves 4K series itself",
    8192: "chooses profile and folder",
    16384: "sees all requests",
    8388608: "asks by watchlist",
    16777216: "asks for movies by watchlist",
    33554432: "asks for series by watchlist",
    1048576: "manages issues",
    2097152: "sees issues",
    4194304: "reports issues",
    67108864: "sees recently added",
    134217728: "sees watchlists",
    268435456: "manages the blocklist",
    1073741824: "sees the blocklist",
}
"""Each permission bit in words; sources: the permission enumerations of Overseerr 1.34 and Seerr 3.1."""

ADMIN = 2


def permission_words(permissions: int) -> list[str]:
    """What somebody may do; an administrator may everything."""
    if permissions & ADMIN:
        return [PERMISSIONS[ADMIN]]
    return [words for bit, words in PERMISSIONS.items() if permissions & bit]


def state_words(request: MediaRequest) -> str:
    """What became of a request, in one or two words, its media looked at too."""
    return state_of(request.status, request.media_status)


def state_of(status: RequestStatus, media: MediaStatus) -> str:
    """The same by its two statuses."""
    match status:
        case RequestStatus.PENDING | RequestStatus.DECLINED | RequestStatus.FAILED:
            return status.value
        case RequestStatus.COMPLETED:
            return MediaStatus.DELETED.value if media is MediaStatus.DELETED else MediaStatus.AVAILABLE.value
    if media in (MediaStatus.UNKNOWN, MediaStatus.PENDING):
        return RequestStatus.APPROVED.value
    return media.value


def media_words(request: MediaRequest) -> str:
    """What is asked for: "movie", "series 4K"."""
    return f"{request.media.wanted.value}{' 4K' if request.is_4k else ''}"


def season_words(seasons: Sequence[int]) -> str:
    """Seasons in short: "S1", "S1–S4", "S1 S3 S5", "specials"."""
    numbers = sorted(set(seasons))
    if not numbers:
        return ""
    parts: list[str] = ["specials"] if numbers[0] == 0 else []
    numbers = [number for number in numbers if number]
    while numbers:
        last = 0
        while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
            last += 1
        parts += [f"S{numbers[0]}–S{numbers[last]}"] if last > 1 else [f"S{n}" for n in numbers[: last + 1]]
        numbers = numbers[last + 1 :]
    return " ".join(parts)


def book_key(wanted: Wanted, tmdb_id: int) -> str:
    """The key of a title in a `TitleBook`: "movie/603"."""
    return f"{wanted.value}/{tmdb_id}"


def facts_title(facts: MediaFacts) -> str:
    """Title and year: "Dune: Part Two (2024)"."""
    return f"{facts.title} ({facts.year})" if facts.year else facts.title


def request_title(request: MediaRequest, facts: MediaFacts | None) -> str:
    """The title where it was looked up; else the number it is known by."""
    if facts is not None and facts.title:
        return facts_title(facts)
    return f"{request.media.wanted.value} {request.media.tmdb_id}"


def quota_words(part: QuotaPart, one: str, many: str = "") -> str:
    """What may still be asked for: "3 of 10 movies left in 7 days", "as many movies as they like"."""
    things = many or f"{one}s"
    if not part.limit:
        return f"as many {things} as they like"
    left = part.remaining if part.remaining is not None else max(0, part.limit - part.used)
    days = f" in {plural(part.days, 'day')}" if part.days else ""
    return f"{left} of {plural(part.limit, one, many)} left{days}"


def limit_words(limit: int | None, days: int | None) -> str:
    """A user's own limit: "10 in 7 days", "" where the service's default holds."""
    if limit is None:
        return ""
    return "no limit" if limit == 0 else f"{limit} in {plural(days or 7, 'day')}"


def user_name(user: RequestUser) -> str:
    """What a user is called."""
    return user.name or user.plex_username or f"user {user.id}"
