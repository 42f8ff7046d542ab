"""The commands of the simulated Tautulli: one function each, in one table.

A command is given the face and the parameters of the request, with the world held still. It returns what
stands under `data`, or an `Outcome` where Tautulli says more; what it refuses, it raises as `Refused`.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.tautulli import graphs, history, home_stats, libraries, notifications, users
from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.faces.tautulli.outcome import Outcome, Params, Refused, broken
from mediatui.demo.names import digest
from mediatui.demo.png import plain_png
from mediatui.demo.world.people import PLACES

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace


def get_activity(face: TautulliFace, params: Params) -> object:
    """All sessions with their counts, or one bare session by `session_key` or `session_id`."""
    if not face.plex_answers:
        return {}
    sessions = face.sessions()
    for name in ("session_key", "session_id"):
        if params.get(name):
            return next((session for session in sessions if session[name] == params[name]), {})
    return {"stream_count": str(len(sessions)), "sessions": sessions, **_counts(sessions)}


def _counts(sessions: list[Fields]) -> dict[str, int]:
    decisions = [session["transcode_decision"] for session in sessions]
    lan = sum(int(str(s["bandwidth"]) or 0) for s in sessions if s["location"] == "lan")
    wan = sum(int(str(s["bandwidth"]) or 0) for s in sessions if s["location"] != "lan")
    return {
        "stream_count_direct_play": decisions.count("direct play"),
        "stream_count_direct_stream": decisions.count("copy"),
        "stream_count_transcode": decisions.count("transcode"),
        "total_bandwidth": lan + wan,
        "lan_bandwidth": lan,
        "wan_bandwidth": wan,
    }


def terminate_session(face: TautulliFace, params: Params) -> object:
    """End a session by `session_key` or `session_id`, showing `message` on its player."""
    if face.trouble in ("no-plexpass", "plex-down"):
        raise Refused("Failed to terminate session: No Plex Pass subscription.")
    key, session_id = params.get("session_key", ""), params.get("session_id", "")
    world = face.world
    session = world.sessions.get(key) if key else world.session_by_id(session_id) if session_id else None
    if session is None:
        told = (key, session_id) if key or session_id else (None, None)
        why = f"Invalid session_key ({told[0]}) or session_id ({told[1]})"
        raise Refused(f"Failed to terminate session: {why}.")
    if not (session_id or session.id):
        raise Refused("Failed to terminate session: Missing session_id.")
    if face.trouble in ("plex-refuses", "plex-503"):
        raise broken()
    world.terminate(session.key, params.get("message") or "The server owner has ended the stream.")
    return Outcome({}, "Session terminated.")


def server_status(face: TautulliFace, _params: Params) -> object:
    """Whether Tautulli is connected to Plex; stays true while Plex answers 503."""
    return {"connected": face.trouble != "plex-down"}


def status(_face: TautulliFace, params: Params) -> object:
    """Whether Tautulli itself is well; with `check=database` whether its database is."""
    if params.get("check") == "database":
        return Outcome({"integrity_check": "ok"}, "Database ok")
    return Outcome({}, "Ok")


def get_tautulli_info(face: TautulliFace, _params: Params) -> object:
    """What Tautulli is and runs on."""
    return {
        "tautulli_install_type": "docker" if face.world.place == "home" else "git",
        "tautulli_version": "v2.17.2",
        "tautulli_branch": "master",
        "tautulli_commit": "c7153deb6e3017b8dda46c8448fe548a61c5a47a",
        "tautulli_platform": "Linux",
        "tautulli_platform_release": "6.12.12",
        "tautulli_platform_version": "#1 SMP PREEMPT_DYNAMIC",
        "tautulli_platform_linux_distro": "Debian GNU/Linux 12 bookworm",
        "tautulli_platform_device_name": face.world.place,
        "tautulli_python_version": "3.11.7",
    }


def get_server_info(face: TautulliFace, _params: Params) -> object:
    """What Tautulli has stored of the Plex server; answers without asking it."""
    return {
        "pms_name": face.plex_name,
        "pms_version": "1.41.3.9314-a0bfb8370",
        "pms_platform": "Linux",
        "pms_ip": "127.0.0.1",
        "pms_port": 32400,
        "pms_ssl": 0,
        "pms_url": "http://127.0.0.1:32400",
        "pms_url_manual": 0,
        "pms_identifier": face.plex_id,
        "pms_plexpass": 1,
    }


def get_server_identity(face: TautulliFace, _params: Params) -> object:
    """What the Plex server says of itself; empty when it does not answer."""
    if not face.plex_answers:
        return {}
    return {"machine_identifier": face.plex_id, "version": "1.41.3.9314-a0bfb8370"}


def arnold(_face: TautulliFace, _params: Params) -> object:
    """A bare string."""
    return "Do it!"


_GEOGRAPHY = (
    "city", "code", "continent", "country", "latitude", "longitude", "postal_code", "region", "timezone",
)  # fmt: skip


def get_geoip_lookup(face: TautulliFace, params: Params) -> object:
    """Where an address is; for the addresses of the people of the world."""
    address = params.get("ip_address", "")
    message = "No IP address provided." if not address else ""
    if address:
        try:
            ip_address(address)
        except ValueError:
            message = f"Invalid IP address provided: {address}"
    place = PLACES.get(address) if face.trouble != "plex-down" else None
    if place is None:
        message = message or f"Failed to lookup GeoIP info for address: {address}"
        raise Refused(message, data={"error": message})
    names = [
        "city",
        "code",
        "continent",
        "country",
        "latitude",
        "longitude",
        "postal_code",
        "region",
        "timezone",
    ]
    return dict(zip(names, place, strict=True)) | {"accuracy": None}


def pms_image_proxy(face: TautulliFace, params: Params) -> object:
    """A poster: a plain PNG of the asked size, its colour by the item. A failure has an empty body."""
    image, key = params.get("img", ""), params.get("rating_key", "")
    if not image and not key:
        return _no_image(400)
    if image and not image.startswith(("/", "http")):
        return _no_image(500)
    key = image.split("/")[3] if image.count("/") > 2 else key
    if params.get("return_hash"):
        return {"img_hash": digest(key, params.get("width", ""), size=32)}
    # With `fallback` there is always a picture.
    if "fallback" not in params and not (face.plex_answers and face.has_picture(key)):
        return _no_image(400)
    width, height = _size(params.get("width"), 750), _size(params.get("height"), 1000)
    colour = bytes.fromhex(digest(key, size=3))
    headers = (("Cache-Control", "max-age=2592000"),)
    return Answer(200, plain_png(width, height, colour), "image/png", headers, may_compress=False)


def _no_image(code: int) -> Answer:
    return Answer(code, b"", "text/html;charset=utf-8", may_compress=False)


def _size(told: str | None, usual: int) -> int:
    return max(1, min(int(told), 2000)) if told and told.isdigit() else usual


COMMANDS: dict[str, Callable[[TautulliFace, Params], object]] = {
    command.__name__: command
    for command in (
        arnold,
        get_activity,
        get_geoip_lookup,
        get_server_identity,
        get_server_info,
        get_tautulli_info,
        graphs.get_concurrent_streams_by_stream_type,
        graphs.get_plays_by_date,
        graphs.get_plays_by_dayofweek,
        graphs.get_plays_by_hourofday,
        graphs.get_plays_by_source_resolution,
        graphs.get_plays_by_stream_resolution,
        graphs.get_plays_by_stream_type,
        graphs.get_plays_by_top_10_platforms,
        graphs.get_plays_by_top_10_users,
        graphs.get_plays_per_month,
        graphs.get_stream_type_by_top_10_platforms,
        graphs.get_stream_type_by_top_10_users,
        history.get_history,
        history.get_stream_data,
        home_stats.get_home_stats,
        libraries.get_libraries,
        libraries.get_libraries_table,
        libraries.get_library,
        libraries.get_library_media_info,
        libraries.get_library_names,
        libraries.get_library_user_stats,
        libraries.get_library_watch_time_stats,
        libraries.get_recently_added,
        notifications.get_notification_log,
        notifications.get_notifiers,
        notifications.notify,
        pms_image_proxy,
        server_status,
        status,
        terminate_session,
        users.get_user,
        users.get_user_ips,
        users.get_user_names,
        users.get_user_player_stats,
        users.get_user_watch_time_stats,
        users.get_users,
        users.get_users_table,
    )
}
"""Every command that is simulated, by name; of the others Tautulli knows, it says that it broke."""
