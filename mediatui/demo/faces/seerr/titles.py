"""What the programs tell of titles: short within a search, at length by themselves; as TMDB has it."""

from __future__ import annotations

from mediatui.demo.faces.seerr.documents import Document, Documents
from mediatui.demo.names import digest
from mediatui.demo.world.requests.records import Media
from mediatui.demo.world.requests.title import MOVIE, TV, Season, Title, genre_name

_LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "ja": "Japanese", "ru": "Russian", "lv": "Latvian",
    "nl": "Dutch", "no": "Norwegian",
}  # fmt: skip
_HOMES = {"fr": "FR", "de": "DE", "ja": "JP", "ru": "RU", "lv": "LV", "nl": "NL", "no": "NO"}
_PROVIDERS = [
    {
        "iso_3166_1": "US",
        "link": "https://example.invalid/watch",
        "buy": [{"displayPriority": 2, "logoPath": "/buy.jpg", "id": 9, "name": "Shoply"}],
        "flatrate": [{"displayPriority": 1, "logoPath": "/flat.jpg", "id": 8, "name": "Streamly"}],
    }
]


def _picture(title: Title, sort: str) -> str | None:
    """The path of a picture at TMDB; what nobody has voted on has none."""
    return f"/{digest(*title.key, sort, size=10)}.jpg" if title.votes else None


def _number(name: str) -> int:
    return 5000 + int(digest(name, size=2), 16)


def brief(title: Title) -> Document:
    """A title as a search or a shelf of discover tells of it, without how it stands here."""
    original = title.original or title.name
    if title.kind == MOVIE:
        return {
            "id": title.tmdb,
            "mediaType": MOVIE,
            "adult": False,
            "genreIds": list(title.genres),
            "originalLanguage": title.language,
            "originalTitle": original,
            "overview": title.overview,
            "popularity": title.popularity,
            "releaseDate": title.released,
            "title": title.name,
            "video": False,
            "voteAverage": title.rating,
            "voteCount": title.votes,
            "backdropPath": _picture(title, "backdrop"),
            "posterPath": _picture(title, "poster"),
        }
    return {
        "id": title.tmdb,
        "firstAirDate": title.released,
        "genreIds": list(title.genres),
        "mediaType": TV,
        "name": title.name,
        "originCountry": [_HOMES.get(title.language, "US")],
        "originalLanguage": title.language,
        "originalName": original,
        "overview": title.overview,
        "popularity": title.popularity,
        "voteAverage": title.rating,
        "voteCount": title.votes,
        "backdropPath": _picture(title, "backdrop"),
        "posterPath": _picture(title, "poster"),
    }


def result(docs: Documents, title: Title) -> Document:
    """A title as a search tells of it, with how it stands here where it was asked for or is there."""
    media = docs.desk.media_of.get(title.key)
    if media is None:
        return brief(title)
    standing = docs.media(media)
    # Seerr joins watchlists here, Overseerr seasons.
    standing |= {"watchlists": []} if docs.program.modern else {"seasons": docs.media_seasons(media)}
    return brief(title) | {"mediaInfo": standing}


def person(name: str, known: list[Title]) -> Document:
    """A person as a search tells of one."""
    return {
        "id": _number(name),
        "name": name,
        "popularity": 12.3,
        "adult": False,
        "mediaType": "person",
        "profilePath": f"/p{_number(name)}.jpg",
        "knownFor": [brief(title) for title in known[:3]],
    }


def collection(name: str, number: int) -> Document:
    """A collection of movies as a search tells of one."""
    return {
        "id": number,
        "mediaType": "collection",
        "adult": False,
        "originalLanguage": "en",
        "originalTitle": name,
        "title": name,
        "overview": "",
        "backdropPath": f"/c{number}.jpg",
        "posterPath": None,
    }


def standing(docs: Documents, media: Media) -> Document:
    """How a title stands here, at length: with its requests and issues."""
    desk = docs.desk
    issues = [docs.issue_head(issue) for issue in desk.issues_of(media)]
    written = docs.media(media)
    pages = {name: written.pop(name) for name in ("serviceUrl", "serviceUrl4k") if name in written}
    written["requests"] = [docs.within(asked) for asked in desk.of(media)]
    return written | {"issues": issues, "seasons": docs.media_seasons(media)} | pages


def _genres(title: Title) -> list[Document]:
    return [{"id": number, "name": genre_name(title.kind, number)} for number in title.genres]


def _companies(title: Title) -> list[Document]:
    name = title.house or "Invented Pictures"
    return [{"id": _number(name), "name": name, "originCountry": "US", "logoPath": None}]


def _countries(title: Title) -> list[Document]:
    code = _HOMES.get(title.language, "US")
    return [{"iso_3166_1": code, "name": "United States of America" if code == "US" else code}]


def _credits(title: Title) -> Document:
    cast = [
        {
            "castId": at + 1,
            "character": "",
            "creditId": digest(*title.key, name, size=6),
            "id": _number(name),
            "name": name,
            "order": at,
            "gender": 0,
            "profilePath": None,
        }
        for at, name in enumerate(title.people)
    ]
    crew = [
        {
            "creditId": digest(*title.key, name, "crew", size=6),
            "department": "Directing",
            "id": _number(name),
            "job": "Director",
            "name": name,
            "gender": 0,
            "profilePath": None,
        }
        for name in title.makers
    ]
    return {"cast": cast, "crew": crew}


def _tail(docs: Documents, title: Title) -> Document:
    media = docs.desk.media_of.get(title.key)
    written: Document = {} if media is None else {"mediaInfo": standing(docs, media)}
    written["watchProviders"] = _PROVIDERS if title.votes else []
    if title.kind == MOVIE:
        written["keywords"] = []
    return written | ({"onUserWatchlist": False} if docs.program.modern else {})


def _videos(title: Title) -> list[Document]:
    if not title.votes:
        return []
    key = digest(*title.key, "trailer", size=5)
    url = f"https://www.youtube.com/watch?v={key}"
    return [
        {
            "site": "YouTube",
            "key": key,
            "name": "Official Trailer",
            "size": 1080,
            "type": "Trailer",
            "url": url,
        }
    ]


def movie(docs: Documents, title: Title) -> Document:
    """A movie at length."""
    released = f"{title.released}T00:00:00.000Z"
    release = {"certification": title.rated, "iso_639_1": "", "note": "", "release_date": released, "type": 3}
    releases = [{"iso_3166_1": "US", "rating": title.rated, "release_dates": [release]}]
    language = _LANGUAGES.get(title.language, title.language)
    return {
        "id": title.tmdb,
        "adult": False,
        "budget": 0,
        "genres": _genres(title),
        "relatedVideos": _videos(title),
        "originalLanguage": title.language,
        "originalTitle": title.original or title.name,
        "popularity": title.popularity,
        "productionCompanies": _companies(title),
        "productionCountries": _countries(title),
        "releaseDate": title.released,
        "releases": {"results": releases if title.released else []},
        "revenue": 0,
        "spokenLanguages": [{"english_name": language, "iso_639_1": title.language, "name": language}],
        "status": title.status,
        "title": title.name,
        "video": False,
        "voteAverage": title.rating,
        "voteCount": title.votes,
        "backdropPath": _picture(title, "backdrop"),
        "homepage": "",
        "imdbId": title.imdb or None,
        "overview": title.overview,
        "posterPath": _picture(title, "poster"),
        "runtime": title.minutes,
        "tagline": "",
        "credits": _credits(title),
        "externalIds": {
            "facebookId": None,
            "imdbId": title.imdb or None,
            "instagramId": None,
            "twitterId": None,
        },
    } | _tail(docs, title)


def episode(docs: Documents, title: Title, season: Season, number: int) -> Document:
    """One episode; names and summaries are not made up."""
    written: Document = {
        "id": title.tmdb * 10_000 + season.number * 100 + number,
        "airDate": season.aired,
        "episodeNumber": number,
        "name": f"Episode {number}",
        "overview": "",
        "productionCode": "",
        "seasonNumber": season.number,
        "showId": title.tmdb,
        "voteAverage": title.rating,
    }
    if docs.program.modern:
        written["voteCount"] = 10
    return written | {"stillPath": None}


def show(docs: Documents, title: Title) -> Document:
    """A series at length, with its seasons."""
    regular = [season for season in title.seasons if season.number]
    home = _HOMES.get(title.language, "US")
    language = _LANGUAGES.get(title.language, title.language)
    creators = [
        {"id": _number(name), "credit_id": "x", "name": name, "gender": 0, "profile_path": None}
        for name in title.makers
    ]
    written: Document = {
        "createdBy": creators,
        "episodeRunTime": [title.minutes] if title.minutes else [],
        "firstAirDate": title.released,
        "genres": _genres(title),
        "relatedVideos": [],
        "homepage": "",
        "id": title.tmdb,
        "inProduction": title.status != "Ended",
        "languages": [title.language],
        "lastAirDate": regular[-1].aired if regular else None,
        "name": title.name,
        "networks": _companies(title),
        "numberOfEpisodes": sum(season.episodes for season in regular),
        "numberOfSeasons": len(regular),
        "originCountry": [home],
        "originalLanguage": title.language,
        "originalName": title.original or title.name,
        "tagline": "",
        "overview": title.overview,
        "popularity": title.popularity,
        "productionCompanies": _companies(title),
        "productionCountries": _countries(title),
        "contentRatings": {"results": [{"iso_3166_1": "US", "rating": title.rated}]},
        "spokenLanguages": [{"englishName": language, "iso_639_1": title.language, "name": language}],
        "seasons": [_season(title, season) for season in title.seasons],
        "status": title.status,
        "type": "Scripted",
        "voteAverage": title.rating,
        "voteCount": title.votes,
        "backdropPath": _picture(title, "backdrop"),
    }
    if regular:
        written["lastEpisodeToAir"] = episode(docs, title, regular[-1], regular[-1].episodes)
    return (
        written
        | {"posterPath": _picture(title, "poster"), "credits": _credits(title)}
        | {
            "externalIds": {
                "facebookId": None,
                "freebaseId": None,
                "freebaseMid": None,
                "imdbId": title.imdb or None,
                "instagramId": None,
                "tvdbId": title.tvdb,
                "tvrageId": None,
                "twitterId": None,
            },
            "keywords": [],
        }
        | _tail(docs, title)
    )


def _season(title: Title, season: Season) -> Document:
    return {
        "airDate": season.aired,
        "episodeCount": season.episodes,
        "id": title.tmdb * 100 + season.number,
        "name": f"Season {season.number}" if season.number else "Specials",
        "overview": "",
        "seasonNumber": season.number,
        "posterPath": None,
    }


def season_at_length(docs: Documents, title: Title, season: Season) -> Document:
    """One season with its episodes."""
    head = _season(title, season)
    head.pop("episodeCount")
    episodes = [episode(docs, title, season, number) for number in range(1, season.episodes + 1)]
    return head | {"episodes": episodes, "externalIds": {"tvdbId": title.tvdb}}
