# 单元格应写什么。

scenario_cells =
    .plain_text = 一段文字
    .text_without_control_characters = 不含控制字符的文字
    .a_code_1_to_64_characters_without = 编码：1至64个字符，不含空格和 ; , 、 / \ : 等符号，不以 = + - @ . 开头
    .yes_or_no_true_false = 是 或 否
    .a_date_that_exists_such_as_2026_03 = 存在的日期，如 2026-03-02（所写星期须相符）
    .a_date_such_as_2026_03_02 = 日期，如 2026-03-02
    .a_time_of_day_such_as_08_30_up = 时间，如 08:30（至 24:00）
    .a_window_such_as_19_00_23_30 = 时间窗，如 19:00-23:30
    .days_of_the_week_such_as_mon_fri = 星期，如 周一;周五 或 周一至周五
    .a_date_before_the_time_such = 日期和时间，如 2026-03-02 20:00
    .a_date_that_exists = 存在的日期
    .yes = 是
    .no = 否
    .a_date = 日期，如 2026-03-02{ $meant }
    .is_it = （是 { $meant } 吗？请把单元格格式改为日期）
    .one_of = 以下之一：{ $known }{ $near }

scenario_numbers =
    .a_whole_number = 整数 { $span }
    .a_number = 数字 { $least }–{ $most }
    .heads_a_whole_number_0_or_a_share = 人数（≥ 0 的整数）或比例（如 20% 或 0.2）

scenario_people =
    .an_end_to_after_the_start_from = 止晚于起
    .premises_or_party_at_least = 场所或当事人至少填一项
    .a_whole_number_0_or_off = 整数 ≥ 0，或 关闭
    .an_end_to_not_before_the_start = 止不早于起

scenario_rows =
    .elements_such_as_um_2c_3a_c = 参与部门，如 UM 2c+3a；c 执法 a 辅助 s 保障 i 邀请；其后可写 可选、全行动、维持秩序
    .at_least_one_head_of_such_as_2c = { $department } 至少1人，如 { $department } 2c；不参加的部门不写
    .equipment_such_as_recorder_2 = 装备，如 执法记录仪 2 每组
    .in_each_of_them = 每项都有 { $column }
    .known_keys_not_nearest = 已知的键，而非 { $column }（最接近：{ $hint }）
    .of_a_piece = { $column } 为{ $required }

scenario_settings =
    .zh_or_en = zh 或 en
    .a_divisor_of_60_such_as_15_30 = 60的约数，如 15、30、60
    .a_week_start_between_the_years = 2000年至2999年之间的起始日期

scenario_wishes =
    .a_wish_such_as_off_2026_05_12_pm = 如 休 2026-05-12 下午；上班 周五；休 2026-05-13 night x3
    .one_kind_of_shift_in_a_wish = 一条愿望只写一种班次
    .a_half_day_or_a_kind_of_shift = 半天或班次，二者之一

scenario_work =
    .at_1_to_5_or_urgent_high_normal_low = 1–5，或 紧急、重要、一般、可缓、可选

catalogue_packs =
    .rule_pack_required_one_of_write = rule_pack: '{ $name }' — 要求: 下列规则包之一: { $listed } — 请改为最接近的 '{ $nearest }'

catalogue_calendar =
    .no_holiday_data = 日历: { $year }年没有内置的节假日数据({ $days }) — 要求: 国务院放假通知 — 现按星期几推定,请在 calendar 表中补充
