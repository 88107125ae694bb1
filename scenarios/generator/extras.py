"""What only one place has: sunk cadres and community posts, grids, a duty list, dispatch, a bureau with powers.

When to modify: another feature of one place's source. Each place has one function.
"""

from __future__ import annotations

from datetime import timedelta

from enforceplan import catalogue
from generator.people import DRIVERS, FEMALE
from generator.spec import Draft, Row, dealt

_ADDED_ITEMS = {
    "UM": "损坏城市绿化 擅自占用绿地 擅自砍伐树木 乱贴小广告 违规设置户外广告 随意倾倒生活垃圾 不分类投放垃圾 "
    "违规饲养家禽家畜 露天焚烧垃圾 擅自挖掘道路 损坏照明设施 占压盲道 违规张挂宣传品 施工噪声扰民 油烟直排下水道",
    "MS": "销售过期食品 未公示食品经营许可 小作坊未登记 使用不合格计量器具",
    "HU": "擅自改变房屋承重结构 违规出租地下室 物业企业未尽管理义务",
    "NR": "擅自改变土地用途 破坏耕地堆放固体废物 未批先占临时用地",
}
"""Items beside the catalogue's that bring the bureau's penalty powers to 55. Assumed."""
_WELFARE = "低保金给付 特困供养金给付 临时救助金给付 高龄津贴给付 医疗救助金给付"
_UNLISTED = ("EE-04",)
"""Items of the catalogue that no department may ask of the streets of Dongcheng. Assumed."""
_OFF_LIST = 10
"""One dispatch order in so many from a department lies outside the duty list. Assumed."""


def yuanzhou(draft: Draft) -> None:
    """65 communities, a first secretary and a station head in each, six spare cadres, 65 items of service."""
    place, dice = draft.place, draft.place.dice("communities")
    spare = 6
    for street, number in zip(place.codes, dealt(65, place.streets), strict=True):
        communities = [f"{street}-C{n}" for n in range(1, number + 1)]
        for code in communities:
            draft.add(
                "communities", code=code, street=street, households=400 * dice.randint(3, 7), grids=5,
                note="assumption: households and grids" if code == communities[0] else "",
            )  # fmt: skip
            pair = (f"ST-{code}-1", f"ST-{code}-2")
            for officer, role in zip(pair, ("first secretary", "station head"), strict=True):
                _sunk(draft, officer, street, f"community_{code}", f"source: {role}", leader=role == "first secretary")
            draft.add(
                "posts", code=f"community-{code}", type="community_post", street=street,
                qualification=f"community_{code}", critical=";".join(pair),
            )  # fmt: skip
        if spare:
            spare -= 1
            _sunk(draft, f"ST-{street}-spare", street, ";".join(f"community_{code}" for code in communities),
                  "source: one of 136; assumption: stands in for the street's communities", leader=False)  # fmt: skip
    for n in range(1, 66):
        level = "source: done on the spot" if n <= 21 else "source: handled for the resident"
        draft.add("items", code=f"CS-{n:02d}", name=f"社区受理事项{n}", body="CM", act_kind="service",
                  note=level + ("; district power" if n > 32 else ""))  # fmt: skip


def qingshan(draft: Draft) -> None:
    """14 communities of five grids, a worker for each grid, 14 section-level cadres, pairs A and B."""
    place = draft.place
    number = 0
    for street, many in zip(place.codes, dealt(14, place.streets), strict=True):
        for n in range(1, many + 1):
            number += 1
            code = f"{street}-C{n}"
            draft.add("communities", code=code, street=street, households=2000, grids=5)
            draft.add(
                "officers", code=f"ST-{code}", department="ST", standing="cadre", used_by=street, attach="sunk",
                rank="commander", gender="female" if number % 3 == 0 else "male", reserved_hours=30,
                note="source: one of 14 section-level cadres sent down",
            )  # fmt: skip
            workers = [f"CM-{code}-{grid}" for grid in range(1, 6)]
            for grid, worker in enumerate(workers):
                draft.add(
                    "officers", code=worker, department="CM", standing="cadre", used_by=street, attach="sunk",
                    rank="member", gender="female" if grid % 2 else "male",
                    driver="yes" if (number + grid) % 5 < 2 else "", reserved_hours=30,
                    note="source: one of 70 workers, one for each 400 households" if grid == 0 else "",
                )  # fmt: skip
            draft.add("pairs", officer=workers[0], other=workers[1], kind="backup", note="source: A and B stand in")


def dongcheng(draft: Draft) -> None:
    """The duty list of 106 items, rates of issues and whistles, the desk at night."""
    place = draft.place
    asking = list(dict.fromkeys((*place.certified, "ED", "HC", "CO")))
    number = 0
    for department, many in zip(asking, dealt(106, len(asking)), strict=True):
        own = [code for code, item in catalogue.items().items() if item.body == department and code not in _UNLISTED]
        for n in range(many):
            number += 1
            item = own[n] if n < len(own) else f"DL-{number:03d}"
            draft.add("duty_list", item=item, department=department)
    draft.add("demand", kind="whistle", class_="enforcement", rate=round(229 / 100 * 7 * 0.76 * 0.25 / 3, 2),
              note="source: 229 issues in 100 days, 55 of them hardship; assumption: a quarter whistled")  # fmt: skip
    draft.add("demand", kind="whistle", class_="emergency", rate=0.5, note="assumption")
    for n in (1, 2):
        draft.add("officers", code=f"ST-D-{n:02d}", department="ST", standing="cadre", used_by="district",
                  attach="district_pool", rank="commander", gender="male" if n == 1 else "female", reserved_hours=20,
                  note="assumption: of the district's command centre; leads no street's operation")  # fmt: skip
    for street in place.codes:
        draft.add("posts", code=f"desk-night-{street}", name="夜间指挥坐席", street=street, departments="ST",
                  shifts="20:00-02:00;02:00-08:00", auxiliaries=1, led="no",
                  note="assumption: command round the clock")  # fmt: skip


def shiyan(draft: Draft) -> None:
    """Dispatch orders of the first days, both ways, and their weekly rates."""
    place, dice = draft.place, draft.place.dice("dispatch")
    asked = [str(row["code"]) for row in draft.rows("operations") if not row.get("times")]
    number = 0
    for street in place.codes:
        for direction, many in (("street_to_department", 6), ("department_to_street", 3)):
            for _ in range(many):
                number += 1
                sent = place.week - timedelta(days=dice.randint(3, 5))
                own = [code for code in asked if f"-{street}" in code]
                returned = direction == "department_to_street" and number % _OFF_LIST == 0
                draft.add(
                    "dispatch", code=f"D-{number:03d}", direction=direction, street=street,
                    department=dice.choice(("MS", "UM", "FR", "PS", "HU")),
                    state="returned" if returned else dice.choice(("issued", "signed", "signed")),
                    operation=dice.choice(own) if direction == "street_to_department" else "",
                    issued=f"{sent.isoformat()} 09:00", sign_by=f"{sent.isoformat()} 10:00",
                    note="assumption: outside the duty list" if returned else "",
                )  # fmt: skip


def xincheng(draft: Draft) -> None:
    """55 penalty items devolved to the agricultural street, five welfare items to every street."""
    place = draft.place
    penalties = [code for code, item in catalogue.items().items() if item.body in place.bureau]
    for body, names in _ADDED_ITEMS.items():
        for n, name in enumerate(names.split(), start=1):
            code = f"{body}-X{n:02d}"
            penalties.append(code)
            draft.add("items", code=code, name=name, body=body, act_kind="penalty", note="assumption: which items")
    for n, name in enumerate(_WELFARE.split(), start=1):
        draft.add("items", code=f"WF-{n}", name=name, body="ST", act_kind="service",
                  note="source: payments of welfare; assumption: which")  # fmt: skip
        for street in place.codes:
            draft.add("devolution", item=f"WF-{n}", street=street, valid_from="2020-07-01")
    for code in penalties:
        draft.add("devolution", item=code, street=place.codes[0], valid_from="2020-07-01")


def tiny(draft: Draft) -> None:
    """Smaller teams than the catalogue's, days and hours of the street's weekly plan."""
    note = "assumption: heads, days and length"
    planned: dict[str, Row] = {
        "night": {"elements": "MS 2c items=MS-01; UM 2c+2a items=UM-12; PS 2c+1a keeping; CM 1s", "weekdays": "Fri"},
        "nine": {"elements": "FR 2c items=FR-04; PS 2c+1a keeping; MS 2c items=MS-09; CM 1s"},
        "vending": {"elements": "UM 2c+4a items=UM-01; PS 2c+1a keeping", "weekdays": "Mon-Fri", "minutes": 240,
                    "windows": "17:00-21:00"},
        "school": {"elements": "UM 2c+4a items=UM-01; MS 2c items=MS-01; PS 2c+1a keeping", "minutes": 120,
                   "windows": "07:00-09:00;16:00-18:00"},
        "recheck": {"weekdays": "Mon-Wed", "minutes": 120, "windows": "09:00-12:00;14:00-17:00"},
    }  # fmt: skip
    for row in draft.rows("operations"):
        row |= planned[str(row["code"]).split("-")[0]] | {"note": note}


def _sunk(draft: Draft, code: str, street: str, held: str, note: str, *, leader: bool) -> None:
    """A cadre sent down to a community, who keeps ten hours a week for the agency services."""
    dice = draft.place.dice(code)
    draft.add(
        "officers", code=code, department="ST", standing="cadre", used_by=street, attach="sunk",
        rank="commander" if leader else "member", qualifications=held, reserved_hours=10,
        gender="female" if dice.random() < FEMALE else "male", driver="yes" if dice.random() < DRIVERS else "",
        note=note,
    )  # fmt: skip


EXTRAS = {"tiny": tiny, "yuanzhou": yuanzhou, "qingshan": qingshan, "dongcheng": dongcheng, "shiyan": shiyan,
          "xincheng": xincheng}  # fmt: skip
"""What each place adds after its officers, posts and operations are there."""
