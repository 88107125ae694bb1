# How a run ends.

error =
    .row = row { $number }
    .line = line { $number }
    .column = , column { $column }
    .nothing = nothing
    .complaint = { $where }: { $value } — required: { $required } — { $remedy }
    .and_more = … and { $left } more
    .too_large = memory: exhausted{ $told } — required: room for all officers and starts — plan streets apart, fewer days or operations, or a coarser slot_minutes
    .too_large_as = { " " }({ $told })

refused =
    .eacces = permission denied
    .edquot = disk quota exceeded
    .eexist = a file of that name is there
    .efbig = file too large
    .eio = input/output error
    .eisdir = a folder, not a file
    .enametoolong = name too long
    .enoent = not there
    .enospc = no space left
    .enotdir = its parent is no folder
    .eperm = not permitted
    .erofs = read-only disk
