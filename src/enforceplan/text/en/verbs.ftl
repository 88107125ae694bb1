# What the verbs say in the terminal.

roll =
    .from = from { $since }:{ " " }
    .and = ;{ " " }
    .undone = not done { $codes }
    .overdue = overdue, was due by { $by }
    .unpinned = no longer pinned
    .same_pair = those who investigated in { $first }
    .recheck = re-check of { $code }
    .assumed = assumed by follow-up days, no record
    .undated = no date set
    .capped = premises at their cap of the year left out
    .ended = to be given anew: { $columns }
    .done = the next week stands: { $week }
    .counts = planned { $kept }, carried over { $carried }, done once and for all { $dropped }, re-checks { $rechecks }, re-checks that wait { $waiting }, left out for caps { $capped }
    .owed = compensatory leave owed: { $officers } officers, { $hours } hours, to be given by { $last }
    .records = records read { $read }, used { $used }
    .unused = records of kinds that are not used yet ({ $kinds }): { $count }
    .goes_on = carried on from the week before: { $what }
    .profile = profile { $profile }
    .pack = rule pack { $pack }
    .days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, from a { $weekday }
    .rules = rules { $entries }
    .untitled = not carried on: "{ $suffix }" in the title
    .superseded = version { $mine } is not valid any more, version { $valid } has taken its place; rolled is version { $mine }

publish =
    .notice = notice: { $text }
    .fresh = published: { $edition }
    .same = this roster is version { $version } already; nothing was written

rules =
    .switch_on = To switch it on, in the scenario (`mine`, `wish`: words of your own; names of kinds: those of your posts):
    .on_request = { $name } (on request)

progress =
    .plan = planning a first roster
    .first = first whole roster
    .finish = checking and writing
    .built = model of { $variables } variables and { $rows } constraints
    .level = { $level } { $value } (bound { $bound }, gap { $gap } %)
    .served = , { $served } served
    .line = { $seconds } s  { $text }
    .search = searching
    .searched = searching: { $level }
    .between = ,{ " " }
    .scored = { $step }: { $levels }
    .ended = done: { $levels }; { $served } served
    .ended_without = done: { $status }
    .did = { $phase }: { $level } { $value }, { $gained } gained
    .did_dearer = { $phase }: { $level } { $value }, { $more } more for now

phase =
    .counts = bounded by counts
    .operations = operations first
    .least = bounded by operations alone
    .whole = the whole model of the best level
    .neighbourhoods = neighbourhoods
    .parts = parts of the roster

screen =
    .level = level
    .value = value
    .bound = bound
    .gap = gap
    .before = before
    .after = after
    .difference = difference
    .operation = operation
    .reason = why not
    .rule = rule
    .finding = finding
    .mode = mode
    .name = name

convert =
    .done = written: { $place } (read back and compared, the same)

cli =
    .interrupted_before_there_was = interrupted before there was a result

cli_audit =
    .passed = checked against the parameters: passed
    .failed = checked against the parameters: { $number } { $number ->
        [one] breach
       *[other] breaches
    }

cli_rules =
    .rules_required_a_rule_of_pack = rules: { $rule_id } — required: a rule of pack { $pack_id } (nearest: { $near }) — see all: enforceplan rules

cli_staffing =
    .interrupted_cases_are_done = interrupted: { $cut } cases are done

cli_validate =
    .solvable = The scenario can be solved: { $streets } { $streets ->
        [one] street
       *[other] streets
    }, { $officers } { $officers ->
        [one] officer
       *[other] officers
    }, { $operations } { $operations ->
        [one] operation
       *[other] operations
    }, { $posts } { $posts ->
        [one] post
       *[other] posts
    }

solve_told =
    .best = best (proven)
    .good = good, with these gaps
    .impossible = impossible (confirmed by a second, independent solve)
    .out_of_time = out of time without a roster
    .served = operations served: { $served }/{ $total }
    .own_seats = seats the streets filled themselves: { $seats }
    .joint_visits = checks made as one visit: { $together }/{ $possible }
    .audited = audit: checked against the parameters, passed
    .results = results: { $out }
    .no_number = --seconds: { $seconds } — required: a number of seconds — say 60
    .no_output = standard output: cannot be written ({ $reason }) — required: a standard output that takes the text — free the disk or send it elsewhere; results in a folder stand
