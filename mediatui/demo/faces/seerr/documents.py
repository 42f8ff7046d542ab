"""What the programs tell of people, media, requests and issues: the keys in the order they were recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from mediatui.demo.faces.seerr.programs import Program
from mediatui.demo.names import digest
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.members import Member
from mediatui.demo.world.requests.records import (
    Asked,
    Blocked,
    Comment,
    Download,
    Issue,
    Media,
    Shelf,
    Status,
)
from mediatui.demo.world.requests.title import MOVIE, TV

Document = dict[str, object]

PROFILES = {1: "Any", 4: "HD-1080p", 5: "Ultra-HD"}
_RADARR, _SONARR = "http://radarr.home.example:7878/movie/", "http://sonarr.home.example:8989/series/"


def moment(at: float) -> str:
    """A time as the programs write it: whole seconds, and three zeros."""
    return _moment(int(at))


@lru_cache(maxsize=8192)
def _moment(at: int) -> str:
    # Remembered: a page of a hundred requests has a thousand times in it, most of them the same.
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}.000Z"


class Documents:
    """Writes documents for one program; `desk` knows what they are about."""

    def __init__(self, program: Program, desk: Desk) -> None:
        self.program, self.desk = program, desk

    def member(self, member: Member, *, settings: bool = False, private: bool = True) -> Document:
        """A user; `settings`: read by themselves; not `private`: for those who may not see all of them."""
        modern, jellyfin = self.program.modern, self.program.jellyfin
        written: Document = {"permissions": member.permissions}
        if modern:
            written["warnings"] = []
        written["id"] = member.number
        if private:
            written["email"] = member.email
        written["plexUsername"] = None if jellyfin else member.person.name
        if modern:
            written["jellyfinUsername"] = member.person.name if jellyfin else None
        written["username"] = member.nickname or None
        written["recoveryLinkExpirationDate"] = None
        written["userType"] = 3 if jellyfin else 1
        if private:
            written["plexId"] = None if jellyfin else member.person.user_id
        if modern:
            written["jellyfinUserId"] = digest(member.avatar) if jellyfin else None
        written["avatar"] = f"/avatarproxy/{member.number}?v=0" if jellyfin else member.avatar
        if modern:
            written["avatarETag"] = written["avatarVersion"] = None
        written |= {
            "movieQuotaLimit": member.movie_limit,
            "movieQuotaDays": member.movie_days,
            "tvQuotaLimit": member.tv_limit,
            "tvQuotaDays": member.tv_days,
            "createdAt": moment(member.joined),
            "updatedAt": moment(member.joined),
        }
        # Overseerr tells of settings (null, mostly) even to those who may not see them.
        if settings and (private or not modern):
            written["settings"] = None
        return written | {"requestCount": member.asked, "displayName": member.name}

    def media(self, media: Media, *, seasons: bool = False) -> Document:
        """A title's standing; with `seasons` where it was read by itself."""
        written: Document = {
            "downloadStatus": self._downloads(media, is_4k=False),
            "downloadStatus4k": self._downloads(media, is_4k=True),
            "id": media.number,
            "mediaType": media.kind,
            "tmdbId": media.tmdb,
            "tvdbId": media.tvdb,
            "imdbId": None,
            "status": self.shelf(media.shelf),
            "status4k": self.shelf(media.shelf_4k),
            "createdAt": moment(media.created),
            "updatedAt": moment(media.updated),
            "lastSeasonChange": moment(media.created),
            "mediaAddedAt": self._added(media),
            "serviceId": None if media.fetcher is None else 0,
            "serviceId4k": None if media.fetcher_4k is None else 1,
            "externalServiceId": media.fetcher,
            "externalServiceId4k": media.fetcher_4k,
            "externalServiceSlug": None if media.fetcher is None else self._slug(media),
            "externalServiceSlug4k": None if media.fetcher_4k is None else self._slug(media),
            "ratingKey": None if media.rating_key is None or self.program.jellyfin else str(media.rating_key),
            "ratingKey4k": None,
        }
        if self.program.modern:
            has = media.rating_key is not None and self.program.jellyfin
            written["jellyfinMediaId"] = digest(media.rating_key) if has else None
            written["jellyfinMediaId4k"] = None
        if seasons:
            written["seasons"] = self.media_seasons(media)
        return self._with_pages(written, media)

    def _with_pages(self, written: Document, media: Media) -> Document:
        base = _RADARR if media.kind == MOVIE else _SONARR
        if media.fetcher is not None:
            written["serviceUrl"] = f"{base}{self._slug(media)}"
        if media.fetcher_4k is not None:
            written["serviceUrl4k"] = f"{base.replace('radarr', 'radarr-4k')}{self._slug(media)}"
        return written

    def media_seasons(self, media: Media) -> list[Document]:
        """The seasons of a title that are there."""
        return [
            {
                "id": media.number * 100 + season,
                "seasonNumber": season,
                "status": self.shelf(shelf),
                "status4k": int(Shelf.UNKNOWN),
                "createdAt": moment(media.created),
                "updatedAt": moment(media.updated),
            }
            for season, shelf in media.seasons.items()
        ]

    def shelf(self, shelf: Shelf) -> int:
        """A title's status by number; Overseerr has none for what is blocked."""
        return int(Shelf.UNKNOWN) if shelf is Shelf.BLOCKED and not self.program.blocking else int(shelf)

    def status(self, status: Status) -> int:
        """A request's status by number; to Overseerr what is finished stays approved."""
        return int(Status.APPROVED) if status is Status.COMPLETED and not self.program.modern else int(status)

    def _added(self, media: Media) -> str | None:
        if media.added is None:
            return moment(media.created) if self.program.modern else None
        return moment(media.added)

    def _slug(self, media: Media) -> str:
        return str(media.tmdb if media.kind == MOVIE else media.tvdb)

    def _downloads(self, media: Media, *, is_4k: bool) -> list[Document]:
        """What is being fetched of it; nothing during the first minute, as it is asked once a minute."""
        found: list[Document] = []
        for number, download in media.downloads.items():
            asked = self.desk.requests.get(number)
            if asked is not None and asked.is_4k == is_4k and download.began <= self.desk.now:
                found.append(self._download(media, asked, download))
        return found

    def _download(self, media: Media, asked: Asked, download: Download) -> Document:
        now, until = self.desk.now, download.until or self.desk.now + 3600
        left = max(0.0, until - now)
        share = left / max(1.0, until - download.began)
        title = self.desk.title(media)
        name = (title.name if title else "?").replace(" ", ".")
        seconds, year = int(left), title.released[:4] if title else ""
        written: Document = {
            "externalId": asked.number,
            "estimatedCompletionTime": moment(until),
            "mediaType": media.kind,
            "size": download.size,
            "sizeLeft": int(download.size * min(1.0, share)),
            "status": "downloading",
            "timeLeft": f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}",
            "title": f"{name}.{year}.{'2160p' if asked.is_4k else '1080p'}.WEB",
        }
        if media.kind == TV:
            season = next(iter(asked.seasons), 1)
            written["episode"] = {
                "seasonNumber": season,
                "episodeNumber": 1,
                "absoluteEpisodeNumber": 1,
                "id": asked.number,
            }
        if self.program.modern:
            written["downloadId"] = digest("download", asked.number).upper()
        return written

    def _season(self, asked: Asked, season: int) -> Document:
        return {
            "id": asked.season_numbers.get(season, 0),
            "seasonNumber": season,
            "status": self.status(asked.seasons[season]),
            "createdAt": moment(asked.created),
            "updatedAt": self._updated(asked),
        }

    def _updated(self, asked: Asked) -> str:
        return moment(asked.updated if self.program.touches else asked.created)

    def _asked_head(self, asked: Asked) -> Document:
        return {
            "id": asked.number,
            "status": self.status(asked.status),
            "createdAt": moment(asked.created),
            "updatedAt": self._updated(asked),
            "type": asked.kind,
            "is4k": asked.is_4k,
            "serverId": asked.server,
            "profileId": asked.profile,
            "rootFolder": asked.folder,
            "languageProfileId": asked.language_profile,
            "tags": asked.tags,
            "isAutoRequest": False,
        }

    def listed(self, asked: Asked) -> Document:
        """A request within a list."""
        changed = asked.changed_by
        return self._asked_head(asked) | {
            "media": self.media(asked.media),
            "seasons": [self._season(asked, season) for season in asked.seasons],
            "modifiedBy": None if changed is None else self.member(changed),
            "requestedBy": self.member(asked.by),
            "seasonCount": len(asked.seasons),
        }

    def asked(self, asked: Asked, *, media: Mapping[str, object] | None = None) -> Document:
        """A request by itself; `media` instead of how its title stands now."""
        changed = asked.changed_by
        return self._asked_head(asked) | {
            "requestedBy": self.member(asked.by, settings=True),
            "modifiedBy": None if changed is None else self.member(changed, settings=True),
            "media": media or self.media(asked.media, seasons=True),
            "seasons": [self._season(asked, season) for season in asked.seasons],
            "seasonCount": len(asked.seasons),
        }

    def within(self, asked: Asked) -> Document:
        """A request within what is told of a title."""
        changed = asked.changed_by
        return self._asked_head(asked) | {
            "media": self.media(asked.media),
            "requestedBy": self.member(asked.by),
            "modifiedBy": None if changed is None else self.member(changed),
            "seasons": [self._season(asked, season) for season in asked.seasons],
            "seasonCount": len(asked.seasons),
        }

    def comment(self, said: Comment, *, who: bool = True, settings: bool = False) -> Document:
        """What somebody said of an issue."""
        written: Document = {
            "id": said.number,
            "message": said.message,
            "createdAt": moment(said.at),
            "updatedAt": moment(said.at),
        }
        return written | ({"user": self.member(said.by, settings=settings)} if who else {})

    def issue_head(self, issue: Issue) -> Document:
        """The first fields of an issue."""
        return {
            "id": issue.number,
            "issueType": issue.sort,
            "status": 2 if issue.resolved else 1,
            "problemSeason": issue.season,
            "problemEpisode": issue.episode,
            "createdAt": moment(issue.created),
            "updatedAt": moment(issue.updated),
        }

    def blocked(self, entry: Blocked, *, settings: bool = False) -> Document:
        """A blocked title."""
        return {
            "id": entry.number,
            "mediaType": entry.kind,
            "title": entry.title,
            "tmdbId": entry.tmdb,
            self.program.tags_word: None,
            "createdAt": moment(entry.created),
            "user": self.member(entry.by, settings=settings),
        }


def page_of(found: int, take: int, skip: int) -> dict[str, int]:
    """What stands before a page of a list. `take` of 0 is not among the values it is given."""
    return {
        "pages": -(-found // take),
        "pageSize": take,
        "results": found,
        "page": -(-skip // take) + 1,
    }
