"""The activity screen: what plays right now."""
