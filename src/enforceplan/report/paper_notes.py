"""What stands on every paper beside its own matter: whose week and which version above, the audit's word below.

When to modify: a mark that every printed paper must bear.
"""

from __future__ import annotations

from enforceplan.report.paper import Paper
from enforceplan.report.view import View

_SHOWN = 12
"""Places of the fingerprint that are printed."""


def head(view: View, paper: Paper) -> None:
    """Below a heading: the week and, of a published version, which one it is."""
    paper.line(view.title, size=10, centred=True)
    if view.edition:
        paper.line(view.edition, size=10, centred=True)


def foot(view: View, paper: Paper) -> None:
    """Below every page: the audit's word, the roster's fingerprint, the page."""
    w = view.words
    document = w("paper.document", roster=view.fingerprint[:_SHOWN])
    paper.footer(f"{view.verdict_word} {w('audit.caution')} {document}", w("paper.page"))
