"""The screens: what a person sees and which keys do what."""
