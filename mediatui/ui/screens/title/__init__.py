"""One title: its seasons and episodes, its files, its history."""
