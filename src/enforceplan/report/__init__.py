"""Views of a run: `roster.json` is the truth, every other file is made from it and its scenario."""
