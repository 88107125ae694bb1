# 读回排班文件。

report_place =
    .already_there_required_a_free = { $out }: 已存在 — 要求: 尚不存在的位置 — 请换一个位置，或加 --replace
    .not_a_result_folder_required = { $out }: 不是结果文件夹 — 要求: 含有 { $marker } 的结果文件夹，或尚不存在的位置 — 请换一个位置
    .and_more = { " " }等，另有 { $more } 个
    .files_put_there_or_changed_since = { $out }: 有新增或改过的文件（{ $listed }{ $what }） — 要求: 与写出时相同的结果文件夹 — 请先移走，或换一个位置
    .cannot_be_written_required = { $place }: 无法写入（{ $what }） — 要求: 可写且有足够空间的位置 — 请换一个位置或清理磁盘

report_reading =
    .a_readable_roster_json_or_run = 可读取的 roster.json 文件或结果文件夹
    .json_in_utf_8 = UTF-8 编码的 JSON
    .mend_it_or_make_it_again = 请改正，或用 solve 重新生成
    .one_json_object = JSON 对象 { "{" }…{ "}" }
    .a_value = 必须有此项
    .no_entry_of_this_name = 没有这一项
    .a_list = 列表 […]
    .an_object = 对象 { "{" }…{ "}" }
    .a_value_that_this_program_writes = 本程序写出的值
    .a_whole_minute = 整分钟
    .exactly_one_of_operation_and_post = operation 与 post 二者恰有其一
    .post_yyyy_mm_dd_n = 岗位@年-月-日#班次序号
    .to_stand_here_once = 只出现一次
    .of_the_form = 符合格式 { $form }
    .one_of = 下列之一: { $listed }
