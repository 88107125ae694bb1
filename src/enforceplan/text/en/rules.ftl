# Rules: name, the rule in one sentence, its basis, and a sentence for each finding. A message is named as its rule.

auxiliary_limits =
    .name = auxiliaries only beside officers
    .claim = auxiliaries need a certified officer in the same group or shift, experts one in the same operation
    .basis = State Council Office 2024 no. 54; Zhejiang Comprehensive Enforcement Regulation art. 30 (as a model)
    .group = { $job }: { $heads ->
        [one] { $heads } auxiliary
       *[other] { $heads } auxiliaries
    } in group { $group } without a certified officer
    .operation = { $job }: { $heads ->
        [one] { $heads } auxiliary
       *[other] { $heads } auxiliaries
    } or experts without a certified officer
    .post = { $job }: { $heads ->
        [one] { $heads } auxiliary
       *[other] { $heads } auxiliaries
    } without a certified officer in the shift
    .seat = { $officer }: an auxiliary in a { $role } seat of { $job }

availability =
    .name = availability
    .claim = officers serve only the street that uses them and while they are there; operations begin only when offered
    .basis = Paid Annual Leave Regulation; other approved absence
    .unknown = { $what }: not in the scenario
    .street = { $officer }: used by { $used_by }, not by { $street } ({ $job })
    .absent = { $officer }: absent ({ $kind }) during { $job }, which begins { $began }
    .excluded = { $officer }: excluded from { $job }
    .two_seats = { $officer }: { $seats ->
        [one] { $seats } seat
       *[other] { $seats } seats
    } in { $job }
    .two_starts = { $operation }: has { $starts ->
        [one] { $starts } start
       *[other] { $starts } starts
    }
    .not_offered = { $operation }: may not begin at { $began }
    .same_day = { $operations }: may not begin on the same day ({ $date })

certificate_valid =
    .name = valid certificate
    .claim = every enforcing officer has a certificate for the items at hand, valid on every day of the duty
    .basis = Administrative Penalty Law art. 55; Work Safety Law art. 67
    .none = { $officer }: no certificate valid on { $date } for { $element } in { $job }

checkpoint =
    .name = police at a checkpoint
    .claim = a group that stops vehicles has at least { $police } traffic police, or { $police_with_auxiliaries } with at least { $auxiliaries ->
        [one] { $auxiliaries } auxiliary
       *[other] { $auxiliaries } auxiliaries
    }
    .basis = Traffic Police Road Duty Rules arts. 5, 70, 72
    .few = { $operation }, group { $group }, checkpoint: { $heads } traffic police and { $auxiliaries ->
        [one] { $auxiliaries } auxiliary
       *[other] { $auxiliaries } auxiliaries
    }; required are { $least }, or one fewer with { $helpers ->
        [one] { $helpers } auxiliary
       *[other] { $helpers } auxiliaries
    }
    .none = { $operation } stops vehicles without an element of { $department }; it may not be served

coercion_times =
    .name = times of coercive execution
    .claim = no coercive execution at night ({ $night_open } to { $night_close }), on rest days or holidays, or before its preconditions are met
    .basis = Administrative Coercion Law arts. 35-37, 43; Supreme People's Court reply (2016) no. 81; night as in Ecological Code art. 572; make-up workdays barred as the centre's own caution
    .night = { $operation }: coercive execution ({ $began } to { $ended }) touches the night of { $date }
    .day = { $operation }: coercive execution ({ $began } to { $ended }) touches { $date }, a day on which it is barred
    .unripe = { $operation }: coercive execution begins { $began }, before its preconditions are met on { $date }

contract_hours =
    .name = hours of contract staff
    .claim = contract staff work at most { $daily_hours } + { $daily_overtime_hours } hours a day and { $weekly_hours } a week, and rest at least { $rest_days ->
        [one] { $rest_days } day
       *[other] { $rest_days } days
    } a week
    .basis = Labour Law arts. 36, 38, 41
    .day = { $officer } (contract): { $minutes } minutes on { $date }, the limit is { $limit_minutes }
    .week = { $officer } (contract): { $minutes } minutes in the week of { $date }, the limit is { $limit_minutes }
    .rest = { $officer } (contract): { $days } rest days in the week of { $date }; at least { $least } are required

equipment =
    .name = equipment and vehicles
    .claim = no more units are in use than exist, operations take what they need, and vehicles have seats and drivers for all
    .basis = there is no more equipment than is registered
    .unknown = { $operation }: there is no equipment { $equipment }, or { $units } units of it make no sense
    .elsewhere = { $operation } may not use { $equipment }, which is kept in { $street }
    .stock = { $equipment }: { $units } units in use at { $began }, { $quantity } exist
    .need = { $operation } takes { $units } of { $kind }; it needs { $least }
    .seats = { $operation } has { $seats ->
        [one] { $seats } seat
       *[other] { $seats } seats
    } for { $heads } heads
    .drivers = { $operation } has { $drivers } drivers and needs { $least }

female_officer =
    .name = female officers
    .claim = an element that asks for female officers has that many among its certified officers and cadres, in every group
    .basis = Public Security Administration Law (2025) art. 103; Public Security Case Procedure art. 82
    .few = { $operation }, group { $group }, { $element }: { $heads } female officers; at least { $least } are required

lawful_body =
    .name = lawful body
    .claim = each element is filled by one body that holds all its items at that street on that day
    .basis = Administrative Penalty Law arts. 18-21, 24; Local Organisation Law art. 86; State Council Office 2024 no. 54
    .mixed = { $operation }: heads of several bodies ({ $bodies }) in { $element } of group { $group }
    .unlawful = { $operation }: { $element } of group { $group } is filled by { $body }, which does not hold item { $item } on { $date }
    .no_power = { $operation }: { $element } of group { $group } is filled by { $body }, which may not enforce
    .named = { $operation }: the body named for { $element } of group { $group } is '{ $named }', but its people are of '{ $bodies }'

must_serve =
    .name = operations that must be
    .claim = an operation that must be, or has a pinned start, officer or vehicle, is served as pinned
    .basis = the planner has said that it must be served
    .unserved = { $operation } must be served and is not
    .start = { $operation } begins { $began }; its start is pinned to { $pinned }
    .officer = { $operation } is pinned to { $officer }, who has no seat in it
    .vehicle = { $operation } is pinned to { $equipment }, which it does not take

no_overlap =
    .name = no overlap
    .claim = duties of one officer do not overlap, and leave time for the way between their places
    .basis = nobody is in two places at once
    .overlap = { $officer }: { $second } (begins { $began }) overlaps { $first } (ends { $ended })
    .way = { $officer }: only { $minutes } minutes between { $first } (ends { $ended }) and { $second } (begins { $began }); the way takes { $limit_minutes }

police_minimum =
    .name = least police officers
    .claim = at least { $least } police officers in every enforcing police element and one where they keep order; auxiliary police do not count
    .basis = Public Security Administration Law (2025) arts. 103, 108, 120; Public Security Case Procedure art. 52
    .few = { $operation }, group { $group }, { $element }: { $heads } police officers; at least { $least } are required

premises_draw =
    .name = draw of premises
    .claim = an operation that draws its premises visits those the lot gives and no others of its pool
    .basis = Business Environment Regulation art. 54; Private Economy Promotion Law art. 52; State Council Office 2024 no. 54 (yearly caps); numbers and grades are the centre's own
    .premises = { $operation }: the lot gives the premises { $drawn }, not { $visited }

protected_persons =
    .name = protected persons
    .claim = who is flagged for no nights has no duty from { $night_open } to { $night_close }; who is flagged for no overtime has at most { $daily_hours ->
        [one] { $daily_hours } hour
       *[other] { $daily_hours } hours
    } a day and his own weekly hours
    .basis = Labour Law arts. 61, 63; Special Rules on the Protection of Women Workers arts. 6, 9
    .night = { $officer } is given no nights; { $job } touches the night of { $date }
    .day = { $officer } is given no overtime; { $minutes } minutes on { $date }, the limit is { $limit_minutes }
    .week = { $officer } is given no overtime; { $minutes } minutes in the week of { $date }, the limit is { $limit_minutes }

random_draw =
    .name = random draw
    .claim = inspectors of operations that ask for it are drawn by lot, never chosen
    .basis = Business Environment Regulation art. 54; Private Economy Promotion Law art. 52; Zhejiang Comprehensive Enforcement Regulation art. 21 (as a model); Food Inspection Measures art. 23
    .chosen = { $operation }, group { $group }, { $element }: { $officer } was not drawn for this seat
    .short = { $element } of { $operation }: the lot fills { $heads ->
        [one] { $heads } seat
       *[other] { $heads } seats
    } of { $limit_heads }
    .absent = { $operation }: { $officer }, who was drawn, is absent when it begins at { $began }

recorder_per_group =
    .name = a recorder in every group
    .claim = every enforcing group takes at least one recorder along, and somebody who uses it
    .basis = Administrative Penalty Law art. 47
    .units = { $operation } takes { $units } recorders; at least { $least } are required
    .nobody = { $operation }, group { $group }: nobody records; one head must be marked

recusal =
    .name = recusal
    .claim = an officer takes no part in operations towards premises or parties from which he is recused
    .basis = Administrative Penalty Law art. 43; Civil Servants Law art. 76; Food Inspection Measures art. 23
    .premises = { $officer }: recused from { $premises }, takes no part in { $operation }
    .party = { $officer }: recused from the party { $party }, takes no part in { $operation }

two_officers =
    .name = two officers
    .claim = in every group each enforcing body has at least { $least } certified officers
    .basis = Administrative Penalty Law art. 42; Administrative Coercion Law art. 18(2)
    .few = { $job }: { $heads } certified heads in { $element } of group { $group }; at least { $limit_heads } are required
    .mixed = { $job }: the people on duty are of several bodies ({ $bodies })

whole_team =
    .name = whole team
    .claim = every element comes with exactly the heads it asks for, an optional one whole or not at all
    .basis = Administrative Penalty Law art. 42: too few cannot act
    .heads = { $job }: { $heads } { $role } heads in { $element } of group { $group }; required are { $limit_heads }
    .drivers = { $job }: { $heads } heads with a licence; at least { $limit_heads } are required
    .not_served = { $officer }: has a seat in { $job }, which is not served
    .no_seat = { $officer }: { $job } has no such seat ({ $role })
    .misfit = { $officer }: does not fit the { $role } seat in { $job } ({ $asked })

after_night_off =
    .name = morning off after a night
    .claim = after a duty between { $night_open } and { $night_close } no duty begins before { $until } on the next morning
    .basis = the centre's own; the morning after a night is free
    .early = { $officer }: { $first } was at night, yet { $second } begins at { $began }; not before { $until } is required
    .early_history = { $officer }: the last duty before this roster was at night, yet { $second } begins at { $began }; not before { $until } is required

auxiliary_ratio =
    .name = auxiliaries for officers
    .claim = an operation and each of its groups has at most { $auxiliaries ->
        [one] { $auxiliaries } auxiliary
       *[other] { $auxiliaries } auxiliaries
    } for { $certified } certified
    .basis = the centre's own; no statutory figure was found
    .group = { $operation }, group { $group }: { $heads ->
        [one] { $heads } auxiliary
       *[other] { $heads } auxiliaries
    } beside { $certified ->
        [one] { $certified } officer
       *[other] { $certified } officers
    }; at most { $limit_heads }
    .operation = { $operation }: { $heads ->
        [one] { $heads } auxiliary
       *[other] { $heads } auxiliaries
    } beside { $certified ->
        [one] { $certified } officer
       *[other] { $certified } officers
    }; at most { $limit_heads }

backup_pair =
    .name = A and B
    .claim = of A and B one at least is at hand: in office hours, or while their post is open, duties never take both away
    .basis = Baotou Qingshan, A and B for every post
    .both = { $named }: nobody at hand from { $began }; { $away } called away

chained =
    .name = one after the other
    .claim = an operation that comes after another is served only if that one is, within the gap given, and where asked by the same investigators
    .basis = the order the planner gives; Administrative Coercion Law art. 35 (demand before execution)
    .first = { $operation }: { $first }, which comes first, is not served
    .early = { $operation } begins { $minutes } minutes after the end of { $first }; at least { $limit_minutes } are required
    .late = { $operation } begins { $minutes } minutes after the end of { $first }; at most { $limit_minutes } are allowed
    .stranger = { $operation }: { $officer } took no part in { $first } before it

consecutive_days =
    .name = days in a row
    .claim = nobody is on duty on more than { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in a row
    .basis = Holiday Rules, art. 7 (around holidays generally not more than 6 days)
    .run = { $officer } has been on duty for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in a row on { $date }; the limit is { $limit_days }

cover =
    .name = heads of shifts
    .claim = shifts have the heads their posts ask for ({ $heads }): { $under ->
        [one] { $under } unit
       *[other] { $under } units
    } a head missing, { $over } a head too many
    .basis = the centre's own
    .under = post { $post } on { $date } at { $opens } has { $heads ->
        [one] { $heads } head
       *[other] { $heads } heads
    } of { $wanted_heads } wanted
    .over = post { $post } on { $date } at { $opens } has { $heads ->
        [one] { $heads } head
       *[other] { $heads } heads
    }, more than the { $wanted_heads } wanted

daily_hours =
    .name = hours a day
    .claim = nobody works more than { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } in a calendar day
    .basis = State Council Rules on Working Hours of Employees, art. 3
    .over = { $officer } works { $minutes } minutes on { $date }; the limit is { $limit_minutes }

days_off_run =
    .name = runs of days off
    .claim = days off come in runs of { $fewest } to { $most ->
        [one] { $most } day
       *[other] { $most } days
    }
    .basis = the centre's own
    .long = { $officer } has been off for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in a row on { $date }; the limit is { $limit_days }
    .short = { $officer } is off for only { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in a row before the duty on { $date }; the least is { $least_days }

draw_cap =
    .name = draw cap
    .claim = a department is drawn upon for no more officers a day than its cap, or its offer for that day, allows
    .basis = agreed between department and centre
    .over = { $department }: { $heads ->
        [one] { $heads } officer
       *[other] { $heads } officers
    } are drawn on { $date }; the limit is { $limit_heads }

duty_list_gate =
    .name = duty list
    .claim = an order of a department that is neither on the duty list nor approved is returned
    .basis = Beijing Dongcheng 2018, duty list of the streets; Hohhot Xincheng 2020, duty admission
    .off_list = { $operation }: the order of { $department } is neither on the duty list nor approved; it is to be returned

follow_up_due =
    .name = re-checks in time
    .claim = a re-check is over by the last day of its follow-up time, up to { $workdays ->
        [one] { $workdays } day
       *[other] { $workdays } days
    } counted in workdays
    .basis = Administrative Penalty Law art. 85 (up to seven days are workdays); the time itself is the centre's own
    .late = { $operation }: the re-check is due by { $due } and ends on { $ended }

group_leader =
    .name = group leader
    .claim = every group has one certified leader of rank { $rank } or higher (0 member, 1 group leader, 2 commander, 3 duty leader)
    .basis = the centre's own; a leader in every group
    .nobody = { $operation }, group { $group }: nobody certified is of rank { $rank } or higher to lead it
    .marks = { $operation }, group { $group }: { $marked } heads are marked leader, { $able } of them able to lead; exactly one who is able is required

home_reserve =
    .name = home reserve
    .claim = on workdays, { $morning } and { $afternoon }, each department keeps its agreed certified heads at home
    .basis = agreed between department and centre
    .short = { $department }: { $heads } on duty from { $began } to { $ended }; to keep { $reserve_heads } at home only { $limit_heads } may be

hours_in_period =
    .name = working time of shifts in a period
    .claim = { $fewest_minutes } to { $most_minutes } minutes of shifts in every period ({ $period })
    .basis = the centre's own
    .many = { $officer } works { $minutes } minutes in shifts from { $date } to { $last }; the limit is { $limit_minutes }
    .few = { $officer } works { $minutes } minutes in shifts from { $date } to { $last }; the least is { $least_minutes }

mentor_pair =
    .name = newly certified beside experienced
    .claim = a newly certified officer acts in an operation only in a group with his mentor or another experienced officer of his owner
    .basis = Hohhot Xincheng 2020, training in enforcement; how they are paired is the centre's own
    .alone = { $operation }, group { $group }: { $officer } is newly certified and has neither { $mentors } nor another experienced officer of his own beside him

min_rest =
    .name = rest between duties
    .claim = between a duty and the first duty of a later day lie at least { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } of rest
    .basis = the centre's own policy; no statutory figure was found
    .short = { $officer }: only { $minutes } minutes between { $first } (ends { $ended }) and { $second } (begins { $began }); required are { $limit_minutes }

notice =
    .name = notice of inspections
    .claim = an inspection is notified { $workdays ->
        [one] { $workdays } workday
       *[other] { $workdays } workdays
    } ahead; one that was notified keeps its start and officers inside the freeze; triggered ones are free
    .basis = State Council Office 2024 no. 54 (notice before inspection); Administrative Penalty Law art. 85 (workdays); the time ahead and the freeze are the centre's own
    .early = { $operation } begins at { $began }; it cannot be notified for a time before { $limit }
    .moved = { $operation }: notified for { $published }, now at { $began }
    .officer = { $operation }: { $officer }, who was notified, has no seat in it

one_visit =
    .name = one visit
    .claim = planned checks of one premises in the week begin together, as one visit (across departments: { $across })
    .basis = State Council Office 2024 no. 54; Zhejiang Comprehensive Enforcement Regulation art. 13, Beijing Business Environment Regulation (2024) art. 70 (as models)
    .apart = { $operation } and { $other } check the same premises { $premises } and should begin together
    .alone = { $operation } is part of the visit of { $other }, which is not served
    .two = { $operation } and { $other } are one visit to { $premises } and should have one commander, not two
    .wrong = { $operation } cannot join { $other }: they are not one visit, or { $other } joins another itself

post_pair =
    .name = posts of two
    .claim = a post with two named officers is held, in office hours ({ $office }), by one of them at least
    .basis = Yichun Yuanzhou 2019, first secretary and station head of every community examine what is done
    .neither = { $post } on { $date }: held by neither of { $named }

pull_back_consent =
    .name = pull-backs need consent
    .claim = resident and sunk officers are not pulled back without their street's consent
    .basis = Shiyan, the street consents to moves of dispatched officers; Yichun Yuanzhou, sunk cadres called away
    .taken = { $officer } is pulled back from { $began } to { $ended }; { $street } has not consented

requests =
    .name = weighted requests
    .claim = wishes that name a kind of shift or carry a weight are kept, or cost their weight
    .basis = the centre's own
    .on_duty = { $officer } wished to be free of { $kind } on { $date }, with weight { $weight }
    .free = { $officer } wished for { $kind } on { $date }, with weight { $weight }

reserved_hours =
    .name = reserved home work
    .claim = who has reserved home work serves at most { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } a week (moved by his own weekly hours) less that work
    .basis = agreed between department and centre
    .over = { $officer } works { $minutes } minutes in the week of { $monday }; { $reserved_minutes } minutes of home work leave { $limit_minutes }

run_of_days =
    .name = runs of duty days
    .claim = duty days come in runs of { $fewest } to { $most ->
        [one] { $most } day
       *[other] { $most } days
    }
    .basis = the centre's own
    .long = { $officer } has been on duty for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in a row on { $date }; the limit is { $limit_days }
    .short = { $officer } has only { $days } duty days in a row before being off on { $date }; the least is { $least_days }

run_of_kind =
    .name = runs of one kind of shift
    .claim = shifts of one kind come in runs of { $fewest } to { $most ->
        [one] { $most } day
       *[other] { $most } days
    }
    .basis = the centre's own
    .long = { $officer } has shift { $kind } for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in a row on { $date }; the limit is { $limit_days }
    .short = { $officer } has shift { $kind } on only { $days ->
        [one] { $days } day
       *[other] { $days } days
    } in a row before { $date }; the least is { $least_days }

shifts_in_period =
    .name = shifts in a period
    .claim = { $fewest } to { $most ->
        [one] { $most } shift
       *[other] { $most } shifts
    } in every period ({ $period })
    .basis = the centre's own
    .many = { $officer } has { $shifts ->
        [one] { $shifts } shift
       *[other] { $shifts } shifts
    } from { $date } to { $last }; the limit is { $limit_shifts }
    .few = { $officer } has { $shifts ->
        [one] { $shifts } shift
       *[other] { $shifts } shifts
    } from { $date } to { $last }; the least is { $least_shifts }

succession =
    .name = shifts that may not follow
    .claim = no shift of the kinds in `after` on the day after one of the kinds in `before`
    .basis = the centre's own
    .follows = { $officer } has shift { $kind } on { $date }, the day after shift { $former }

unified_command =
    .name = unified command
    .claim = an operation has exactly one commander, of its street, and at most { $span_of_control } groups
    .basis = Beijing Subdistrict Office Regulation, arts. 5, 11, 26; Shanghai Subdistrict Office Regulation, art. 12 (as models); the span is the centre's own
    .count = { $operation } has { $heads } commanders; one is required
    .foreign = { $operation }: its commander { $officer } does not belong to { $street }
    .span = the commander of { $operation } leads { $groups } groups, those that join it included; at most { $limit_groups }

visit_cap =
    .name = cap on visits
    .claim = no body visits premises in planned operations more often a year than their cap (or their grade's, else { $usual }); triggered operations are free
    .basis = State Council Office 2024 no. 54; Xianning (two a year by one body), Hengyang (none at grade A)
    .above = { $premises }: { $body } has been there { $visits } times this year, { $planned } more are planned; the cap is { $limit_visits }

weekends =
    .name = weekends with duty
    .claim = duty on at most { $most ->
        [one] { $most } weekend
       *[other] { $most } weekends
    }, with those of the period before; on both days or on none: { $complete }
    .basis = the centre's own
    .many = { $officer } has duty on { $weekends ->
        [one] { $weekends } weekend
       *[other] { $weekends } weekends
    }, { $carried_weekends } before in the period; the limit is { $limit_weekends }
    .half = { $officer } has duty on only one day of the weekend of { $date }

weekly_hours =
    .name = hours a week
    .claim = nobody works more than { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } in a calendar week (moved by his own weekly hours)
    .basis = State Council Rules on Working Hours of Employees, arts. 3, 7; Personnel Ministry 1995 no. 32, arts. 3, 5
    .over = { $officer } works { $minutes } minutes in the week of { $monday }; the limit is { $limit_minutes }

cover_posts =
    .name = posts are covered
    .claim = each head missing at a post costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    } for each started half-hour
    .basis = the centre's own
    .short = { $street }: post { $post } on { $date } at { $opens } lacks { $heads ->
        [one] { $heads } head
       *[other] { $heads } heads
    } for { $half_hours ->
        [one] { $half_hours } half-hour
       *[other] { $half_hours } half-hours
    }

mandatory_inspection =
    .name = inspections that fall due
    .claim = premises are inspected in full at least every { $days ->
        [one] { $days } day
       *[other] { $days } days
    }; one that falls due unserved costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
    .basis = Food Inspection Measures arts. 5, 22, 23
    .due = { $street }: the full inspection of { $premises } is due by { $due } and not served
    .unknown = { $street }: no full inspection of { $premises } is known and none is served

overtime =
    .name = overtime
    .claim = work above { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } a week (shifted by one's own weekly hours) costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a started half-hour
    .basis = Civil Servants Law art. 82; Personnel Ministry 1995 no. 32, arts. 6, 7
    .over = { $officer }: { $minutes } working minutes in the week from { $week }, above { $limit_minutes }: { $half_hours } half-hours of overtime

serve_operations =
    .name = operations are served
    .claim = an operation left out costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    } times the square of its priority
    .basis = the centre's own
    .left_out = { $street }: operation { $operation } is left out (priority { $priority })

standby_capacity =
    .name = standby capacity
    .claim = each standby group that a street lacks within reach costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    } for each started half-hour
    .basis = the centre's own
    .short = { $street }: from { $began } { $required ->
        [one] { $required } standby group is
       *[other] { $required } standby groups are
    } required, { $present } within reach, { $groups } missing for { $half_hours ->
        [one] { $half_hours } half-hour
       *[other] { $half_hours } half-hours
    }

keep_published =
    .name = keeping the published week
    .claim = a change of the published week costs { $told } an officer and day, { $moved } a moved start; times { $near } within { $near_hours ->
        [one] { $near_hours } hour
       *[other] { $near_hours } hours
    }, times { $frozen } inside the freeze
    .basis = the centre's own
    .told = { $officer } must be told: duties of { $date } are not as published ({ $jobs })
    .moved = { $operation }: moved from { $published } to { $began }

fair_departments =
    .name = fair departments
    .claim = a department pays 1 + 2 + ... + m for m started twentieths of its available minutes, { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a unit; minutes outside { $office_open } to { $office_close } on workdays count double
    .basis = the centre's own
    .burden = { $department }: { $minutes } weighted minutes and { $carried_minutes } carried, of { $available_minutes } available: { $twentieths } twentieths

fair_hours =
    .name = fair hours
    .claim = an officer pays 1 + 2 + ... + m for m started tenths of his own available week, { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a unit
    .basis = the centre's own
    .burden = { $officer }: { $minutes } working minutes and { $carried_minutes } carried, of { $available_minutes } available: { $tenths } tenths

fair_nights =
    .name = fair nights
    .claim = an officer pays 1 + 2 + ... + n for n nights ({ $night_open } to { $night_close }) above the fewest that comparable officers carry, { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a unit
    .basis = the centre's own
    .burden = { $officer }: { $nights ->
        [one] { $nights } night
       *[other] { $nights } nights
    } now and { $carried_nights } carried, the fewest carried by comparable officers being { $lowest_nights }: { $counted_nights }

fair_streets =
    .name = fair streets
    .claim = a street pays 1 + 2 + ... + m for m started hundreds of what is left out there, { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a unit
    .basis = the centre's own
    .left_out = { $street }: { $left_out ->
        [one] { $left_out } point
       *[other] { $left_out } points
    } left out and { $carried } carried: { $hundreds } hundreds

fair_weekends =
    .name = fair weekends
    .claim = an officer pays 1 + 2 + ... + n for n weekends above the fewest that comparable officers carry, { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a unit
    .basis = the centre's own
    .burden = { $officer }: { $weekends ->
        [one] { $weekends } weekend
       *[other] { $weekends } weekends
    } now and { $carried_weekends } carried, the fewest carried by comparable officers being { $lowest_weekends }: { $counted_weekends }

female_preferred =
    .name = a woman goes along
    .claim = an operation of these types without a female officer or cadre costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
    .basis = the centre's own
    .none = { $operation }: no female officer goes along

local_officers =
    .name = local officers
    .claim = a seat held by another street's officer costs { $points }
    .basis = the centre's own
    .elsewhere = { $officer }, local in { $home }, serves { $job } in { $street }

optional_elements =
    .name = optional elements
    .claim = an optional element left empty in a served operation costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a group
    .basis = the centre's own
    .empty = { $operation }: the optional element { $element } of group { $group } is empty

same_team =
    .name = same team
    .claim = an operation with one of two who belong together, or with both who belong apart, costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
    .basis = the centre's own
    .alone = { $operation }: { $officer } is there without { $other }
    .met = { $operation }: { $officer } and { $other } are both there and had better not be

spread =
    .name = alike operations spread
    .claim = operations of one type that begin in one street on one day beyond the first cost 1 + 2 + ..., { $points ->
        [one] { $points } point
       *[other] { $points } points
    } a unit
    .basis = the centre's own
    .bunched = { $street }: { $operations } operations of type { $type } begin on { $date }

travel =
    .name = travel
    .claim = each started { $minutes } minutes of way from the own street to the job cost { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
    .basis = the centre's own
    .way = { $officer }: { $way_minutes } minutes from { $home } to { $job }, { $pieces ->
        [one] { $pieces } piece
       *[other] { $pieces } pieces
    }

wishes =
    .name = wishes
    .claim = a wish to be free, or on duty, for a day or half-day that is not met costs { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
    .basis = the centre's own
    .on = { $officer } would like to be free from { $began } and is not
    .off = { $officer } would like to be on duty from { $began } and is not
