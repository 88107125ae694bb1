# What a cell has to hold.

scenario_cells =
    .plain_text = plain text
    .text_without_control_characters = text without control characters
    .a_code_1_to_64_characters_without = a code: 1 to 64 characters, without blanks and ; , / \ : and the like, not beginning with = + - @ .
    .yes_or_no_true_false = yes or no (true, false)
    .a_date_that_exists_such_as_2026_03 = a date that exists, such as 2026-03-02 (the right day of the week, where one is written)
    .a_date_such_as_2026_03_02 = a date such as 2026-03-02
    .a_time_of_day_such_as_08_30_up = a time of day such as 08:30 (up to 24:00)
    .a_window_such_as_19_00_23_30 = a window such as 19:00-23:30
    .days_of_the_week_such_as_mon_fri = days of the week such as Mon;Fri or Mon-Fri
    .a_date_before_the_time_such = a date before the time, such as 2026-03-02 20:00
    .a_date_that_exists = a date that exists
    .yes = yes
    .no = no
    .a_date = a date such as 2026-03-02{ $meant }
    .is_it = { " " }(is it { $meant }? then give the cell the format of a date)
    .one_of = one of { $known }{ $near }

scenario_numbers =
    .a_whole_number = a whole number { $span }
    .a_number = a number { $least }–{ $most }
    .heads_a_whole_number_0_or_a_share = heads (a whole number ≥ 0) or a share such as 20% or 0.2

scenario_people =
    .an_end_to_after_the_start_from = an end (to) after the start (from)
    .premises_or_party_at_least = premises or party, at least one of them
    .a_whole_number_0_or_off = a whole number ≥ 0, or off
    .an_end_to_not_before_the_start = an end (to) not before the start (from)

scenario_rows =
    .elements_such_as_um_2c_3a_c = elements such as UM 2c+3a; c certified, a auxiliaries, s support, i invited; then optional, per_operation, keeping
    .at_least_one_head_of_such_as_2c = at least one head of { $department }, such as { $department } 2c; who takes no part is left out
    .equipment_such_as_recorder_2 = equipment such as recorder 2 per_group
    .in_each_of_them = { $column } in each of them
    .known_keys_not_nearest = known keys, not { $column } (nearest: { $hint })
    .of_a_piece = { $column }: { $required }

scenario_settings =
    .zh_or_en = zh or en
    .a_divisor_of_60_such_as_15_30 = a divisor of 60, such as 15, 30 or 60
    .a_week_start_between_the_years = a week_start between the years 2000 and 2999

scenario_wishes =
    .a_wish_such_as_off_2026_05_12_pm = a wish such as off 2026-05-12 pm; on Fri; off 2026-05-13 night x3
    .one_kind_of_shift_in_a_wish = one kind of shift in a wish
    .a_half_day_or_a_kind_of_shift = a half-day or a kind of shift, not both

scenario_work =
    .at_1_to_5_or_urgent_high_normal_low = 1 to 5, or urgent, high, normal, low, optional

catalogue_packs =
    .rule_pack_required_one_of_write = rule_pack: '{ $name }' — required: one of { $listed } — write the nearest one, '{ $nearest }'

catalogue_calendar =
    .no_holiday_data = calendar: no built-in holiday data for { $year } ({ $days }) — required: the State Council's notice — weekdays were used; add the days to the calendar table
