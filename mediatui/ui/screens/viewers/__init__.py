"""The viewers screen: who watches, how much, on what and from where."""
