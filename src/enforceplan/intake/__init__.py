"""What comes before a scenario is solved: a template to begin with, and one carrier turned into another."""
