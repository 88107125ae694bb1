# Versions, the next week, records of what happened.

memory_clashes =
    .nobody_replaced_twice_or_standing = nobody replaced twice, or standing in twice, in { $job }
    .done_once_with_one_result = { $job } done once, with one result
    .either_held_or_cancelled_not_both = { $job } either held or cancelled, not both
    .one_time = one time of { $what } for { $officer } in { $job }
    .not_after = not after { $stop }
    .not_before = not before { $start }
    .there_or_not = { $officer } either there or not, in { $job }
    .beginning = a beginning
    .end = an end

memory_editions =
    .as_publish_writes = { $published } as publish writes it
    .restore_it_or_name_another_folder = restore it, or name another folder
    .changed_since_it_was_published = { $file }: changed since it was published, or missing — required: the roster as it was published, with its fingerprint in { $run } — restore it, or choose another place with --to
    .what_is_published_there_is_another = { $week }: what is published there is another roster ({ $what }) — required: the same centre, streets and days — make them the same, or choose another place with --to
    .to_overlaps_which_is_published = { $week }: { $first } to { $last } overlaps { $folder }, which is published ({ $begins } to { $other_last }, version { $version }), for { $shared } — required: one valid roster a day and street — choose another first day, or another place with --to
    .officers = officers
    .title = title
    .district = district
    .streets = streets
    .days = days
    .there_and_here = { $what } { $there }, here { $here }

memory_misfits =
    .exactly_one_of_operation_and_post = exactly one of operation and post
    .one_of_those = one of those of { $job }: { $listed }
    .one_of_those_whom_the_roster_sends = one of those whom the roster sends to { $job }: { $what }
    .nothing_as_is_told = nothing, as { $kind } is told by { $listed } only
    .nothing_faults_and_re_checks = nothing: faults and re-checks are those of operations
    .nothing_as_faults_is_0 = nothing, as faults is 0
    .a_time = a time
    .a_substitute_from_the_table = a substitute from the table officers
    .somebody_whom_does_not_have = somebody whom { $job } does not have already
    .times_in_in_order_is_rostered = times in { $span }, in order; { $job } is rostered { $usual }
    .at_most_24_hours_of_service = at most 24 hours of service; { $job } is rostered { $usual }
    .not_before_has_ended = not before { $job } has ended ({ $stop })
    .a_duty_of_the_roster = a duty of the roster from { $week }{ $near }
    .nobody = nobody

memory_origin =
    .made_by_another_state_of_version = { " " }(made by another state of version { $there } of the program)
    .made_by_version_of_the_program = { " " }(made by version { $there } of the program, this is { $here })
    .and_more = { " " }and { $more } more
    .solve_again_with_from = solve again with --from { $run }
    .the_programs_own_defaults = the program's own defaults are others than when it was solved{ $what }; the scenario itself is unchanged, and the roster was checked by the rules as they are now
    .the_files_own_figures_are_not_what = the file's own figures are not what the audit finds (changed by hand, or other rules now) and were counted anew; of the bounds only those that still hold are kept, the others are 0, so that it is called good, not best, unless they prove it
    .the_scenario_that_was_solved = the scenario that was solved (changed since: { $listed }{ $more })
    .a_roster_of_the_scenario_beside_it = a roster of the scenario beside it; the file was made for another scenario or other parameters, or by another program and changed by hand since{ $since }
    .the_roster_as_published = the roster as it was published (it was changed since)
    .restore_it = restore it; to change the roster, mend the run it came from and publish that

memory_publish =
    .by_required_who_publishes_give = --by: { $by } — required: who publishes — give a name or an office
    .is_a_published_version_already = { $run }: is a published version already — required: a run that is not — name the run it came from, or solve again
    .to_holds_a_required_a_folder = --to: { $to }: holds a { $taken } — required: a folder that keeps published weeks only — choose another place

memory_record =
    .correct_the_record_or_name_the_run = correct the record, or name the run it is about
    .see = { $what }; see { $seen }

memory_reopen =
    .a_run_with_a_roster = a run with a roster
    .change_the_scenario_and_solve = change the scenario and solve again
    .the_scenario_as_solve_put_it_there = the scenario as solve put it there
    .name_a_whole_run_folder = name a whole run folder
    .a_run_folder = a run folder
    .name_the_folder = name the folder { $parent }
    .as_solve_writes = { $file_name } as solve writes it
    .and_more = … and { $more } more
    .breaches = { $run }: { $number } { $number ->
        [one] breach
       *[other] breaches
    }{ $since } — required: a roster that passes the audit — mend it, or solve again with --from { $run }

memory_roll =
    .holds_the_week_of_here_required = { $out }: holds the week of { $there }, here { $here } — required: the same week and streets — choose another place
