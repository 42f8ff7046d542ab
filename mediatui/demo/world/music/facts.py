"""Artists and albums of the simulated Lidarr. What is played in the household is played by these names."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One album. `have`: how many tracks of its first edition are here; -1 for all."""

    title: str
    day: str
    tracks: int
    have: int = -1
    kind: str = "Album"
    secondary: tuple[str, ...] = ()
    quality: str = "FLAC"
    monitored: bool = True
    editions: int = 1
    discs: int = 1


class BandFacts(NamedTuple):
    """One artist with its albums."""

    name: str
    kind: str
    ended: bool
    genres: tuple[str, ...]
    albums: tuple[Line, ...]
    disambiguation: str = ""
    overview: str = ""
    members: tuple[str, ...] = ()
    monitored: bool = True
    monitor_new: str = "all"


_COMP, _LIVE, _REMIX, _SOUND = ("Compilation",), ("Live",), ("Remix",), ("Soundtrack",)
_WTK = (
    "Das Wohltemperierte Klavier, Erster Teil, BWV 846–869: Präludien und Fugen durch alle Tone, "
    "auf historischen Instrumenten eingespielt in der Alten Kirche zu Nordlys"
)

BANDS: tuple[BandFacts, ...] = (
    BandFacts("Boards of Canada", "Group", False, ("Electronic", "IDM", "Ambient"), (
        Line("Tomorrow’s Harvest", "2013-06-05", 17, 0),
        Line("Trans Canada Highway", "2006-05-26", 6, 6, "EP"),
        Line("The Campfire Headphase", "2005-10-17", 15, editions=3),
        Line("Geogaddi", "2002-02-18", 23, 14, editions=2),
        Line("In a Beautiful Place Out in the Country", "2000-11-27", 4, 4, "EP"),
        Line("Music Has the Right to Children", "1998-04-20", 17, quality="MP3-320"),
        Line("Peel Session", "1999-01-11", 3, 0, "EP", _LIVE),
    ), overview="A Scottish duo of brothers: worn tapes, detuned synthesizers, half a childhood.",
        members=("Michael Sandison", "Marcus Eoin")),
    BandFacts("Björk", "Person", False, ("Electronic", "Art Pop", "Experimental"), (
        Line("Fossora", "2022-09-30", 13, 13, quality="FLAC 24bit"),
        Line("Utopia", "2017-11-24", 14, 0),
        Line("Vulnicura", "2015-01-20", 9, 9),
        Line("Biophilia", "2011-10-05", 10, 10, editions=4),
        Line("Vespertine", "2001-08-27", 12, 12),
        Line("Selmasongs", "2000-09-18", 7, 7, "Album", _SOUND),
        Line("Homogenic", "1997-09-22", 10, editions=3),
        Line("Telegram", "1996-11-25", 11, 0, "Album", _REMIX, monitored=False),
        Line("Post", "1995-06-13", 11, 11, quality="MP3-320"),
        Line("Debut", "1993-07-05", 11, 9),
        Line("Bachelorette", "1997-12-01", 4, 0, "Single", monitored=False),
    ), overview="Icelandic singer, composer and producer.", members=("Björk Guðmundsdóttir",)),
    BandFacts("Miles Davis", "Person", True, ("Jazz", "Modal Jazz", "Fusion"), (
        Line("Kind of Blue", "1959-08-17", 5, editions=5, quality="FLAC 24bit"),
        Line("Sketches of Spain", "1960-07-18", 5, 5),
        Line("Bitches Brew", "1970-03-30", 7, 7, discs=2),
        Line("The Complete Live at the Plugged Nickel 1965", "1995-07-18", 39, 39, "Album", _LIVE, discs=7),
        Line("Greatest Hits", "1969-04-14", 8, 0, "Album", _COMP, monitored=False),
        Line("In a Silent Way", "1969-07-30", 2, 0),
    ), "trumpeter", "American trumpeter, bandleader and composer."),
    BandFacts("AC/DC", "Group", False, ("Rock", "Hard Rock"), (
        Line("Back in Black", "1980-07-25", 7, quality="MP3-320", editions=2),
        Line("Highway to Hell", "1979-07-27", 10, 10, quality="MP3-320"),
        Line("Power Up", "2020-11-13", 12, 12),
        Line("Live", "1992-10-27", 14, 0, "Album", _LIVE),
        Line("Thunderstruck", "1990-09-10", 2, 2, "Single", quality="MP3-320"),
    ), "Australian hard rock band"),
    BandFacts("坂本龍一", "Person", True, ("Ambient", "Classical", "Soundtrack"), (
        Line("12", "2023-01-17", 12, 12, quality="FLAC 24bit"),
        Line("async", "2017-03-29", 5, quality="FLAC 24bit", editions=2),
        Line("千のナイフ", "1978-10-25", 6, 6),
        Line("戦場のメリークリスマス", "1983-05-01", 19, 19, "Album", _SOUND),
        Line("音楽図鑑", "1984-10-24", 10, 4),
    ), "Ryuichi Sakamoto", "Japanese composer, pianist and producer."),
    BandFacts("فيروز", "Person", False, ("World", "Arabic"), (
        Line("معرفتي فيك", "1987-01-01", 3, quality="AAC-256"),
        Line("كيفك إنت", "1991-01-01", 8, 8, quality="AAC-256"),
        Line("ببالي", "2017-09-22", 10, 0),
    ), "Fairuz"),
    BandFacts("Sigur Rós", "Group", False, ("Post-Rock", "Ambient"), (
        Line("ÁTTA", "2023-06-16", 10, 10, quality="FLAC 24bit"),
        Line("Takk…", "2005-09-12", 11, 11),
        Line("( )", "2002-10-28", 8, 8),
        Line("Ágætis byrjun", "1999-06-12", 5, editions=3),
        Line("Von", "1997-06-14", 12, 0, editions=2),
        Line("Hvarf/Heim", "2007-11-05", 11, 0, "Album", _COMP, discs=2),
    ), overview="Icelandic band; a bowed guitar and an invented language."),
    BandFacts("Johann Sebastian Bach", "Person", True, ("Classical", "Baroque"), (
        Line(_WTK, "2004-02-10", 48, 48, quality="FLAC 24bit", discs=4),
        Line("Goldberg-Variationen, BWV 988", "1982-01-02", 32, 32),
        Line("Matthäus-Passion, BWV 244", "1989-11-14", 78, 31, discs=3),
        Line("Die Kunst der Fuge, BWV 1080", "2008-03-18", 20, 0),
    ), "German composer of the Baroque"),
    BandFacts("Кино", "Group", True, ("Rock", "Post-Punk"), (
        Line("Группа крови", "1988-01-05", 11, 11),
        Line("Звезда по имени Солнце", "1989-08-29", 10, 10),
        Line("Чёрный альбом", "1990-12-01", 8, 0),
    ), "Soviet rock band"),
    BandFacts("Various Artists", "Other", False, ("Compilation",), (
        Line("Nordlys Sessions, Volume One", "2021-03-12", 22, 22, "Album", _COMP, discs=2),
        Line("Lo-Fi Lighthouse: Music to Keep Watch By", "2024-09-06", 31, 0, "Album", _COMP),
    ), "add compilations to this artist", monitor_new="none"),
    BandFacts("The Tin Roof Orchestra", "Orchestra", False, ("Neoclassical",), (
        Line("Weather Suite", "2023-10-20", 9, 9),
        Line("Weather Suite: Live from the Rain", "2024-05-03", 9, 5, "Album", _LIVE),
        Line("Slates", "2025-02-14", 7, 0),
        Line("Gutterlight", "+23", 10, 0),
        Line("Downspout", "+4", 4, 0, "EP"),
    ), overview="Seven players and whatever falls on the roof."),
    BandFacts("Kelp & The Undertow", "Group", False, ("Indie Rock", "Shoegaze"), (
        Line("Low Water", "2019-05-17", 11, 11, quality="MP3-320"),
        Line("High Water", "2021-08-27", 12, 12),
        Line("Slack", "2022-11-11", 5, 5, "EP"),
        Line("Neap", "-3", 10, 0),
        Line("Springs", "+61", 12, 0),
        Line("Undertow (Demo Tapes)", "2017-01-01", 6, 0, "Other", ("Demo",), monitored=False),
    ), "UK shoegaze band"),
    BandFacts("Ólafur Þórsson & Sinfóníuhljómsveit Norðurljósa", "Group", False, ("Classical",), (
        Line("Vetrarsólstöður", "2020-12-21", 6, 6),
        Line("Sumarsólstöður", "2022-06-21", 6, 2),
    )),
    BandFacts("Nobody’s Lighthouse", "Person", False, ("Folk",), (
        Line("Eleven Keepers", "2018-09-28", 11, 0),
    ), monitored=False),
    BandFacts("MC Escapement", "Person", False, ("Hip Hop",), (
        Line("Clockwork", "2020-04-03", 14, 14, quality="AAC-256"),
        Line("Mainspring", "2024-10-18", 16, 16, quality="MP3-320"),
        Line("Tick", "2024-08-02", 1, 1, "Single", quality="MP3-320"),
        Line("Pendulum", "+11", 15, 0),
    )),
)  # fmt: skip
"""The record shelf of a household. A day with a sign is so many days from now."""

PROLIFIC = "Merzlicht"
"""An artist with 60 albums; in a large household with 200."""

STUCK = ("Sigur Rós", "Von")
"""The album whose download Lidarr cannot map by itself."""

WORDS = (
    "Amber", "Anchor", "Ash", "Basalt", "Beacon", "Birch", "Brine", "Cinder", "Clay", "Copper",
    "Dawn", "Drift", "Dusk", "Ember", "Fathom", "Fern", "Flint", "Fog", "Frost", "Gale", "Glass",
    "Gravel", "Harbour", "Hollow", "Ink", "Iron", "Juniper", "Kelp", "Lantern", "Ledge", "Lichen",
    "Marrow", "Mica", "Mire", "Moss", "Needle", "North", "Oak", "Ochre", "Paper", "Pewter",
    "Quarry", "Quiet", "Rain", "Reed", "Rust", "Salt", "Sedge", "Shale", "Signal", "Silver",
    "Slate", "Smoke", "Sparrow", "Spindle", "Static", "Stone", "Tallow", "Thaw", "Thread", "Tide",
    "Timber", "Vesper", "Wake", "Willow", "Winter", "Wire", "Wren",
)  # fmt: skip
"""What invented names are made of."""
