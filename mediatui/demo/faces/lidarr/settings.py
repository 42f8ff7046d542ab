"""How the simulated Lidarr is set up, where it differs from its siblings."""

from __future__ import annotations

from mediatui.demo.faces.servarr.call import Call
from mediatui.demo.faces.servarr.system import free_space, total_space
from mediatui.demo.faces.servarr.words import Document, no_model
from mediatui.demo.world.managed.qualities import LIDARR
from mediatui.demo.world.managed.setup import FORMATS, Profile


def _profile(profile: Profile) -> Document:
    items = [
        {"quality": {"id": quality.id, "name": name}, "items": [], "allowed": name in profile.allowed}
        for name, quality in LIDARR.items()
    ]
    return {
        "name": profile.name, "upgradeAllowed": True, "cutoff": LIDARR[profile.cutoff].id, "items": items,
        "minFormatScore": 0, "cutoffFormatScore": 0,
        "formatItems": [{"format": number, "name": name, "score": 0} for number, name, _ in FORMATS],
        "id": profile.id,
    }  # fmt: skip


def profiles(call: Call) -> list[Document]:
    """The quality profiles."""
    return [_profile(profile) for profile in call.manager.setup.profiles]


def profile(call: Call) -> Document:
    """One of them."""
    found = next((each for each in call.manager.setup.profiles if each.id == call.id), None)
    if found is None:
        raise no_model("QualityProfile", call.id)
    return _profile(found)


def qualities(_call: Call) -> list[Document]:
    """All qualities, the worst first."""
    return [
        {
            "quality": {"id": quality.id, "name": name},
            "title": name,
            "weight": weight,
            "minSize": 0.0,
            "id": weight,
        }
        for weight, (name, quality) in enumerate(LIDARR.items(), 1)
    ]


def _folder(call: Call, number: int, path: str) -> Document:
    return {
        "name": path.rpartition("/")[2].capitalize(), "path": f"{path}/", "defaultMetadataProfileId": 1,
        "defaultQualityProfileId": 1, "defaultMonitorOption": "all", "defaultNewItemMonitorOption": "all",
        "defaultTags": [], "accessible": True, "freeSpace": free_space(call, path),
        "totalSpace": total_space(path), "id": number,
    }  # fmt: skip


def folders(call: Call) -> list[Document]:
    """The folders that hold its artists."""
    return [_folder(call, number, path) for number, path in call.manager.roots.items()]


def folder(call: Call) -> Document:
    """One of them."""
    if call.id not in call.manager.roots:
        raise no_model("RootFolder", call.id)
    return _folder(call, call.id, call.manager.roots[call.id])


def tag_details(call: Call) -> list[Document]:
    """All tags, with what has them."""
    none = ["delayProfileIds", "importListIds", "notificationIds", "restrictionIds", "indexerIds",
            "downloadClientIds", "autoTagIds"]  # fmt: skip
    return [
        {
            "label": label,
            **{name: [] for name in none},
            "artistIds": [owner.id for owner in call.manager.owners.values() if number in owner.tags],
            "id": number,
        }
        for number, label in call.manager.tags.items()
    ]
