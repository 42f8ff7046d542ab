"""Movies as Radarr sends them."""

from __future__ import annotations

from functools import lru_cache

from mediatui.demo.faces.servarr.documents import Documents, clean_title, sort_title
from mediatui.demo.faces.servarr.words import Document, moment
from mediatui.demo.world.managed.keepers import available, dates_of, status_of
from mediatui.demo.world.managed.records import Film, Owner, Part, VideoFile
from mediatui.demo.world.managed.stock import path_of
from mediatui.demo.world.requests.title import Title

_PICTURES = "https://image.tmdb.org/t/p/original"
_KEYWORDS = ("based on novel or book", "small town", "friendship", "revenge", "journey", "night", "harbour")


class MovieDocuments(Documents):
    """Writes what a Radarr knows."""

    here = "movie"

    def owner(self, owner: Owner) -> Document:
        """A movie of the library, whole. Nothing in it is null: there may be thousands."""
        assert isinstance(owner, Film)
        file, now = owner.file, self.manager.now
        document = self._head(owner.title, owner.id)
        document |= {
            "sizeOnDisk": file.size if file else 0,
            "status": status_of(owner, now),
            **_days(owner.title.released),
            "path": owner.path,
            "qualityProfileId": owner.profile,
            "hasFile": file is not None,
            "movieFileId": file.id if file else 0,
            "monitored": owner.monitored,
            "minimumAvailability": owner.wait_for,
            "isAvailable": available(owner, now),
            "folderName": owner.path,
            "rootFolderPath": owner.root,
            "tags": owner.tags,
            "added": moment(owner.added),
            "id": owner.id,
            "statistics": {
                "movieFileCount": int(file is not None),
                "sizeOnDisk": file.size if file else 0,
                "releaseGroups": [file.group] if file is not None and file.group else [],
            },
        }
        if file is not None:
            found = self.file(owner, file)
            document["movieFile"] = {name: value for name, value in found.items() if value is not None}
        if owner.searched is not None:
            document["lastSearchTime"] = moment(owner.searched)
        return document

    def candidate(self, title: Title) -> Document:
        """A movie as it is looked up."""
        owner = self.manager.by_number.get(title.tmdb)
        if owner is not None:
            return self.owner(owner) | {"remotePoster": self._poster(title)}
        film = Film(0, title, "", "", 0.0)
        return self._head(title, 0) | {
            "sizeOnDisk": 0,
            "status": status_of(film, self.manager.now),
            **_days(title.released),
            "qualityProfileId": 0,
            "hasFile": False,
            "movieFileId": 0,
            "monitored": False,
            "minimumAvailability": "announced",
            "isAvailable": available(film, self.manager.now),
            "folderName": "",
            "folder": path_of("", title).removeprefix("/"),
            "tags": [],
            "added": "0001-01-01T00:00:00Z",
            "remotePoster": self._poster(title),
            "statistics": {"movieFileCount": 0, "sizeOnDisk": 0, "releaseGroups": []},
        }

    def part(self, part: Part) -> Document:
        """The movie."""
        return self.owner(part.owner)

    def ids(self, part: Part) -> Document:
        """Its number."""
        return {"movieId": part.id}

    def file(self, part: Part, file: VideoFile) -> Document:
        """A movie's file."""
        head = self.file_head(part, file, part.owner.path)
        return {
            "movieId": part.id,
            **head,
            "edition": "",
            "originalFilePath": file.scene or None,
            "id": file.id,
        }

    def _poster(self, title: Title) -> object:
        return self.images(0, title, ("poster",), _PICTURES)[0]["remoteUrl"]

    def _head(self, title: Title, number: int) -> Document:
        """What is known of it outside."""
        document: Document = {
            "title": title.name, "originalTitle": title.original or title.name,
            "originalLanguage": self.language(title), "alternateTitles": _others(title),
            "secondaryYearSourceId": 0, "sortTitle": sort_title(title.name), "overview": title.overview,
            "images": self.images(number, title, ("poster", "fanart"), _PICTURES),
            "website": "", "year": int(title.released[:4] or 0), "youTubeTrailerId": f"trailer{title.tmdb}",
            "studio": title.house, "runtime": title.minutes, "cleanTitle": clean_title(title.name),
            "tmdbId": title.tmdb, "titleSlug": str(title.tmdb), "certification": title.rated,
            "genres": self.genres(title), "keywords": list(_KEYWORDS[title.tmdb % 4 : title.tmdb % 4 + 3]),
            "ratings": _ratings(title), "popularity": title.popularity,
        }  # fmt: skip
        if title.imdb:
            document["imdbId"] = title.imdb
        return document


def _others(title: Title) -> list[Document]:
    names = [] if title.original in ("", title.name) else [title.original]
    return [
        {"sourceType": "tmdb", "movieMetadataId": title.tmdb, "title": name, "cleanTitle": clean_title(name),
         "id": title.tmdb * 4 + at}
        for at, name in enumerate([*names, f"{title.name} ({title.released[:4]})"], 1)
    ]  # fmt: skip


def _ratings(title: Title) -> Document:
    if not title.votes:
        return {"tmdb": {"votes": 0, "value": 0, "type": "user"}}
    return {
        "imdb": {"votes": title.votes * 9, "value": round(title.rating, 1), "type": "user"},
        "tmdb": {"votes": title.votes, "value": round(title.rating - 0.1, 3), "type": "user"},
        "metacritic": {"votes": 0, "value": round(title.rating * 10 - 4), "type": "user"},
        "rottenTomatoes": {"votes": 0, "value": round(title.rating * 10 + 3), "type": "user"},
    }  # fmt: skip


@lru_cache(maxsize=16_384)
def _days(released: str) -> Document:
    """The days of a film that was first shown on that day; of thousands, many share one."""
    names = ("inCinemas", "digitalRelease", "physicalRelease")
    days = dates_of(Film(0, Title("movie", 0, "", released), "", "", 0.0))
    found: Document = {name: moment(day) for name, day in zip(names, days, strict=True) if day is not None}
    return found | ({"releaseDate": found["digitalRelease"]} if found else {})
