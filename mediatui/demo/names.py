"""Made-up ids and keys: hexadecimal, and always the same for the same parts."""

from __future__ import annotations

import hashlib


def digest(*parts: object, size: int = 16) -> str:
    """A made-up id, always the same for the same parts: `size` bytes in hexadecimal."""
    return hashlib.blake2b("/".join(map(str, parts)).encode(), digest_size=size).hexdigest()
