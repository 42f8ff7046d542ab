"""Series with their seasons and episodes."""

from __future__ import annotations

from typing import NamedTuple


class SeriesFacts(NamedTuple):
    """One series: `seasons` maps a season number to its episodes' titles (or to how many there are)."""

    title: str
    year: int
    minutes: int
    genres: str
    cast: str
    rated: str
    studio: str
    grade: str
    seasons: dict[int, tuple[str, ...] | int]
    anime: bool = False
    tvdb: int = 0


THE_WIRE = "The Wire"
ARCANE = "Arcane"
SEVERANCE = "Severance"

_WIRE_2 = (
    "Ebb Tide", "Collateral Damage", "Hot Shots", "Hard Cases", "Undertow", "All Prologue", "Backwash",
    "Duck and Cover", "Stray Rounds", "Storm Warnings", "Bad Dreams", "Port in a Storm",
)  # fmt: skip
_ARCANE_1 = (
    "Welcome to the Playground", "Some Mysteries Are Better Left Unsolved",
    "The Base Violence Necessary for Change", "Happy Progress Day!", "Everybody Wants to Be My Enemy",
    "When These Walls Come Tumbling Down", "The Boy Savior", "Oil and Water", "The Monster You Created",
)  # fmt: skip
_SEVERANCE_1 = (
    "Good News About Hell", "Half Loop", "In Perpetuity", "The You You Are",
    "The Grim Barbarity of Optics and Design", "Hide and Seek", "Defiant Jazz", "What’s for Dinner?",
    "The We We Are",
)  # fmt: skip
_SEVERANCE_2 = (
    "Hello, Ms. Cobel", "Goodbye, Mrs. Selvig", "Who Is Alive?", "Woe’s Hollow", "Trojan’s Horse", "Attila",
    "Chikhai Bardo", "Sweet Vitriol", "The After Hours", "Cold Harbor",
)  # fmt: skip
_ANDOR_1 = (
    "Kassa", "That Would Be Me", "Reckoning", "Aldhani", "The Axe Forgets", "The Eye", "Announcement",
    "Narkina 5", "Nobody’s Listening!", "One Way Out", "Daughter of Ferrix", "Rix Road",
)  # fmt: skip
_CHERNOBYL = (
    "1:23:45", "Please Remain Calm", "Open Wide, O Earth", "The Happiness of All Mankind", "Vichnaya Pamyat",
)  # fmt: skip
_PLANET_EARTH_2 = ("Islands", "Mountains", "Jungles", "Deserts", "Grasslands", "Cities")
_BLUEY_1 = (
    "Magic Xylophone", "Hospital", "Keepy Uppy", "Daddy Robot", "Shadowlands", "The Weekend", "BBQ",
    "Fruitbat",
    "Horsey Ride", "Hotel", "Bike", "Bob Bilby",
)  # fmt: skip
_TITAN_1 = ("二千年後の君へ", "その日", "絶望の中で鈍く光る", "解散式の夜", "初陣")
_TWIN_PEAKS_1 = (
    "Northwest Passage", "Traces to Nowhere", "Zen, or the Skill to Catch a Killer", "Rest in Pain",
    "The One-Armed Man", "Cooper’s Dreams", "Realization Time", "The Last Evening",
)  # fmt: skip

SERIES: tuple[SeriesFacts, ...] = (
    SeriesFacts(THE_WIRE, 2002, 59, "Crime, Drama", "Dominic West, Sonja Sohn, Idris Elba", "TV-MA", "HBO",
                "1080-web", {1: 13, 2: _WIRE_2, 3: 12}, tvdb=79126),
    SeriesFacts(ARCANE, 2021, 41, "Animation, Fantasy", "Hailee Steinfeld, Ella Purnell", "TV-14", "Fortiche",
                "1080-hevc", {1: _ARCANE_1, 2: 9}, tvdb=371028),
    SeriesFacts(SEVERANCE, 2022, 50, "Drama, Mystery", "Adam Scott, Britt Lower, Zach Cherry", "TV-MA",
                "Apple TV+",
                "1080-web", {1: _SEVERANCE_1, 2: _SEVERANCE_2}, tvdb=371980),
    SeriesFacts("Andor", 2022, 43, "Science Fiction, Drama", "Diego Luna, Genevieve O’Reilly", "TV-14",
                "Lucasfilm",
                "4k-dv", {1: _ANDOR_1}, tvdb=393189),
    SeriesFacts("Chernobyl", 2019, 65, "Drama, History", "Jared Harris, Stellan Skarsgård", "TV-MA", "HBO",
                "4k-hdr", {1: _CHERNOBYL}, tvdb=360893),
    SeriesFacts("Planet Earth II", 2016, 52, "Documentary", "David Attenborough", "TV-G", "BBC", "4k-hdr",
                {1: _PLANET_EARTH_2}),
    SeriesFacts("Bluey (2018)", 2018, 7, "Family, Animation", "David McCormack, Melanie Zanetti", "TV-Y",
                "Ludo",
                "720-web", {1: _BLUEY_1}),
    SeriesFacts("Twin Peaks", 1990, 47, "Mystery, Drama", "Kyle MacLachlan, Sherilyn Fenn", "TV-MA", "ABC",
                "1080-remux", {1: _TWIN_PEAKS_1}),
    SeriesFacts("進撃の巨人", 2013, 24, "Animation, Fantasy", "梶裕貴, 石川由依", "TV-MA", "WIT STUDIO",
                "1080-hevc",
                {1: _TITAN_1}, anime=True, tvdb=267440),
    SeriesFacts("פאודה", 2015, 40, "Drama, Thriller", "Lior Raz", "TV-MA", "yes", "1080-web", {1: 12}),
    SeriesFacts("Den som dræber: Part [1/2]", 2011, 58, "Crime", "Laura Bach", "TV-14", "TV 2", "720-web",
                {1: 10}),
    SeriesFacts("葬送のフリーレン", 2023, 24, "Animation, Fantasy", "種﨑敦美", "TV-14", "Madhouse",
                "1080-hevc",
                {1: 28}, anime=True),
)  # fmt: skip
"""The series shelf. A season given as a number has episodes without names of their own."""
