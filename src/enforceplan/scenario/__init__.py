"""The scenario document: what a planner may write, column by column, and the words for it in two languages."""

from enforceplan.scenario.document import REQUIRED, ROWS, Document
from enforceplan.scenario.settings import Settings

__all__ = ["REQUIRED", "ROWS", "Document", "Settings"]
