# Why an operation is not served, or a week impossible.

solve_clash =
    .these_rules_cannot_be_kept = these rules cannot be kept together by any roster: { $rules }. Mend what is given, or relax a rule
    .these_obliged_operations_cannot = these obliged operations cannot all be kept: { $listed }; rules that clash with them: { $rules }. Drop one obligation or pin, or add people

solve_held =
    .nearest = { " " }(nearest: { $near })
    .street_required_a_street = --street: { $street } — required: a street of the scenario, one of { $known }{ $what } — correct it
    .street_required_an_earlier_run = --street: { $street } — required: an earlier run by --from, to which all other streets are held — add --from RUN
    .only_was_planned_all_other_streets = only { $street } was planned, all other streets stayed as they were; bounds, and the word best, hold under this condition
    .a_run_of_this_scenario_things = a run of this scenario; { $lost } things outside the street have no place in it (is it a run of another scenario, or of another week?)
    .give_a_run_of_this_scenario = give a run of this scenario, or leave --street out and plan everything anew
    .all_other_streets_can_stay_as_they = all other streets can stay as they are; but { $known }
    .plan_without_street_first_or_mend = plan without --street first, or mend the scenario
    .not_asked = there would be room for it; only { $street } was planned, { $home } stayed as it was

solve_reasons =
    .certified_officers = certified officers
    .auxiliaries = auxiliaries
    .cadres = cadres
    .commanders = commanders
    .there_would_be_room_for_it_serving = there would be room for it; serving it costs more elsewhere, or time ran out
    .no_minute_of_the_week_can = no minute of the week can be offered: its windows, days and earliest or latest times leave none
    .each_of_its_possible_starts = each of its { $high } possible starts is barred by { $barring }{ $left }
    .the_time_between_duties = the time between duties
    .even_in_an_empty_week = even in an empty week
    .beside_the_rest_of_this_roster = beside the rest of this roster
    .none_of_its_starts_has_enough = { $there }, none of its { $starts } starts has enough of { $thing } ({ $lack_what }): { $asked } asked, { $free } free at best
    .the_of_can_only_be_at_none_of_its = { $there }, the { $who } of { $element } can only be { $only }; at none of its { $starts } starts can all come
    .lacks_asked_at_the_best_of_starts = { $there }, { $element } lacks { $who }: { $asked } asked, at the best of { $starts } starts { $free } can come
    .only_these = ; { $where } asks { $asked }, of { $pool } officers only { $free } may come
    .nobody_may_come = ; { $where } asks { $asked }, of { $pool } officers nobody may come
    .in_element = { " " }in { $element }
    .none_satisfies = { $there }, none of its { $starts } starts satisfies { $rule }{ $element }{ $counted }
    .asked_and_there = : asked { $asked }, there are { $free }

solve_run =
    .the_rule = the rule '{ $name }' ({ $entry }: { $what })
    .starts_and_duties_of_the_earlier = { $starts } starts and { $duties } duties of the earlier roster are not possible in this scenario and were not kept: { $listed }
    .the_solvers_process_ended_early = the solver's process ended early; the result is the best roster found before that ({ $last })
    .one_solve_found_this_week = one solve found this week impossible, but a second one did not confirm it in time; try longer --seconds
