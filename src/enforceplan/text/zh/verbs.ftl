# 各命令在终端里的话。

roll =
    .from = 承{ $since }：
    .and = ；
    .undone = 未落实 { $codes }
    .overdue = 已逾期，应于{ $by }前
    .unpinned = 原指定已取消
    .same_pair = { $first }的办案人员
    .recheck = { $code }的复查
    .assumed = 按规定天数推定（assumed），无记录
    .undated = 未定期限
    .capped = 部分场所已达年度频次上限
    .ended = 须重新填写：{ $columns }
    .done = 已生成下一周：{ $week }
    .counts = 沿用计划 { $kept }，未落实转入 { $carried }，一次性任务已办结 { $dropped }，复查 { $rechecks }，待期复查 { $waiting }，因频次上限未列入 { $capped }
    .owed = 应补休：{ $officers }人，共{ $hours }小时，应于{ $last }前安排
    .records = 读入记录 { $read } 条，采用 { $used } 条
    .unused = 尚不采用的记录种类（{ $kinds }）：{ $count } 条
    .goes_on = 沿用上一周的：{ $what }
    .profile = 方案类型 { $profile }
    .pack = 规则包 { $pack }
    .days = { $days } 天，自{ $weekday }起
    .rules = 规则项 { $entries }
    .untitled = 标题中的“{ $suffix }”未沿用
    .superseded = 第{ $mine }版已失效，由第{ $valid }版取代；此处承接的是第{ $mine }版

publish =
    .notice = 提示：{ $text }
    .fresh = 已发布：{ $edition }
    .same = 该排班已是第{ $version }版，未再写出

rules =
    .switch_on = 在方案中这样启用（mine、wish 为自取的名称；班次种类写本方案岗位的 kinds）：
    .on_request = { $name }（由方案添加）

progress =
    .plan = 排出初稿
    .first = 初稿完成
    .finish = 核对并写出结果
    .built = 模型：{ $variables }个变量，{ $rows }条约束
    .level = { $level } { $value }（下界 { $bound }，差距 { $gap }%）
    .served = ，已安排{ $served }项
    .line = { $seconds } 秒  { $text }
    .search = 求解中
    .searched = 求解中：{ $level }
    .between = ，
    .scored = { $step }：{ $levels }
    .ended = 完成：{ $levels }；已安排{ $served }项
    .ended_without = 结束：{ $status }
    .did = { $phase }：{ $level } { $value }，改进 { $gained }
    .did_dearer = { $phase }：{ $level } { $value }，暂多 { $more }

phase =
    .counts = 按人数计界
    .operations = 先排行动
    .least = 单看行动计界
    .whole = 最高级整体求解
    .neighbourhoods = 邻域改进
    .parts = 分块改进

screen =
    .level = 级别
    .value = 分数
    .bound = 下界
    .gap = 差距
    .before = 改前
    .after = 改后
    .difference = 相差
    .operation = 任务
    .reason = 未安排的原因
    .rule = 规则
    .finding = 核对结果
    .mode = 方式
    .name = 名称

convert =
    .done = 已写入：{ $place }（读回核对，内容相同）

cli =
    .interrupted_before_there_was = 已中断，尚无结果

cli_audit =
    .passed = 已按参数核对：通过
    .failed = 已按参数核对：{ $number }项不符

cli_rules =
    .rules_required_a_rule_of_pack = rules: { $rule_id } — 要求：规则包{ $pack_id }中的规则编号（相近：{ $near }）— 请用 enforceplan rules 查看全部

cli_staffing =
    .interrupted_cases_are_done = 已中断，完成 { $cut } 例

cli_validate =
    .solvable = 场景可用：街道{ $streets }个，人员{ $officers }名，任务{ $operations }项，岗位{ $posts }个

solve_told =
    .best = 已证明最优
    .good = 良好，差距如下
    .impossible = 无解（已由第二次独立求解确认）
    .out_of_time = 时间用尽，未得到排班
    .served = 完成任务: { $served }/{ $total }
    .own_seats = 街道自有执法席位（部门不必派员）: { $seats }
    .joint_visits = 综合查一次: { $together }/{ $possible }
    .audited = 审核：已按参数核对，通过
    .results = 结果: { $out }
    .no_number = --seconds: { $seconds } — 要求: 秒数 — 如 60
    .no_output = 标准输出: 无法写入（{ $reason }） — 要求: 能写入的标准输出 — 清理磁盘或换一个去处；已写入文件夹的结果不受影响
