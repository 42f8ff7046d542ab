"""Values of many records, kept a record a line: read and written in steps, so that nobody waits.

Decoding 14 MB of JSON is one call that nothing else runs beside, in a thread or not; twenty thousand small
ones let the event loop have its turn between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from mediatui.store.uncollected import uncollected

PIECES = "IN_PIECES"
"""A model whose class has this attribute is kept in pieces: its fields are tuples of records, or numbers."""


def in_pieces(model: type) -> bool:
    """Whether values of this model are kept in pieces."""
    return bool(getattr(model, PIECES, False))


def to_pieces(value: Any) -> bytes:
    """The value as lines: `field=[number]` and then each of its records, or `field` and its one value."""
    import msgspec

    encode = msgspec.json.encode
    lines: list[bytes] = []
    for each in fields(value):
        held = getattr(value, each.name)
        if isinstance(held, tuple):
            lines.append(f"{each.name}={len(held)}".encode())
            lines.extend(encode(record) for record in held)
        else:
            lines += [each.name.encode(), encode(held)]
    return b"\n".join(lines)


AT_ONCE = 40
"""Records decoded before others get their turn: under half a millisecond."""


def from_pieces(data: bytes, model: type, rest: Callable[[], None] | None = None) -> Any:
    """What `to_pieces` was given. Raises `ValueError` where it is of another shape.

    `rest` is called after every few records: a thread that lets go of the interpreter there holds up nobody.
    """
    import msgspec

    hints = get_type_hints(model)
    lines = _lines(data)
    found: dict[str, Any] = {}
    try:
        with uncollected(stay=True):
            for head in lines:
                name, _, number = head.decode().partition("=")
                hint = hints[name]
                if number:
                    decoder: Any = msgspec.json.Decoder(get_args(hint)[0])
                    records: list[Any] = []
                    for at in range(int(number)):
                        records.append(decoder.decode(next(lines)))
                        if rest is not None and at % AT_ONCE == 0:
                            rest()
                    found[name] = tuple(records)
                else:
                    found[name] = msgspec.json.decode(next(lines), type=hint)
        return model(**found)
    except (msgspec.MsgspecError, KeyError, IndexError, StopIteration, TypeError, RuntimeError) as problem:
        raise ValueError(str(problem)) from None


def _lines(data: bytes) -> Iterator[bytes]:
    """One after the other: cutting all of it at once would be one long call."""
    at = 0
    while at <= len(data):
        end = data.find(b"\n", at)
        if end < 0:
            end = len(data)
        yield data[at:end]
        at = end + 1
