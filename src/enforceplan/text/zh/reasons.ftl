# 未安排或无解的原因。

solve_clash =
    .these_rules_cannot_be_kept = 不论如何安排，这些规则都不能同时满足：{ $rules }。请检查给定的数据，或放宽规则
    .these_obliged_operations_cannot = 以下必办任务不能同时满足：{ $listed }；相冲突的规则：{ $rules }。可取消其中一项必办或固定要求，或增加人员

solve_held =
    .nearest = （最接近：{ $near }）
    .street_required_a_street = --street: { $street } — 要求: 本场景的街道之一：{ $known }{ $what } — 请改正
    .street_required_an_earlier_run = --street: { $street } — 要求: 同时以 --from 给出原排班，其他街道照其保持不变 — 请加 --from RUN
    .only_was_planned_all_other_streets = 只重排了{ $street }，其他街道保持原排班不变；下界与“最优”均以此为前提
    .a_run_of_this_scenario_things = 本场景的排班；其他街道有{ $lost }项在本场景中没有位置（可能是另一场景或另一周的排班）
    .give_a_run_of_this_scenario = 请给出本场景的排班，或去掉 --street 全部重排
    .all_other_streets_can_stay_as_they = 其他街道可以保持不变；但{ $known }
    .plan_without_street_first_or_mend = 请先去掉 --street 重排，或改正场景
    .not_asked = 本可安排；但只重排了{ $street }，{ $home }保持不变

solve_reasons =
    .certified_officers = 执法人员
    .auxiliaries = 辅助人员
    .cadres = 干部
    .commanders = 指挥长
    .there_would_be_room_for_it_serving = 本可安排；但服务它会使更优先的指标变差，或搜索时间不足
    .no_minute_of_the_week_can = 本周没有一个可选的开始时间：时段、日期与最早最晚时间的要求合不到一起
    .each_of_its_possible_starts = 全部{ $high }个可选开始时间均被禁止：{ $barring }{ $left }
    .the_time_between_duties = 勤务之间的间隔
    .even_in_an_empty_week = 即使本周没有其他任务
    .beside_the_rest_of_this_roster = 与本排班的其他任务并存时
    .none_of_its_starts_has_enough = { $there }，{ $starts }个可选开始时间中，{ $thing }（{ $lack_what }）不足：需{ $asked }，最好时可用{ $free }
    .the_of_can_only_be_at_none_of_its = { $there }，{ $element }的{ $who }只能是{ $only }，{ $starts }个可选开始时间中没有一个时间能全部到场
    .lacks_asked_at_the_best_of_starts = { $there }，缺{ $element }的{ $who }：需{ $asked }人，{ $starts }个可选开始时间中最好时只有{ $free }人可用
    .only_these = ；{ $where }需{ $asked }人，{ $pool }人中只能是{ $free }
    .nobody_may_come = ；{ $where }需{ $asked }人，{ $pool }人中无人可用
    .in_element = { $element }的
    .none_satisfies = { $there }，{ $starts }个可选开始时间都不满足{ $element }{ $rule }{ $counted }
    .asked_and_there = ：要求{ $asked }，现有{ $free }

solve_run =
    .the_rule = 规则“{ $name }”（{ $entry }：{ $what }）
    .starts_and_duties_of_the_earlier = 原排班中有{ $starts }个开始时间、{ $duties }个勤务本周无法表达，未能保留：{ $listed }
    .the_solvers_process_ended_early = 求解进程提前结束，结果为此前找到的最好排班（{ $last }）
    .one_solve_found_this_week = 一次求解认为无解，但第二次独立求解未能在时间内确认；请延长 --seconds 再试
