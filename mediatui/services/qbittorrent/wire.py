"""What qBittorrent sends (Web API 2.8 to 2.16): tolerant models of torrents and their parts.

Fields come and go with the version: none is required and none can be wrong, it is only missing then.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from mediatui.services.wiretypes import Flag, Number, Text, Whole


class Wire(BaseModel):
    """A record of qBittorrent's; what is not named is ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class WireTorrent(Wire):
    """A torrent of `sync/maindata`. Bytes, bytes a second, epoch seconds, seconds."""

    name: Text = ""
    state: Text = ""
    size: Whole = None
    total_size: Whole = None
    completed: Whole = None
    progress: Number = None
    dlspeed: Whole = None
    upspeed: Whole = None
    eta: Whole = None
    ratio: Number = None
    downloaded: Whole = None
    uploaded: Whole = None
    category: Text = ""
    tags: Text = ""
    save_path: Text = ""
    content_path: Text = ""
    tracker: Text = ""
    trackers_count: Whole = None
    has_tracker_error: Flag = None
    has_tracker_warning: Flag = None
    has_other_announce_error: Flag = None
    num_seeds: Whole = None
    num_leechs: Whole = None
    num_complete: Whole = None
    num_incomplete: Whole = None
    availability: Number = None
    added_on: Whole = None
    completion_on: Whole = None
    last_activity: Whole = None
    time_active: Whole = None
    seeding_time: Whole = None
    force_start: Flag = None
    seq_dl: Flag = None
    f_l_piece_prio: Flag = None
    auto_tmm: Flag = None
    super_seeding: Flag = None
    private: Flag = None
    dl_limit: Whole = None
    up_limit: Whole = None
    max_ratio: Number = None
    max_seeding_time: Whole = None
    ratio_limit: Number = None
    seeding_time_limit: Whole = None
    inactive_seeding_time_limit: Whole = None
    share_limit_action: Text = ""
    share_limits_mode: Text = ""
    priority: Whole = None


KEPT = frozenset(WireTorrent.model_fields)
"""The fields of a torrent that are kept; the magnet link, which holds passkeys, is not among them."""


class WireServer(Wire):
    """`server_state` of `sync/maindata`, and `transfer/info`."""

    dl_info_speed: Whole = None
    up_info_speed: Whole = None
    dl_info_data: Whole = None
    up_info_data: Whole = None
    dl_rate_limit: Whole = None
    up_rate_limit: Whole = None
    use_alt_speed_limits: Flag = None
    connection_status: Text = ""
    free_space_on_disk: Whole = None
    dht_nodes: Whole = None
    total_peer_connections: Whole = None
    queueing: Flag = None
    refresh_interval: Whole = None
    """Milliseconds."""


class WireCategory(Wire):
    """A category."""

    savePath: Text = ""  # noqa: N815 - the wire's name


class WireProperties(Wire):
    """`torrents/properties`."""

    comment: Text = ""
    created_by: Text = ""
    creation_date: Whole = None
    piece_size: Whole = None
    pieces_num: Whole = None
    pieces_have: Whole = None
    nb_connections: Whole = None
    nb_connections_limit: Whole = None
    total_wasted: Whole = None
    dl_speed_avg: Whole = None
    up_speed_avg: Whole = None
    reannounce: Whole = None
    last_seen: Whole = None
    is_private: Flag = None
    private: Flag = None
    download_path: Text = ""


class WireFile(Wire):
    """One of `torrents/files`. Without `index` (before 4.4) its place in the list is meant."""

    index: Whole = None
    name: Text = ""
    size: Whole = None
    progress: Number = None
    priority: Whole = None
    availability: Number = None


class WireTracker(Wire):
    """One of `torrents/trackers`. The numbers are -1 where they are not known."""

    url: Text = ""
    status: Whole = None
    tier: Whole = None
    msg: Text = ""
    num_seeds: Whole = None
    num_peers: Whole = None
    num_leeches: Whole = None
    num_downloaded: Whole = None
    next_announce: Whole = None


class WirePeer(Wire):
    """One of `sync/torrentPeers`."""

    ip: Text = ""
    port: Whole = None
    client: Text = ""
    connection: Text = ""
    flags: Text = ""
    progress: Number = None
    dl_speed: Whole = None
    up_speed: Whole = None
    downloaded: Whole = None
    uploaded: Whole = None
    country_code: Text = ""


class WireAdded(Wire):
    """What 5.3 answers to an addition; older ones "Ok."."""

    success_count: Whole = None
    pending_count: Whole = None
    failure_count: Whole = None


W = TypeVar("W", bound=Wire)


def read(model: type[W], raw: Any) -> W | None:
    """A record; None for what is none (a text, a list)."""
    try:
        return model.model_validate(raw)
    except ValidationError:
        return None
