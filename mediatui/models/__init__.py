"""What the program talks about: frozen, slotted dataclasses; no input, no output, no clock."""
