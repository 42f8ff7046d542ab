"""Series, seasons and episodes as Sonarr sends them."""

from __future__ import annotations

from mediatui.demo.faces.servarr.documents import Documents, clean_title, slug_of, sort_title
from mediatui.demo.faces.servarr.words import Document, moment
from mediatui.demo.world.managed.keepers import safe
from mediatui.demo.world.managed.records import DAY, Episode, Owner, Part, Show, VideoFile
from mediatui.demo.world.managed.releases import day_of
from mediatui.demo.world.requests.title import Season, Title

_PICTURES = "https://artworks.thetvdb.com/banners"
_AIRS = 21 * 3600


class SeriesDocuments(Documents):
    """Writes what a Sonarr knows."""

    here = "series"

    def owner(self, owner: Owner) -> Document:
        """A series of the library with its seasons. Nothing in it is null."""
        assert isinstance(owner, Show)
        now, title = self.manager.now, owner.title
        counted = [self._season(owner, season, now) for season in title.seasons]
        document = self._head(title, owner.id)
        document |= {
            "seasons": counted, "path": owner.path, "qualityProfileId": owner.profile,
            "seasonFolder": owner.season_folders, "monitored": owner.monitored,
            "monitorNewItems": owner.monitor_new, "seriesType": owner.kind, "rootFolderPath": owner.root,
            "tags": owner.tags, "added": moment(owner.added), "languageProfileId": 1,
            "statistics": _summed(title, counted), "id": owner.id,
        }  # fmt: skip
        for name, choose in (("nextAiring", min), ("previousAiring", max)):
            days = [
                str(statistics[name])
                for season in counted
                if isinstance(statistics := season["statistics"], dict) and name in statistics
            ]
            if days:
                document[name] = choose(days)
        return document

    def candidate(self, title: Title) -> Document:
        """A series as it is looked up."""
        owner = self.manager.by_number.get(title.tvdb or 0)
        if owner is not None:
            return self.owner(owner) | {"remotePoster": self._poster(title)}
        return self._head(title, 0) | {
            "seasons": [{"seasonNumber": s.number, "monitored": bool(s.number)} for s in title.seasons],
            "qualityProfileId": 0,
            "languageProfileId": 0,
            "seasonFolder": True,
            "monitored": True,
            "monitorNewItems": "all",
            "seriesType": "standard",
            "tags": [],
            "added": "0001-01-01T00:00:00Z",
            "folder": safe(title.name),
            "remotePoster": self._poster(title),
            "statistics": {
                "seasonCount": len(title.regular),
                "episodeFileCount": 0,
                "episodeCount": 0,
                "totalEpisodeCount": 0,
                "sizeOnDisk": 0,
                "percentOfEpisodes": 0,
            },
        }

    def part(self, part: Part) -> Document:
        """An episode, without its file and its series."""
        assert isinstance(part, Episode)
        aired, minutes = part.aired, part.show.title.minutes
        last = max(e.number for e in part.show.parts if e.season == part.season)
        over = part.season == len(part.show.title.regular) and part.show.title.status == "Ended"
        return {
            "seriesId": part.show.id,
            "tvdbId": (part.show.title.tvdb or 0) % 1_000_000 * 1000 + part.id % 1000,
            "episodeFileId": part.file.id if part.file else 0,
            "seasonNumber": part.season,
            "episodeNumber": part.number,
            "title": part.name,
            "airDate": (moment(aired) or "")[:10] or None,
            "airDateUtc": moment(aired),
            "lastSearchTime": moment(part.searched),
            "runtime": minutes,
            "finaleType": ("series" if over else "season") if part.number == last and part.season else None,
            "overview": f"{part.show.title.name}, {part.code}.",
            "hasFile": part.file is not None,
            "monitored": part.monitored,
            "absoluteEpisodeNumber": part.absolute if part.season else None,
            "unverifiedSceneNumbering": False,
            "id": part.id,
        }

    def ids(self, part: Part) -> Document:
        """The numbers of the series and of the episode."""
        return {"seriesId": part.owner.id, "episodeId": part.id}

    def file(self, part: Part, file: VideoFile) -> Document:
        """An episode's file."""
        assert isinstance(part, Episode)
        head = self.file_head(part, file, part.show.path)
        return {"seriesId": part.show.id, "seasonNumber": part.season, **head, "releaseType": "singleEpisode",
                "id": file.id}  # fmt: skip

    def _poster(self, title: Title) -> object:
        return self.images(0, title, ("poster",), _PICTURES)[0]["remoteUrl"]

    def _head(self, title: Title, number: int) -> Document:
        """What is known of it outside."""
        now = self.manager.now
        first = day_of(title.released)
        ended = title.status == "Ended"
        document: Document = {
            "title": title.name, "alternateTitles": _others(title), "sortTitle": sort_title(title.name),
            "status": "upcoming" if first is None or first > now else "ended" if ended else "continuing",
            "ended": ended, "overview": title.overview, "network": title.house, "airTime": "21:00",
            "images": self.images(number, title, ("banner", "poster", "fanart"), _PICTURES),
            "originalLanguage": self.language(title), "year": int(title.released[:4] or 0),
            "useSceneNumbering": False, "runtime": title.minutes, "tvdbId": title.tvdb or 0, "tvRageId": 0,
            "tvMazeId": title.tmdb % 90_000, "tmdbId": title.tmdb, "cleanTitle": clean_title(title.name),
            "titleSlug": slug_of(title.name), "certification": title.rated, "genres": self.genres(title),
            "ratings": {"votes": title.votes, "value": title.rating},
        }  # fmt: skip
        if title.imdb:
            document["imdbId"] = title.imdb
        if first is not None:
            document["firstAired"] = moment(first)
            last = max((s.aired for s in title.seasons if s.aired), default=title.released)
            document["lastAired"] = moment(day_of(last))
        return document

    def _season(self, show: Show, season: Season, now: float) -> Document:
        """A season with what is counted of it: aired and monitored, or here, are the episodes that count."""
        first = day_of(season.aired)
        if show.plain is not None and not show.made:
            files, aired, size = show.plain(show, season, now)
            days = [] if first is None else [first + at * 7 * DAY + _AIRS for at in range(season.episodes)]
            here = max(files, aired if show.seasons.get(season.number) else 0)
        else:
            some = [part for part in show.parts if part.season == season.number]
            held = [part.file for part in some if part.file is not None]
            files, size = len(held), sum(file.size for file in held)
            days = [part.aired for part in some if part.aired is not None]
            here = sum(
                part.file is not None or (part.monitored and part.aired is not None and part.aired <= now)
                for part in some
            )
        statistics: Document = {
            "episodeFileCount": files, "episodeCount": here, "totalEpisodeCount": season.episodes,
            "sizeOnDisk": size, "releaseGroups": [], "percentOfEpisodes": 100 * files / here if here else 0,
        }  # fmt: skip
        coming, gone = [day for day in days if day > now], [day for day in days if day <= now]
        if coming:
            statistics["nextAiring"] = moment(min(coming))
        if gone:
            statistics["previousAiring"] = moment(max(gone))
        return {
            "seasonNumber": season.number, "monitored": show.seasons.get(season.number, False),
            "statistics": statistics,
        }  # fmt: skip


def _others(title: Title) -> list[Document]:
    return [{"title": title.original, "seasonNumber": -1}] if title.original not in ("", title.name) else []


def _summed(title: Title, seasons: list[Document]) -> Document:
    """What is counted of a whole series; its specials do not count as a season."""
    counts = [season["statistics"] for season in seasons]

    def total(name: str) -> int:
        return sum(int(str(each[name])) for each in counts if isinstance(each, dict))

    files, episodes = total("episodeFileCount"), total("episodeCount")
    return {
        "seasonCount": len(title.regular),
        "episodeFileCount": files,
        "episodeCount": episodes,
        "totalEpisodeCount": total("totalEpisodeCount"),
        "sizeOnDisk": total("sizeOnDisk"),
        "releaseGroups": [],
        "percentOfEpisodes": 100 * files / episodes if episodes else 0,
    }
