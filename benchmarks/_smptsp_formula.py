"""What an assignment of a published personnel task instance is worth, from the file; knows nothing of enforceplan.

Format: ``Jobs = n``, n lines ``start end`` (half-open), ``Qualifications = m``, m lines ``count: job job …``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise


def tables(content: str) -> tuple[list[tuple[int, int]], list[set[int]]]:
    """(start and end of each job, the jobs each person may do)."""
    lines = [line for line in map(str.strip, content.splitlines()) if line and not line.startswith("#")]
    first = next(n for n, line in enumerate(lines) if line.startswith("Jobs"))
    jobs = int(lines[first].split("=")[1])
    times = [(int(start), int(end)) for start, end in map(str.split, lines[first + 1 : first + 1 + jobs])]
    people = int(lines[first + 1 + jobs].split("=")[1])
    rows = lines[first + 2 + jobs : first + 2 + jobs + people]
    return times, [set(map(int, row.partition(":")[2].split())) for row in rows]


def judge(content: str, held: Sequence[int]) -> tuple[int, list[str]]:
    """(people used, what is wrong with it) of an assignment that names the person of each job."""
    times, may = tables(content)
    faults = [] if len(held) == len(times) else [f"{len(held)} jobs assigned, {len(times)} given"]
    own: dict[int, list[int]] = defaultdict(list)
    for job, person in enumerate(held):
        own[person].append(job)
        if not 0 <= person < len(may) or job not in may[person]:
            faults.append(f"person {person} may not do job {job}")
    for person, jobs in own.items():
        by_start = sorted(jobs, key=lambda job: times[job])
        for one, following in pairwise(by_start):
            if times[following][0] < times[one][1]:
                faults.append(f"person {person} does jobs {one} and {following} at once")
    return len(own), faults


def needed(content: str, witness: Sequence[int]) -> int:
    """People that these jobs need at least: their number if no person may do any two of them, else 0."""
    times, may = tables(content)
    of = defaultdict(set)
    for person, jobs in enumerate(may):
        for job in jobs:
            of[job].add(person)
    for one, other in combinations(sorted(set(witness)), 2):
        apart = times[one][1] <= times[other][0] or times[other][1] <= times[one][0]
        if apart and of[one] & of[other]:
            return 0
    return len(set(witness))
