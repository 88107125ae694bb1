"""From a `Problem` and a `Book` to an `Outcome`: construction, search in a child process, levels in order."""
