#!/bin/sh
# Drop a workbook here, or give it as an argument: it is validated, solved and opened.
# 把工作簿拖到本文件上，或作为参数给出：核对、求解并打开结果。
here=$(cd "$(dirname "$0")" && pwd)
for python in python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        exec "$python" "$here/start.py" "$@"
    fi
done
echo "未找到可用的 Python，请先安装 3.11 至 3.13（Debian、Ubuntu 另装 python3-venv）。" >&2
echo "python3: there is none that makes environments — required: Python 3.11, 3.12 or 3.13 with its module venv — install it (Debian, Ubuntu: python3-venv) and start again" >&2
exit 2
