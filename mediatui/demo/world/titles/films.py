"""Films and their trailers. Facts are the films' own; ids are left out where they are not certain."""

from __future__ import annotations

from typing import NamedTuple


class FilmFacts(NamedTuple):
    """One film as it stands in a database. `grade` names a kind of file in `world.media`."""

    title: str
    year: int
    minutes: int
    genres: str
    director: str
    cast: str
    rated: str
    studio: str
    grade: str
    tmdb: int = 0
    imdb: str = ""
    summary: str = ""
    original: str = ""


DUNE = "Dune: Part Two"
SPIRITED_AWAY = "千と千尋の神隠し"
HERRING = "[red]Herring[/red]"
LONG_NIGHT = (
    "The Incredibly Long, Entirely True and Only Slightly Embellished History of the Lighthouse Keeper Who "
    "Waited for a Ship That Had Already Arrived, Told in One Night by Those Who Were Not There"
)

FILMS: tuple[FilmFacts, ...] = (
    FilmFacts(
        DUNE, 2024, 166, "Science Fiction, Adventure", "Denis Villeneuve",
        "Timothée Chalamet, Zendaya, Rebecca Ferguson", "PG-13", "Legendary Pictures", "4k-dv", 693134,
        "tt15239678",
        "Paul Atreides unites with the Fremen and must choose between love and a terrible future.",
    ),
    FilmFacts(
        SPIRITED_AWAY, 2001, 125, "Animation, Fantasy, Family", "Hayao Miyazaki",
        "Rumi Hiiragi, Miyu Irino, Mari Natsuki", "PG", "Studio Ghibli", "1080-hevc", 129, "tt0245429",
        "A girl wanders into a bathhouse of spirits and works to free her parents.", "Spirited Away",
    ),
    FilmFacts(
        HERRING, 2023, 97, "Crime, Comedy", "Odile Marchetti", "Bram Osei, Lucie Vane", "R", "Tin Roof",
        "1080-web", summary="A detective [b]insists[/b] that nothing in this case is what it is marked as.",
    ),
    FilmFacts(
        LONG_NIGHT, 2019, 214, "Drama", "Ansgar Thill", "Mette Roen, Kasper Holm", "NR", "Nordlys",
        "1080-remux",
        summary="It is long.",
    ),
    FilmFacts("Midnight Snack 🍜", 2022, 88, "Comedy", "Hana Ito", "Yui Mori", "PG", "Kitchen Table",
              "1080-web"),
    FilmFacts(
        "كفرناحوم", 2018, 126, "Drama", "Nadine Labaki", "Zain Al Rafeea, Yordanos Shiferaw", "R",
        "Mooz Films", "1080-web", 517814, "tt8267604", "A boy sues his parents for having been born.",
        "Capernaum",
    ),
    FilmFacts(
        "ואלס עם באשיר", 2008, 90, "Animation, War", "Ari Folman", "Ron Ben-Yishai", "R", "Bridgit Folman",
        "720-web", 8885, "tt1185616", "A director looks for what he has forgotten of a war.",
        "Waltz with Bashir",
    ),
    FilmFacts(
        "花樣年華", 2000, 98, "Drama, Romance", "Wong Kar-wai", "Tony Leung, Maggie Cheung", "PG", "Jet Tone",
        "4k-hdr", 843, "tt0118694", "Two neighbours find out what their spouses share.",
        "In the Mood for Love",
    ),
    FilmFacts(
        "七人の侍", 1954, 207, "Action, Drama", "Akira Kurosawa", "Toshiro Mifune, Takashi Shimura", "NR",
        "Toho",
        "1080-remux", 346, "tt0047478", "A village hires seven masterless swordsmen.", "Seven Samurai",
    ),
    FilmFacts(
        "もののけ姫", 1997, 134, "Animation, Fantasy", "Hayao Miyazaki", "Yōji Matsuda, Yuriko Ishida",
        "PG-13",
        "Studio Ghibli", "1080-hevc", 128, "tt0119698", "A prince stands between iron and forest.",
        "Princess Mononoke",
    ),
    FilmFacts(
        "となりのトトロ", 1988, 86, "Animation, Family", "Hayao Miyazaki", "Noriko Hidaka, Chika Sakamoto",
        "G",
        "Studio Ghibli", "1080-hevc", 8392, "tt0096283", "Two sisters meet who lives in the camphor tree.",
        "My Neighbor Totoro",
    ),
    FilmFacts("The Matrix", 1999, 136, "Action, Science Fiction", "Lana Wachowski, Lilly Wachowski",
              "Keanu Reeves, Carrie-Anne Moss", "R", "Warner Bros.", "4k-hdr", 603, "tt0133093"),
    FilmFacts("Blade Runner 2049", 2017, 164, "Science Fiction, Drama", "Denis Villeneuve",
              "Ryan Gosling, Ana de Armas", "R", "Alcon", "4k-hdr", 335984, "tt1856101"),
    FilmFacts("Arrival", 2016, 116, "Science Fiction, Drama", "Denis Villeneuve", "Amy Adams, Jeremy Renner",
              "PG-13", "Paramount", "1080-remux", 329865, "tt2543164"),
    FilmFacts("기생충", 2019, 133, "Thriller, Drama", "Bong Joon-ho", "Song Kang-ho, Park So-dam", "R", "CJ",
              "4k-hdr", 496243, "tt6751668", "", "Parasite"),
    FilmFacts("Alien", 1979, 117, "Horror, Science Fiction", "Ridley Scott",
              "Sigourney Weaver, Tom Skerritt", "R",
              "20th Century Fox", "4k-hdr", 348, "tt0078748"),
    FilmFacts("Le Fabuleux Destin d’Amélie Poulain", 2001, 122, "Comedy, Romance", "Jean-Pierre Jeunet",
              "Audrey Tautou, Mathieu Kassovitz", "R", "UGC", "1080-web", 194, "tt0211915"),
    FilmFacts("Mad Max: Fury Road", 2015, 121, "Action, Adventure", "George Miller",
              "Tom Hardy, Charlize Theron",
              "R", "Warner Bros.", "4k-dv", 76341, "tt1392190"),
    FilmFacts("Heat", 1995, 170, "Crime, Drama", "Michael Mann", "Al Pacino, Robert De Niro", "R", "Regency",
              "1080-remux", 949, "tt0113277"),
    FilmFacts("The Thing", 1982, 109, "Horror, Science Fiction", "John Carpenter",
              "Kurt Russell, Keith David",
              "R", "Universal", "1080-hevc", 1091, "tt0084787"),
    FilmFacts("Paddington 2", 2017, 103, "Family, Comedy", "Paul King", "Ben Whishaw, Hugh Grant", "PG",
              "StudioCanal", "1080-web", 346648, "tt4468740"),
    FilmFacts("Oppenheimer", 2023, 181, "Drama, History", "Christopher Nolan",
              "Cillian Murphy, Emily Blunt", "R",
              "Universal", "4k-hdr", 872585, "tt15398776"),
    FilmFacts("Knives Out", 2019, 130, "Mystery, Comedy", "Rian Johnson", "Daniel Craig, Ana de Armas",
              "PG-13",
              "Lionsgate", "1080-web", 546554, "tt8946378"),
    FilmFacts("Сталкер", 1979, 162, "Science Fiction, Drama", "Andrei Tarkovsky", "Alisa Freindlich", "NR",
              "Mosfilm", "720-web", 1398, "tt0079944", "", "Stalker"),
    FilmFacts("Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb", 1964, 95, "Comedy, War",
              "Stanley Kubrick", "Peter Sellers, George C. Scott", "PG", "Columbia", "1080-hevc", 935,
              "tt0057012"),
    FilmFacts("8½", 1963, 138, "Drama", "Federico Fellini", "Marcello Mastroianni, Claudia Cardinale", "NR",
              "Cineriz", "480-dvd", 422, "tt0056801"),
)  # fmt: skip
"""The film shelf; the first entries are the odd and the scripted ones."""

TRAILERS = (
    ("Official Trailer", "Paddington in Peru", 2024, 142),
    ("Teaser", "28 Years Later", 2025, 95),
    ("Behind the Scenes: The Sandworm", DUNE, 2024, 311),
)
"""Title, the film it belongs to, year, seconds."""

WEB_CLIPS = (
    ("Headlines in a Minute", "Newsreel", 60),
    ("How a Lens Is Ground", "Workshop", 412),
)
"""What comes from a channel on the web and not from the library: title, channel, seconds."""
