"""The ways both programs have."""

from __future__ import annotations

from mediatui.demo.faces.servarr import history, imports, queue, search, settings, system
from mediatui.demo.faces.servarr.call import Call, Route


def _nothing(_call: Call) -> list[object]:
    """There is none of that here."""
    return []


def _tried(_call: Call) -> dict[str, object]:
    """It works."""
    return {}


COMMON = [
    Route("GET", "/system/status", system.status),
    Route("GET", "/system/task", system.tasks),
    Route("GET", "/system/task/{id}", system.task),
    Route("GET", "/health", system.health),
    Route("GET", "/diskspace", system.disks),
    Route("GET", "/rootfolder", system.folders),
    Route("GET", "/rootfolder/{id}", system.folder),
    Route("GET", "/log", system.log),
    Route("GET", "/command", system.orders),
    Route("GET", "/command/{id}", system.order),
    Route("POST", "/command", system.give, 201),
    Route("DELETE", "/command/{id}", system.take_back),
    Route("GET", "/queue", queue.listing),
    Route("GET", "/queue/status", queue.status),
    Route("GET", "/queue/details", queue.details),
    Route("DELETE", "/queue/bulk", queue.remove_several),
    Route("DELETE", "/queue/{id}", queue.remove),
    Route("POST", "/queue/grab/bulk", queue.grab_several),
    Route("POST", "/queue/grab/{id}", queue.grab),
    Route("GET", "/history", history.listing),
    Route("GET", "/history/since", history.since),
    Route("POST", "/history/failed/{id}", history.failed),
    Route("GET", "/blocklist", history.blocklist),
    Route("DELETE", "/blocklist/bulk", history.unblock_several),
    Route("DELETE", "/blocklist/{id}", history.unblock),
    Route("GET", "/qualityprofile", settings.profiles),
    Route("GET", "/qualityprofile/{id}", settings.profile),
    Route("GET", "/qualitydefinition", settings.qualities),
    Route("GET", "/language", settings.languages),
    Route("GET", "/customformat", settings.formats),
    Route("GET", "/tag", settings.tags),
    Route("POST", "/tag", settings.add_tag, 201),
    Route("GET", "/tag/detail", settings.tag_details),
    Route("GET", "/tag/{id}", settings.tag),
    Route("DELETE", "/tag/{id}", settings.drop_tag),
    Route("GET", "/indexer", settings.indexers),
    Route("GET", "/indexer/{id}", settings.indexer),
    Route("POST", "/indexer/testall", _tried),
    Route("GET", "/downloadclient", settings.clients),
    Route("GET", "/downloadclient/{id}", settings.client),
    Route("POST", "/downloadclient/testall", _tried),
    Route("GET", "/notification", _nothing),
    Route("GET", "/importlist", _nothing),
    Route("GET", "/release", search.listing),
    Route("POST", "/release", search.grab),
    Route("GET", "/manualimport", imports.candidates),
    Route("POST", "/manualimport", imports.judge),
    Route("GET", "/rename", imports.renamings),
]
"""Method, path, what answers, and with which status."""
