# 各命令的帮助页。英文写在命令里。about 为说明，其余按选项的长名；common 为共用。

headings =
    .usage = 用法:
    .examples = 示例
    .options = 选项
    .seldom = 少用的选项
    .verbs = 子命令

common =
    .lang = 消息的语言（默认：系统语言）。
    .json = 只输出一个 JSON 对象。
    .help = 显示本页。
    .out = 存放结果的文件夹。
    .seconds = 求解秒数。
    .workers = 求解线程数。
    .seed = 求解的随机种子。
    .version = 显示版本。

enforceplan =
    .about = 街道综合执法中心联合行动的周排班。
    .group-Every-week = 每周使用
    .group-Ask-why = 问原因
    .group-Study = 测算
    .group-Maintain = 维护
    .verb-init = 写出可直接求解的模板，也可为工作簿
    .verb-validate = 一次说清方案中的全部问题
    .verb-solve = 排出一周班表
    .verb-audit = 用全部规则核对排班或手工改过的工作簿
    .verb-report = 由排班或改过的工作簿重新生成全部文件
    .verb-publish = 把一次结果发布为本周的有效版本
    .verb-roll = 由结果与执行记录生成下周方案
    .verb-rules = 有哪些规则，依据是什么
    .verb-staffing = 增减人员后同一周会怎样
    .verb-convert = 把方案转成工作簿、YAML 文件或文件夹

init =
    .about =
        把模板写入新文件夹 FOLDER。模板可直接求解，再逐步改成自己的。

        不写 --lang 时模板为中文。
    .workbook = 写成带下拉列表的工作簿，不写 CSV 文件。
    .from = 从自带的地点开始：minimal、tiny、dongcheng 等。

validate =
    .about = 读取 SCENARIO（文件或文件夹），说清其中的全部问题和用到的每个默认值。

solve =
    .about = 为 SCENARIO（文件或文件夹）求最好的排班，核对后写入文件夹。
    .replace = 替换先前的结果文件夹；其中有放入或改过的文件时不替换。
    .from = 以这次结果为起点，尽量少改。若为已发布的版本，改动计分。
    .street = 只排这个街道；其余保持 --from 所给结果不变，并视为已占用。
    .full-numbers = 行动单与检查文书中写全证件号，工作簿中写电话。
    .deterministic = 每次结果逐字节相同；--seconds 此时为确定性秒数。

audit =
    .about =
        用 SCENARIO 核对 ROSTER（roster.json、结果文件夹或工作簿）；当且仅当有阻断项时退出码为 6。

        手工改过的工作簿读取周排班表和明细表。逐项说明改动及其单元格、核对结果所在的单元格，以及每一级改前改后的分数。在 report SCENARIO -o DIR 写出的空工作簿中填写的一周也算一份排班。

        文件自称的分数、下界和未安排的行动与核对所得相比，不符之处予以说明（手工改过的排班保留旧数字），不阻断。已批准的例外连同理由和批准人一并列出：规则通过可能是因为例外。
    .before = 与这份排班比较（任何形式；默认：工作簿所依据的排班）。

report =
    .about =
        把 SCENARIO 的 ROSTER（roster.json、结果文件夹或工作簿）的全部文件写入新文件夹。

        不写 ROSTER 时写出空白的一周草稿：在其 roster.xlsx 的周排班表中填写人员，再交给 audit 或 report。违反不可违反的规则时不写出（退出码 6），除非加 --draft。
    .replace = 替换先前的结果文件夹；其中有放入或改过的文件时不替换。
    .draft = 违反规则也写出；每张表、每份文书和页面都标明草稿。
    .full-numbers = 行动单与检查文书中写全证件号；其他地方一律隐去部分数字。

publish =
    .about =
        把 RUN（结果文件夹）发布为本周的下一版，放在 TO/周/vN，每张表都有标记。

        不覆盖任何文件：改过的排班成为第 2 版，第 1 版保留。已是有效版本的排班不再写出。核对有违反项时退出码为 6。手工改过的排班核对无违反项即可发布，其数字重新计算。
    .by = 发布人，印在每张表上。
    .to = 各周版本的存放处（默认：RUN 旁边的 published）。

roll =
    .about =
        写出 RUN（结果文件夹或已发布版本）之后一周的方案：台账、历史、计划、复查。

        周末之前可先生成一次，事后再带执行记录生成；后一次替换前一次，不重复计算。自己的改动请写在含 base: NEXT 的方案中，以免被替换。
    .out = 存放下周方案的文件夹。
    .records = 记有实际情况的 CSV 文件或工作簿。
    .replace = 替换同一周先前的下周方案；文件已改过时不替换。

rules =
    .about =
        列出规则包中的规则和可按需启用的规则，连同级别、方式和依据；或完整讲述一条。

        讲述一条时与 docs/rules.zh.md 相同：含义与时间口径、参数、规则项与依据，以及界限两侧的示例。
    .pack = 显示哪个规则包的参数（默认：最新的全国规则包）。

staffing =
    .about = 测算一周需要哪个部门多少人员。
    .group-Verbs = 子命令
    .verb-sweep = 增减人员后同一周会怎样

staffing-sweep =
    .about =
        对每个要试的执法人员数各求解一次 SCENARIO，并作比较。

        多个 --vary 取全部组合。按 Ctrl-C 时写出已完成的各例。
    .vary = 要试的执法人员数：FR=4..8，UM=10,12。
    .profile = 新增人员参照的人员（默认：该部门第一名）。
    .replace = 文件夹中是先前的比较时予以替换。
    .seconds = 每例的求解秒数。
    .deterministic = 每次排班相同；--seconds 此时为确定性秒数。

convert =
    .about =
        把 SCENARIO 另写为 TARGET：*.xlsx、*.yaml 或文件夹；写后读回比对。

        名称和用词用方案的语言，或 --lang 的语言。YAML 文件中的注释不保留。
    .replace = 替换文件，或其中只有方案的文件夹。

fault =
    .page =
        用法: { $path } { $pieces }
        帮助: { $path } --help

        错误: { $told }
    .error = 错误: { $told }
    .pieces = [选项]
    .required = [必填]
    .no_option = { $name }: 没有这个选项 — 要求: { $known } 之一 — 请改正
    .no_command = { $name }: 没有这个命令 — 要求: { $known } 之一 — 请改正
    .missing = { $name }: 空 — 要求: 此项必须填写 — 请补上
    .wrong = { $name }: 值不合要求 — 要求: { $values } — 请改正
    .count = { $name }: 值多余或缺失 — 要求: --help 中的写法 — 请改正
    .other = 参数不合用法 — 要求: 上面的用法 — 请改正
    .parameter = 参数
    .one_of = { $values } 之一
    .whole = 整数
    .number = 数
    .at_least = 不小于 { $least } 的{ $kind }
    .between = { $least } 至 { $most } 的{ $kind }
    .see_help = 见 --help
