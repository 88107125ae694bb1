# What is wrong with a scenario, and what is said of it, when it is read.

load_announced =
    .operations_posts_and_officers = operations, posts and officers of the published week that are no longer there count no change: { $listed }
    .duties_that_begin_before = duties that begin before { $known } are not held by themselves yet, but planned like all others (a change of what was published costs as inside the freeze); pin the operations that took place
    .exactly_one_of_operation_and_post = exactly one of operation and post
    .fill_one_in_or_leave_one_out = fill one in, or leave one out
    .the_published_start = the published start
    .fill_it_in_or_leave_the_row_out = fill it in, or leave the row out
    .post_date_n_as_hall_2026_06_01_0 = POST@DATE#N, as HALL@2026-06-01#0
    .write_it_as_it_stands_in_roster = write it as it stands in roster.json
    .nothing_when_begins_is_said_by_its = nothing: when { $ref } begins is said by its post
    .leave_it_out = leave it out

load_book_cell =
    .a_value_not_the_error_of_a_formula = a value, not the error of a formula
    .correct_the_formula_or_put_a_value = correct the formula, or put a value in its place
    .the_result_of_the_formula = the result of the formula, which was never calculated
    .open_it_in_excel_or_wps_and_save = open it in Excel or WPS and save it, or put a value in its place
    .at_most_15_digits_or_a_cell = at most 15 digits, or a cell of text; the spreadsheet has rounded it
    .give_the_cell_the_format_of_text = give the cell the format of text and type it again
    .a_finite_number = a finite number
    .put_a_number_in_its_place = put a number in its place

load_book_file =
    .one_sheet_for_each_table = one sheet for each table; { $title } is the same table
    .put_the_two_together_or_begin = put the two together, or begin the name of one with { $mark } to have it ignored
    .a_workbook_that_can_be_read = a workbook that can be read; this one is damaged
    .open_it_in_excel_or_wps_repair = open it in Excel or WPS, repair it, and save it as .xlsx
    .has_macros_which_were_not_read = { $file } has macros, which were not read and are never run
    .begins_with_and_was_not_read = { $label } begins with { $mark } and was not read
    .rows_and_columns_with_data = rows and columns with data only; this sheet has too many cells
    .delete_blank_rows_and_columns = delete blank rows and columns, and save it
    .has_formulas_what_they_gave_when = { $label } has formulas ({ $count }); what they gave when it was saved was read
    .sheet = sheet
    .correct_the_name_of_the_sheet = correct the name of the sheet, or begin it with { $mark } to have it ignored
    .is_not_the_name_of_a_table_and_was = { $sheet_file } is not the name of a table and was not read

load_book_scan =
    .open_it_in_excel_or_wps_and_save = open it in Excel or WPS and save it as .xlsx
    .a_workbook_that_is_not_empty = a workbook that is not empty
    .save_the_file_again_or_get = save the file again, or get it again
    .a_workbook_without_a_password = a workbook without a password
    .open_it_in_excel_or_wps_take = open it in Excel or WPS, take the password away and save it as .xlsx
    .the_format_xlsx_not_the_old_xls = the format .xlsx, not the old .xls
    .a_whole_xlsx_workbook_this_file = a whole .xlsx workbook; this file is cut off or is none
    .a_workbook_of_reasonable_size_when = a workbook of reasonable size when unpacked
    .keep_only_rows_columns_and_sheets = keep only rows, columns and sheets with data, and save it as a new file
    .an_excel_workbook_xlsx = an Excel workbook (.xlsx)
    .a_workbook_without_a_doctype = a workbook without a DOCTYPE
    .get_it_again = get the file again, or { $otherwise }

load_book_sheet =
    .row_stands_above_the_header = { $sheet_file } row { $line_number } stands above the header and was not read: { $first }
    .a_value_in_each_cell_are_merged = a value in each cell; { $area } are merged
    .unmerge_the_cells_and_fill_in_each = unmerge the cells and fill in each of them
    .the_value_of_the_merged_cells_was = the value { $value } of the merged cells { $area } was read for each of their rows
    .a_header_above_every_cell = a header above every cell
    .add_the_header_or_delete_the_cell = add the header, or delete the cell in column { $at }

load_book_tables =
    .each_setting_once = each setting once
    .delete_the_second_row = delete the second row
    .write_them_into_the_header = write them into the header
    .fill_it_in_row_by_row = fill it in row by row
    .each_parameter_once = each parameter once
    .delete_one_of_the_rows_several = delete one of the rows; several names are a list, ["N", "L"]
    .the_columns = the columns { $columns }
    .in_each_row = in each row: { $columns }

load_capped =
    .raise_the_cap_or_unpin = raise the cap, or unpin the operations (pin, must)
    .a_cap_of_at_least = a cap for { $body } of at least the { $visits } visits so far and the { $made } that are fixed ({ $listed } in { $places })

load_carriers =
    .open_it_in_excel_or_wps_and_save = open it in Excel or WPS and save it as .xlsx
    .convert_it_to_one_of_these = convert it to one of these
    .a_folder = a folder with a { $main } or a { $book } in it, one of them
    .move_one_of_them_elsewhere = move one of them elsewhere
    .write_it_with_settings_week_start = write it, with settings: { "{" }week_start: 2026-03-02{ "}" }
    .beside_was_not_read = { $path_name } beside { $book } was not read
    .table = table
    .correct_the_name = correct the name
    .each_table_once = each table once
    .put_the_two_together = put the two together
    .a_list_of_rows_or_the_name = a list of rows, or the name of a .csv file
    .such_as_officers_officers_csv = such as officers: officers.csv
    .is_not_the_name_of_a_table_and_was = { $label } is not the name of a table and was not read
    .each_table_in_one_place = each table in one place only
    .delete_one_of_the_two = delete one of the two
    .a_folder_or_a_file = a folder, or a file that ends in { $suffixes }

load_certificates =
    .a_date_not_before_valid_from = a date not before valid_from { $first }
    .correct_one_of_the_two_dates = correct one of the two dates
    .item = item
    .certified_officers_have_no = { $trusted ->
        [one] { $trusted } certified officer has
       *[other] { $trusted } certified officers have
    } no certificate listed: each taken to hold a valid one of its body
    .and_more = { " " }and { $more } more
    .certificates_that_end_within_days = certificates that end within { $days ->
        [one] { $days } day
       *[other] { $days } days
    }: { $named }{ $what }

load_checks =
    .a_time_in_the_week = a time in the week { $span }
    .correct_the_date = correct the date
    .at_least_minutes_after_earliest = at least { $minutes } minutes after earliest
    .widen_earliest_and_latest = widen earliest and latest, or shorten minutes
    .a_window_of_at_least_minutes = a window of at least { $minutes } minutes
    .widen_the_window_or_shorten = widen the window, or shorten minutes
    .windows_are_shorter_than = { $operation_code }: windows { $spelt } are shorter than the operation and cannot be used
    .times_on_different_days = { $operation_name }: { $times } times on different days, and only { $offered ->
        [one] { $offered } day is
       *[other] { $offered } days are
    } open to it
    .a_start_that_leaves_minutes = a start that leaves { $minutes } minutes in the windows { $spelt } of its days ({ $kind })
    .move_the_pin_or_widen_windows_days = move the pin, or widen windows, days, dates, earliest or latest
    .operation = operation
    .an_order_without_a_ring = an order without a ring: { $ring }
    .leave_out_one_of_them = leave out one of them
    .one_pin_at_a_time_in_pins_it_too = one pin at a time ({ $code } in { $there_file } { $place } pins it too)
    .move_one_of_the_two_or_unpin = move one of the two, or unpin it
    .an_officer_who_is_not_excluded = an officer who is not excluded from the same operation
    .take_the_name_out_of_pin_officers = take the name out of pin_officers or of excluded
    .a_time_after_from = a time after from
    .correct_the_times = correct the times
    .times_alike_or_apart_from_its = times alike or apart from its other offers
    .split_them_into_times_that_lie = split them into times that lie apart

load_coercion =
    .coercive_execution_outside = coercive execution outside { $night }, weekends, holidays (Administrative Coercion Law 43)
    .move_it_to_a_workday_by_day = move it to a workday by day, or give emergency_basis

load_context =
    .correct_it_or_add_it_to_its_table = correct it, or add it to its table
    .a_street = a street, one of { $streets }
    .name_it_where_there_are_several = name it where there are several streets
    .street = street
    .department = department
    .officer = officer
    .a_date_from = a date from { $first } to { $last }
    .correct_it_or_week_start_and_days = correct it, or week_start and days in settings
    .a_code_of_its_own_already = a code of its own (already in { $first_file } { $place })
    .choose_another_code_or_make = choose another code, or make one row of the two
    .left_blank = { $named }blank in { $number } { $number ->
        [one] row
       *[other] rows
    }, taken as { $taken }

load_contrary =
    .true_or_false = true or false
    .a_whole_number = a whole number
    .a_number = a number
    .a_text = a text
    .a_list_such_as_a_b_or_a_b = a list such as [A, B] or A;B
    .a_mapping_such_as_a_1 = a mapping such as { "{" }A: 1{ "}" }
    .not_less_than = { $most } not less than { $fewest }
    .days_only_together_with_period = days only together with period: window
    .above_0_as_the_entry_asks = { $units } above 0, as the entry asks for nothing otherwise
    .a_value_that_fits = a value that fits
    .the_profile = the profile { $place }
    .the_scenario = the scenario
    .raises_to_must_the_level_of_law = { $source } raises { $entry } to must, the level of law and physics: it then grants no exception
    .changes_the_policy_rule_from = { $source } changes the policy rule { $entry }: { $name } from { $old } to { $new }
    .lowers_the_policy_rule_to_a_breach = { $source } lowers the policy rule { $entry } to { $word }: a breach is priced and no longer refused

load_crossed =
    .a_pair_either_together_or_apart = a pair either together or apart
    .one_kind_of_day_a_date = one kind of day a date
    .says_otherwise = { $required } ({ $there_file } { $place } says otherwise)
    .leave_one_of_the_two_rows_out = leave one of the two rows out
    .the_end_of_a_duty_that_began = the end of a duty that began before { $context_start }, so before { $last }
    .correct_it_or_week_start = correct it, or week_start in settings
    .one_of_the_two_the_day_before_had = one of the two: the day before had duty or not
    .leave_one_of_them_out = leave one of them out
    .no_operation_and_no_premises = no operation and no premises of this scenario concerns these parties, nobody steps back: { $listed }
    .exceptions_outside_to_of_effect = exceptions outside { $first } to { $last }, of effect only where a duty or calendar week reaches their days: { $listed }
    .wishes_to_be_on_duty_and_free_at = wishes to be on duty and free at one time, which cannot both be kept: { $listed }

load_csv_file =
    .commas_between_columns = commas between columns, not { $sign }
    .save_it_again_as_csv_utf_8_comma = save it again as CSV UTF-8 (comma delimited)
    .a_header_above_every_cell = a header above every cell
    .add_the_header_or_delete_or_quote = add the header, or delete or quote the cell
    .a_well_formed_csv_row = a well-formed CSV row
    .check_that_quotes_come_in_pairs = check that quotes come in pairs

load_defaults =
    .its_operation_type_says = its operation type says
    .its_post_type_says = its post type says
    .the_only_street = the only street
    .its_types_lead_or_its_first = its type's lead, or its first element
    .its_type_says_or_1 = its type says, or 1
    .its_type_says_or_any = its type says, or any
    .its_type_says_or_3 = its type says, or 3
    .the_zone_of_its_premises_or_street = the zone of its premises or street
    .its_post_type_says_or_0 = its post type says, or 0
    .its_post_type_says_or_any = its post type says, or any
    .its_post_type_says_or_1 = its post type says, or 1
    .no_cap = no cap
    .a_zone_of_its_own = a zone of its own
    .leave = leave
    .valid_since_ever = valid since ever
    .valid_without_end = valid without end
    .all_items_of_the_body = all items of the body
    .the_district = the district
    .no = no
    .no_posts_table_no_posts_are_manned = no posts table: no posts are manned
    .no_operations_only_posts = no operations: only posts are manned
    .to_cuts_calendar_weeks_weekly = { $first } to { $last } cuts calendar weeks: weekly hours hold for each of them, weekly rest days only for whole ones
    .settings_left_blank_taken = settings left blank, taken as: { $listed }
    .ends_as_it_begins_and_is_taken = { $code }: { $told } ends as it begins and is taken as 24 hours, across midnight

load_draws =
    .no_draw_seed_is_given_is_taken = no draw_seed is given: { $first } is taken; better settle one in public before the draw
    .why_it_was_drawn_again = why it was drawn again
    .give_the_reason = give the reason
    .redraw_to_say_how_often_it_was = redraw to say how often it was drawn again
    .fill_in_redraw_or_leave_the_reason = fill in redraw, or leave the reason out
    .an_operation_with_a_draw_pool = an operation with a draw (pool, or selection: random_draw)
    .leave_redraw_out_or_let = leave redraw out, or let it be drawn
    .was_drawn_again = { $row_code } was drawn again, { $redraw ->
        [one] once
       *[other] { $redraw } times
    }: { $redraw_reason }
    .premises = premises
    .pool_and_draw_together = pool and draw together
    .give_the_other_one_too_or_neither = give the other one too, or neither
    .premises_that = premises that are not in the column premises, too
    .leave_them_out_of_one_of_the_two = leave them out of one of the two
    .each_premises_once_in_the_pool = each premises once in the pool, as each has one lot
    .leave_out_what_is_there_twice = leave out what is there twice
    .no_more_than_there_are_premises = no more than there are premises in the pool
    .draw_fewer_or_widen_the_pool = draw fewer, or widen the pool
    .no_more_than_may_still_be_visited = no more than may still be visited ({ $full } had all planned visits of the year)
    .was_notified_but_its_published = { $code } was notified, but its published start is not pinned (pin_start): it may be moved
    .and_are_one_visit_they_begin = { $code } and { $joins } are one visit: they begin together, under the latter's commander

load_exceptions =
    .department = department
    .operation = operation
    .rule_entry = rule entry
    .one_exception_of_an_entry = one exception of an entry for a subject a day
    .correct_the_dates_or_make_one_row = correct the dates, or make one row of the two
    .an_entry_that_is_not_a_must_law = an entry that is not a must (law has no exceptions)
    .delete_the_row = delete the row
    .an_entry_that_grants_exceptions = an entry that grants exceptions (see docs/rules.md)
    .delete_the_row_or_change_the_entry = delete the row, or change the entry under rules

load_files =
    .a_file_inside_the_scenarios_folder = a file inside the scenario's folder, links included
    .copy_the_file_into_the_scenarios = copy the file into the scenario's folder
    .a_file_that_exists = a file that exists
    .check_its_name_and_where_it_lies = check its name and where it lies
    .a_file_of_at_most_50_mb = a file of at most 50 MB
    .make_it_smaller = make it smaller
    .no_name_of_a_file = no name of a file
    .a_file_that_can_be_read = a file that can be read
    .check_the_file_and_its_permissions = check the file and its permissions, or close the program that has it open ({ $what })
    .text_without_nul_bytes = text without NUL bytes
    .delete_the_byte_or_save_it_again = delete the byte, or save it again as UTF-8
    .text_in_utf_8_or_gb18030 = text in UTF-8 or GB18030
    .save_it_again_as_utf_8 = save it again as UTF-8

load_guests =
    .move_the_pin_or_grant = move the pin, or grant one of the two an exception from one_visit
    .one_visit = one visit with { $code } ({ $place }), under its commander: who is to command is pinned there, anybody else in one of the two that has a seat for him

load_headers =
    .column_begins_with_and_was = { $file }: column { $header } begins with # and was not read
    .column = column
    .correct_it_or_begin = correct it, or begin it with # to have it ignored
    .each_column_once = each column once
    .delete_the_second = delete the second one

load_lawful =
    .or_more_as_a_must_rule_may = { $shown } or more, as a must rule may only be made stricter
    .or_less_as_a_must_rule_may = { $shown } or less, as a must rule may only be made stricter
    .or_earlier_as_a_must_rule_may = { $shown } or earlier, as a must rule may only be made stricter
    .or_later_as_a_must_rule_may = { $shown } or later, as a must rule may only be made stricter
    .none_besides_as_a_must_rule_may = none besides { $shown }, as a must rule may only be made stricter
    .as_this_parameter_of_a_must_rule = { $shown }, as this parameter of a must rule may not be changed

load_named =
    .officer_or_department = officer, or department with officers
    .kind_of_shift = kind of shift
    .qualification_that_a_post_asks = qualification that a post asks for
    .correct_it_or_add_it_to_its_table = correct it, or add it to its table
    .only_the_rule_reads_and_no_entry = only the rule { $rule } reads { $place }, and no entry of it is in force

load_operations =
    .operation_type = operation type
    .a_value_or_a_type_that_gives = a value, or a type that gives it
    .name_a_type_of_the_catalogue = name a type of the catalogue in the column type
    .premises = premises
    .item = item
    .an_element_of_the_items_body = an element of the items' body { $body }
    .add_to_the_elements_or_leave = add { $body } to the elements, or leave the items out
    .weekdays_that_occur_among_its = weekdays that occur among its dates
    .correct_weekdays_or_dates = correct weekdays or dates
    .one_operation_where_something = one operation where something is pinned
    .write_one_row_for_each = write one row for each
    .single_officer = single officer
    .equipment = equipment

load_overlay =
    .another_scenario_that_exists = another scenario that exists and is not built on this one
    .correct_the_name = correct the name
    .a_row_to_delete_its_code_if_it_has = a row to delete: its code (if it has none: cells of it) and remove: true; or remove: all alone
    .write_true_or_leave_the_column_out = write true, or leave the column out
    .code_of_a_row_of_in_the_base = code of a row of { $table } in the base
    .correct_it_or_leave_the_row_out = correct it, or leave the row out
    .a_row_of_in_the_base_that_has = a row of { $table } in the base that has these cells
    .correct_the_cells_or_leave_the_row = correct the cells, or leave the row out

load_people =
    .the_only_street_or_the_district = the only street, or the district where there are several
    .used_by = used_by
    .resident_at_a_street_district_pool = resident at a street, district_pool otherwise
    .contract_for_auxiliaries = contract for auxiliaries, civil_servant otherwise
    .at_40_hours = 40 hours
    .at_0_hours = 0 hours
    .not_counted_as_female = not counted as female
    .no = no
    .rows_of_officers_have_a_name = { $unused ->
        [one] { $unused } row of officers has
       *[other] { $unused } rows of officers have
    } a name and a count; the name was not used
    .officers_rank_is_blank_throughout = officers.rank is blank throughout: certified officers are taken as group_leader, cadres as commander
    .member = member
    .rows_of_absences_lie_outside = { $outside ->
        [one] { $outside } row of absences lies outside the week and was not used
       *[other] { $outside } rows of absences lie outside the week and were not used
    }
    .the_day_before_the_week_begins = { $before }, the day before the week begins
    .take_the_ledger_of_this_week = take the ledger of this week, or correct week_start
    .exactly_one_of_officer_department = exactly one of officer, department, street
    .write_one_row_for_each = write one row for each
    .compensatory_leave_to_be_given = compensatory leave to be given by { $last } (minutes): { $listed }
    .such_as_late_2_call_1_each_kind = such as late:2;call:1, each kind once
    .give_the_kind_and_its_days_on_end = give the kind and its days on end
    .departments_from_the_catalogue = departments from the catalogue, with no home reserve and no draw cap: { $listed }

load_pinned =
    .a_seat_each_could_hold = a seat each could hold for the { $pinned } pinned; there are { $what }, and none is left for { $names }
    .unpin_somebody_or_ask_for_more = unpin somebody, or ask for more heads in elements
    .inspectors_as_the_lot_gives_them = inspectors as the lot gives them ({ $told }), nobody else
    .leave_them_out_of_pin_officers = leave them out of pin_officers; to draw again, give redraw and a reason
    .a_cap_of_at_least_the_officers = a cap of at least the { $heads } officers pinned for one day ({ $names }; { $listed } in { $what })
    .raise_the_cap_or_unpin_officers = raise the cap, or unpin officers (pin_officers)

load_places =
    .no_streets_table_one_street_s1 = no streets table: one street, S1, is taken
    .zone = zone
    .ways_are_not_given_minutes_inside = { $defaults ->
        [one] { $defaults } way is
       *[other] { $defaults } ways are
    } not given: { $within_minutes } minutes inside a zone, { $between_minutes } between zones
    .such_as_ms_1_fr_2 = such as MS:1;FR:2
    .give_body_and_number = give body and number
    .street = street
    .rows_of_calendar_not_obeyed_yet = rows of calendar not obeyed yet: { $listed }
    .days_of_calendar_outside_the_week = days of calendar outside the week: { $outside }

load_posts =
    .post_type = post type
    .two_different_officers_a_and_b = two different officers, A and B
    .name_two_or_leave_it_empty = name two, or leave it empty
    .one_or_one_for_each_shift = one, or one for each shift
    .give_them_in_the_order = give them in the order of the shifts
    .shifts_such_as_08_00_14_00 = shifts such as 08:00-14:00
    .give_them_or_a_type = give them, or a type of the catalogue
    .at_least_one_head_certified = at least one head: certified, auxiliaries or cadres
    .give_the_heads_or_a_type = give the heads, or a type of the catalogue
    .no_more_than_the_heads_there = no more than the { $room } heads there is room for
    .ask_for_fewer_or_raise_certified = ask for fewer, or raise certified, auxiliaries or cadres
    .no_more_than_are_wanted_column = no more than are wanted (column wanted)
    .correct_one_of_them = correct one of them
    .a_break_shorter_than_the_shift = a break shorter than the shift
    .correct_the_break = correct the break

load_powers =
    .an_enforcing_element_where = an enforcing element where an operation is coercive
    .add_one_or_make_coercive_kind_none = add one, or make coercive_kind none
    .order_to_be_kept_by_police = order to be kept by police (a department of kind police)
    .make_it_enforcing_or_let_police = make it enforcing, or let police keep order
    .items_to_be_dealt = items to be dealt with by an enforcing element: { $items }
    .make_it_enforcing_or_leave = make it enforcing, or leave the items out
    .order_to_be_kept_without_items = order to be kept without items: { $items }
    .give_the_items_to_an_enforcing = give the items to an enforcing element

load_read =
    .a_scenario_file_or_folder = a scenario file or folder that exists
    .check_the_path = check the path
    .the_tables_settings_officers = the tables settings, officers and operations (or posts in place of operations)
    .add_the_table = add the table { $name }
    .otherwise_leave_the_table_out = ; otherwise leave the table out
    .at_least_one_row = at least one row of { $name }
    .write_the_rows_under_a_header_each = write the rows under a header; each has at least: { $what }{ $more_en }
    .the_table_settings_with_at_least = the table settings with at least week_start
    .add_settings_week_start_2026_03_02 = add settings: { "{" }week_start: 2026-03-02{ "}" }
    .see_the_table_in_docs_schema_md = see the table { $table } in docs/schema.md
    .a_value = a value for { $column }
    .column = column
    .a_value_of_the_form = { $form }

load_regime =
    .write_one_of_them = write one of them
    .left_blank_taken_by_the_first_day = left blank, taken by the first day { $first } as { $chosen_id }: { $what }
    .write_one_of_them_or_one_of_your = write one of them, or one of your own under profiles
    .nearest = { " " }(nearest: { $near })
    .one_of = one of { $known }{ $what }
    .valid_otherwise = rule pack { $pack } is valid { $valid_from } to { $valid_to }, not throughout { $first } to { $last }{ $better }
    .in_force_is = ; in force that week is { $pack }

load_resolve =
    .item = item
    .premises_for_to_step_back_from = premises for { $officer } to step back from
    .no_cadre_ranks_as_commander = no cadre ranks as commander: certified officers of that rank may command
    .nobody_ranks_as_commander_taken = nobody ranks as commander: { $listed } taken as commander
    .equipment_that_is_not_listed = equipment that is not listed is taken as not limited: { $spelt }
    .items_are_not_listed_taken = { $used ->
        [one] { $used } item is not listed
       *[other] { $used } items are not listed
    }: taken to be held by the departments the catalogue names
    .preconditions_of_coercive = preconditions of coercive execution are taken as met: { $listed_codes }
    .the_table_is_not_obeyed_yet = the table { $table } is not obeyed yet
    .the_column_is_not_obeyed_yet = { $table }: the column { $column } is not obeyed yet

load_rules =
    .the_profile_ships_with_the_program = the profile { $name } ships with the program: what is written here changes it
    .to_stay = { $entry } to stay { $before }
    .choose_another_name_for_a_new = choose another name for a new entry
    .rule_entry = rule entry
    .an_entry_that_is_not_at_must = an entry that is not at must ({ $entry } is law or physics, which no profile touches)
    .leave_it_out_of_the_profile = leave it out of the profile
    .a_name_after_the_dot_such = a name after the dot, such as { $stem }.a
    .give_it_a_name_or_write = give it a name, or write { $stem }
    .true_or_false = true or false
    .correct_it = correct it
    .rule_is_switched_off = rule { $entry } is switched off by the scenario
    .a_must_rule_law_physics_that_stays = a must rule (law, physics) that stays on and at its level
    .leave_out_off_and_level = leave out off and level
    .correct_one_of_them_or_leave = correct one of them, or leave it out
    .a_parameter_that_says_something = a parameter that says something: { $told }
    .give_one_or_leave_the_entry_out = give one, or leave the entry out
    .correct_the_parameter_or_leave = correct the parameter, or leave it out
    .the_scenario_changes_the_must_rule = the scenario changes the must rule { $entry }: { $change_name } from { $old } to { $new }
    .must_policy_coverage_fairness = must, policy, coverage, fairness or preference
    .correct_the_level = correct the level
    .a_known_parameter_nearest = a known parameter (nearest: { $near }), one of { $known }
    .a_known_parameter = a known parameter, one of { $known }
    .one_of = one of { $choices }
    .see_the_page_of_the_rule = see the page of the rule { $room_id }
    .above_or_below = { $required }, { $sign } { $bound }

load_table_file =
    .a_header_and_at_least_one_row = a header and at least one row of { $table }
    .write_the_rows_or_leave_the_file = write the rows, or leave the file out
    .one_sheet_named = one sheet named { $table }
    .correct_the_names_of_the_sheets = correct the names of the sheets

load_ties =
    .single_officer = single officer
    .another_officer_than_in_the_column = another officer than in the column officer
    .correct_it_or_leave_the_row_out = correct it, or leave the row out
    .wishes_are_about_days_outside = { $outside ->
        [one] { $outside } wish is about days outside the week and was not used
       *[other] { $outside } wishes are about days outside the week and were not used
    }
    .the_operation_that_comes_first = the operation that comes first
    .fill_in_after_or_leave_out = fill in after, or leave out the hours and the pair
    .operation = operation
    .not_less_than_after_min_hours = not less than after_min_hours
    .correct_one_of_them = correct one of them

load_write_book =
    .at_most_characters = { $where } row { $row }: { $start }… — required: at most { $longest } characters in a cell of a workbook — convert to a folder instead

load_yaml_file =
    .nested_too_deeply = nested too deeply
    .indent_with_blanks_not_with_tabs = indent with blanks, not with tabs
    .correct_that_line = correct that line, or the one before it
    .a_mapping_with_keys_such = a mapping with keys such as settings, officers, operations
    .see_scenarios_minimal_yaml = see scenarios/minimal.yaml
    .yaml_that_stays_small_when = YAML that stays small when unfolded (here { $what })
    .avoid_anchors_within_anchors = avoid anchors within anchors and deep nesting
    .an_anchor_that_contains_itself = an anchor that contains itself
    .anchors_that_explode = anchors that explode
    .a_mapping_of_column_value = a mapping of column: value
    .write_it_as_code = write it as { "{" }code: …, …{ "}" }
    .each_parameter_once = each parameter once
    .make_it_one_several_names = make it one; several names are a list, [N, L]
    .each_entry_once_as_a_mapping = each entry once, as a mapping of parameter: value
    .such_as_min_rest_hours_11 = such as min_rest: { "{" }hours: 11{ "}" }
    .a_mapping_of_rule_entries = a mapping of rule entries
    .such_as_rules_min_rest_hours_11 = such as rules: { "{" }min_rest: { "{" }hours: 11{ "}" }{ "}" }
    .a_mapping_of_profiles = a mapping of profiles
    .such_as_profiles_flood = such as profiles: { "{" }flood: { "{" }weekly_hours: { "{" }hours: 56{ "}" }{ "}" }{ "}" }
    .each_profile_once = each profile once
    .make_one_of_the_two = make one of the two
    .well_formed = well-formed YAML 1.2{ $problem }

load_raw =
    .a_known = a known { $what }{ $near }
