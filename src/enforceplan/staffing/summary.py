"""The sweep told in words: what was tried, what came of it, how far to trust it.

When to modify: another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from enforceplan.domain import Level
from enforceplan.outcome import Status
from enforceplan.staffing.sweep import Case, Sweep

_STATUS = {
    Status.BEST: ("最优", "best"),
    Status.GOOD: ("良好", "good"),
    Status.IMPOSSIBLE: ("无解", "impossible"),
    Status.OUT_OF_TIME: ("超时无结果", "out of time"),
}


def text(sweep: Sweep, language: str) -> str:
    """The summary in ``zh`` or ``en``."""
    return "\n".join([*_head(sweep, language == "zh"), "", *lines(sweep, language), "", *_foot(sweep, language)]) + "\n"


def lines(sweep: Sweep, language: str) -> list[str]:
    """One line a case, and where one department alone was varied, what each step brought."""
    zh = language == "zh"
    told = [_case(sweep, case, zh) for case in sweep.cases]
    return [*told, *_steps(sweep, zh)]


def _head(sweep: Sweep, zh: bool) -> Iterator[str]:
    scenario, settings = sweep.scenario, sweep.settings
    if zh:
        yield f"{scenario.title or '未命名方案'} · {scenario.week_start} 起{scenario.days}天 · 人员配置比较"
        yield (
            f"行动{len(scenario.operations)}项；每例求解{settings.seconds:g}秒，"
            f"{settings.workers}线程，种子{settings.seed}。"
        )
    else:
        yield f"{scenario.title or 'untitled'} · {scenario.days} days from {scenario.week_start} · staffing sweep"
        yield (
            f"{len(scenario.operations)} operations; each case searched {settings.seconds:g} s with {settings.workers} "
            f"workers, seed {settings.seed}."
        )
    if sweep.interrupted:
        done, planned = len(sweep.cases), sweep.planned
        yield f"已中断：{planned}例中完成{done}例。" if zh else f"INTERRUPTED: {done} of {planned} cases are done."


def _case(sweep: Sweep, case: Case, zh: bool) -> str:
    status = _STATUS[case.status][0 if zh else 1]
    heads = case.label + (("（现状）" if zh else " (as it is)") if case.unchanged else "")
    coverage = case.of_level(Level.COVERAGE)
    total = len(sweep.scenario.operations)
    if not case.solved:
        why = "" if case.clash is None else f": {case.clash.text.zh if zh else case.clash.text.en}"
        return f"{case.number:>3}. {heads}: {status}{why}"
    reasons = ", ".join(f"{code} {n}" for code, n in sorted(case.reasons().items()))
    told = f"{case.number:>3}. {heads}: "
    told += f"已安排 {case.served}/{total}" if zh else f"{case.served} of {total} served"
    if coverage is not None:
        bound = "下界" if zh else "bound"
        told += f", {'覆盖' if zh else 'coverage'} {coverage.value:,} ({bound} {coverage.bound:,})"
    told += f", {case.minutes / 60:,.1f} {'工时' if zh else 'working hours'}, {status}, {case.seconds:.1f} s"
    if reasons:
        told += f"; {'未安排' if zh else 'left out'}: {reasons}"
    for word, codes in ((("增加", "added"), case.added), (("减少", "removed"), case.removed)):
        if codes:
            told += f"; {word[0 if zh else 1]}: {', '.join(codes)}"
    return told


def _steps(sweep: Sweep, zh: bool) -> Iterator[str]:
    """What each step brought, where one department alone was varied."""
    if len(sweep.departments) > 1:
        return
    department = sweep.departments[0]
    solved = sorted((case for case in sweep.cases if case.solved), key=lambda case: case.heads[department])
    for fewer, more in pairwise(solved):
        before, after = fewer.of_level(Level.COVERAGE), more.of_level(Level.COVERAGE)
        if before is None or after is None:
            continue
        served, points = more.served - fewer.served, after.value - before.value
        step = f"{department} {fewer.heads[department]} → {more.heads[department]}"
        if before.value == before.bound and after.value == after.bound:
            trust = "（两例均已证明）" if zh else " (proven on both sides)"
        else:
            least, most = after.bound - before.value, after.value - before.bound
            trust = f"（已证明的范围 {least:+,} 至 {most:+,}）" if zh else f" (proven range {least:+,} to {most:+,})"
        yield (
            f"     {step}：行动 {served:+d}，覆盖分 {points:+,}{trust}"
            if zh
            else f"     {step}: operations {served:+d}, coverage {points:+,}{trust}"
        )


def _foot(sweep: Sweep, language: str) -> Iterator[str]:
    zh = language == "zh"
    for fewer, more in sweep.doubtful():
        yield (
            f"注意：{more.label} 的覆盖分高于 {fewer.label}；人多不会更差，说明搜索时间不足，请加大 --seconds。"
            if zh
            else f"Caution: {more.label} covers less than {fewer.label}. More people can do whatever fewer could, so "
            "it was not searched long enough: give more --seconds."
        )
    yield (
        "人数指执法人员（持证），含请假者；辅助人员、干部不变。新增人员照所参照的人员，无请假、无指定、无结转；留守人数、抽调上限与部门可派人数不变。"
        if zh
        else "Heads are certified officers, those on leave included; auxiliaries and cadres stay as they are. Added "
        "officers are like the one they copy, without leave, pins or carried balance. Home reserves, draw caps and "
        "offers stay."
    )
    yield (
        "覆盖分越低越好；下界以下已证明做不到。每例各自求解，排班均已按参数核对；用于排班辅助，不构成法律意见。"
        if zh
        else "Coverage: lower is better; below the bound nothing is possible. Every case was solved on its own and its "
        "roster checked against the parameters. A planning aid, not legal advice."
    )
