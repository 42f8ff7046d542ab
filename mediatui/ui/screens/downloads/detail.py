"""Everything about one download: what it is, how far, and what keeps it. Pure."""

from __future__ import annotations

from mediatui.engine.downloads import Download
from mediatui.models.torrent import Torrent
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.downloads.present import SIGNS, kind, what
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.wording.failures import since_words
from mediatui.wording.limits import own_limits
from mediatui.wording.quantities import plural, rate, size, until
from mediatui.wording.titles import episode_code


def detail_lines(download: Download | None, now: float, width: int) -> list[Line]:
    """The detail of a download in lines of at most `width` cells; words where there is none."""
    if download is None:
        return [line(Span("No download under the cursor", "dim"))]
    sign, tone = SIGNS.get(download.state, ("?", "dim"))
    lines = wrap(what(download), width, "title")
    lines.append(line(Span(f"{sign} {download.state}", tone)))
    if kind(download):
        lines.append(line(Span(kind(download), "dim")))
    if download.trouble:
        lines += [(), line(Span("What is wrong", "head"))]
        for part in download.trouble.split(" · "):
            lines += wrap(part, width, "bad")
    if download.missing:
        lines += [(), *wrap(download.missing, width, "warn")]
    lines += [(), *wrap(download.release, width, "dim"), ()]
    lines += pairs_lines(_progress(download), width)
    if download.item is not None:
        lines += [(), *pairs_lines(_queue(download, now), width)]
    if len(download.items) > 1:
        lines += [(), line(Span(f"For {plural(len(download.items), 'episode')}", "head"))]
        for item in download.items[:60]:
            code = episode_code(item.season, item.number)
            lines.append(line(f"  {code}  ", Span(item.part_title, "dim")))
    if download.torrent is not None:
        lines += [(), line(Span("Torrent", "head")), *pairs_lines(_torrent(download.torrent, now), width)]
    return lines


def _progress(download: Download) -> list[tuple[str, str]]:
    share = download.progress
    whole = size(download.size) if download.size else ""
    done = size(max(0, download.size - download.left)) if download.size else ""
    return [
        ("Progress", "" if share is None else f"{share * 100:.1f} %"),
        ("Loaded", f"{done} of {whole}" if whole else ""),
        ("Speed", rate(download.rate)),
        ("Left", until(download.eta_s)),
    ]


def _queue(download: Download, now: float) -> list[tuple[str, str]]:
    item = download.item
    if item is None:
        return []
    return [
        ("Quality", item.quality.name),
        ("Formats", ", ".join(item.custom_formats)),
        ("Score", f"{item.score:+d}" if item.score is not None else ""),
        ("Languages", ", ".join(language.name for language in item.languages)),
        ("Indexer", item.indexer),
        ("Client", f"{item.client} · {item.via.value}" if item.client else item.via.value),
        ("Replaces", "the file there is" if item.has_file else ""),
        ("Added", "" if item.added is None else since_words(item.added, now)),
        ("Folder", item.output_path),
        ("Services", ", ".join(download.services)),
    ]


def _torrent(torrent: Torrent, now: float) -> list[tuple[str, str]]:
    seeds = (
        f"{torrent.seeds} of {torrent.seeds_total}" if torrent.seeds_total is not None else f"{torrent.seeds}"
    )
    peers = (
        f"{torrent.peers} of {torrent.peers_total}" if torrent.peers_total is not None else f"{torrent.peers}"
    )
    flags = [
        ("forced", torrent.forced), ("sequential", torrent.sequential), ("private", torrent.private),
        ("super seeding", torrent.super_seeding),
    ]  # fmt: skip
    return [
        ("State", f"{torrent.state.value}, {torrent.direction.value}"),
        ("Ratio", f"{torrent.ratio:.2f}" if torrent.ratio is not None else ""),
        ("Uploaded", size(torrent.uploaded) if torrent.uploaded else ""),
        ("Seeds", seeds),
        ("Peers", peers),
        ("Copies", f"{torrent.availability:.2f}" if torrent.availability is not None else ""),
        ("Tracker", torrent.tracker),
        ("Says", torrent.tracker_message),
        ("Category", torrent.category),
        ("Tags", ", ".join(torrent.tags)),
        ("Limits", own_limits(torrent)),
        ("Flags", ", ".join(words for words, so in flags if so)),
        ("Place", f"{torrent.queue_position} in the queue" if torrent.queue_position else ""),
        ("Added", "" if torrent.added_at is None else since_words(torrent.added_at, now)),
        ("Folder", torrent.save_path),
        ("Hash", torrent.hash),
        ("Client", torrent.service),
    ]
