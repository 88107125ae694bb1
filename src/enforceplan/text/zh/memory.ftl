# 发布、下周方案与执行记录。

memory_clashes =
    .nobody_replaced_twice_or_standing = { $job } 中每人至多替一次、被替一次
    .done_once_with_one_result = { $job } 只办结一次，结果一致
    .either_held_or_cancelled_not_both = { $job } 或者进行了，或者取消了，不能兼有
    .one_time = { $officer } 在 { $job } 只有一个{ $what }时间
    .not_after = 不晚于{ $stop }
    .not_before = 不早于{ $start }
    .there_or_not = { $officer } 在 { $job } 或者在岗，或者不在岗
    .beginning = 到岗
    .end = 离岗

memory_editions =
    .as_publish_writes = publish 写出的 { $published }
    .restore_it_or_name_another_folder = 请恢复该文件，或换一个文件夹
    .changed_since_it_was_published = { $file }: 发布后改过，或已缺失 — 要求: 发布时的排班（{ $run }中有其指纹） — 请恢复该文件，或用 --to 换一个位置
    .what_is_published_there_is_another = { $week }: 已发布的是另一份排班（{ $what }） — 要求: 同一中心、同一街道和天数 — 请改为一致，或用 --to 换一个位置
    .to_overlaps_which_is_published = { $week }: { $first } 至 { $last } 与已发布的 { $folder }（{ $begins } 至 { $other_last }，第{ $version }版）有共同的日期和街道（{ $shared }） — 要求: 同一街道每天只有一份有效排班 — 请另选起始日，或用 --to 换一个位置
    .officers = 人员
    .title = 标题
    .district = 区县
    .streets = 街道
    .days = 天数
    .there_and_here = { $what } { $there }，此处 { $here }

memory_misfits =
    .exactly_one_of_operation_and_post = operation 与 post 恰填一个
    .one_of_those = { $job } 的人员之一: { $listed }
    .one_of_those_whom_the_roster_sends = 排班中 { $job } 的人员: { $what }
    .nothing_as_is_told = 空（kind 为 { $kind } 的记录只用 { $listed }）
    .nothing_faults_and_re_checks = 空：岗位没有问题数和复查
    .nothing_as_faults_is_0 = 空（faults 为 0，没有复查）
    .a_time = 时间
    .a_substitute_from_the_table = officers 表中的替班人员
    .somebody_whom_does_not_have = 未排在 { $job } 的人员
    .times_in_in_order_is_rostered = { $job } 排在 { $usual }，记录须在 { $span } 之内、先起后止
    .at_most_24_hours_of_service = { $job } 排在 { $usual }，在岗不超过24小时
    .not_before_has_ended = 不早于 { $job } 结束（{ $stop }）
    .a_duty_of_the_roster = { $week } 起的排班中安排了的勤务{ $near }
    .nobody = 无

memory_origin =
    .made_by_another_state_of_version = （由程序{ $there }的另一状态生成）
    .made_by_version_of_the_program = （由程序{ $there }版生成，此处为{ $here }版）
    .and_more = { " " }等，另有{ $more }个
    .solve_again_with_from = 请用 --from { $run } 重新求解
    .the_programs_own_defaults = 程序的默认值与求解时不同{ $what }；方案本身未变，已按现在的规则核对
    .the_files_own_figures_are_not_what = 文件中的数值与核对不一致（手工改过，或规则有变），已重新计算；下界只保留仍然成立的，其余为0，不能证明最优时称为可用
    .the_scenario_that_was_solved = 求解所用的方案（求解后改过：{ $listed }{ $more }）
    .a_roster_of_the_scenario_beside_it = 为旁边的方案求解的排班；此文件属于另一个场景或另一套参数，或程序不同且手工改过{ $since }
    .the_roster_as_published = 发布时的排班（发布后改过）
    .restore_it = 请恢复该文件；要改排班，请改正其来源的结果并再次发布

memory_publish =
    .by_required_who_publishes_give = --by: { $by } — 要求: 发布人姓名或职务 — 请填写
    .is_a_published_version_already = { $run }: 已是发布的版本 — 要求: 未发布的求解结果 — 请给出它所来自的结果文件夹，或另行求解
    .to_holds_a_required_a_folder = --to: { $to }: 其中有 { $taken } — 要求: 专门存放已发布各周的文件夹 — 请换一个位置

memory_record =
    .correct_the_record_or_name_the_run = 改正记录，或改用它所属一周的结果
    .see = { $what }（另见{ $seen }）

memory_reopen =
    .a_run_with_a_roster = 有排班的结果
    .change_the_scenario_and_solve = 请修改方案后重新求解
    .the_scenario_as_solve_put_it_there = 求解时写入的方案
    .name_a_whole_run_folder = 给出完整的结果文件夹
    .a_run_folder = 求解结果文件夹
    .name_the_folder = 请给出文件夹 { $parent }
    .as_solve_writes = solve 写出的 { $file_name }
    .and_more = ……另有{ $more }项
    .breaches = { $run }: { $number }项不符{ $since } — 要求: 审核通过的排班 — 请改正排班，或用 --from { $run } 重新求解

memory_roll =
    .holds_the_week_of_here_required = { $out }: 其中是 { $there } 的方案，此处为 { $here } — 要求: 同一周、同一街道 — 请换一个位置
