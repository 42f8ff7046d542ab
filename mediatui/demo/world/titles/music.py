"""Albums, photo albums, and what is on television."""

from __future__ import annotations

from typing import NamedTuple


class AlbumFacts(NamedTuple):
    """One album: its tracks as (title, length in seconds)."""

    artist: str
    title: str
    year: int
    genre: str
    grade: str
    tracks: tuple[tuple[str, int], ...]


CAMPFIRE = "The Campfire Headphase"

ALBUMS: tuple[AlbumFacts, ...] = (
    AlbumFacts("Boards of Canada", CAMPFIRE, 2005, "Electronic", "flac", (
        ("Into the Rainbow Vein", 44), ("Chromakey Dreamcoat", 347), ("Satellite Anthem Icarus", 364),
        ("Peacock Tail", 324), ("Dayvan Cowboy", 300), ("A Moment of Clarity", 51), ("’84 Pontiac Dream",
                                                                                     229),
        ("Sherbet Head", 161), ("Oscar See Through Red Eye", 308), ("Ataronchronon", 74),
        ("Hey Saturday Sun", 296), ("Constants Are Changing", 102), ("Slow This Bird Down", 369),
        ("Tears from the Compound Eye", 243), ("Farewell Fire", 506),
    )),
    AlbumFacts("Björk", "Homogenic", 1997, "Electronic", "flac", (
        ("Hunter", 255), ("Jóga", 305), ("Unravel", 201), ("Bachelorette", 312), ("All Neon Like", 353),
        ("5 Years", 269), ("Immature", 186), ("Alarm Call", 259), ("Pluto", 199), ("All Is Full of Love",
                                                                                   272),
    )),
    AlbumFacts("Miles Davis", "Kind of Blue", 1959, "Jazz", "flac-hires", (
        ("So What", 562), ("Freddie Freeloader", 586), ("Blue in Green", 337), ("All Blues", 693),
        ("Flamenco Sketches", 566),
    )),
    AlbumFacts("AC/DC", "Back in Black", 1980, "Rock", "mp3", (
        ("Hells Bells", 312), ("Shoot to Thrill", 317), ("What Do You Do for Money Honey", 215),
        ("Given the Dog a Bone", 211), ("Let Me Put My Love into You", 255), ("Back in Black", 255),
        ("You Shook Me All Night Long", 210),
    )),
    AlbumFacts("坂本龍一", "async", 2017, "Ambient", "flac-hires", (
        ("andata", 279), ("disintegration", 345), ("solari", 231), ("ZURE", 312), ("walker", 259),
    )),
    AlbumFacts("فيروز", "معرفتي فيك", 1987, "World", "aac", (("خليك بالبيت", 398), ("معرفتي فيك", 421),
                                                             ("عودك رنان", 366))),
    AlbumFacts("Sigur Rós", "Ágætis byrjun", 1999, "Rock", "flac", (
        ("Intro", 96), ("Svefn-g-englar", 604), ("Starálfur", 406), ("Flugufrelsarinn", 468), ("Ný batterí",
                                                                                               490),
    )),
)  # fmt: skip
"""The record shelf."""

PHOTO_ALBUMS = (
    ("Lofoten 2025", ("Reine from the ridge", "IMG_2041", "Fish racks", "IMG_2043", "Midnight, no filter")),
    ("Grandma’s 80th", ("The cake", "IMG_8812", "Everyone [almost]")),
)
"""Album and its photos."""

CHANNELS = (
    ("arte", "5.1", "5.1 arte HD", ("ARTE Journal", "Tracks", "Karambolage", "Mit offenen Karten")),
    ("NRK1", "1.1", "1.1 NRK1 [HD]", ("Dagsrevyen", "Norge rundt", "Kveldsnytt", "Lindmo")),
    ("BBC Two", "102.1", "102.1 BBC Two", ("Newsnight", "Gardeners’ World", "University Challenge", "QI")),
)
"""Call sign, number, title, and the programmes that follow each other by the half hour."""
