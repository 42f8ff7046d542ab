"""What Tautulli tells of who watches: the user, and the player with its line to the server."""

from __future__ import annotations

from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.names import digest
from mediatui.demo.world.people import Person
from mediatui.demo.world.players import Player


def person(someone: Person, household: str) -> Fields:
    """A user, as Tautulli keeps them; `household` makes their picture's address one of its own."""
    sections = [str(section) for section in someone.sections]
    return {
        "row_id": someone.number + 15,
        "user_id": someone.user_id,
        "username": someone.name,
        "friendly_name": someone.friendly or someone.name,
        "user_thumb": f"https://plex.tv/users/{digest(household, someone.name, size=8)}/avatar?c=1730000000",
        "email": someone.email,
        "is_active": int(someone.active),
        "is_admin": int(someone.admin),
        "is_home_user": int(someone.lives_here),
        "is_allow_sync": 1,
        "is_restricted": int(someone.child),
        "do_notify": 1,
        "keep_history": 1,
        "deleted_user": 0,
        "allow_guest": 0,
        "shared_libraries": sections,
        "last_seen": None,
    }


def player(device: Player) -> Fields:
    """A player and its line to the server."""
    model = device.model
    told = device.secure is not None
    return {
        "ip_address": device.address if told else "",
        "ip_address_public": device.public if told else "",
        "device": model.device,
        "platform": model.platform,
        "platform_name": model.platform_name,
        "platform_version": model.platform_version,
        "product": model.product,
        "product_version": model.version,
        "profile": model.platform if told else "",
        "player": device.name,
        "machine_id": digest(device.name, device.address),
        "state": "",
        "local": int(device.lan),
        "relayed": int(device.relayed),
        # Plex does not say it of every player; Tautulli then has null, here alone.
        "secure": int(device.secure) if device.secure is not None else None,
    }
