"""The timeline screen: a day across, a lane for each user."""
