@echo off
rem Drop a workbook here: it is validated, solved and opened.
chcp 65001 >nul
set PYTHONUTF8=1
for %%V in (3.13 3.12 3.11) do (
  py -%%V -c "" >nul 2>nul
  if not errorlevel 1 (
    py -%%V "%~dp0start.py" %*
    goto end
  )
)
python -c "" >nul 2>nul
if not errorlevel 1 (
  python "%~dp0start.py" %*
  goto end
)
echo Python: there is none - required: Python 3.11, 3.12 or 3.13 (64 bit) - install one and start again.
:end
pause
