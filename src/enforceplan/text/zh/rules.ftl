# 规则：名称、一句话、依据，以及每种核对结果的句子。每条以规则编码为名。

auxiliary_limits =
    .name = 辅助人员不得单独执法
    .claim = 辅助人员须由同组（同班）持证人员带领，专家须与持证人员同行，均不得占用执法席位
    .basis = 国办发〔2024〕54号；浙江省综合行政执法条例 第三十条（参照）
    .group = { $job }：第{ $group }组有{ $heads }名辅助人员，没有持证人员
    .operation = { $job }：有{ $heads }名辅助人员或专家，没有持证人员
    .post = { $job }：有{ $heads }名辅助人员，同班没有持证人员
    .seat = { $officer }：辅助人员不得占用{ $job }的{ $role }席位

availability =
    .name = 人员与时段可用
    .claim = 人员只在使用其的街道、在岗时承担勤务，行动只在允许的时段开始
    .basis = 职工带薪年休假条例；其他已批准的离岗
    .unknown = { $what }：方案中没有
    .street = { $officer }：由{ $used_by }使用，不得用于{ $street }的{ $job }
    .absent = { $officer }：{ $job }（{ $began }开始）期间已请假（{ $kind }）
    .excluded = { $officer }：不得参加{ $job }
    .two_seats = { $officer }：在{ $job }中占{ $seats }个席位
    .two_starts = { $operation }：有{ $starts }个开始时间
    .not_offered = { $operation }：{ $began }不在允许的开始时段内
    .same_day = { $operations }：不得在同一天（{ $date }）开始

certificate_valid =
    .name = 执法证有效
    .claim = 执法人员在勤务的每一天都持有覆盖所办事项的有效执法证
    .basis = 行政处罚法 第五十五条；安全生产法 第六十七条
    .none = { $officer }：{ $date }没有可用于{ $job }（{ $element }）的有效执法证

checkpoint =
    .name = 设卡检查警力
    .claim = 设卡拦车检查，每组交警不少于{ $police }名，或不少于{ $police_with_auxiliaries }名并带不少于{ $auxiliaries }名辅警
    .basis = 交通警察道路执勤执法工作规范 第五条、第七十条、第七十二条
    .few = { $operation }第{ $group }组设卡：交警{ $heads }名、辅警{ $auxiliaries }名；要求交警{ $least }名，或少一名并带{ $helpers }名辅警
    .none = { $operation }设卡拦车，却没有{ $department }的执法单元，不得实施

coercion_times =
    .name = 行政强制执行时间
    .claim = 行政强制执行不在夜间（{ $night_open }至{ $night_close }）、周末休息日和法定节假日实施，且前置程序须已完成
    .basis = 行政强制法 第三十五至三十七条、第四十三条；最高人民法院（2016）最高法行他81号；夜间参照生态环境法典 第五百七十二条；调休上班日从严（自定）
    .night = { $operation }：强制执行（{ $began }至{ $ended }）触及{ $date }的夜间
    .day = { $operation }：强制执行（{ $began }至{ $ended }）触及{ $date }，该日不得实施强制执行
    .unripe = { $operation }：强制执行于{ $began }开始，前置程序{ $date }才完成

contract_hours =
    .name = 合同制人员工时
    .claim = 合同制人员每日不超过{ $daily_hours }小时，加班不超过{ $daily_overtime_hours }小时，每周不超过{ $weekly_hours }小时，每周至少休息{ $rest_days }日
    .basis = 劳动法 第三十六条、第三十八条、第四十一条
    .day = { $officer }（合同制）{ $date }工作{ $minutes }分钟，限{ $limit_minutes }分钟
    .week = { $officer }（合同制）{ $date }起一周工作{ $minutes }分钟，限{ $limit_minutes }分钟
    .rest = { $officer }（合同制）{ $date }起一周休息{ $days }日，要求不少于{ $least }日

equipment =
    .name = 装备车辆
    .claim = 装备车辆不超登记数量，行动按需携带，车辆座位和驾驶员足够
    .basis = 装备数量以登记为准
    .unknown = { $operation }：没有装备{ $equipment }，或数量{ $units }不成立
    .elsewhere = { $operation }：{ $equipment }存放在{ $street }，不能使用
    .stock = { $equipment }：{ $began }同时使用{ $units }件，登记{ $quantity }件
    .need = { $operation }：{ $kind }携带{ $units }件，需要{ $least }件
    .seats = { $operation }：座位{ $seats }个，人员{ $heads }名
    .drivers = { $operation }：驾驶员{ $drivers }名，需要{ $least }名

female_officer =
    .name = 女性执法人员
    .claim = 要求女性人员的单元，每组的执法人员和干部中女性不少于所要求的人数
    .basis = 治安管理处罚法（2025年修订）第一百零三条；公安机关办理行政案件程序规定 第八十二条
    .few = { $operation }第{ $group }组{ $element }：女性人员{ $heads }名，要求不少于{ $least }名

lawful_body =
    .name = 执法主体合法
    .claim = 每个执法单元由一个在该街道当日拥有其全部事项权限的主体承担
    .basis = 行政处罚法 第十八至二十一条、第二十四条；地方组织法 第八十六条；国办发〔2024〕54号
    .mixed = { $operation }：第{ $group }组{ $element }由多个主体（{ $bodies }）的人员组成
    .unlawful = { $operation }：第{ $group }组{ $element }由{ $body }承担，其在{ $date }无权办理事项{ $item }
    .no_power = { $operation }：第{ $group }组{ $element }由{ $body }承担，该主体不得执法
    .named = { $operation }：第{ $group }组{ $element }所列主体为“{ $named }”，实际人员属于“{ $bodies }”

must_serve =
    .name = 必办行动
    .claim = 标记必办或已固定时间、人员、车辆的行动必须按固定内容实施
    .basis = 计划人员指定必办
    .unserved = { $operation }必须实施，但未安排
    .start = { $operation }安排在{ $began }开始，固定时间为{ $pinned }
    .officer = { $operation }固定由{ $officer }参加，但未安排此人
    .vehicle = { $operation }固定使用{ $equipment }，但未安排

no_overlap =
    .name = 时间不重叠
    .claim = 同一人员的勤务不重叠，且两地之间留足路程时间
    .basis = 一人不能同时在两处
    .overlap = { $officer }：{ $first }（{ $ended }结束）与{ $second }（{ $began }开始）时间重叠
    .way = { $officer }：{ $first }（{ $ended }结束）与{ $second }（{ $began }开始）之间仅{ $minutes }分钟，路程需{ $limit_minutes }分钟

police_minimum =
    .name = 民警最低人数
    .claim = 公安检查、询问等执法每组不少于{ $least }名民警，仅维持秩序不少于1名，辅警不计入
    .basis = 治安管理处罚法（2025年修订）第一百零三条、第一百零八条、第一百二十条；公安机关办理行政案件程序规定 第五十二条
    .few = { $operation }第{ $group }组{ $element }：民警{ $heads }名，要求不少于{ $least }名

premises_draw =
    .name = 检查对象抽取
    .claim = 从名录中抽取检查对象的行动，只检查抽签抽出的场所
    .basis = 优化营商环境条例 第五十四条；民营经济促进法 第五十二条；国办发〔2024〕54号（年度频次上限）；次数与等级自定
    .premises = { $operation }：抽签抽出的场所为{ $drawn }，而不是{ $visited }

protected_persons =
    .name = 特殊保护人员
    .claim = 标记不值夜班的人员不在{ $night_open }至{ $night_close }执勤；标记不加班的人员每日不超过{ $daily_hours }小时，每周不超过本人周工时
    .basis = 劳动法 第六十一条、第六十三条；女职工劳动保护特别规定 第六条、第九条
    .night = { $officer }不安排夜间勤务，{ $job }触及{ $date }的夜间
    .day = { $officer }不安排加班，{ $date }工作{ $minutes }分钟，限{ $limit_minutes }分钟
    .week = { $officer }不安排加班，{ $date }起一周工作{ $minutes }分钟，限{ $limit_minutes }分钟

random_draw =
    .name = 双随机抽取
    .claim = 双随机行动的检查人员由抽签确定，不得指定
    .basis = 优化营商环境条例 第五十四条；民营经济促进法 第五十二条；浙江省综合行政执法条例 第二十一条（参照）；食品生产经营监督检查管理办法 第二十三条
    .chosen = { $operation }第{ $group }组{ $element }：{ $officer }不是抽签抽出的检查人员
    .short = { $operation }的{ $element }：抽签仅得{ $heads }人，需{ $limit_heads }人
    .absent = { $operation }：{ $began }开始时，抽出的{ $officer }不在岗

recorder_per_group =
    .name = 每组执法记录
    .claim = 每个执法组至少携带一台执法记录仪，并指定专人记录
    .basis = 行政处罚法 第四十七条
    .units = { $operation }：携带执法记录仪{ $units }台，要求不少于{ $least }台
    .nobody = { $operation }第{ $group }组：无人负责记录，要求指定一人

recusal =
    .name = 回避
    .claim = 人员不参加涉及其应回避的场所或当事人的行动
    .basis = 行政处罚法 第四十三条；公务员法 第七十六条；食品生产经营监督检查管理办法 第二十三条
    .premises = { $officer }：应回避{ $premises }，不得参加{ $operation }
    .party = { $officer }：应回避当事人{ $party }，不得参加{ $operation }

two_officers =
    .name = 两人以上执法
    .claim = 每组每个执法主体至少有{ $least }名持证人员
    .basis = 行政处罚法 第四十二条；行政强制法 第十八条第二项
    .few = { $job }：第{ $group }组{ $element }持证{ $heads }人，至少要求{ $limit_heads }人
    .mixed = { $job }：当班人员属于多个主体（{ $bodies }）

whole_team =
    .name = 队伍齐整
    .claim = 各单元按要求的人数和条件到齐，可选单元要么到齐要么不来
    .basis = 行政处罚法 第四十二条（人数不足即不能执法）
    .heads = { $job }：第{ $group }组{ $element }的{ $role }席位有{ $heads }人，要求{ $limit_heads }人
    .drivers = { $job }：有驾照的{ $heads }人，至少要求{ $limit_heads }人
    .not_served = { $officer }：{ $job }未安排，却有席位
    .no_seat = { $officer }：{ $job }没有这样的席位（{ $role }）
    .misfit = { $officer }：不符合{ $job }的{ $role }席位的条件（{ $asked }）

after_night_off =
    .name = 夜班次日休息
    .claim = 夜间（{ $night_open }至{ $night_close }）有勤务的，次日{ $until }前不安排勤务
    .basis = 中心自定（夜班次日上午休息）
    .early = { $officer }：{ $first }为夜间勤务，{ $second }却在次日{ $began }开始，要求不早于{ $until }
    .early_history = { $officer }：上一周期最后一次为夜间勤务，{ $second }却在{ $began }开始，要求不早于{ $until }

auxiliary_ratio =
    .name = 辅助人员配比
    .claim = 行动及其每个小组，每{ $certified }名持证人员至多配{ $auxiliaries }名辅助人员
    .basis = 中心自定（未见法定数字）
    .group = { $operation }第{ $group }组：辅助{ $heads }名，持证{ $certified }名，按配比至多{ $limit_heads }名
    .operation = { $operation }：辅助{ $heads }名，持证{ $certified }名，按配比至多{ $limit_heads }名

backup_pair =
    .name = AB角不同时离岗
    .claim = AB角至少一人在岗：办公时间或关键岗位开放时，不得因执勤使两人同时离岗
    .basis = 包头青山，AB角制度
    .both = { $named }：{ $began }起无人在岗（{ $away }外出执勤）

chained =
    .name = 先后衔接
    .claim = 有先行任务的行动，只在先行任务完成后、规定的间隔内开始；要求同一办案人员的，须由参加过先行任务的人办理
    .basis = 计划人员指定的先后次序；行政强制法 第三十五条（先催告后执行）
    .first = { $operation }：先行任务{ $first }未安排
    .early = { $operation }：距{ $first }结束{ $minutes }分钟，要求至少{ $limit_minutes }分钟
    .late = { $operation }：距{ $first }结束{ $minutes }分钟，要求至多{ $limit_minutes }分钟
    .stranger = { $operation }：{ $officer }未参加先行任务{ $first }

consecutive_days =
    .name = 连续出勤天数
    .claim = 连续出勤不超过{ $days }天
    .basis = 全国年节及纪念日放假办法 第七条（节假日前后一般不超过6天）
    .run = { $officer }：至{ $date }已连续出勤{ $days }天，上限{ $limit_days }天

cover =
    .name = 班次人数
    .claim = 班次人数与岗位所写的人数（{ $heads }）相符：少一人{ $under }单位，多一人{ $over }单位
    .basis = 中心自定
    .under = 岗位{ $post }，{ $date } { $opens }班{ $heads }人，应有{ $wanted_heads }人
    .over = 岗位{ $post }，{ $date } { $opens }班{ $heads }人，多于{ $wanted_heads }人

daily_hours =
    .name = 日工时
    .claim = 每人每日工作不超过{ $hours }小时
    .basis = 国务院关于职工工作时间的规定 第三条
    .over = { $officer }：{ $date }工作{ $minutes }分钟，上限{ $limit_minutes }分钟

days_off_run =
    .name = 连续休息天数
    .claim = 每次连续休息{ $fewest }至{ $most }天
    .basis = 中心自定
    .long = { $officer }：至{ $date }已连续休息{ $days }天，上限{ $limit_days }天
    .short = { $officer }：{ $date }出勤前只连续休息{ $days }天，下限{ $least_days }天

draw_cap =
    .name = 抽调上限
    .claim = 各部门每日抽调人数不超过约定上限或当日报送人数
    .basis = 部门与中心约定
    .over = { $department }：{ $date }抽调{ $heads }人，上限{ $limit_heads }人

duty_list_gate =
    .name = 职责准入
    .claim = 部门派给街道的任务须在职责清单内或经批准，否则退回
    .basis = 北京东城 2018年，街道职责清单；呼和浩特新城 2020年，职责准入制度（试行）
    .off_list = { $operation }：{ $department }所派任务不在职责清单内，也未经批准，应退回

follow_up_due =
    .name = 复查按期
    .claim = 复查在期限最后一日之前完成，{ $workdays }日以内按工作日计算
    .basis = 行政处罚法 第八十五条（七日以内为工作日）；期限由中心自定
    .late = { $operation }：应于{ $due }前复查完毕，安排至{ $ended }

group_leader =
    .name = 小组组长
    .claim = 每个小组有一名{ $rank }级及以上的持证组长（0队员、1组长、2指挥长、3带班领导）
    .basis = 中心自定（每组一名组长）
    .nobody = { $operation }第{ $group }组：没有{ $rank }级及以上的持证人员可任组长
    .marks = { $operation }第{ $group }组：标注组长{ $marked }名，其中合格{ $able }名；要求恰有1名且合格

home_reserve =
    .name = 部门留守
    .claim = 工作日办公时间（{ $morning }、{ $afternoon }）各部门留守持证人员不少于约定人数
    .basis = 部门与中心约定
    .short = { $department }：{ $began }至{ $ended }勤务{ $heads }人，为留守{ $reserve_heads }人最多可出{ $limit_heads }人

hours_in_period =
    .name = 周期班次工时
    .claim = 每个周期（{ $period }）班次工时{ $fewest_minutes }至{ $most_minutes }分钟
    .basis = 中心自定
    .many = { $officer }：{ $date }至{ $last }班次工时{ $minutes }分钟，上限{ $limit_minutes }分钟
    .few = { $officer }：{ $date }至{ $last }班次工时{ $minutes }分钟，下限{ $least_minutes }分钟

mentor_pair =
    .name = 新老搭配
    .claim = 新取得执法证的人员参加行动，同组须有其带教人或本单位其他有经验的持证人员
    .basis = 呼和浩特新城 2020年，综合执法业务能力提升培训；搭配方式中心自定
    .alone = { $operation }第{ $group }组：{ $officer }新取证，同组没有带教人{ $mentors }或本单位其他有经验的持证人员

min_rest =
    .name = 班次间休息
    .claim = 前一日勤务结束至次日首个勤务开始，休息不少于{ $hours }小时
    .basis = 中心内部规定（未查到法定数值）
    .short = { $officer }：{ $first }（{ $ended }结束）与{ $second }（{ $began }开始）之间仅休息{ $minutes }分钟，要求{ $limit_minutes }分钟

notice =
    .name = 检查通知
    .claim = 检查至少提前{ $workdays }个工作日通知；已通知的检查在冻结期内不改时间和人员，触发式检查除外
    .basis = 国办发〔2024〕54号（检查前通知）；行政处罚法 第八十五条（工作日）；提前时间和冻结期自定
    .early = { $operation }：{ $began }开始，来不及通知，最早{ $limit }
    .moved = { $operation }：已通知{ $published }开始，改为{ $began }
    .officer = { $operation }：已通知的{ $officer }未参加

one_visit =
    .name = 综合查一次
    .claim = 同一周内对同一场所的计划检查同时开始、一次完成（跨部门：{ $across }）
    .basis = 国办发〔2024〕54号；浙江省综合行政执法条例 第十三条、北京市优化营商环境条例（2024） 第七十条（参照）
    .apart = { $operation }与{ $other }检查同一场所{ $premises }，应同时开始
    .alone = { $operation }并入{ $other }的一次检查，{ $other }未安排
    .two = { $operation }与{ $other }对{ $premises }的检查应由同一指挥长统一指挥，却各有指挥长
    .wrong = { $operation }不能并入{ $other }：二者不是同一次检查，或{ $other }自身也并入他项

post_pair =
    .name = 社区岗双人制
    .claim = 指定了两人的岗位，办公时间（{ $office }）在岗者至少有其中一人
    .basis = 宜春袁州 2019年，社区第一书记与站长审核把关
    .neither = { $post } { $date }：在岗者不含{ $named }中任何一人

pull_back_consent =
    .name = 抽调须街道同意
    .claim = 常驻和下沉人员未经街道同意不得抽调
    .basis = 十堰，派驻机构人员调整征得街道同意；宜春袁州，下沉干部被抽调
    .taken = { $officer }：{ $began }至{ $ended }被抽调，{ $street }未同意

requests =
    .name = 指定班次或加权的愿望
    .claim = 指定班次或加权的愿望得到满足，或按权重计分
    .basis = 中心自定
    .on_duty = { $officer }：希望{ $date }不值{ $kind }班，权重{ $weight }
    .free = { $officer }：希望{ $date }值{ $kind }班，权重{ $weight }

reserved_hours =
    .name = 本职保留工时
    .claim = 有本职保留工时的人员，周勤务工时不超过{ $hours }小时（按本人周工时折算）减去保留工时
    .basis = 部门与中心约定
    .over = { $officer }：{ $monday }起的一周勤务{ $minutes }分钟，留出{ $reserved_minutes }分钟本职工作后上限{ $limit_minutes }分钟

run_of_days =
    .name = 连续出勤天数上下限
    .claim = 每次连续出勤{ $fewest }至{ $most }天
    .basis = 中心自定
    .long = { $officer }：至{ $date }已连续出勤{ $days }天，上限{ $limit_days }天
    .short = { $officer }：{ $date }休息前只连续出勤{ $days }天，下限{ $least_days }天

run_of_kind =
    .name = 同类班次连续天数
    .claim = 同类班次每次连续{ $fewest }至{ $most }天
    .basis = 中心自定
    .long = { $officer }：至{ $date }已连续{ $days }天为{ $kind }班，上限{ $limit_days }天
    .short = { $officer }：至{ $date }前只连续{ $days }天为{ $kind }班，下限{ $least_days }天

shifts_in_period =
    .name = 周期班次数
    .claim = 每个周期（{ $period }）班次{ $fewest }至{ $most }个
    .basis = 中心自定
    .many = { $officer }：{ $date }至{ $last }班次{ $shifts }个，上限{ $limit_shifts }个
    .few = { $officer }：{ $date }至{ $last }班次{ $shifts }个，下限{ $least_shifts }个

succession =
    .name = 班次衔接
    .claim = 参数 before 所列班次的次日不安排 after 所列班次
    .basis = 中心自定
    .follows = { $officer }：{ $date }为{ $kind }班，前一日为{ $former }班

unified_command =
    .name = 统一指挥
    .claim = 每项行动有且只有一名本街道指挥长，所辖小组不超过{ $span_of_control }个
    .basis = 北京市街道办事处条例 第五条、第十一条、第二十六条；上海市街道办事处条例 第十二条（参照）；指挥幅度自定
    .count = { $operation }：指挥长{ $heads }名，要求1名
    .foreign = { $operation }：指挥长{ $officer }不属于{ $street }
    .span = { $operation }：指挥长所辖{ $groups }个小组（含并入的行动），指挥幅度上限{ $limit_groups }个

visit_cap =
    .name = 检查频次上限
    .claim = 同一主体对同一场所的计划检查，一年不超过其上限（未定上限的按等级，其余{ $usual }次），触发式检查除外
    .basis = 国办发〔2024〕54号；咸宁（同一主体一年不超过2次）、衡阳（A级年度内不检查）
    .above = { $premises }：{ $body }本年已检查{ $visits }次，本周再安排{ $planned }次，上限{ $limit_visits }次

weekends =
    .name = 周末值勤
    .claim = 值勤周末不超过{ $most }个（连同本周期此前）；周末两天同上同休：{ $complete }
    .basis = 中心自定
    .many = { $officer }：值勤周末{ $weekends }个，本周期此前{ $carried_weekends }个，上限{ $limit_weekends }个
    .half = { $officer }：{ $date }起的周末只有一天值勤

weekly_hours =
    .name = 周工时
    .claim = 每人每周工作不超过{ $hours }小时（按本人周工时折算）
    .basis = 国务院关于职工工作时间的规定 第三条、第七条；人薪发〔1995〕32号 第三条、第五条
    .over = { $officer }：{ $monday }起的一周工作{ $minutes }分钟，上限{ $limit_minutes }分钟

cover_posts =
    .name = 岗位到岗
    .claim = 岗位每缺一人、每半小时（不足半小时按半小时）计{ $points }分
    .basis = 中心自定
    .short = { $street }：岗位{ $post }，{ $date } { $opens }班缺{ $heads }人，{ $half_hours }个半小时

mandatory_inspection =
    .name = 到期必查
    .claim = 必查场所每{ $days }天至少全面检查一次，到期未安排计{ $points }分
    .basis = 食品生产经营监督检查管理办法 第五条、第二十二条、第二十三条
    .due = { $street }：{ $premises }应于{ $due }前全面检查，未安排
    .unknown = { $street }：{ $premises }无全面检查记录，未安排

overtime =
    .name = 加班
    .claim = 每周超过{ $hours }小时（按个人周工时折算）的，每半小时（不足按半小时）计{ $points }分
    .basis = 公务员法 第八十二条；人薪发〔1995〕32号 第六条、第七条
    .over = { $officer }：{ $week }起一周工作{ $minutes }分钟，超过{ $limit_minutes }分钟，计{ $half_hours }个半小时

serve_operations =
    .name = 行动落实
    .claim = 未安排的行动，按优先级平方计，每单位{ $points }分
    .basis = 中心自定
    .left_out = { $street }：行动{ $operation }未安排（优先级{ $priority }）

standby_capacity =
    .name = 备勤力量
    .claim = 街道可及时到达的备勤组每缺一组、每半小时（不足半小时按半小时）计{ $points }分
    .basis = 中心自定
    .short = { $street }：{ $began }起应有备勤{ $required }组，可到达{ $present }组，缺{ $groups }组，{ $half_hours }个半小时

keep_published =
    .name = 保持已发布排班
    .claim = 已发布后每人每天须通知变动计{ $told }分，行动改时间计{ $moved }分；{ $near_hours }小时内×{ $near }，冻结期内×{ $frozen }
    .basis = 中心自定
    .told = { $officer }：{ $date }的勤务与发布的不同（{ $jobs }），须通知
    .moved = { $operation }：由{ $published }改为{ $began }

fair_departments =
    .name = 部门均衡
    .claim = 部门按可用工时的二十分之一递进计分（1+2+…+m，每单位{ $points }分），{ $office_open }至{ $office_close }以外加倍
    .basis = 中心自定
    .burden = { $department }：折算{ $minutes }分钟，结转{ $carried_minutes }分钟，可用{ $available_minutes }分钟，计{ $twentieths }个二十分之一

fair_hours =
    .name = 工时均衡
    .claim = 每人按本人可用工时的十分之一递进计分（1+2+…+m，每单位{ $points }分）
    .basis = 中心自定
    .burden = { $officer }：工作{ $minutes }分钟，结转{ $carried_minutes }分钟，可用{ $available_minutes }分钟，计{ $tenths }个十分之一

fair_nights =
    .name = 夜班均衡
    .claim = 夜班（{ $night_open }至{ $night_close }）按次数递进计分（1+2+…+n，每单位{ $points }分），与可比人员最低结转数相比
    .basis = 中心自定
    .burden = { $officer }：本期夜班{ $nights }次，结转{ $carried_nights }次，可比人员最低结转{ $lowest_nights }次，计{ $counted_nights }次

fair_streets =
    .name = 街道均衡
    .claim = 街道按未落实分值每百分递进计分（1+2+…+m，每单位{ $points }分）
    .basis = 中心自定
    .left_out = { $street }：未落实{ $left_out }分，结转{ $carried }分，计{ $hundreds }个百分

fair_weekends =
    .name = 周末均衡
    .claim = 周末值勤按次数递进计分（1+2+…+n，每单位{ $points }分），与可比人员最低结转数相比
    .basis = 中心自定
    .burden = { $officer }：本期周末{ $weekends }个，结转{ $carried_weekends }个，可比人员最低结转{ $lowest_weekends }个，计{ $counted_weekends }个

female_preferred =
    .name = 宜有女性人员
    .claim = 这些类型的行动没有女性执法人员或干部的，每项计{ $points }分
    .basis = 中心自定
    .none = { $operation }：没有女性人员同往

local_officers =
    .name = 本街道人员优先
    .claim = 席位由其他街道人员担任的，每席{ $points }分
    .basis = 中心自定
    .elsewhere = { $officer }（{ $home }）在{ $street }执行{ $job }

optional_elements =
    .name = 可选力量
    .claim = 已安排行动的可选力量空缺，每组每项{ $points }分
    .basis = 中心自定
    .empty = { $operation }：可选力量{ $element }（第{ $group }组）空缺

same_team =
    .name = 固定搭档
    .claim = 宜同组者只来一人、宜分开者同在一项行动，每项行动计{ $points }分
    .basis = 中心自定
    .alone = { $operation }：{ $officer }在，其搭档{ $other }不在
    .met = { $operation }：{ $officer }与{ $other }宜分开，却同在

spread =
    .name = 同类行动错开
    .claim = 同一街道同类行动同日重复的，递进计分（1+2+…，每单位{ $points }分）
    .basis = 中心自定
    .bunched = { $street }：{ $date }有{ $operations }次{ $type }行动

travel =
    .name = 路程
    .claim = 从本街道到执勤地点每{ $minutes }分钟路程（不足按一段）计{ $points }分
    .basis = 中心自定
    .way = { $officer }：从{ $home }到{ $job }路程{ $way_minutes }分钟，计{ $pieces }段

wishes =
    .name = 个人意愿
    .claim = 未满足的个人意愿（某日或半日休息、上班）每条计{ $points }分
    .basis = 中心自定
    .on = { $officer }：希望{ $began }起休息，却有执勤
    .off = { $officer }：希望{ $began }起执勤，未安排
