"""Writes the generated pages; run as ``python -m enforceplan.docs`` in the project's folder."""

from __future__ import annotations

import sys

from enforceplan.docs import main

sys.exit(main(*sys.argv[1:2]))
