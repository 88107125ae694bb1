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
