"""Lies that are no lies: mutants that change nothing anybody could notice, each with the reason.

When to modify: where a room changes and a mutant survives, first look for the boundary example that is missing.
"""

from __future__ import annotations

EQUIVALENT: dict[str, tuple[str, ...]] = {
    "A run as long as asked lacks nothing: its row weighs nothing.": (
        "run_of_days._rows: self.fewest -> self.fewest + 1",
        "run_of_kind._rows: self.fewest -> self.fewest + 1",
        "days_off_run._rows: self.fewest -> self.fewest + 1",
    ),
    "Where nothing is asked, a table that asks for nothing says nothing.": (
        "shifts_in_period.impose: self.fewest -> self.fewest + 1",
        "hours_in_period.impose: self.fewest_minutes -> self.fewest_minutes + 1",
    ),
    "A limit of one, for what there is one of at most, forbids and costs nothing.": (
        "availability._one_seat: seats > 1 -> seats >= 1",
        "availability._different_days: times > 1 -> times >= 1",
        "spread.impose: able > 1 -> able >= 1",
    ),
    "One day too many is looked at; no duty lies in it.": (
        "certificate_valid.impose: p.end - 1 -> p.end",
        "certificate_valid.impose: 1440 -> 1439",
        "certificate_valid.check: day <= last -> day <= moved(last, 1)",
    ),
    "The last team of an operation is its commander's, the last of all his or a post's: no part of this.": (
        "checkpoint.impose: last of enumerate(zip(p.team_job, p.team_kind, p.team_element, strict=True)) lost",
        "chained._same_pair: last of np.flatnonzero(p.team_job == k).tolist() lost",
        "checkpoint.check: last of f.teams(operation) lost",
        "female_officer.impose: last of zip(p.team_job, p.team_element, strict=True) lost",
        "recorder_per_group.check: last of f.teams(operation) lost",
    ),
    "Commanders have no part in this: nobody of that role or kind is ever counted.": (
        "checkpoint.impose: 2 -> 3",
        "checkpoint.impose: c <= 2 -> c <= moved(2, 1)",
        "checkpoint.impose: 4 -> 5",
        "checkpoint.impose: 4 -> 3",
        "female_officer.impose: 4 -> 5",
        "female_officer.impose: 4 -> 3",
        "police_minimum.impose: 4 -> 5",
        "police_minimum.impose: 4 -> 3",
        "group_leader.impose: 2 -> 3",
        "group_leader.impose: p.team_kind <= 2 -> p.team_kind <= moved(2, 1)",
    ),
    "Any weight above what all auxiliaries can add up to tells officers from auxiliaries.": (
        "checkpoint.impose: self.auxiliaries -> self.auxiliaries + 1",
    ),
    "A row of no team is never on.": (
        "auxiliary_limits._say: label >= 0 -> label >= moved(0, -1)",
        "auxiliary_ratio._say: label >= 0 -> label >= moved(0, -1)",
    ),
    "A row that has room for all forbids nothing, said or not said.": (
        "visit_cap.impose: len(np.unique(party)) > room -> len(np.unique(party)) >= room",
        "unified_command.impose: led > span -> led >= span",
    ),
    "What is too wide alone is too wide in all: the sum forbids it, too.": (
        "unified_command.impose: groups > span[host] -> groups > moved(span[host], 1)",
    ),
    "A set of items has no next one.": (
        "certificate_valid._certified: items <= certificate.items -> items <= moved(certificate.items, 1)",
    ),
    "Days and weeks begin at midnight: a minute more or less reaches no other.": (
        "contract_hours.impose: low >= 0 -> low >= moved(0, -1)",
        "contract_hours.impose: high <= p.days * 1440 -> high <= moved(p.days * 1440, 1)",
        "reserved_hours.impose: low * DAY < end -> low * DAY < moved(end, -1)",
        "reserved_hours.impose: (high + 1) * DAY > start -> (high + 1) * DAY > moved(start, 1)",
        "weekly_hours.impose: low * DAY < end -> low * DAY < moved(end, -1)",
        "weekly_hours.impose: (high + 1) * DAY > start -> (high + 1) * DAY > moved(start, 1)",
        "overtime.impose: first * 1440 < high -> first * 1440 < moved(high, -1)",
        "overtime.impose: (last + 1) * 1440 > low -> (last + 1) * 1440 > moved(low, 1)",
    ),
    "The later duty begins with or after the earlier one.": (
        "no_overlap.impose: opens=p.begin -> opens=moved(p.begin, -1)",
    ),
    "A night opens and closes at different minutes.": (
        "coercion_times._nights: closes <= opens -> closes < opens",
        "after_night_off.impose: closes <= opens -> closes < opens",
        "after_night_off.impose: closes <= opens -> closes < opens (2)",
        "after_night_off.check: closes <= opens -> closes < opens",
        "after_night_off.check: closes <= opens -> closes < opens (2)",
    ),
    "A difference of a minute a day reaches the next day only after 1,439 days; a horizon has 366 at most.": (
        "contract_hours.impose: 1440 -> 1439 (3)",
        "contract_hours.impose: 1440 -> 1441 (4)",
        "overtime.impose: 1440 -> 1441",
        "random_draw._lawful: 1440 -> 1439 (2)",
    ),
    "Days that no duty reaches, and starts after the last day, ask for nothing.": (
        "notice._opens: day < p.days -> day <= p.days",
        "random_draw._lawful: end - 1 -> end",
        "random_draw._lawful: 1440 -> 1439",
    ),
    "The last change of a pool is a return, after which fewer units are out.": (
        "equipment.check: last of sorted(changes) lost",
    ),
    "At least nobody, or at most the nobody who is a candidate, asks for nothing.": (
        "female_officer.impose: e.female > 0 -> e.female >= 0",
        "female_officer.check: e.female > 0 -> e.female >= 0",
        "whole_team.impose: asked > 0 -> asked >= 0",
        "whole_team.impose: drivers > 0 -> drivers >= 0",
    ),
    "Forbidden at every start or at each: the same; no start lies before the first day.": (
        "lawful_body.impose: since > 0 -> since >= 0",
        "lawful_body.impose: since < p.days -> since <= p.days",
    ),
    "It chooses only which words, or which of several breaches, the finding tells.": (
        "no_overlap.check: second.start < first.end -> second.start <= first.end",
        "no_overlap.check: second.start < first.end -> second.start < moved(first.end, -1)",
        "no_overlap._still_out: service.start < end -> service.start <= end",
        "no_overlap._still_out: service.start < end -> service.start < moved(end, -1)",
        "home_reserve._half_day: heads - limit > worst[0] -> heads - limit >= worst[0]",
        "home_reserve._half_day: heads - limit > worst[0] -> heads - limit > moved(worst[0], 1)",
        "home_reserve._half_day: heads - limit -> heads",
        "home_reserve._half_day: heads - limit -> heads (2)",
        "home_reserve._half_day: heads - limit -> -limit",
        "home_reserve._half_day: heads - limit -> -limit (2)",
        "min_rest.check: rest < short[day][0] -> rest <= short[day][0]",
        "min_rest.check: rest < short[day][0] -> rest < moved(short[day][0], -1)",
    ),
    "Any weight that is enough lets the heads of other bodies alone.": (
        "police_minimum.impose: self.least -> self.least + 1",
    ),
    "A day in which a duty has no minute adds none.": (
        "protected_persons._by_day: at(day, time()) < s.end -> at(day, time()) <= s.end",
        "daily_hours.check: at(day, time()) < service.end -> at(day, time()) <= service.end",
        "fair_departments._in_office: at(day, clock('00:00')) < service.end -> at(day, clock('00:00')) <= service.end",
    ),
    "A duty begins before the 24th hour of the day on which it begins.": ("after_night_off._hours: 24 -> 25",),
    "Before the first minute of a day begins nothing of that day.": (
        "after_night_off.impose: free_from > 0 -> free_from >= 0",
    ),
    "The same night told twice.": ("after_night_off.impose: latest > earliest -> latest >= earliest",),
    "The last duty of an officer is before no other.": ("min_rest.check: last of resting lost (2)",),
    "A limit that never binds, said or not said, forbids nothing.": (
        "consecutive_days.impose: longest < FREE -> longest <= FREE",
        "consecutive_days.impose: longest < FREE -> longest < moved(FREE, -1)",
        "notice._seat: most=most -> most=moved(most, 1)",
        "notice._seat: most=most -> most=moved(most, -1)",
        "group_leader.impose: rank < FREE -> rank < moved(FREE, -1)",
        "home_reserve._telling: limit < FREE -> limit <= FREE",
        "home_reserve._telling: limit < FREE -> limit < moved(FREE, -1)",
        "home_reserve.impose: reserve > 0 -> reserve >= 0",
        "reserved_hours.impose: limit < FREE -> limit <= FREE",
        "reserved_hours.impose: limit < FREE -> limit < moved(FREE, -1)",
    ),
    "Of two pieces that say the same either may be left out, or neither.": (
        "home_reserve._telling: limit[1:] <= limit[:-1] -> limit[1:] < limit[:-1]",
        "home_reserve._telling: limit[:-1] <= limit[1:] -> limit[:-1] < limit[1:]",
    ),
    "A piece of time without a minute changes nothing.": (
        "home_reserve._pieces: edges > first -> edges >= first",
        "home_reserve._pieces: edges < last -> edges <= last",
        "home_reserve.check: span[0] < high -> span[0] <= high",
        "home_reserve.check: span[1] > low -> span[1] >= low",
        "home_reserve.check: span[0] < high -> span[0] <= high (2)",
        "home_reserve.check: span[1] > low -> span[1] >= low (2)",
        "home_reserve._half_day: last of (a, b) lost",
        "home_reserve._half_day: low < edge < high -> low <= edge < high",
        "home_reserve._half_day: low < edge < high -> low < edge <= high",
        "fair_hours.available_minutes: high > low -> high >= low",
    ),
    "A Saturday, a Friday or a Monday: any one day names a weekend.": (
        "fair_weekends.check: day.weekday() - 5 -> day.weekday()",
        "fair_weekends.check: 5 -> 6",
        "fair_weekends.check: 5 -> 4",
    ),
}
"""Reason -> mutants, as `Mutant.name` tells them."""
