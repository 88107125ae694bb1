# 各类结束的句子。

error =
    .row = 第{ $number }行
    .line = 第{ $number }行
    .column = { " " }“{ $column }”列
    .nothing = 空
    .complaint = { $where }: { $value } — 要求: { $required } — { $remedy }
    .and_more = ……另有{ $left }条
    .too_large = 内存: 不足{ $told } — 要求: 容得下全部人员与可选开始时间 — 请分街道排班，减少天数或行动，或加大 slot_minutes
    .too_large_as = （{ $told }）

refused =
    .eacces = 没有权限
    .edquot = 磁盘配额已满
    .eexist = 同名文件已存在
    .efbig = 文件过大
    .eio = 读写错误
    .eisdir = 这是文件夹
    .enametoolong = 名称过长
    .enoent = 不存在
    .enospc = 磁盘空间不足
    .enotdir = 上级不是文件夹
    .eperm = 不允许
    .erofs = 只读磁盘
