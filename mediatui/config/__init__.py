"""The configuration: one TOML file, found, read, checked and written. Standard library only."""
