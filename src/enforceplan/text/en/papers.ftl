# Papers, calendars, messages for a group chat, and fields of the inspection forms.

task =
    .commander = commands all groups on the spot
    .enforcing = inspects, takes evidence and decides within its own powers
    .order_keeping = keeps order, cordons off, keeps people safe
    .support = leads the way, informs residents, helps with what is needed
    .invited = comes with its own people
    .unasked = is not part of the plan; ask who made it

paper =
    .operation = Joint enforcement operation
    .order = Department order
    .date = { $weekday } { $date }
    .bodies = bodies
    .teams = Groups and people
    .heads = { $name }: { $heads }
    .seats = { $role } { $heads }
    .invited = invited { $heads }
    .tasks = Duties
    .task = { $name } ({ $part }): { $task }
    .discipline = Discipline
    .discipline_text = In uniform; certificates are shown; two certified officers of one body in every group; all is recorded (Administrative Penalty Law arts 42, 47, 55).
    .deputy = deputy commander
    .contingency = contingency plan
    .sign_in = signed in
    .muster = muster
    .site = site
    .mission = matters
    .parties_helping = supporting
    .document = roster { $roster }
    .page = page { "{PAGE}" } of { "{NUMPAGES}" }
    .signatures = Made by:                    Checked by:                    Issued by:                    Date:
    .receipt = [  ] accepted   [  ] returned   [  ] transferred        Reason:                                        Signed by:                    Time:
    .contacts = Contact A:                              Contact B:                              To be signed by:
    .direction = street to department
    .direction_back = department to street
    .needed = { $jobs ->
        [one] { $jobs } job
       *[other] { $jobs } jobs
    }, { $seats ->
        [one] { $seats } seat
       *[other] { $seats } seats
    }: { $heads }

chat =
    .title = [{ $title }] { $day }
    .street = == { $street } ==
    .job = { $time } { $code } { $name }
    .muster = muster { $time } { $place }
    .commander = commander: { $who }
    .group = group { $group }: { $crew }
    .crew = who: { $crew }
    .nothing = nothing planned

calendar =
    .post = { $name } ({ $code })
    .heads = { $code } { $name }: { $heads } of { $department }
    .role = role: { $role }
    .group = group: { $group }
    .leader = group leader: { $who }
    .muster = muster: { $place }
    .crew = officers: { $crew }

merge =
    .operation = operation
    .group = group
    .body = inspecting body
    .joint = bodies that come along
    .source = source of the task
    .inspection_kind = kind of inspection
    .plan_item = item of the annual plan
    .object = premises inspected
    .party = party inspected
    .place = place
    .items = matters
    .basis = legal basis
    .date = date
    .start = from
    .end = to
    .visits = inspections this year so far
    .cap = most a year
    .inspector_1 = inspector 1
    .certificate_1 = certificate 1
    .inspector_2 = inspector 2
    .certificate_2 = certificate 2
    .others = further inspectors (certificate)
    .assistants = assistants, heads
    .emergency = emergency
    .approval_no = approval no.
    .notice_no = notice no.
    .credit_code = unified social credit code
    .representative = legal representative
    .address = address
    .phone = telephone
    .method = method
    .handler = officer in charge
    .handler_opinion = opinion of the officer in charge
    .unit_opinion = opinion of the unit
    .head_opinion = approval by the head
    .approved_on = approved on
    .served_on = notice served on
    .contact = contact of the body
