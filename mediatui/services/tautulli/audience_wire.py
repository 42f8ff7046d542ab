"""What Tautulli sends of people, libraries, what is new in them, addresses and notifications."""

from __future__ import annotations

from pydantic import Field

from mediatui.services.tautulli.wire import Wire
from mediatui.services.wiretypes import Flag, Number, Text, Texts, Whole


class WireUser(Wire):
    """A user, by `get_users`, `get_users_table` and `get_user`; each tells another part of it."""

    user_id: Whole = None
    username: Text = ""
    friendly_name: Text = ""
    email: Text = ""
    is_active: Flag = None
    is_admin: Flag = None
    is_home_user: Flag = None
    is_restricted: Flag = None
    shared_libraries: Texts = ()
    plays: Whole = None
    duration: Whole = None
    last_seen: Number = None
    last_played: Text = ""
    ip_address: Text = ""
    platform: Text = ""
    player: Text = ""


class WireAddress(Wire):
    """A row of `get_user_ips`."""

    ip_address: Text = ""
    first_seen: Number = None
    last_seen: Number = None
    play_count: Whole = None
    platform: Text = ""
    player: Text = ""
    last_played: Text = ""


class WireSection(Wire):
    """A row of `get_libraries_table`; counts are null where a library has none of the kind."""

    section_id: Whole = None
    section_name: Text = ""
    section_type: Text = ""
    is_active: Flag = None
    count: Whole = None
    parent_count: Whole = None
    child_count: Whole = None
    plays: Whole = None
    duration: Whole = None
    last_accessed: Number = None
    last_played: Text = ""


class WireItem(Wire):
    """A row of `get_library_media_info`; most of its numbers are text."""

    rating_key: Text = ""
    title: Text = ""
    media_type: Text = ""
    year: Whole = None
    added_at: Number = None
    last_played: Number = None
    play_count: Whole = None
    file_size: Whole = None
    container: Text = ""
    bitrate: Whole = None
    video_codec: Text = ""
    video_resolution: Text = ""
    audio_codec: Text = ""
    audio_channels: Text = ""


class WireItems(Wire):
    """What stands around the rows of `get_library_media_info`. Sizes are bytes."""

    matching: Whole = Field(None, alias="recordsFiltered")
    total: Whole = Field(None, alias="recordsTotal")
    total_file_size: Whole = None


class WireAddition(Wire):
    """One of `get_recently_added`; numbers are text."""

    media_type: Text = ""
    section_id: Text = ""
    library_name: Text = ""
    rating_key: Text = ""
    parent_rating_key: Text = ""
    grandparent_rating_key: Text = ""
    title: Text = ""
    parent_title: Text = ""
    grandparent_title: Text = ""
    original_title: Text = ""
    media_index: Whole = None
    parent_media_index: Whole = None
    year: Whole = None
    added_at: Number = None
    child_count: Whole = None
    guids: Texts = ()


class WirePlace(Wire):
    """`get_geoip_lookup`."""

    city: Text = ""
    code: Text = ""
    country: Text = ""
    region: Text = ""
    postal_code: Text = ""
    timezone: Text = ""
    latitude: Number = None
    longitude: Number = None


class WireNotifier(Wire):
    """One of `get_notifiers`."""

    id: Whole = None
    agent_label: Text = ""
    friendly_name: Text = ""
    active: Flag = None
    last_triggered: Number = None
    last_success: Flag = None


class WireNotification(Wire):
    """A row of `get_notification_log`."""

    id: Whole = None
    timestamp: Number = None
    notifier_id: Whole = None
    agent_name: Text = ""
    notify_action: Text = ""
    subject_text: Text = ""
    body_text: Text = ""
    user: Text = ""
    success: Flag = None
