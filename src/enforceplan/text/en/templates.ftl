# Templates: when a table is needed, what a setting means.

needed =
    .settings = Needed: first day of the week, and a title; what is left blank has a default. Settings, officers and operations are enough.
    .officers = Needed: one officer a row, or with count so many alike (UM with count 12 is UM-01 to UM-12). Dark columns are required; the others are folded behind the + on the right.
    .operations = Needed: one joint operation a row. Choose its type from the list (names on the last sheet), or give elements, minutes and windows. Other columns are folded behind the + on the right.
    .rules = Only to change a parameter of a rule, such as hours of min_rest to 11; off with true switches an entry off (never law).
    .profiles = Only for profiles of your own (sets of rule parameters), chosen in the settings.
    .departments = Only where a department keeps people at home, caps what is drawn a day, wants notice, or is not in the catalogue.
    .streets = Only where there are several streets: one a row.
    .posts = Only for standing duties: desk, standby, patrol.
    .absences = Only where somebody is on leave, in training, at court or pulled back. A start alone means the whole day.
    .certificates = Only where certificates end, cover some items only, or are for another body.
    .travel = Only where the way between zones counts, in minutes.
    .equipment = Only where vehicles, recorders and the like are limited.
    .offers = Only where a department has answered how many it can send on a day; replaces its cap for that day.
    .recusals = Only where somebody may not act at some premises or towards a party.
    .pairs = Only for A and B, together, apart, mentor.
    .exceptions = Only where an exception from a rule that is not law was granted.
    .items = Only for empowered items beside the catalogue's.
    .devolution = Only for items that a street holds itself.
    .duty_list = Only where a duty list decides what a department may ask of a street.
    .operation_types = Only for types of your own, or to change one of the catalogue's.
    .premises = Only where visits are capped, drawn by lot, or due.
    .calendar = Only for holidays, make-up workdays, school-free days, market days beside the built-in calendar.
    .communities = Only to keep the communities of the streets.
    .ledger = Usually left blank: enforceplan roll writes the burden carried from earlier weeks.
    .published = Usually left blank: solve --from fills in the published week.
    .records = Only for what really happened (came, late, substitute, done, cancelled), which roll reads.
    .dispatch = Only for dispatch orders between street and department.
    .demand = Only for studies: rates of whistles, absences and the like.

setting =
    .schema = Version of the format; leave it.
    .title = Title on every output.
    .district = District the streets belong to.
    .week_start = First day, usually a Monday.
    .days = Days; 7 where blank.
    .slot_minutes = Minutes between the starts that are offered, a divisor of 60; 30 where blank.
    .language = Language of outputs: zh or en; zh where blank.
    .rule_pack = Rule pack, dated parameters of the law; the national one of the first day where blank.
    .profile = Profile of rule parameters; standard where blank.
    .period = Period over which weekends and shifts count on; month where blank.
    .draw_seed = Seed of random draws, kept in the draw log.
    .note = Free text for people.
    .solver-seconds = Time to search, seconds; 60 where blank.
    .solver-workers = Parallel threads, 1 to 8; 2 where blank.
    .solver-seed = Seed of the search; 1 where blank.
    .solver-deterministic = Same input gives the same bytes; no where blank.
    .phases-history_until = Everything before this time has happened.
    .phases-published_until = Everything before this time has been announced.
    .phases-freeze_hours = Hours ahead in which a change costs most; 24 where blank.

template =
    .file = tables.txt
    .tables = These tables may be added, each as a CSV file of that name (such as absences.csv) in this folder:
    .done = template written: { $place }
    .try = it can be solved as it stands: enforceplan solve { $place } -o { $out }
    .place = { $place }: there is no such place — required: one of { $known }{ $near } — correct it
    .near = { " " }(nearest: { $near })
    .column = { $name }: { $meaning }

intake_convert =
    .required_xlsx_yaml_or_a_folder = { $out }: { $suffix } — required: .xlsx, .yaml or a folder — correct the name of the target
    .the_source_itself_required_another = { $out }: the source itself — required: another place — choose another name
    .would_not_read_back_the_same = { $lost } would not read back the same
    .would_not_be_read_back = would not be read back ({ $first })
    .required_a_form_that_holds = { $out }: { $what } — required: a form that holds the scenario whole — convert to a folder instead

intake_init =
    .already_there_required_a_folder = { $out }: already there — required: a folder that is not there yet, or empty — choose another place

intake_whole_file =
    .already_there_required_a_file = { $out }: already there — required: a file that is not there yet — choose another name, or add --replace
    .a_folder_required_a_file_choose = { $out }: a folder — required: a file — choose another name
    .open_in_another_program_required = { $out }: open in another program — required: a file that no program has open — close it there and try again, or choose another name
