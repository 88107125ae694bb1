# Sentences of every output: the audit, exceptions, advice, headings of a week.

audit =
    .passed = checked against the parameters, no breach found
    .failed = checked against the parameters, breaches: { $breaches }
    .none = no roster to check
    .caution = Checked against the parameters only; a planning aid, not legal advice.

claim =
    .scenario = the file was made for another scenario or other parameters ({ $told }, here { $found }); its figures are not compared
    .value = { $subject }: the file says { $told }, the audit finds { $found }
    .bound = { $subject }: the bound { $told } in the file passes the value { $found }
    .unserved = { $subject }: the file lists it as { $told }, its starts say { $found }
    .passed = the file says of itself passed: { $told }; the audit says passed: { $found }

exception =
    .told = { $name } ({ $entry }) for { $subject }: { $change }, { $first } to { $last }; reason: { $reason }; approved by { $approved_by }.
    .limit = { $limit } instead of { $usual }
    .new_limit = { $limit } where there is no limit otherwise
    .off = does not hold
    .header = exceptions granted: { $count }

sentence =
    .title = { $title }: joint enforcement roster, week { $week }, { $first } to { $last }
    .regime = rule pack { $pack }, profile { $profile }; each entry says where its values come from
    .published = version { $version }, published by { $by } on { $when }
    .draft = DRAFT (草稿), not to be sent out
    .no_reason = no reason was worked out
    .drawn = drawn by lot: { $officers }
    .redrawn = drawn again, time { $times }: { $reason }
    .draws = inspectors drawn by lot, see draw_log.json: { $operations }
    .joint_visits = checks of one premises made as one visit: { $together } of { $possible }
    .joins = one visit with { $operation }, under its commander
    .emergency = emergency: { $basis }
    .pinned = fixed: { $reason } { $by }
    .invited = sent by the invited party
    .nobody = optional, nobody sent
    .lacking = missing: { $heads }
    .key = Cells hold code and time, +1 ends a day later; [C] commander, [L] leader, [D] driver, [R] recorder; shifts of posts: early, mid, late, night, day (over eight hours), standby, call (on call at home). Running columns count what was carried into the week; overtime is work above the own week
    .bounds = Smaller is better at every level; a bound is proven given the values reached at the levels above.
    .only_street = Only { $street } was planned, all other streets stayed as they were; bounds, and the word best, hold under this condition.
    .no_gaps = Every operation is served and no post lacks heads.
    .found = { $count } found, { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
    .no_findings = Nothing found.
    .no_notices = No notices.

advice =
    .no_start = wider windows, other days, or no earliest and latest time
    .no_people = add or borrow the people that are missing, or fewer groups
    .no_equipment = add or borrow the equipment that is missing
    .crowded_out = add the people or things that are missing, allow other times, or move or give up less urgent work at that time
    .not_chosen = a higher priority, or must; or more time to search
    .not_asked = plan its own street, or everything, without --street
    .rule = ask less of the operation; from a rule of level policy an exception may be granted
    .shift_idle = { $free } of them are neither away nor on duty then: see what holds them (hours of the week, rest, people kept at home), or type one in and audit it
    .shift_none = all of them are away or on duty then: borrow { $missing }, or move the shift to when there are more
    .lacking = { $missing } more are needed at the best of its times
    .less_urgent = less urgent then: { $codes }
    .and = ;{ " " }

label =
    .served = operations served
    .bound = bound
    .proven = proven
    .changes = changes against the earlier roster
    .entries = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }

hint =
    .nearest = { " " }(nearest: { $name })
