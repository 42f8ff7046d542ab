"""Works that share names or nearly do, in families: a family always stands together among the candidates."""

from __future__ import annotations

from mediatui.matching.titles import Candidate

Work = tuple[str, int] | tuple[str, int, tuple[str, ...]]

FAMILIES: tuple[tuple[Work, ...], ...] = (
    (("Alien", 1979), ("Aliens", 1986), ("Alien³", 1992, ("Alien 3",)), ("Alien Resurrection", 1997)),
    (
        ("Dune", 1984, ("Der Wüstenplanet",)),
        ("Dune", 2021, ("Дюна", "Dune: Part One")),
        ("Dune: Part Two", 2024),
    ),
    (
        ("The Office", 2001, ("The Office (UK)",)),
        ("The Office", 2005, ("The Office (US)",)),
        ("Office Space", 1999),
    ),
    (("Rocky", 1976), ("Rocky II", 1979), ("Rocky III", 1982), ("Rocky IV", 1985), ("Rocky V", 1990)),
    (
        ("2 Fast 2 Furious", 2003),
        ("The Fast and the Furious", 2001),
        ("Fast & Furious", 2009),
        ("Fast X", 2023),
    ),
    (("Ocean's Eleven", 2001), ("Ocean's Twelve", 2004), ("Ocean's Thirteen", 2007), ("Ocean's Eight", 2018)),
    (("Blade Runner", 1982), ("Blade Runner 2049", 2017)),
    (
        ("2012", 2009),
        ("2010: The Year We Make Contact", 1984),
        ("2001: A Space Odyssey", 1968),
        ("1941", 1979),
    ),
    (("1984", 1956), ("Nineteen Eighty-Four", 1984), ("Wonder Woman 1984", 2020), ("Wonder Woman", 2017)),
    (("Up", 2009), ("Us", 2019), ("It", 2017), ("It Chapter Two", 2019), ("If", 1968)),
    (
        ("Se7en", 1995, ("Seven",)),
        ("Seven Samurai", 1954, ("七人の侍", "Shichinin no Samurai")),
        ("Seven Pounds", 2008),
    ),
    (("1917", 2019), ("300", 2006), ("21", 2008), ("21 Jump Street", 2012), ("22 Jump Street", 2014)),
    (("Léon", 1994, ("Léon: The Professional",)), ("The Professionals", 1966)),
    (("Amélie", 2001, ("Le Fabuleux Destin d'Amélie Poulain",)),),
    (("Das Boot", 1981), ("Das Boot", 2018), ("The Boat", 2022)),
    (("Spirited Away", 2001, ("千と千尋の神隠し", "Sen to Chihiro no Kamikakushi")),),
    (("Parasite", 2019, ("기생충", "Gisaengchung")), ("Parasite", 1982)),
    (("Brother", 1997, ("Брат",)), ("Brothers", 2009), ("Brother 2", 2000, ("Брат 2",))),
    (("Mad Max", 1979), ("Mad Max 2", 1981, ("The Road Warrior",)), ("Mad Max: Fury Road", 2015)),
    (
        ("Star Wars", 1977, ("Star Wars: Episode IV - A New Hope",)),
        ("Star Wars: Episode VIII - The Last Jedi", 2017),
    ),
    (("Kill Bill: Vol. 1", 2003), ("Kill Bill: Vol. 2", 2004)),
    (("The Godfather", 1972), ("The Godfather Part II", 1974), ("The Godfather Part III", 1990)),
    (
        ("Halloween", 1978),
        ("Halloween", 2007),
        ("Halloween", 2018),
        ("Halloween II", 1981),
        ("Halloween II", 2009),
    ),
    (
        ("The Lord of the Rings: The Two Towers", 2002),
        ("The Lord of the Rings: The Return of the King", 2003),
    ),
    (("Spider-Man", 2002), ("Spider-Man 2", 2004), ("Spider-Man: No Way Home", 2021), ("Spider", 2002)),
    (("WALL·E", 2008), ("Wall", 2004)),
    (("Batman", 1989), ("The Batman", 2022), ("Batman & Robin", 1997), ("Batman Begins", 2005)),
    (("Fargo", 1996), ("Fargo", 2014)),
    (("Doctor Who", 1963), ("Doctor Who (2005)", 2005), ("Doctor Strange", 2016)),
    (("Charlotte's Web", 1973), ("Charlotte's Web", 2006)),
    (("8½", 1963, ("Otto e mezzo",)), ("8 Mile", 2002), ("8MM", 1999)),
    (
        ("10 Things I Hate About You", 1999),
        ("12 Angry Men", 1957),
        ("12 Angry Men", 1997),
        ("12 Monkeys", 1995),
    ),
    (("Before Sunrise", 1995), ("Before Sunset", 2004), ("Before Midnight", 2013)),
    (("The Disappearance of Eleanor Rigby: Him", 2013), ("The Disappearance of Eleanor Rigby: Her", 2013)),
    (("M*A*S*H", 1970), ("M", 1931), ("Mask", 1985), ("The Mask", 1994)),
    (("The Ring", 2002), ("Ring", 1998, ("リング", "Ringu")), ("The Ring Two", 2005), ("Rings", 2017)),
    (("Suicide Squad", 2016), ("The Suicide Squad", 2021)),
    (("Face/Off", 1997), ("The Face", 1996)),
    (("Money Heist", 2017, ("La casa de papel",)),),
    (("Attack on Titan", 2013, ("進撃の巨人", "Shingeki no Kyojin")),),
    (("Hunter x Hunter", 1999, ("ハンター×ハンター",)), ("Hunter x Hunter", 2011)),
    (("Death Race", 2008), ("Death Race 2000", 1975), ("Death Race 2", 2010)),
    (("The French Connection", 1971), ("French Connection II", 1975), ("The French Dispatch", 2021)),
    (("One Hundred and One Dalmatians", 1961), ("101 Dalmatians", 1996), ("102 Dalmatians", 2000)),
    (("Cinderella", 1950), ("Cinderella", 2015), ("Cinderella", 2021), ("Cinderella Man", 2005)),
    (("Türkisch für Anfänger", 2006), ("Türkisch für Anfänger", 2012)),
)
"""Titles, years and other names as catalogues have them; each year once for a title."""

ADJECTIVES = (
    "Copper",
    "Silent",
    "Hollow",
    "Crimson",
    "Distant",
    "Wandering",
    "Forgotten",
    "Northern",
    "Velvet",
    "Broken",
    "Midnight",
    "Paper",
    "Restless",
    "Sunken",
    "Gilded",
    "Bitter",
    "Patient",
    "Burning",
    "Frozen",
    "Electric",
)
NOUNS = (
    "Lantern",
    "Harbour",
    "Orchard",
    "Cartographer",
    "Sparrow",
    "Meridian",
    "Staircase",
    "Parliament",
    "Lighthouse",
    "Apprentice",
    "Carousel",
    "Testament",
    "Gardener",
    "Avalanche",
    "Telegram",
    "Reservoir",
    "Locksmith",
    "Pilgrim",
    "Archive",
    "Monsoon",
)
SUBTITLES = ("The Reckoning of Elms", "A Winter Story", "Beyond the River", "Ashes and Salt", "The Last Tide")


def invented() -> tuple[tuple[Work, ...], ...]:
    """Families of titles that nobody made: a work, its sequels, one with a subtitle, and its remake."""
    families: list[tuple[Work, ...]] = []
    for place, (adjective, noun) in enumerate(zip(ADJECTIVES, NOUNS, strict=True)):
        name = f"{('The ', '', 'A ')[place % 3]}{adjective} {noun}"
        first = 1950 + 3 * place
        families.append(
            (
                (name, first),
                (f"{name} {('II', '2', 'Part Two')[place % 3]}", first + 4),
                (f"{name} {('III', '3', 'Part III')[place % 3]}", first + 5),
                (f"{name}: {SUBTITLES[place % len(SUBTITLES)]}", first + 9),
                (name, first + 13),
            )
        )
    return tuple(families)


def candidates(family: tuple[Work, ...]) -> list[Candidate]:
    """The works of a family as they are compared."""
    return [Candidate(*work) for work in family]
