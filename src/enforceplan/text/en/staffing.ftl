# The comparison of staffings.

staffing_heads =
    .profile_required_the_code = --profile: { $profile } — required: the code of a certified officer (nearest: { $near }) — correct the code
    .profile_belongs_to_required = --profile: { $profile } belongs to { $owner } — required: an officer of a varied department ({ $listed }) — name another one
    .has_no_certified_officer_required = { $department }: has no certified officer — required: one whom the added ones copy — name one with --profile
    .of_its_certified_officers = { $department }={ $left }: { $fixed } of its certified officers are pinned — required: no fewer heads than that — begin at { $fixed }, or release the pins

staffing_vary =
    .vary_is_named_twice_required_once = --vary { $text }: { $department } is named twice — required: once a department — join them, such as { $department }=4..8,10
    .vary_nothing_required_a_department = --vary: nothing — required: a department and its heads at least — such as --vary FR=4..8
    .nearest = { " " }(nearest: { $near })
    .vary_there_is_no_such_department = --vary { $department }: there is no such department{ $hint } — required: one of { $listed } — correct it
    .vary_required_whole_numbers_from_0 = --vary { $department }={ $shown } — required: whole numbers from 0 to { $most_heads }, one at least — correct them
    .vary_cases_required_no_more_than = --vary: { $number } cases — required: no more than { $most_cases } — try fewer departments or numbers
    .vary_is_empty_required_the_smaller = --vary { $text }: { $part } is empty — required: the smaller number first — write { $last }..{ $first }
    .vary_required_no_more_than_heads = --vary { $text } — required: no more than { $most_heads } heads — correct it
    .vary_required_department_heads = --vary { $text } — required: DEPARTMENT=HEADS in whole numbers from 0 or ranges — such as FR=4..8 or UM=10,12

sweep_chart =
    .served = operations served
    .asked = all { $n }
    .coverage = coverage points (lower is better)
    .heads = certified officers of { $d }
    .value = value
    .bound = proven bound
    .today = as today
    .open = hollow: not proven best at coverage
    .cut = { " " }(interrupted, not all cases)

sweep =
    .untitled = untitled
    .title = { $title } · { $days ->
        [one] { $days } day
       *[other] { $days } days
    } from { $first } · staffing sweep
    .searched = { $operations ->
        [one] { $operations } operation
       *[other] { $operations } operations
    }; each case searched { $seconds } s with { $workers ->
        [one] { $workers } worker
       *[other] { $workers } workers
    }, seed { $seed }.
    .interrupted = INTERRUPTED: { $done } of { $planned } cases are done.
    .as_it_is = { $heads } (as it is)
    .served = { $served } of { $total } served
    .coverage = coverage { $value } (bound { $bound })
    .hours = { $hours } working hours
    .left_out = left out: { $reasons }
    .added = added: { $codes }
    .removed = removed: { $codes }
    .proven = { " " }(proven on both sides)
    .proven_range = { " " }(proven range { $least } to { $most })
    .step = { $step }: operations { $served }, coverage { $points }{ $trust }
    .caution = Caution: { $more } covers less than { $fewer }. More people can do whatever fewer could, so it was not searched long enough: give more --seconds.
    .heads = Heads are certified officers, those on leave included; auxiliaries and cadres stay as they are. Added officers are like the one they copy, without leave, pins or carried balance. Home reserves, draw caps and offers stay.
    .about = Coverage: lower is better; below the bound nothing is possible. Every case was solved on its own and its roster checked against the parameters. A planning aid, not legal advice.
    .best = best
    .good = good
    .impossible = impossible
    .out_of_time = out of time
