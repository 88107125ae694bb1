"""Safe reading of one file: inside its folder, not too large, in an encoding that is known.

When to modify: another encoding or limit.
"""

from __future__ import annotations

from pathlib import Path

from enforceplan.errors import Place, reason_of
from enforceplan.load.raw import Collector

LARGEST = 50 * 1024 * 1024
"""Largest file that is read, bytes."""


def inside(
    root: Path, name: str, collector: Collector, *, file: str, place: Place, folder: Path | None = None
) -> Path | None:
    """The path of a file named in a scenario, refused where it leaves the scenario's folder ``root``.

    ``file`` and ``place`` say where the name stands; it is relative to ``folder`` (default: the root).
    """
    try:
        path = ((folder or root) / name).resolve()
        safe = path.is_relative_to(root.resolve()) and "\x00" not in name
    except (OSError, ValueError, RuntimeError):
        safe = False
    if not safe:
        collector.complain(
            file, place, value=name,
            required=("方案文件夹之内的文件（含符号链接）", "a file inside the scenario's folder, links included"),
            remedy=("把文件复制到方案文件夹中", "copy the file into the scenario's folder"),
        )  # fmt: skip
        return None
    return path


def read_bytes(path: Path, name: str, collector: Collector, *, file: str, place: Place) -> bytes | None:
    """The bytes of a file; None (and a complaint) where it is missing, too large or refused by the system."""
    try:
        if not path.is_file():
            collector.complain(
                file, place, value=name, required=("存在的文件", "a file that exists"),
                remedy=("检查文件名和位置", "check its name and where it lies"),
            )  # fmt: skip
            return None
        if path.stat().st_size > LARGEST:
            collector.complain(
                name, Place(), value=f"{path.stat().st_size} B",
                required=("不超过 50 MB 的文件", "a file of at most 50 MB"),
                remedy=("拆分或精简该文件", "make it smaller"),
            )  # fmt: skip
            return None
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        zh, en = reason_of(error) if isinstance(error, OSError) else ("名称有误", "no name of a file")
        collector.complain(
            file, place, value=name, required=("可读取的文件", "a file that can be read"),
            remedy=(f"检查文件和权限，或关闭正在使用它的程序（{zh}）",
                    f"check the file and its permissions, or close the program that has it open ({en})"),
        )  # fmt: skip
        return None
    collector.file(name)
    return data


def read_text(path: Path, name: str, collector: Collector, *, file: str, place: Place) -> str | None:
    """The text of a file; None (and a complaint) where `read_bytes` has none, or it is wrongly encoded.

    UTF-8 with or without BOM is tried first, then GB18030.
    """
    data = read_bytes(path, name, collector, file=file, place=place)
    if data is None:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
        line = text[: text.index("\x00")].count("\n") + 1
        collector.complain(
            name, Place("line", line), value="\\x00", required=("不含 NUL 字节的文本", "text without NUL bytes"),
            remedy=("删去该字节，或另存为 UTF-8 编码", "delete the byte, or save it again as UTF-8"),
        )  # fmt: skip
        return None
    collector.complain(
        name, Place(), value=data[:8].hex(" "), required=("UTF-8 或 GB18030 编码的文本", "text in UTF-8 or GB18030"),
        remedy=("另存为 UTF-8 编码", "save it again as UTF-8"),
    )  # fmt: skip
    return None
