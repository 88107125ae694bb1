"""Hand edits come back: a workbook of a roster, edited or typed from scratch, read as a roster again."""
