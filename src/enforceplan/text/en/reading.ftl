# A roster read back, and places for outputs.

report_place =
    .already_there_required_a_free = { $out }: already there — required: a free place — choose another place, or add --replace
    .not_a_result_folder_required = { $out }: not a result folder — required: a folder with a { $marker }, or a free place — choose another place
    .and_more = { " " }and { $more } more
    .files_put_there_or_changed_since = { $out }: files put there or changed since ({ $listed }{ $what }) — required: a result folder as it was written — move them elsewhere first, or choose another place
    .cannot_be_written_required = { $place }: cannot be written ({ $what }) — required: a writable place with enough room — choose another place or free the disk

report_reading =
    .a_readable_roster_json_or_run = a readable roster.json or run folder
    .json_in_utf_8 = JSON in UTF-8
    .mend_it_or_make_it_again = mend it, or make it again with solve
    .one_json_object = one JSON object { "{" }…{ "}" }
    .a_value = a value
    .no_entry_of_this_name = no entry of this name
    .a_list = a list […]
    .an_object = an object { "{" }…{ "}" }
    .a_value_that_this_program_writes = a value that this program writes (format: 1)
    .a_whole_minute = a whole minute
    .exactly_one_of_operation_and_post = exactly one of operation and post
    .post_yyyy_mm_dd_n = POST@YYYY-MM-DD#N
    .to_stand_here_once = to stand here once
    .of_the_form = { $form }
    .one_of = one of { $listed }
