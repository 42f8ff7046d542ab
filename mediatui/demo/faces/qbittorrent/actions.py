"""What can be done to the torrents of the simulated qBittorrent: a function for each POST."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediatui.demo.faces.qbittorrent.dialect import Dialect
from mediatui.demo.world.torrents import Torrents

Params = Mapping[str, str]


class Refused(Exception):  # noqa: N818 - an answer, no error of ours
    """It was not done: an HTTP status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


Action = Callable[[Torrents, Params], None]


def _hashes(params: Params) -> list[str]:
    return params["hashes"].split("|")


def _true(text: str) -> bool:
    return text.lower() in ("true", "1")


def _each(name: str, value: Callable[[Params], tuple[object, ...]]) -> Action:
    """An action that is a method of the torrents', for each of those that are meant."""

    def act(torrents: Torrents, params: Params) -> None:
        for torrent in torrents.some(_hashes(params)):
            getattr(torrents, name)(torrent, *value(params))

    return act


def _move(to: str) -> Action:
    return lambda torrents, params: torrents.move(torrents.some(_hashes(params)), to)


def _set_category(torrents: Torrents, params: Params) -> None:
    category, meant = params["category"], torrents.some(_hashes(params))
    # Measured on 4.5.2: of a torrent it does not have it does not even look at the category.
    if meant and category and category not in torrents.categories:
        raise Refused(409, "Incorrect category name")
    for torrent in meant:
        torrent.category = category


def _create_category(torrents: Torrents, params: Params) -> None:
    category = params["category"]
    if not category:
        raise Refused(400, "Category cannot be empty")
    if category in torrents.categories or category.startswith("/") or "//" in category:
        raise Refused(409, "Unable to create category")
    torrents.categories[category] = params.get("savePath", "")


def _add_tags(torrents: Torrents, params: Params) -> None:
    tags = [tag.strip() for tag in params["tags"].split(",") if tag.strip()]
    torrents.tag(*tags)
    for torrent in torrents.some(_hashes(params)):
        torrent.tags += [tag for tag in tags if tag not in torrent.tags]


def _remove_tags(torrents: Torrents, params: Params) -> None:
    tags = [tag.strip() for tag in params.get("tags", "").split(",") if tag.strip()]
    for torrent in torrents.some(_hashes(params)):
        torrent.tags = [tag for tag in torrent.tags if tags and tag not in tags]


def _file_priority(torrents: Torrents, params: Params) -> None:
    meant = torrents.some([params["hash"]])
    if not meant:
        raise Refused(404, "Not Found")
    torrent = meant[0]
    if not torrent.has_metadata:
        raise Refused(409, "Torrent's metadata has not yet downloaded")
    try:
        indexes, priority = [int(part) for part in params["id"].split("|")], int(params["priority"])
    except ValueError:
        raise Refused(400, "File IDs must be integers") from None
    if priority not in (0, 1, 6, 7):
        raise Refused(400, "Priority is not valid")
    if any(not 0 <= index < len(torrent.files) for index in indexes):
        raise Refused(409, "File ID is not valid")
    for index in indexes:
        torrent.files[index].priority = priority
    torrents.change(torrent)


def _limit(field: str) -> Action:
    def act(torrents: Torrents, params: Params) -> None:
        for torrent in torrents.some(_hashes(params)):
            torrents.change(torrent, **{field: max(0, int(params["limit"]))})

    return act


def _share_limits(torrents: Torrents, params: Params) -> None:
    for torrent in torrents.some(_hashes(params)):
        torrents.limit_share(
            torrent,
            float(params["ratioLimit"]),
            int(params["seedingTimeLimit"]),
            int(params.get("inactiveSeedingTimeLimit", "-2")),
        )


def _limit_all(field: str) -> Action:
    # Whole KiB, as measured on 4.5.2.
    return lambda torrents, params: torrents.set_limits(
        **{field: max(0, int(params["limit"])) // 1024 * 1024}
    )


def _force(torrents: Torrents, params: Params) -> None:
    for torrent in torrents.some(_hashes(params)):
        torrents.force(torrent, _true(params.get("value", "false")))


ACTIONS: dict[str, tuple[tuple[str, ...], Action]] = {
    "torrents/setForceStart": (("hashes",), _force),
    "torrents/recheck": (("hashes",), _each("recheck", lambda _: ())),
    "torrents/reannounce": (("hashes",), _each("reannounce", lambda _: ())),
    "torrents/delete": (("hashes", "deleteFiles"), _each("remove", lambda _: ())),
    "torrents/setCategory": (("hashes", "category"), _set_category),
    "torrents/createCategory": (("category",), _create_category),
    "torrents/addTags": (("hashes", "tags"), _add_tags),
    "torrents/removeTags": (("hashes",), _remove_tags),
    "torrents/topPrio": (("hashes",), _move("top")),
    "torrents/increasePrio": (("hashes",), _move("up")),
    "torrents/decreasePrio": (("hashes",), _move("down")),
    "torrents/bottomPrio": (("hashes",), _move("bottom")),
    "torrents/filePrio": (("hash", "id", "priority"), _file_priority),
    "torrents/setDownloadLimit": (("hashes", "limit"), _limit("down_limit")),
    "torrents/setUploadLimit": (("hashes", "limit"), _limit("up_limit")),
    "transfer/setDownloadLimit": (("limit",), _limit_all("down")),
    "transfer/setUploadLimit": (("limit",), _limit_all("up")),
    "transfer/toggleSpeedLimitsMode": ((), lambda torrents, _: torrents.set_slow(not torrents.slow)),
}
"""Path below the API → what it must be given, and what it does."""


def actions_of(dialect: Dialect) -> dict[str, tuple[tuple[str, ...], Action]]:
    """All actions of a version."""
    # 4.6 brought the third (source); 4.5 ignores it.
    shares = ("hashes", "ratioLimit", "seedingTimeLimit", *(("inactiveSeedingTimeLimit",) * dialect.rich))
    return {
        **ACTIONS,
        "torrents/setShareLimits": (shares, _share_limits),
        f"torrents/{dialect.pause}": (("hashes",), _each("pause", lambda _: (True,))),
        f"torrents/{dialect.resume}": (("hashes",), _each("pause", lambda _: (False,))),
    }
