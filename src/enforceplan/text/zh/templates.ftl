# 模板：何时需要某表、各项设置的含义。

needed =
    .settings = 必填：本周的起始日期和标题；其余各项空着即用默认值。填好设置、人员、行动三张表即可排班。
    .officers = 必填：每行一人，或用“数量”表示若干同类人员（UM 数量 12 即 UM-01 至 UM-12）。深色列必填；其余列收在右侧的“+”里。
    .operations = 必填：每行一项联合行动。“类型”从下拉列表选（各类型见最后一张表）；不用类型时填参与、分钟、时段。其余列收在右侧的“+”里。
    .rules = 需要时才填：改变某条规则的参数，如 min_rest 的 hours 为 11；参数 off 值 true 为停用（法定规则不可停用）。
    .profiles = 需要时才填：自定方案类型（一组规则参数），在设置的“方案类型”中选用。
    .departments = 需要时才填：部门要留人在家、限制每日抽调、要求提前通知，或不在目录之内时。
    .streets = 需要时才填：不止一个街道时，每个街道一行。
    .posts = 需要时才填：值班坐席、备勤、巡查等固定岗位。
    .absences = 需要时才填：有人请假、培训、出庭或被抽调时。只填“起”即为全天。
    .certificates = 需要时才填：执法证有到期日、限定事项，或人员持其他主体的证时。
    .travel = 需要时才填：片区之间的路程（分钟）需要计入时。
    .equipment = 需要时才填：车辆、执法记录仪等数量有限时。
    .offers = 需要时才填：部门答复某日可派人数时，该日代替抽调上限。
    .recusals = 需要时才填：有人须对某场所或当事人回避时。
    .pairs = 需要时才填：AB角、同班、不同班、带教。
    .exceptions = 需要时才填：经批准对某条规则（法定规则除外）给予例外时。
    .items = 需要时才填：目录之外的赋权事项。
    .devolution = 需要时才填：街道自己承接的赋权事项。
    .duty_list = 需要时才填：以职责清单把关部门派给街道的任务时。
    .operation_types = 需要时才填：自定行动类型，或改变目录中的类型。
    .premises = 需要时才填：检查对象有频次上限、须抽取或须全面检查时。
    .calendar = 需要时才填：内置日历之外的节假日、调休、停课、集市日。
    .communities = 需要时才填：记录各街道的社区。
    .ledger = 通常不填：由 enforceplan roll 写入上周结转的负担。
    .published = 通常不填：由 solve --from 写入已发布的排班。
    .records = 需要时才填：实际到岗、迟到、替班、完成、取消等，供 roll 使用。
    .dispatch = 需要时才填：街道与部门之间的派单。
    .demand = 需要时才填：研究用的吹哨、缺勤等频率。

setting =
    .schema = 格式版本；不必改。
    .title = 各份结果上的标题。
    .district = 街道所属的区。
    .week_start = 排班第一天，通常为周一。
    .days = 天数；默认 7。
    .slot_minutes = 行动可开始时刻的间隔，分钟，60 的约数；默认 30。
    .language = 结果的语言：zh 或 en；默认 zh。
    .rule_pack = 规则包（按日期的法律参数）；默认为起始日期当天的全国规则包。
    .profile = 规则参数的方案类型；默认 standard（日常）。
    .period = 周末数和班次数的累计周期；默认为月。
    .draw_seed = 随机抽取的种子，记入抽取记录。
    .note = 写给人看的备注。
    .solver-seconds = 求解时间，秒；默认 60。
    .solver-workers = 并行线程数，1–8；默认 2。
    .solver-seed = 随机种子；默认 1。
    .solver-deterministic = 同样输入得到逐字节相同的结果；默认否。
    .phases-history_until = 此时刻之前的已经发生。
    .phases-published_until = 此时刻之前的已经公布。
    .phases-freeze_hours = 此后若干小时内的改动代价最高；默认 24。

template =
    .file = 表格说明.txt
    .tables = 还可以加下列表格，每张存为同名的 CSV 文件（如 absences.csv），放在本文件夹中：
    .done = 模板已写入：{ $place }
    .try = 现在就可求解：enforceplan solve { $place } -o { $out }
    .place = { $place }: 没有这个地方 — 要求: { $known } 之一{ $near } — 请改正
    .near = （最接近：{ $near }）
    .column = { $name }：{ $meaning }

intake_convert =
    .required_xlsx_yaml_or_a_folder = { $out }: { $suffix } — 要求: .xlsx、.yaml 或文件夹 — 请改正目标名称
    .the_source_itself_required_another = { $out }: 就是来源 — 要求: 另一个位置 — 请换一个名称
    .would_not_read_back_the_same = { $lost } 读回后不同
    .would_not_be_read_back = 读回时有误（{ $first }）
    .required_a_form_that_holds = { $out }: { $what } — 要求: 能完整保存该方案的格式 — 请改存为文件夹

intake_init =
    .already_there_required_a_folder = { $out }: 已存在 — 要求: 尚不存在或空的文件夹 — 请换一个位置

intake_whole_file =
    .already_there_required_a_file = { $out }: 已存在 — 要求: 尚不存在的文件 — 请换一个名称，或加 --replace
    .a_folder_required_a_file_choose = { $out }: 是文件夹 — 要求: 文件 — 请换一个名称
    .open_in_another_program_required = { $out }: 已在其他程序中打开 — 要求: 未被打开的文件 — 请在该程序中关闭后重试，或换一个名称
