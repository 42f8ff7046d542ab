"""Series that people ask for and the library has not, and the numbers of those it has. Overviews are ours."""

from __future__ import annotations

from typing import NamedTuple


class WantedSeries(NamedTuple):
    """One series as a database has it. `seasons`: the episodes of each; `specials`: those of season 0."""

    tmdb: int
    title: str
    began: str
    minutes: int
    rating: float
    genres: str
    network: str
    cast: str
    overview: str
    seasons: tuple[int, ...]
    tvdb: int | None = None
    status: str = "Ended"
    rated: str = "TV-MA"
    language: str = "en"
    original: str = ""
    specials: int = 0


_S = WantedSeries
_ON = "Returning Series"

WANTED_SERIES: tuple[WantedSeries, ...] = (
    _S(1396, "Breaking Bad", "2008-01-20", 47, 8.9, "Drama, Crime", "AMC", "Bryan Cranston, Aaron Paul",
       "A teacher of chemistry finds a use for it.", (7, 13, 13, 13, 16), 81189, specials=9),
    _S(60059, "Better Call Saul", "2015-02-08", 46, 8.7, "Crime, Drama", "AMC", "Bob Odenkirk, Rhea Seehorn",
       "How a small lawyer came by a louder name.", (10, 10, 10, 10, 10, 13), 273181),
    _S(136315, "The Bear", "2022-06-23", 34, 8.2, "Drama, Comedy", "FX", "Jeremy Allen White, Ayo Edebiri",
       "A cook takes over a sandwich shop and its debts.", (8, 10, 10, 10), 403294, _ON),
    _S(126308, "Shōgun", "2024-02-27", 59, 8.5, "Drama, War & Politics", "FX", "Hiroyuki Sanada, Anna Sawai",
       "A pilot from the other side of the world is useful to a lord.", (10,), 392573, _ON),
    _S(95480, "Slow Horses", "2022-04-01", 48, 8.0, "Crime, Drama", "Apple TV+", "Gary Oldman, Jack Lowden",
       "Where spies go who left a disk on a train.", (6, 6, 6, 6, 6), 397424, _ON),
    _S(100088, "The Last of Us", "2023-01-15", 56, 8.5, "Drama", "HBO", "Pedro Pascal, Bella Ramsey",
       "A smuggler takes a girl across what is left.", (9, 7), 392256, _ON),
    _S(76331, "Succession", "2018-06-03", 62, 8.3, "Drama, Comedy", "HBO", "Brian Cox, Jeremy Strong",
       "Four children wait for one chair.", (10, 10, 9, 10), 338186),
    _S(60622, "Fargo", "2014-04-15", 53, 8.3, "Crime, Drama", "FX", "Billy Bob Thornton, Kirsten Dunst",
       "Snow, good manners, and somebody in the boot.", (10, 10, 10, 11, 10), 269613, _ON),
    _S(70523, "Dark", "2017-12-01", 56, 8.4, "Crime, Drama, Mystery", "Netflix", "Louis Hofmann",
       "A town, a cave, and thirty-three years.", (10, 8, 8), 334824, language="de"),
    _S(125988, "Silo", "2023-05-04", 50, 8.1, "Drama, Sci-Fi & Fantasy", "Apple TV+", "Rebecca Ferguson",
       "A hundred and forty-four floors, and nobody may ask why.", (10, 10), 403245, _ON),
    _S(106379, "Fallout", "2024-04-10", 58, 8.2, "Action & Adventure, Sci-Fi & Fantasy", "Prime Video",
       "Ella Purnell, Walton Goggins", "She leaves the vault to look for her father.", (8, 8), 416744, _ON),
    _S(94997, "House of the Dragon", "2022-08-21", 63, 8.3, "Sci-Fi & Fantasy, Drama", "HBO",
       "Emma D’Arcy, Matt Smith", "One throne, two names, and dragons on both sides.", (10, 8), 371572, _ON),
    _S(111803, "The White Lotus", "2021-07-11", 60, 7.5, "Comedy, Drama", "HBO", "Jennifer Coolidge",
       "Guests arrive by boat; one leaves in a box.", (6, 7, 8), 390430, _ON),
    _S(66732, "Stranger Things", "2016-07-15", 60, 8.6, "Sci-Fi & Fantasy, Mystery", "Netflix",
       "Millie Bobby Brown, Winona Ryder", "A boy is gone and a girl with a number is found.", (8, 9, 8, 9,
       8),
       305288),
    _S(46648, "True Detective", "2014-01-12", 59, 8.2, "Drama, Mystery, Crime", "HBO", "Matthew McConaughey",
       "Each season another case that does not close.", (8, 8, 8, 6), 270633),
    _S(63639, "The Expanse", "2015-12-14", 46, 8.2, "Drama, Sci-Fi & Fantasy", "Prime Video", "Steven Strait",
       "Earth, Mars and the Belt, and a blue thing none of them made.", (10, 13, 13, 10, 10, 6), 280619),
    _S(93740, "Foundation", "2021-09-23", 57, 7.8, "Sci-Fi & Fantasy, Drama", "Apple TV+", "Jared Harris",
       "A mathematician proves that the empire ends.", (10, 10, 10), 366972, _ON),
    _S(87917, "For All Mankind", "2019-10-31", 60, 7.8, "Sci-Fi & Fantasy, Drama", "Apple TV+",
       "Joel Kinnaman, Wrenn Schmidt", "The other side got to the moon first.", (10, 10, 10, 10), 356202,
       _ON),
    _S(249042, "Adolescence", "2025-03-13", 57, 7.9, "Drama, Crime", "Netflix", "Stephen Graham, Owen Cooper",
       "Four hours after a boy of thirteen is arrested, each in one shot.", (4,), 452467),
    _S(225171, "Pluribus", "2025-11-06", 52, 8.0, "Drama, Sci-Fi & Fantasy", "Apple TV+", "Rhea Seehorn",
       "The unhappiest woman is asked to save everyone from content.", (9,), 446323, _ON),
    _S(1398, "The Sopranos", "1999-01-10", 55, 8.6, "Drama, Crime", "HBO", "James Gandolfini, Edie Falco",
       "A boss talks to a doctor about the ducks.", (13, 13, 13, 13, 13, 21), 75299),
    _S(1104, "Mad Men", "2007-07-19", 47, 8.1, "Drama", "AMC", "Jon Hamm, Elisabeth Moss",
       "A man with another man’s name sells happiness.", (13, 13, 13, 13, 13, 13, 14), 80337),
    _S(4613, "Band of Brothers", "2001-09-09", 60, 8.6, "Drama, War & Politics", "HBO", "Damian Lewis",
       "One company from a field in Georgia to a lake in Austria.", (10,), 74205),
    _S(60625, "Rick and Morty", "2013-12-02", 22, 8.7, "Animation, Comedy, Sci-Fi & Fantasy", "Adult Swim",
       "Ian Cardoni, Harry Belden", "A grandfather, a garage, and no adult in the room.",
       (11, 10, 10, 10, 10, 10, 10, 10), 275274, _ON),
    _S(37854, "One Piece", "1999-10-20", 24, 8.7, "Action & Adventure, Comedy, Animation", "Fuji TV",
       "田中真弓, 中井和哉", "A boy of rubber means to be king of the pirates.",
       (61, 16, 14, 39, 13, 52, 33, 35, 73),
       81797, _ON, "TV-14", "ja", "ワンピース", 40),
    _S(57243, "Doctor Who", "2005-03-26", 50, 7.5, "Action & Adventure, Sci-Fi & Fantasy", "BBC One",
       "David Tennant, Jodie Whittaker", "A box, a traveller, and whoever comes along.",
       (13, 13, 13, 13, 13, 13, 13, 12, 12, 12, 10, 10, 6), 78804, rated="TV-PG", specials=20),
    _S(920_001, "Polderlicht", "2023-09-09", 44, 7.1, "Drama, Mystery", "NPO 1", "Noa Verbeek",
       "A surveyor finds land that is on no map.", (6,), None, language="nl"),
    _S(920_002, "Harbour Lights (Working Title)", "", 0, 0, "Drama", "", "", "", (), 990_002, "Planned"),
    _S(920_003, "Den lange kveld", "+9", 52, 0, "Crime", "NRK", "Ebba Lind",
       "An evening that is still going on when it is light again.", (6,), 990_003, "In Production",
       language="no"),
    _S(920_004, "The Understudies: [Act/1]", "2019-04-01", 28, 7.3, "Comedy", "Channel Nine and a Half",
       "Ada Marlowe, Tomas Reyl", "They know every part and are never sent for.", (8, 8, 8), 990_004),
)  # fmt: skip
"""A beginning of "+9" is nine days after the world began."""

SERIES_NUMBERS = {
    "The Wire": 1438, "Arcane": 94605, "Severance": 95396, "Andor": 83867, "Chernobyl": 87108,
    "Planet Earth II": 68595, "Bluey (2018)": 82728, "Twin Peaks": 1920, "進撃の巨人": 1429,
    "葬送のフリーレン": 209867,
}  # fmt: skip
"""TMDB's numbers of series on the shelf. The others are given made-up ones from 930,000 on."""
