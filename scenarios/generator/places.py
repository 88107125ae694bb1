"""The six places: numbers of the sources as they stand there, and what was assumed beside them.

When to modify: a number is corrected, or a place is added.
"""

from __future__ import annotations

from datetime import date

from generator.spec import Place

TINY = Place(
    key="tiny",
    title="示范街道 一周联合执法",
    district="示范区",
    week=date(2026, 5, 11),
    source=(
        "A published squad of 12 with five sectors gave the size of the urban management team; the rest is made up.",
    ),
    assumed=(
        "assumption: one operation needs two fire officers; the street has none, so it is left out and says why.",
        "assumption: two officers a department are enough for every operation here; heads are smaller than usual.",
    ),
    certified={"UM": 12, "MS": 6, "PS": 2},
    auxiliaries={"UM": 12, "PS": 2},
    operations={"street_vending": 2, "school_perimeter": 2, "night_market_food": 1, "nine_small": 1, "recheck": 2},
    loads={},
    names=("示范街道",),
    cadres=(0,),
    grid_workers=(2,),
    office_contract=0,
    patrols=1,
    carried_nights=(0, 0, 1, 2),
    small=True,
)

YUANZHOU = Place(
    key="yuanzhou",
    title="宜春市袁州区 10个街道 下沉干部与社区岗",
    district="宜春市袁州区",
    week=date(2026, 9, 14),
    source=(
        "Jiangxi Daily, March 2019, on Yuanzhou district of Yichun:",
        "65 communities; 136 street cadres sent down to them, more than 40 % of all street cadres (so fewer than 340);",
        "each community has a first secretary and a station head from the street (65 + 65; the other 6 are spare);",
        "65 items of community service: 21 done on the spot, 44 handled for the resident; 33 are district powers;",
        "25 communities are first on the information platform; streets have four offices and one centre.",
    ),
    assumed=(
        "assumption: 10 streets; officers by department; operations of the week (110); 4 leaders a street.",
        "assumption: the week has a make-up workday, Sunday 20 September.",
        "assumption: of each pair of first secretary and station head one is at the community post in office hours;",
        "  both hold the qualification community_CODE, and keep 10 h a week each for the 44 agency services (20 h).",
        "assumption: the 6 spare cadres stand in for every community of their street.",
        "assumption: one street asks for auxiliary police without a police officer; that operation stays unserved.",
    ),
    streets=10,
    certified={"UM": 120, "MS": 60, "PS": 20, "FR": 14, "HU": 10, "NR": 4, "EE": 8, "EM": 12, "TP": 4, "TR": 4,
               "CT": 4},
    auxiliaries={"UM": 160, "PS": 30, "TP": 4},
    operations={"night_market_food": 10, "street_vending": 20, "demolition_small": 4, "muck_truck_night": 4,
                "group_rental": 4, "nine_small": 10, "ktv_netbar": 2, "school_perimeter": 12, "restaurant_gas": 6,
                "ebike_night": 8, "safety_crackdown": 4, "one_visit": 6, "recheck": 12, "site_dust": 4,
                "bbq_fume": 4},
    loads={"UM": 93, "MS": 53, "PS": 72, "FR": 79, "HU": 68, "NR": 67, "EE": 70, "EM": 65, "TP": 50, "TR": 50,
           "CT": 25},
    cadres=(0,),
    whistles=4,
)  # fmt: skip

QINGSHAN = Place(
    key="qingshan",
    title="包头市青山区 8个街道 网格配比与冬季一周",
    district="包头市青山区",
    week=date(2026, 1, 12),
    source=(
        "Report on Qingshan district of Baotou (the campaign of the years before 2013):",
        "4 leaders and 16 staff a street; one worker per 400 households, one manager per 800 households;",
        "14 section-level cadres and 70 workers were sent to the communities; a worker for each grid of 400;",
        "64 items in 12 classes at one-stop halls with 5 work groups; A and B stand in for each other;",
        "grid workers have two jobs (grid and station) and visit households.",
    ),
    assumed=(
        "assumption: 8 streets; 14 communities of 2,000 households with 5 grids each (from 70 x 400 = 28,000);",
        "  the 35 managers at one per 800 households are elected residents, never rostered, so not in the table.",
        "assumption: officers by department; operations of the week (83), a winter week.",
        "assumption: a grid worker keeps 24 h for the station and 6 h for household visits; office staff keep 32 h.",
        "assumption: one re-check asks for a single officer of market supervision; it stays unserved.",
    ),
    streets=8,
    certified={"UM": 96, "MS": 40, "PS": 16, "FR": 10, "HU": 6, "NR": 4, "EE": 8, "EM": 8, "TP": 4, "TR": 4,
               "CT": 2},
    auxiliaries={"UM": 120, "PS": 16, "TP": 4},
    operations={"night_market_food": 6, "street_vending": 16, "demolition_small": 2, "muck_truck_night": 4,
                "group_rental": 2, "nine_small": 8, "ktv_netbar": 2, "school_perimeter": 8, "restaurant_gas": 4,
                "ebike_night": 4, "loose_coal": 8, "safety_crackdown": 3, "one_visit": 4, "recheck": 8,
                "site_dust": 4},
    loads={"UM": 92, "MS": 61, "PS": 62, "FR": 72, "HU": 75, "NR": 33, "EE": 78, "EM": 71, "TP": 50, "TR": 50,
           "CT": 50},
    cadres=(16,),
    grid_workers=(0,),
    whistles=3,
)  # fmt: skip

DONGCHENG = Place(
    key="dongcheng",
    title="北京市东城区 三个试点街道 街道吹哨部门报到",
    district="北京市东城区",
    week=date(2026, 6, 8), known_until="12:00",
    source=(
        "Xinhua, 30 October 2018, on Dongcheng district of Beijing:",
        "three pilot streets, Chaoyangmen, Dongsi and Dongzhimen; 29 departments became 12 units a street;",
        "a duty list of 106 items decides what a department may ask of a street;",
        "25 community specialists handled 229 issues in somewhat more than 100 days, 55 of them hardship.",
    ),
    assumed=(
        "assumption: officers by department; operations of the week (47), four of them whistled.",
        "assumption: officers of all departments join the street team; those fewer than two a street serve all three.",
        "assumption: two leaders of Dongzhimen are on a course from Tuesday to Thursday; the district's command centre",
        "  has two commanders of its own, who hold posts but lead no street's operation.",
        "assumption: the command desk is held round the clock, at night by one of the street office's contract staff.",
        "assumption: which 106 matters are on the list is not in the source; each department gets its part of them;",
        "  the fire brigade orders an operation that is on it, the ecology office one that is not and is returned.",
        "assumption: one re-check is due two workdays after the time to mend; pairs that work together; wishes.",
        "assumption: rates in demand.csv: 229 issues in 100 days make 16.0 a week, less 24 % hardship 12.2; a quarter",
        "  of these become whistles, over three streets 1.0 a street; emergencies 0.5 a street and week.",
    ),
    streets=3,
    names=("朝阳门街道", "东四街道", "东直门街道"),
    certified={"UM": 48, "MS": 18, "PS": 9, "FR": 6, "HU": 4, "NR": 3, "EE": 3, "EM": 4, "TP": 3, "TR": 3, "CT": 2},
    auxiliaries={"UM": 54, "PS": 12, "TP": 3},
    operations={"night_market_food": 3, "street_vending": 9, "demolition_small": 3, "muck_truck_night": 1,
                "group_rental": 3, "nine_small": 4, "ktv_netbar": 1, "school_perimeter": 3, "restaurant_gas": 3,
                "ebike_night": 3, "illegal_taxi": 2, "safety_crackdown": 1, "one_visit": 3, "recheck": 6,
                "bbq_fume": 2},
    loads={"UM": 74, "MS": 64, "PS": 70, "FR": 82, "HU": 82, "NR": 67, "EE": 63, "EM": 82, "TP": 42, "TR": 42,
           "CT": 25},
    grid_workers=(9, 8, 8),
    office_contract=5,
    whistles=4,
    course="S03",
)  # fmt: skip

SHIYAN = Place(
    key="shiyan",
    title="十堰市 13个街道综合执法中心 双向派单",
    district="十堰市城区",
    week=date(2026, 6, 22),
    source=(
        "Report on the street reform of Shiyan: 13 streets, each with a comprehensive enforcement centre;",
        "a street takes on 161 empowered items on average, 74 of them common to all 13 (100 %);",
        "41 administrative and 537 institutional posts were added; 28 young cadres were sent to the streets;",
        "every grid has one grid manager; orders go both ways between streets and departments.",
    ),
    assumed=(
        "assumption: officers by department (327 certified, 240 auxiliaries); operations of the week (139).",
        "assumption: the 28 young cadres are spread over the streets, two or three each; 4 grid managers a street may",
        "  be called by the centre.",
        "assumption: how the 161 items are spread over the streets (notes of the streets); their list is not given.",
        "assumption: orders from street to department 6 a street and week, the other way 3, one in ten off the list.",
        "assumption: one night check of muck trucks asks for too few traffic police; it stays unserved.",
    ),
    streets=13,
    certified={"UM": 156, "MS": 65, "PS": 26, "FR": 16, "HU": 12, "NR": 6, "EE": 10, "EM": 16, "TP": 6, "TR": 6,
               "CT": 4, "WA": 4},
    auxiliaries={"UM": 195, "PS": 39, "TP": 6},
    operations={"night_market_food": 13, "street_vending": 26, "demolition_small": 4, "muck_truck_night": 6,
                "group_rental": 3, "nine_small": 13, "ktv_netbar": 3, "school_perimeter": 13, "restaurant_gas": 7,
                "ebike_night": 7, "river": 4, "illegal_taxi": 4, "safety_crackdown": 6, "one_visit": 6,
                "recheck": 13, "site_dust": 6, "bbq_fume": 5},
    loads={"UM": 92, "MS": 60, "PS": 70, "FR": 80, "HU": 66, "NR": 44, "EE": 84, "EM": 60, "TP": 75, "TR": 75,
           "CT": 38, "WA": 50},
    cadres=(3, 3, 2),
    whistles=5,
)  # fmt: skip

XINCHENG = Place(
    key="xincheng",
    title="呼和浩特市新城区 涉农街道执法局与城区街道",
    district="呼和浩特市新城区",
    week=date(2026, 3, 16),
    source=(
        "Report of July 2020 on Xincheng district of Hohhot: the agricultural street Genghis Khan (成吉思汗街道)",
        "has a bureau of its own with 21 staff sent down and 55 penalty powers, 60 powers in all;",
        "urban streets were given 5 powers, all payments of welfare, so they penalise through district officers;",
        "market supervision and urban management are owned by the district, managed and used by the streets;",
        "officers were trained in law, facts and procedure.",
    ),
    assumed=(
        "assumption: 7 urban streets; officers by department, the 21 among them; operations of the week (80).",
        "assumption: the 21 came from urban management (15), market supervision, housing and natural resources (2",
        "  each), are certified for all 55 items, and keep the home work of officers of their former department.",
        "assumption: the source counts the 55 items and does not list them; 30 are the catalogue's of these four",
        "  departments, 25 are added in items.csv; the other 5 of the 60 are the welfare payments.",
        "assumption: the training is half a day for every certified officer in this week; half of emergency management",
        "  is newly certified and has mentors; one street asks for five auxiliaries beside two officers, gets none.",
    ),
    streets=8,
    names=("成吉思汗街道",),
    certified={"UM": 99, "MS": 37, "PS": 16, "FR": 10, "HU": 8, "NR": 5, "EE": 8, "EM": 8, "TP": 4, "TR": 4,
               "CT": 2},
    auxiliaries={"UM": 120, "PS": 16, "TP": 4},
    bureau={"UM": 15, "MS": 2, "HU": 2, "NR": 2},
    operations={"night_market_food": 6, "street_vending": 14, "demolition_small": 3, "muck_truck_night": 4,
                "group_rental": 2, "nine_small": 8, "ktv_netbar": 2, "school_perimeter": 8, "restaurant_gas": 4,
                "ebike_night": 4, "loose_coal": 6, "safety_crackdown": 3, "one_visit": 4, "recheck": 8,
                "site_dust": 4},
    loads={"UM": 89, "MS": 64, "PS": 61, "FR": 74, "HU": 61, "NR": 40, "EE": 70, "EM": 71, "TP": 50, "TR": 50,
           "CT": 50},
    whistles=3,
    training=True,
)  # fmt: skip

PLACES = {place.key: place for place in (TINY, YUANZHOU, QINGSHAN, DONGCHENG, SHIYAN, XINCHENG)}
