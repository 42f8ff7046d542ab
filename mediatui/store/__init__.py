"""The shared cache: snapshots in memory, written behind to SQLite; the record of what must not be lost."""
