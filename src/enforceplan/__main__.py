"""``python -m enforceplan`` is the command ``enforceplan``; it may be interrupted from its first moment on.

When to modify: never for a verb; those stand in `cli`. Nothing may be imported here above `main` that takes time.
"""

import os
import signal
import sys


def main() -> int:
    """Run the command; returns its exit code. Ctrl-C while the program is still being read ends it at once, code 5."""
    former = signal.signal(signal.SIGINT, _too_early)
    from enforceplan.cli import main as run

    signal.signal(signal.SIGINT, former)
    return run()


def _too_early(*_: object) -> None:
    os._exit(5)


if __name__ == "__main__":
    sys.exit(main())
