"""Validates and solves the workbook that was dropped on the start file, and opens what came out.

Comes into the bundle beside its wheels. Begins with any Python of the computer and nothing else; installs from the
folder `wheels` when it runs first, and asks no network.
"""

import os
import re
import subprocess
import sys
import webbrowser
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / "installed"
WHEELS = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": (HERE / "wheels").as_uri()}
"""Settings of pip: packages come from the folder beside this file and from nowhere else."""
SECONDS = "60"
"""Time to search; ENFORCEPLAN_SECONDS in the environment names another."""


def main(words):
    """Install if need be, then do the whole way for each workbook; the first exit code that is not 0, or 0."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        python = installed()
    except subprocess.CalledProcessError as problem:
        say(
            "安装未完成（见上文）。请确认本文件夹可写，磁盘有 1 GB 空间，并已装有 venv 模块。",
            "The installation did not end well (see above) — required: a folder that can be written to, 1 GB of room, "
            "Python with its module venv — mend that and start again.",
        )
        return problem.returncode
    if not words:
        say(
            "请把填好的工作簿（.xlsx）拖到启动文件上。空白工作簿在 templates 文件夹中。",
            "Drop a workbook (.xlsx) on the start file. Empty ones lie in the folder templates.",
        )
        return 2
    return next((code for code in [one_week(python, Path(word).resolve()) for word in words] if code), 0)


def installed():
    """The Python that has enforceplan; made when there is none, or when the bundle is of another version."""
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = HOME / "bundle.txt"
    ours = sorted((HERE / "wheels").glob("enforceplan-*.whl"))
    if not ours:
        say(
            "启动文件旁没有 wheels 文件夹。请保持整个文件夹完整，不要单独移动启动文件。",
            f"{HERE}: no folder wheels — required: the whole bundle — start the file where it was delivered.",
        )
        sys.exit(2)
    wanted = "\n".join([str(HERE), *(f"{wheel.name} {wheel.stat().st_mtime_ns}" for wheel in ours)])
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        say("首次使用，正在安装，约需一两分钟。", "Installing; the first time this takes a minute or two.")
        fits()
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME)], check=True)
        pinned = ["-c", str(HERE / "constraints.txt")]
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        quiet = ["--no-warn-script-location"]
        subprocess.run([*pip, *quiet, *pinned, "enforceplan"], check=True, env={**os.environ, **WHEELS})
        stamp.write_text(wanted, encoding="utf-8")
    return str(python)


def fits():
    """End with a sentence where the bundle has no wheels for this Python."""
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    told = {wheel.name for wheel in (HERE / "wheels").glob("numpy-*.whl")}
    have = sorted({re.sub(r".*-cp3(\d+)-cp3.*", r"3.\1", name) for name in told}, key=lambda one: int(one[2:]))
    if here not in have:
        names = ", ".join(have)
        say(
            f"本机 Python 为 {here}；需要 {names} 之一（64 位）。请先安装。",
            f"Python is {here} — required: one of {names}, 64 bit — install one of them and start again.",
        )
        sys.exit(2)


def one_week(python, workbook):
    """Validate, solve, open the page and the workbook. The results lie beside the workbook; its exit code."""
    target = workbook.with_name(f"{workbook.stem}-roster")
    run = [python, "-m", "enforceplan"]
    search = ["--seconds", os.environ.get("ENFORCEPLAN_SECONDS", SECONDS), "--replace"]
    spoken = {**os.environ, "PYTHONUTF8": "1"}
    for words in (["validate", str(workbook)], ["solve", str(workbook), "-o", str(target), *search]):
        code = subprocess.run([*run, *words], env=spoken, check=False).returncode
        if code:
            return code
    for name in ("roster.html", "roster.xlsx"):
        show(target / name)
    return 0


def show(file):
    """Open a file with the program of the computer; ENFORCEPLAN_SHOW=no leaves it closed."""
    if os.environ.get("ENFORCEPLAN_SHOW") == "no":
        return
    if hasattr(os, "startfile"):
        os.startfile(file)
    else:
        webbrowser.open(file.as_uri())


def say(chinese, english):
    """One sentence in both languages: nobody has chosen yet."""
    print(f"{chinese}\n{english}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
