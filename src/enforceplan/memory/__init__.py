"""What outlives a week: its published versions, and what the next week begins with."""
