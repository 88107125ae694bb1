# 人员配置比较。

staffing_heads =
    .profile_required_the_code = --profile: { $profile } — 要求：方案中一名执法人员的编码（相近：{ $near }）— 请改正编码
    .profile_belongs_to_required = --profile: { $profile } 属于{ $owner } — 要求：被调整部门（{ $listed }）的执法人员 — 请换一名
    .has_no_certified_officer_required = { $department }：没有执法人员可供参照 — 要求：新增人员参照的人员 — 请用 --profile 指定一名
    .of_its_certified_officers = { $department }={ $left }：{ $fixed }名执法人员已被指定 — 要求：不少于被指定的人数 — 请从{ $fixed }起，或取消指定

staffing_vary =
    .vary_is_named_twice_required_once = --vary { $text }：{ $department }已给出一次 — 要求：每个部门一次 — 请合并，如 { $department }=4..8,10
    .vary_nothing_required_a_department = --vary：空 — 要求：至少一个部门及其人数 — 例如 --vary FR=4..8
    .nearest = （相近：{ $near }）
    .vary_there_is_no_such_department = --vary { $department }：没有这个部门{ $hint } — 要求：{ $listed }之一 — 请改正
    .vary_required_whole_numbers_from_0 = --vary { $department }={ $shown } — 要求：至少一个0到{ $most_heads }之间的整数 — 请改正
    .vary_cases_required_no_more_than = --vary：{ $number }种组合 — 要求：不超过{ $most_cases }种 — 请减少部门或人数
    .vary_is_empty_required_the_smaller = --vary { $text }：{ $part }是空区间 — 要求：从小到大 — 请写 { $last }..{ $first }
    .vary_required_no_more_than_heads = --vary { $text } — 要求：不超过{ $most_heads }人 — 请改正
    .vary_required_department_heads = --vary { $text } — 要求：部门=人数，人数为非负整数或区间 — 例如 FR=4..8 或 UM=10,12

sweep_chart =
    .served = 已安排行动（项）
    .asked = 全部 { $n } 项
    .coverage = 覆盖分（越低越好）
    .heads = { $d } 执法人员（人）
    .value = 取得值
    .bound = 已证明下界
    .today = 现有人数
    .open = 空心点：尚未证明最优
    .cut = （中断，部分方案）

sweep =
    .untitled = 未命名方案
    .title = { $title } · { $first } 起{ $days }天 · 人员配置比较
    .searched = 行动{ $operations }项；每例求解{ $seconds }秒，{ $workers }线程，种子{ $seed }。
    .interrupted = 已中断：{ $planned }例中完成{ $done }例。
    .as_it_is = { $heads }（现状）
    .served = 已安排 { $served }/{ $total }
    .coverage = 覆盖 { $value } (下界 { $bound })
    .hours = { $hours } 工时
    .left_out = 未安排: { $reasons }
    .added = 增加: { $codes }
    .removed = 减少: { $codes }
    .proven = （两例均已证明）
    .proven_range = （已证明的范围 { $least } 至 { $most }）
    .step = { $step }：行动 { $served }，覆盖分 { $points }{ $trust }
    .caution = 注意：{ $more } 的覆盖分高于 { $fewer }；人多不会更差，说明搜索时间不足，请加大 --seconds。
    .heads = 人数指执法人员（持证），含请假者；辅助人员、干部不变。新增人员照所参照的人员，无请假、无指定、无结转；留守人数、抽调上限与部门可派人数不变。
    .about = 覆盖分越低越好；下界以下已证明做不到。每例各自求解，排班均已按参数核对；用于排班辅助，不构成法律意见。
    .best = 最优
    .good = 良好
    .impossible = 无解
    .out_of_time = 超时无结果
