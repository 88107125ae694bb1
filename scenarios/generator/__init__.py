"""The seeded generator of the shipped scenarios; `generate.py` beside it is its command."""
