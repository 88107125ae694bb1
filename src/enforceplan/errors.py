"""Every way in which enforceplan ends badly through no fault of its own: one class, one exit code, both languages.

When to modify: a new kind of ending. Exit 1 (our bug) has no class: anything not listed here is one.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

PRINTED = 200
"""Most complaints that are printed; the others are counted (``--json`` lists all)."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file something stands: a CSV or sheet row, a YAML line, or (kind empty) the file as a whole."""

    kind: str = ""
    """``row`` (1 is the header), ``line`` (1 is the first) or empty."""
    number: int = 0

    def text(self, language: str) -> str:
        """The place in words; empty for a whole file."""
        from enforceplan.text import words

        return words(language)(f"error.{self.kind}", number=self.number) if self.kind else ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong with a scenario: where, what stands there, what is required, what to do."""

    file: str
    place: Place
    column: str
    """Header as it stands in the file; empty where a whole row, table or file is meant."""
    value: str
    required_zh: str
    required_en: str
    remedy_zh: str
    remedy_en: str

    def text(self, language: str) -> str:
        """One line: *where: what stands there — what is required — what to do*."""
        from enforceplan.text import words

        told = words(language)
        where = " ".join(part for part in (self.file, self.place.text(language)) if part)
        if self.column:
            where += told("error.column", column=self.column)
        zh = language == "zh"
        return told(
            "error.complaint",
            where=where,
            value=f"'{self.value}'" if self.value else told("error.nothing"),
            required=self.required_zh if zh else self.required_en,
            remedy=self.remedy_zh if zh else self.remedy_en,
        )


class EnforceplanError(Exception):
    """An ending the user can understand and mend; the command line prints `text` and leaves with `exit_code`.

    Parameters
    ----------
    zh, en
        The message: where, what stands there, what is required, what to do.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def text(self, language: str) -> str:
        """The message in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en


class UsageFault(EnforceplanError):
    """A command, flag or argument that makes no sense."""

    exit_code = 2


class OutputExists(EnforceplanError):
    """The output folder is already there and may not be replaced."""

    exit_code = 2


class OutputRefused(EnforceplanError):
    """The system takes no output: a disk that is full or read-only, a parent that is a file, a full standard output."""

    exit_code = 2


class ScenarioFaulty(EnforceplanError):
    """The scenario cannot be read as it stands: every complaint of the run, in file order."""

    exit_code = 3

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__(self._lines("zh"), self._lines("en"))

    def _lines(self, language: str) -> str:
        from enforceplan.text import words

        lines = [complaint.text(language) for complaint in self.complaints[:PRINTED]]
        left = len(self.complaints) - len(lines)
        if left:
            lines.append(words(language)("error.and_more", left=left))
        return "\n".join(lines)


class TooLarge(EnforceplanError):
    """The scenario takes more memory than there is."""

    exit_code = 3

    def __init__(self, told: str) -> None:
        from enforceplan.text import both

        super().__init__(*both("error.too_large", told=both("error.too_large_as", told=told) if told else ""))


class Blocked(EnforceplanError):
    """The audit found something that blocks publishing."""

    exit_code = 6


_REASONS = frozenset("EACCES EDQUOT EEXIST EFBIG EIO EISDIR ENAMETOOLONG ENOENT ENOSPC ENOTDIR EPERM EROFS".split())
"""Names of `errno` that have words of ours, filed under ``refused``."""


def reason_of(error: OSError) -> tuple[str, str]:
    """Why the system refused, in Chinese and English; the system's own words where it is something rare."""
    from enforceplan.text import both

    name = errno.errorcode.get(error.errno or 0, "")
    if name in _REASONS:
        return both(f"refused.{name.lower()}")
    told = error.strerror or str(error)
    return told, told
