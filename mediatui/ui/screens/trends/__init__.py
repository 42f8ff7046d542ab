"""What changes in what is watched."""
