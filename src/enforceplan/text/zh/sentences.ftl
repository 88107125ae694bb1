# 各类输出共用的句子：核对、例外、建议、标题。

audit =
    .passed = 已按参数核对，未发现违反
    .failed = 已按参数核对，发现{ $breaches }处违反
    .none = 没有可核对的排班
    .caution = 仅按参数核对，用于排班辅助，不构成法律意见。

claim =
    .scenario = 该文件是为另一个场景或另一套参数生成的（{ $told }，此处为{ $found }），其中数值不作比较
    .value = { $subject }：文件称{ $told }，核对结果为{ $found }
    .bound = { $subject }：文件所称下界{ $told }超过数值{ $found }
    .unserved = { $subject }：文件列为{ $told }，其开始时间表明为{ $found }
    .passed = 文件自称通过：{ $told }；核对结果通过：{ $found }

exception =
    .told = { $name }（{ $entry }），{ $subject }：{ $change }，{ $first } 至 { $last }；理由：{ $reason }；批准人：{ $approved_by }。
    .limit = 由{ $usual }改为{ $limit }
    .new_limit = 原无限额，现为{ $limit }
    .off = 不适用
    .header = 已批准的例外：{ $count }条

sentence =
    .title = { $title } 第{ $week }周联合执法排班表（{ $first } 至 { $last }）
    .regime = 规则包 { $pack }，方案类型 { $profile }；各规则项注明其取值的来源
    .published = 第{ $version }版，{ $by }于{ $when }发布
    .draft = 草稿（DRAFT），不得下发
    .no_reason = 未查明原因
    .drawn = 双随机抽取：{ $officers }
    .redrawn = 第{ $times }次重新抽取：{ $reason }
    .draws = 检查人员由双随机抽取产生，见draw_log.json：{ $operations }
    .joint_visits = 同一场所综合查一次：{ $together }/{ $possible }
    .joins = 与{ $operation }综合查一次，由其指挥长指挥
    .emergency = 应急依据：{ $basis }
    .pinned = 指定：{ $reason } { $by }
    .invited = 邀请单位自行派员
    .nobody = 可选，未派人
    .lacking = 缺{ $heads }
    .key = 格内为代码与时间，+1为次日结束；[指]指挥长 [组]组长 [驾]驾驶 [记]记录；早 中 晚 夜 岗（全日）备（备勤）待（在家待命）为岗位班次，休=休息日；累计含上期结转，加班为超出本人周工时的部分
    .bounds = 各级数值越小越好；界为上级取得所示数值时已证明的下界。
    .only_street = 只重排了{ $street }，其他街道保持原排班不变；下界与“最优”均以此为前提
    .no_gaps = 全部行动已安排，岗位无缺口。
    .found = { $count }条，{ $points }分
    .no_findings = 没有发现。
    .no_notices = 没有提示。

advice =
    .no_start = 放宽时段、日期或最早最晚时间
    .no_people = 增加或借调所缺人员，或减少组数
    .no_equipment = 增加或借用所缺装备
    .crowded_out = 增派所缺人员或装备，放宽时段，或移动、放弃同时段较次要的任务
    .not_chosen = 提高优先级或设为必办，或延长求解时间
    .not_asked = 重排其所在街道，或不带 --street 全部重排
    .rule = 改变行动的要求；属制度级的规则可申请例外
    .shift_idle = 其中{ $free }人当时既未请假也无勤务：查看受何限制（周工时、休息、留守），或填入一人后核对
    .shift_none = 其人员当时均已请假或有勤务：借调{ $missing }人，或在人手较多的时段调整班次
    .lacking = 最好的时间还差{ $missing }
    .less_urgent = 当时较次要的行动：{ $codes }
    .and = ；

label =
    .served = 已安排行动
    .bound = 界
    .proven = 已证明
    .changes = 相对上一版的变动
    .entries = { $count }条规则项

hint =
    .nearest = （最接近：{ $name }）
