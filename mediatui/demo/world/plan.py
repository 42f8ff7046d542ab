"""Plans: how a server gives a file to a player: as it is, in another container, or transcoded."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mediatui.demo.world.media import MediaFile, Picture, Subtitle
from mediatui.demo.world.players import Player

DIRECT, COPY, TRANSCODE, BURN = "direct play", "copy", "transcode", "burn"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done to each part of a file, and what comes out. Rates are kbit/s."""

    video: str = ""
    """"direct play", "copy", "transcode", or "" where there is no picture."""
    audio: str = ""
    subtitle: str = ""
    """"burn", "copy", or "" for none."""
    container: str = ""
    protocol: str = ""
    width: int = 0
    height: int = 0
    resolution: str = ""
    video_kbps: int = 0
    audio_codec: str = ""
    audio_channels: int = 0
    audio_kbps: int = 0
    hardware_decode: bool = False
    hardware_encode: bool = False
    speed: float = 0.0
    """How fast the transcode can go, times real time; 0 where there is none."""
    shown: Subtitle | None = None
    """The subtitle track that is on, if any."""

    @property
    def decision(self) -> str:
        """The whole in one word, as Tautulli sums it up."""
        if TRANSCODE in (self.video, self.audio):
            return TRANSCODE
        return COPY if COPY in (self.video, self.audio) else DIRECT

    @property
    def slow(self) -> bool:
        """Whether it cannot keep up with the player."""
        return 0 < self.speed < 1

    @property
    def kbps(self) -> int:
        """What is sent."""
        return self.video_kbps + self.audio_kbps


LADDER = (
    (20000, 1920, 1080, "1080"),
    (12000, 1920, 1080, "1080"),
    (8000, 1920, 1080, "1080"),
    (4000, 1280, 720, "720"),
    (3000, 1280, 720, "720"),
    (2000, 1280, 720, "720"),
    (1500, 854, 480, "480"),
)
"""The qualities a player asks for: kbit/s, width, height, resolution."""


def direct(file: MediaFile, *, shown: Subtitle | None = None) -> Plan:
    """The file as it is."""
    picture, sound = file.picture, file.sound
    return Plan(
        DIRECT if picture else "", DIRECT if sound else "", COPY if shown else "", file.container, "",
        picture.width if picture else 0, picture.height if picture else 0,
        picture.resolution if picture else "",
        picture.kbps if picture else 0, sound.codec if sound else "", sound.channels if sound else 0,
        sound.kbps if sound else 0, shown=shown,
    )  # fmt: skip


def remux(file: MediaFile, player: Player) -> Plan:
    """The same picture and sound in another container: what Plex calls a direct stream."""
    picture, sound = file.picture, file.sound
    assert picture is not None and sound is not None
    return Plan(
        COPY, COPY, "", "mp4" if player.model.protocol == "dash" else "mpegts", player.model.protocol,
        picture.width, picture.height, picture.resolution, picture.kbps, sound.codec, sound.channels,
        sound.kbps,
        speed=12.7,
    )  # fmt: skip


def transcode(
    file: MediaFile,
    player: Player,
    *,
    cap_kbps: int | None = None,
    hardware: bool = True,
    speed: float = 8.0,
    burn: Subtitle | None = None,
    keep_picture: bool = False,
) -> Plan:
    """A transcode to the best rung under `cap_kbps` and the player's height; `burn` draws a subtitle in.

    `keep_picture` transcodes the sound alone.
    """
    sound, picture = file.sound, file.picture
    audio = COPY if sound and sound.codec in player.model.audio else TRANSCODE
    audio_codec = sound.codec if sound and audio == COPY else "aac"
    audio_kbps = sound.kbps if sound and audio == COPY else 160
    channels = sound.channels if sound and audio == COPY else 2
    if picture is None:
        return Plan(
            "", TRANSCODE, "", "mp3", "http", audio_codec="mp3", audio_channels=2, audio_kbps=192, speed=speed
        )
    container = "mp4" if player.model.protocol == "dash" else "mpegts"
    if keep_picture:
        return Plan(
            COPY, TRANSCODE, "", container, player.model.protocol, picture.width, picture.height,
            picture.resolution, picture.kbps, "aac", 2, 160, speed=speed,
        )  # fmt: skip
    limit = min(cap_kbps or 20000, picture.kbps)
    rungs = [
        rung
        for rung in LADDER
        if rung[0] <= max(limit, 1500) and rung[2] <= min(player.model.height, picture.height)
    ]
    kbps, width, height, resolution = rungs[0] if rungs else LADDER[-1]
    return Plan(
        TRANSCODE, audio, BURN if burn else "", container, player.model.protocol, width, height, resolution,
        round(kbps * 0.94) - audio_kbps, audio_codec, channels, audio_kbps,
        hardware_decode=hardware and burn is None, hardware_encode=hardware, speed=speed, shown=burn,
    )  # fmt: skip


def choose(file: MediaFile, player: Player, rng: Random, *, hardware: bool) -> Plan:
    """What a server would do for this file on this player; chance decides about subtitles and the machine."""
    picture, sound = file.picture, file.sound
    if picture is None:
        if sound is not None and not player.lan and rng.random() < 0.4:
            return transcode(file, player, speed=20.0)
        return direct(file)
    room = player.mbps * 1000 * 0.85
    burn = _subtitle_to_burn(file, player, rng)
    if _must_transcode(picture, file.kbps, player, room) or burn:
        with_hardware = hardware and rng.random() < 0.8
        heavy = picture.height > 1080 or bool(burn)
        speed = (
            rng.uniform(3, 11) if with_hardware else rng.uniform(0.6, 0.95) if heavy else rng.uniform(1.3, 3)
        )
        cap = round(min(room, 20000))
        return transcode(file, player, cap_kbps=cap, hardware=with_hardware, speed=round(speed, 1), burn=burn)
    if sound is not None and sound.codec not in player.model.audio:
        return transcode(file, player, speed=9.0, keep_picture=True)
    if file.container not in player.model.containers or file.live:
        return remux(file, player)
    text = [subtitle for subtitle in file.subtitles if not subtitle.is_picture]
    return direct(file, shown=text[0] if text and rng.random() < 0.3 else None)


def _must_transcode(picture: Picture, kbps: int, player: Player, room: float) -> bool:
    model = player.model
    return kbps > room or picture.height > model.height or picture.codec not in model.video


def _subtitle_to_burn(file: MediaFile, player: Player, rng: Random) -> Subtitle | None:
    if player.model.picture_subtitles or rng.random() > 0.12:
        return None
    return next((subtitle for subtitle in file.subtitles if subtitle.is_picture), None)
