"""The plays screens: what was watched, by whom and how; and a day of it as lanes."""
