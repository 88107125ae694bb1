"""``python -m enforceplan`` is the command ``enforceplan``."""

import sys

from enforceplan.cli import main

if __name__ == "__main__":
    sys.exit(main())
