# 规则参数应写什么。

rules_base =
    .a_time_of_day_as_06_00_from_00_00 = 两位时、两位分的时刻，如 "06:00"，至 "23:59"
    .a_whole_number = 整数
    .hours_that_close_later_on_the_day = 同一天内先开始后结束的时段
    .points_of_at_least_1_to_do_without = points ≥ 1；要停用该项，写 off: true
    .no_points_as_it_can_only_be_kept = 不写 points（该规则只能严格执行）；要停用该项，写 off: true
    .a_level_of_coverage_fairness = must 与 policy 层级不计分：改用 coverage、fairness 或 preference
    .a_night_close_that_is_not_its = night_open 与 night_close 不同

rules_checkpoint =
    .police_with_auxiliaries_of = police_with_auxiliaries 比 police 少一（{ $police }）
