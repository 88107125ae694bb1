# The page, roster.html.

part_of_page =
    .week = Week by officer
    .operations = Week by operation and post
    .timeline = Timeline
    .gaps = Gaps
    .coverage = Posts by hour
    .burden = Burden
    .rules = Rules in force
    .exceptions = Exceptions granted
    .findings = Findings
    .notices = Notices

page =
    .skip = to the content
    .switch = 中文
    .print = print this view
    .about = what the figures say
    .noscript = This page is drawn by its own script. Allow scripts for this file, or open roster.xlsx.
    .filters = search and filters
    .seek = search
    .all = all
    .reset = clear filters
    .count = { $shown } of { $all } shown
    .none = Nothing passes the filters.
    .no_posts = No post passes the filters.
    .no_officer = { $code }: there is no such officer — required: a code of this roster — choose one from the list
    .types = type of operation
    .later = +1 ends a day later
    .band = { $name }: { $count ->
        [one] { $count } officer
       *[other] { $count } officers
    }
    .band_jobs = { $name }: { $count }
    .operations = operations
    .posts = posts
    .scale = show
    .scale_day = one day
    .scale_week = week
    .day_before = earlier
    .day_after = later
    .rows = rows
    .rows_work = streets
    .rows_officers = officers
    .asked = asked for
    .present = present
    .cover_full = all present
    .cover_part = some missing
    .cover_none = nobody
    .chart_coverage = Heads at posts by hour
    .chart_coverage_says = heads lack in { $short } of { $hours } hours
    .chart_burden = Load of departments, % of available hours
    .chart_burden_says = the heaviest load has { $name }: { $share } %
    .chart_load = Officers by load, % of their available hours
    .chart_load_says = { $count ->
        [one] { $count } officer
       *[other] { $count } officers
    }; { $none } without hours, { $over } above 100 %
    .by_department = Departments
    .by_group = Comparable officers
    .by_group_says = Same department, place of use, standing, working-time regime and freedom to work nights; the widest spread of hours stands first.
    .group = comparable group
    .officers = officers
    .mean = mean hours
    .extent = hours, least–most
    .spread = least to most, mean
    .no_night = no nights
    .district = district
    .left_out = Operations left out: { $count }
    .no_left_out = No operation that passes the filters is left out.
    .lacking = Post shifts that lack heads: { $count }
    .no_lacking = No post shift that passes the filters lacks heads.
    .more = { $count } more
    .off = does not hold
    .site = site
    .shifts = all its shifts
    .all_days = { $title }, all days
    .nobody = nobody
    .close = close
    .only_officer = show only this officer
