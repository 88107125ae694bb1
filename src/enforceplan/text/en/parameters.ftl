# What a rule's parameter has to be.

rules_base =
    .a_time_of_day_as_06_00_from_00_00 = a time of day as "06:00", from "00:00" to "23:59"
    .a_whole_number = a whole number
    .hours_that_close_later_on_the_day = hours that close later on the day they open
    .points_of_at_least_1_to_do_without = points of at least 1; to do without the entry write off: true
    .no_points_as_it_can_only_be_kept = no points, as it can only be kept; to do without the entry write off: true
    .a_level_of_coverage_fairness = a level of coverage, fairness or preference for an entry with points
    .a_night_close_that_is_not_its = a night_close that is not its night_open

rules_checkpoint =
    .police_with_auxiliaries_of = police_with_auxiliaries of one fewer than police, { $police }
