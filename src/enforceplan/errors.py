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
        if not self.kind:
            return ""
        return f"第{self.number}行" if language == "zh" else f"{self.kind} {self.number}"


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
        zh = language == "zh"
        where = " ".join(part for part in (self.file, self.place.text(language)) if part)
        if self.column:
            where += f" “{self.column}”列" if zh else f", column {self.column}"
        value = f"'{self.value}'" if self.value else ("空" if zh else "nothing")
        required, remedy = (self.required_zh, self.remedy_zh) if zh else (self.required_en, self.remedy_en)
        return f"{where}: {value} — {'要求: ' if zh else 'required: '}{required} — {remedy}"


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
        lines = [complaint.text(language) for complaint in self.complaints[:PRINTED]]
        left = len(self.complaints) - len(lines)
        if left:
            lines.append(f"……另有{left}条" if language == "zh" else f"… and {left} more")
        return "\n".join(lines)


class TooLarge(EnforceplanError):
    """The scenario takes more memory than there is."""

    exit_code = 3

    def __init__(self, told: str) -> None:
        super().__init__(
            f"内存: 不足{f'（{told}）' if told else ''} — 要求: 容得下全部人员与可选开始时间 — "
            "请分街道排班，减少天数或行动，或加大 slot_minutes",
            f"memory: exhausted{f' ({told})' if told else ''} — required: room for all officers and starts — "
            "plan streets apart, fewer days or operations, or a coarser slot_minutes",
        )


class Blocked(EnforceplanError):
    """The audit found something that blocks publishing."""

    exit_code = 6


_REASONS = {
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EDQUOT: ("磁盘配额已满", "disk quota exceeded"),
    errno.EEXIST: ("同名文件已存在", "a file of that name is there"),
    errno.EFBIG: ("文件过大", "file too large"),
    errno.EIO: ("读写错误", "input/output error"),
    errno.EISDIR: ("这是文件夹", "a folder, not a file"),
    errno.ENAMETOOLONG: ("名称过长", "name too long"),
    errno.ENOENT: ("不存在", "not there"),
    errno.ENOSPC: ("磁盘空间不足", "no space left"),
    errno.ENOTDIR: ("上级不是文件夹", "its parent is no folder"),
    errno.EPERM: ("不允许", "not permitted"),
    errno.EROFS: ("只读磁盘", "read-only disk"),
}


def reason_of(error: OSError) -> tuple[str, str]:
    """Why the system refused, in Chinese and English; the system's own words where it is something rare."""
    told = error.strerror or str(error)
    zh, en = _REASONS.get(error.errno or 0, (told, told))
    return zh, en
