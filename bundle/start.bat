@echo off
rem Drop a workbook here: it is validated, solved and opened.
chcp 65001 >nul
set PYTHONUTF8=1
set FOUND=
for %%V in (3.11 3.12 3.13) do py -%%V -c "" >nul 2>nul && set FOUND=py -%%V
if defined FOUND goto start
python -c "" >nul 2>nul && set FOUND=python
if defined FOUND goto start
echo Python: there is none - required: Python 3.11, 3.12 or 3.13 (64 bit) - install one and start again.
goto end
:start
rem Outside any bracket: a file name may hold brackets itself.
%FOUND% "%~dp0start.py" %*
:end
pause
