"""The rule book: one room a rule. Adding a rule is adding a file here and an entry in a rule pack."""
