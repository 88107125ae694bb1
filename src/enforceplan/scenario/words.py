"""The planner's words: tables, columns and values in English and Chinese, in one place.

The first Chinese word of each line is the one written into generated pages; all are read.

When to modify: a new column or value, or another word people use for one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import Enum, IntEnum

from enforceplan import domain as d
from enforceplan.scenario import kinds as k
from enforceplan.scenario.forms import halfwidth

# fmt: off
TABLES: dict[str, str] = {
    "settings": "设置 设定", "departments": "部门 单位", "streets": "街道", "communities": "社区",
    "travel": "路程 路途", "officers": "人员 执法人员", "certificates": "执法证 证件", "items": "事项",
    "devolution": "赋权 下放", "duty_list": "职责清单", "operation_types": "行动类型", "operations": "行动 联合执法",
    "posts": "岗位", "absences": "缺勤 请假", "offers": "可派 部门可派", "recusals": "回避", "pairs": "搭档",
    "exceptions": "例外", "equipment": "装备", "premises": "场所 检查对象", "calendar": "日历", "ledger": "台账",
    "published": "已发布 已发布排班", "records": "记录", "dispatch": "派单", "demand": "需求", "rules": "规则",
    "profiles": "方案类型", "base": "基础方案",
}
"""Every table (and top-level key) with its Chinese words."""

COLUMNS: dict[str, str] = {
    "code": "编码 代码 编号", "name": "名称 姓名", "note": "备注 说明", "remove": "删除", "kind": "类别 种类",
    "type": "类型", "department": "部门 单位 owner 归属部门", "street": "街道", "zone": "片区 区域",
    "households": "户数", "grids": "网格数", "minutes": "分钟 时长", "from": "起 从 开始 start",
    "to": "止 到 结束 end", "valid_from": "生效日期 有效期起", "valid_to": "失效日期 有效期止", "date": "日期",
    "dates": "可选日期", "weekdays": "星期", "heads": "人数", "items": "事项", "item": "事项",
    "body": "执法主体 主体", "phone": "电话", "schema": "格式版本", "title": "标题", "district": "区 县区",
    "week_start": "起始日期 周一日期", "days": "适用日 天数", "slot_minutes": "时间粒度", "language": "语言",
    "rule_pack": "规则包", "profile": "方案类型 规则档", "solver": "求解", "phases": "阶段", "draw_seed": "抽签种子",
    "seconds": "秒数", "workers": "线程数", "seed": "随机种子", "deterministic": "可重现",
    "history_until": "历史截至", "published_until": "已发布截至", "freeze_hours": "冻结小时",
    "may_enforce": "可执法", "home_reserve": "留守 留守人数", "draw_cap": "抽调上限", "notice_hours": "通知小时",
    "liaison": "联络人", "managed_by": "管理单位", "used_by": "使用街道 街道 street", "attach": "派驻方式 派驻",
    "standing": "身份", "qualifications": "资格 资质", "rank": "职级", "gender": "性别", "driver": "驾驶 可驾驶",
    "regime": "工时制度", "weekly_hours": "周工时", "reserved_hours": "保留工时 本单位工时", "no_night": "不排夜班",
    "no_overtime": "不加班", "wishes": "意愿", "count": "数量 人数", "officer": "人员", "number": "证号",
    "officers": "人员名单",
    "act_kind": "行为类别", "basis": "依据", "lead": "牵头 牵头部门", "elements": "参与 组成 参加部门",
    "groups": "组数", "windows": "时段 时间窗", "coercive_kind": "强制类别 强制 coercive", "selection": "选派方式",
    "checkpoint": "设卡", "equipment": "装备", "follow_up_days": "回头看天数", "priority": "优先级",
    "site": "地点 点位", "premises": "场所 检查对象", "pool": "抽取范围", "draw": "抽取数", "party": "当事人",
    "must": "必办", "earliest": "最早", "latest": "最晚", "source": "来源", "requested_by": "提出单位",
    "after": "先行行动", "after_min_hours": "最短间隔小时", "after_max_hours": "最长间隔小时",
    "after_same_pair": "同一办案人员",
    "preconditions_met_on": "前置条件完成日", "emergency_basis": "紧急依据", "inspection_kind": "检查类别",
    "approval_no": "审批号", "notice_no": "通知书号", "plan_item": "计划项", "muster_place": "集结点",
    "redraw": "重抽次数", "redraw_reason": "重抽理由", "kinds": "班次类别", "wanted": "希望人数", "least": "最少人数",
    "excluded": "排除人员", "times": "次数", "not_same_day": "不同日组", "pin_start": "固定开始",
    "pin_officers": "固定人员", "pin_vehicle": "固定车辆", "pin_reason": "固定原因", "pin_by": "固定人", "per": "按",
    "optional": "可选", "certified": "执法人数 执法人员", "auxiliaries": "辅助人数 辅助人员 auxiliary",
    "cadres": "干部人数 干部", "qualification": "所需资格", "female": "女性人数", "invited": "邀请人数",
    "departments": "可任部门 部门", "shifts": "班次", "drivers": "驾驶员人数", "break_minutes": "休息分钟",
    "counted": "计时比例", "presence": "在岗方式", "alongside": "可兼", "led": "须带队", "whole": "成组",
    "standby": "备勤到达分钟", "penalty_capable": "可处罚", "critical": "关键岗AB角", "consent": "同意",
    "repeat": "重复", "other": "搭档人员", "rule": "规则", "subject": "对象", "limit": "新限值", "reason": "原因",
    "approved_by": "批准人", "where": "存放地", "quantity": "数量", "seats": "座位", "needs_driver": "需驾驶员",
    "grade": "等级", "cap": "频次上限", "visits": "已检查次数", "last_full_visit": "上次全面检查",
    "mandatory": "必检", "nights": "夜班数", "weekends": "周末数", "days_run": "连续天数", "last_end": "上次结束",
    "last_night": "上次夜班", "off_run": "连续休息天数", "tail_minutes": "跨期工时分钟",
    "on_site_until": "在岗至", "weekends_so_far": "周期内周末数", "period": "统计周期", "last_zone": "上次片区",
    "holidays": "节假日数", "overtime_minutes": "加班分钟", "leave_owed_minutes": "应补休分钟", "lent": "借出人次",
    "borrowed": "借入人次", "until": "计至", "left_out": "未服务分", "operation": "行动",
    "post": "岗位班次", "faults": "问题数",
    "recheck_by": "复查期限", "issued": "派单时间", "signed": "签收时间", "arrived": "到达时间",
    "closed": "办结时间", "satisfied": "满意", "direction": "方向", "state": "状态", "sign_by": "签收期限",
    "arrive_by": "到达期限", "close_by": "办结期限", "class": "哨类 分类", "rate": "每周次数 率",
}
"""Every column with its Chinese words, and other English ones."""

VALUES: dict[type[Enum], dict[str, str]] = {
    d.Standing: {
        "certified": "执法人员 执法 正式", "auxiliary": "辅助人员 辅助 协管 辅警", "cadre": "干部 网格员",
        "expert": "专家",
    },
    d.Attach: {
        "resident": "常驻", "on_call": "非常驻 随叫随到", "sunk": "下沉", "district_pool": "区级 区级统筹",
        "part_time": "兼职",
    },
    d.Regime: {
        "civil_servant": "公务员", "contract": "合同制 合同", "rota": "轮班 轮班制",
    },
    d.Rank: {
        "member": "队员 成员", "group_leader": "组长", "commander": "指挥长", "duty_leader": "带班领导",
    },
    d.DepartmentKind: {
        "department": "部门", "police": "公安", "street_office": "街道办", "authorised_body": "授权组织",
        "coordinating_body": "议事协调机构",
    },
    d.StreetKind: {
        "urban": "城区", "agri": "涉农",
    },
    d.ElementKind: {
        "enforcing": "执法", "order_keeping": "维持秩序 秩序", "support": "保障 支持", "invited": "邀请",
    },
    d.CoerciveKind: {
        "none": "无", "measure": "强制措施", "execution": "强制执行",
    },
    d.Selection: {
        "assigned": "指派", "random_draw": "随机抽取 双随机",
    },
    d.Presence: {
        "on_site": "在岗 现场", "on_call": "待命 在家待命",
    },
    d.DayRule: {
        "any": "任意 不限 每天", "workday": "工作日", "weekend": "休息日 周末", "school_day": "上学日",
    },
    k.Period: {
        "month": "月 自然月", "quarter": "季度 季", "year": "年 年度",
    },
    k.Gender: {
        "female": "女", "male": "男",
    },
    k.Per: {
        "group": "每组 per_group", "operation": "全行动 per_operation",
    },
    k.AbsenceKind: {
        "leave": "请假 休假", "training": "培训", "court": "出庭", "pull_back": "抽调 pull-back",
        "compensatory": "补休", "other": "其他",
    },
    k.ActKind: {
        "inspection": "检查", "penalty": "处罚", "coercion": "强制", "permit": "许可", "service": "服务",
    },
    k.OperationSource: {
        "plan": "计划", "whistle": "吹哨", "hotline": "热线", "department_order": "部门派单",
        "recheck": "复查 回头看",
    },
    k.InspectionKind: {
        "routine": "日常检查 日常", "case": "个案检查 个案", "special": "专项检查 专项",
    },
    d.PairKind: {
        "backup": "AB角", "together": "同班", "apart": "不同班", "mentor": "带教",
    },
    k.CalendarKind: {
        "workday": "工作日", "weekend": "休息日 周末", "holiday": "节假日 法定节假日",
        "makeup_workday": "调休上班 补班", "school_day": "上学日", "no_school": "停课 放假", "market_day": "集市日",
        "alert": "预警", "meeting": "会议",
    },
    k.RecordKind: {
        "came": "到岗", "late": "迟到", "left": "早退", "substitute": "替班", "done": "完成", "cancelled": "取消",
        "whistle": "吹哨", "order": "派单",
    },
    k.Direction: {
        "street_to_department": "街道派部门", "department_to_street": "部门派街道",
    },
    k.OrderState: {
        "issued": "已派", "signed": "已签收", "returned": "已退回", "transferred": "已转派", "arrived": "已到达",
        "closed": "已办结",
    },
    k.DemandKind: {
        "whistle": "吹哨", "operation": "行动", "absence": "缺勤", "pull_back": "抽调",
    },
}
"""Every enumerated value with its Chinese words."""

PRIORITIES: dict[str, int] = {
    "urgent": 5, "紧急": 5, "high": 4, "重要": 4, "normal": 3, "一般": 3, "low": 2, "可缓": 2, "optional": 1, "可选": 1,
}
# fmt: on
WEEKDAYS: dict[str, int] = {
    word: day
    for day, words in enumerate(
        (
            "mon monday 周一 星期一",
            "tue tuesday 周二 星期二",
            "wed wednesday 周三 星期三",
            "thu thursday 周四 星期四",
            "fri friday 周五 星期五",
            "sat saturday 周六 星期六",
            "sun sunday 周日 星期日 周天",
        )
    )
    for word in words.split()
}
YES = frozenset({"yes", "true", "y", "1", "on", "是", "有", "√", "✓"})
NO = frozenset({"no", "false", "n", "0", "off", "否", "无", "×"})
DISTRICT_WORDS = frozenset({"district", "区", "区级", "全区"})
ALL_WORDS = frozenset({"all", "全部", "all of body"})


def heading(table: str, column: str) -> str:
    """The Chinese name of a column where one is shown."""
    return "天数" if (table, column) == ("settings", "days") else COLUMNS[column].split()[0]


def word_of(member: Enum) -> str:
    """The English word of an enumeration's member."""
    return member.name.lower() if isinstance(member, IntEnum) else str(member.value)


def value_of(kind: type[Enum], text: str) -> Enum | None:
    """The member a word means, English or Chinese; None where it means none."""
    wanted = text.strip().lower()
    for member in kind:
        word = word_of(member)
        if wanted in (word, word.replace("_", " "), word.replace("_", "-")):
            return member
        if wanted in (alias.lower() for alias in VALUES[kind][word].split()):
            return member
    return None


def words_for(kind: type[Enum]) -> list[tuple[str, str]]:
    """English and first Chinese word of each member, in order."""
    return [(word_of(member), VALUES[kind][word_of(member)].split()[0]) for member in kind]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, full-width letters read as usual ones; empty where none is near."""
    known, word = list(known), halfwidth(word)
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    if not found:
        lowered = {name.lower(): name for name in known}
        found = [lowered[near] for near in difflib.get_close_matches(word.lower(), list(lowered), n=1, cutoff=0.5)]
    return found[0] if found else ""


def header_names(columns: Iterable[str]) -> dict[str, str]:
    """Every header that stands for one of these columns, lower case -> column."""
    names: dict[str, str] = {}
    for column in columns:
        names[column.lower()] = column
    for column in columns:
        for alias in COLUMNS[column].split():
            names.setdefault(alias.lower(), column)
    return names


def table_names() -> dict[str, str]:
    """Every name that stands for a table or top-level key, lower case -> table."""
    names = {table: table for table in TABLES}
    for table, aliases in TABLES.items():
        for alias in aliases.split():
            names.setdefault(alias.lower(), table)
    return names
