"""Who is in the swarm at the first look: torrents of every sort, and those that turn up by and by."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from mediatui.demo.names import digest
from mediatui.demo.world.torrents_one import ERROR, MISSING, Torrent, new_hash, release_files

GIB = 1024**3
MIB = 1024**2
HOUR = 3600.0

TRACKERS = ("tracker.lanterne.example", "announce.nordlys.example:2710", "tracker.public-domain.example")

REFUSED = "Torrent not registered with this tracker"


class Role(NamedTuple):
    """One torrent of the script. `part` of it is here, it was added `hours` ago."""

    name: str
    gib: float
    sort: str
    """"moving", "stalled", "tracker", "metadata", "missing", "error", "paused", "checking", "seeding",
    "idle" or "forced"."""
    category: str = ""
    part: float = 1.0
    mib_s: float = 0.0
    """How fast it comes, or is taken once it is here."""
    hours: float = 1.0
    tags: tuple[str, ...] = ()
    tracker: int = 0


HOME: tuple[Role, ...] = (
    Role("Nosferatu.1922.2160p.UHD.BluRay.Remux.HDR.HEVC-KEEPER", 58.2, "moving", "radarr", 0.412, 21.5, 0.6),
    Role("The.General.1926.1080p.BluRay.x264-TINROOF", 9.8, "moving", "radarr", 0.874, 6.2, 0.3),
    Role("The.Lighthouse.Keepers.S02.1080p.WEB-DL.DDP5.1.H.264-NORDLYS", 24.6, "moving", "tv-sonarr", 0.233,
         11.4, 0.4),
    Role("Tidewater.S04E07.1080p.WEB.H264-NORDLYS", 2.1, "forced", "tv-sonarr", 0.05, 3.8, 0.05),
    Role("Metropolis.1927.Restored.1080p.BluRay.FLAC2.0.x264-KEEPER", 14.9, "stalled", "radarr", 0.618, 0, 52,
         ("rare",)),
    Role("Häxan.1922.1080p.BluRay.x264-TINROOF", 7.4, "tracker", "radarr", 0.0, 0, 3, (), 1),
    Role("A Trip to the Moon (1902) [colour]", 0, "metadata", "", 0, 0, 0.2, ("by hand",), 2),
    Role("Workshop.Films.S01.720p.WEB.x264-KTCHN", 6.3, "missing", "tv-sonarr", 1.0, 0, 400),
    Role("The.Kid.1921.1080p.BluRay.x264-TINROOF.mkv", 5.2, "error", "radarr", 0.31, 0, 26),
    Role("Der müde Tod 1921 1080p BluRay [DE-EN]", 8.8, "paused", "radarr", 0.155, 0, 9),
    Role("Faust.1926.1080p.BluRay.x264-KEEPER", 11.6, "checking", "radarr", 0.97, 0, 5),
    Role("The.Cabinet.of.Dr.Caligari.1920.1080p.BluRay.x264-TINROOF", 7.9, "moving", "radarr", 0, 8.1, 0.1),
    Role("七人の侍.Seven.Samurai.1954.1080p.Remux-KEEPER", 41.3, "seeding", "radarr", 1, 1.9, 900, ("keep",)),
    Role("[red]Herring[/red].2023.1080p.WEB.H264-KTCHN", 6.1, "seeding", "radarr", 1, 0.4, 300),
    Role("Midnight.Snack.🍜.2022.1080p.WEB-DL-KTCHN", 5.7, "idle", "radarr", 1, 0, 700),
    Role("The.Incredibly.Long.Entirely.True.and.Only.Slightly.Embellished.History.of.the.Lighthouse.Keeper.Who."
         "Waited.for.a.Ship.That.Had.Already.Arrived.2019.1080p.BluRay.Remux.AVC.DTS-HD.MA.5.1-NORDLYS", 33.0,
         "idle", "radarr", 1, 0, 1500, ("keep", "long")),
    Role("Tidewater.S04E06.1080p.WEB.H264-NORDLYS", 2.2, "seeding", "tv-sonarr", 1, 2.7, 170),
    Role("Tidewater.S04E05.1080p.WEB.H264-NORDLYS", 2.0, "idle", "tv-sonarr", 1, 0, 340),
    Role("debian-12.11.0-amd64-netinst.iso", 0.66, "seeding", "", 1, 0.9, 2200, ("by hand",), 2),
    Role("كفرناحوم.2018.1080p.WEB.x264", 4.9, "paused", "radarr", 1, 0, 610),
)  # fmt: skip
"""The home's torrents at the first look."""

CABIN: tuple[Role, ...] = (
    Role("Hytte.S01E01.720p.WEB.x264-NORDLYS", 0.9, "moving", "tv-sonarr", 0.3, 0.4, 0.5),
    Role("Sagn.1978.480p.DVDRip", 1.3, "idle", "radarr", 1, 0, 90),
)
"""The cabin's."""

LATER = (
    "Man.with.a.Movie.Camera.1929.1080p", "Sherlock.Jr.1924.1080p", "The.Gold.Rush.1925.1080p",
    "Sunrise.1927.1080p", "The.Phantom.Carriage.1921.720p", "Safety.Last.1923.1080p", "Greed.1924.720p",
    "Battleship.Potemkin.1925.1080p", "The.Cameraman.1928.1080p", "Pandora's.Box.1929.1080p",
)  # fmt: skip
"""What someone adds by hand as time goes by."""


def cast_of(place: str, size: str, seed: int, start: float) -> list[Torrent]:
    """The torrents of a household at the time `start`."""
    roles = list(CABIN if place == "cabin" else HOME)
    rng = Random(f"torrents/{seed}/{place}")
    if place != "cabin" and size == "small":
        roles = [*roles[:3], roles[4], roles[11], roles[15]]
    if place != "cabin" and size == "large":
        roles += [_another(number, rng) for number in range(400)]
    return [torrent_of(role, f"{seed}/{place}", start, rng) for role in roles]


def _another(number: int, rng: Random) -> Role:
    moving = number < 20
    sort = "moving" if moving else rng.choice(("seeding", "idle", "idle", "idle"))
    name = (
        f"{LATER[number % len(LATER)]}.WEB-DL.Part.{number:03}-{rng.choice(('KEEPER', 'TINROOF', 'KTCHN'))}"
    )
    part = rng.uniform(0.02, 0.9) if moving else 1.0
    rate = rng.uniform(0.3, 4.0) if sort != "idle" else 0.0
    return Role(name, rng.uniform(1, 30), sort, rng.choice(("radarr", "tv-sonarr")), part, rate,
                rng.uniform(0.2, 3) if moving else rng.uniform(20, 4000), (), rng.randrange(2))  # fmt: skip


def torrent_of(role: Role, world: str, start: float, rng: Random) -> Torrent:
    """The torrent of a role. `world` tells households apart."""
    size = round(role.gib * GIB)
    name_hash = new_hash(world, role.name)
    rate = role.mib_s * MIB
    here = role.part >= 1.0
    added = start - role.hours * HOUR
    torrent = Torrent(
        hash=name_hash,
        name=role.name,
        files=release_files(role.name, size, rng) if size else [],
        added=added,
        category=role.category,
        tags=list(role.tags),
        save_path=save_path(role.category),
        tracker=tracker_address(world, role.tracker),
        tracker_says=REFUSED if role.sort == "tracker" else "",
        private=role.tracker != 2,
        pace=0.0 if here else rate,
        give=rate if here else rate * 0.07,
        swarm=_swarm(role, rng),
        has_metadata=role.sort != "metadata",
        trouble={"missing": MISSING, "error": ERROR}.get(role.sort, ""),
        paused=role.sort == "paused",
        forced=role.sort == "forced",
        checking_until=start + 95 if role.sort == "checking" else None,
        automatic=bool(role.category),
        since=start,
        active=role.hours * HOUR * 0.9,
    )
    torrent.done = float(round(torrent.size * role.part))
    if role.sort == "checking":
        torrent.pace = 7.0 * MIB
    if here:
        torrent.completed = added + min(role.hours * HOUR * 0.5, size / (12 * MIB))
        torrent.uploaded = torrent.size * rng.uniform(0.1, 3.5)
    return torrent


def _swarm(role: Role, rng: Random) -> tuple[int, int]:
    if role.sort in ("tracker", "metadata", "error"):
        return 0, 0
    if role.sort == "stalled":
        return 0, 3
    return rng.randrange(4, 60), rng.randrange(1, 25)


def save_path(category: str) -> str:
    """Where things of a category lie."""
    return f"/data/torrents/{category}" if category else "/data/torrents"


def tracker_address(world: str, number: int) -> str:
    """The address of a tracker, with the household's passkey where it wants one."""
    host = TRACKERS[number]
    return f"https://{host}/announce" if number == 2 else f"https://{host}/{digest(world, host)}/announce"
