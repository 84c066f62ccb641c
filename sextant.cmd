@echo off
rem Starts Sextant from a checkout on Windows: finds a JDK 25 or newer, builds when a source is newer
rem than the last build, then hands over to Java. The twin of the script "sextant".
setlocal EnableExtensions
set "root=%~dp0"
set "root=%root:~0,-1%"
set "state=%SEXTANT_HOME%"
if not defined state set "state=%LOCALAPPDATA%\Sextant"
if not exist "%root%\app\pom.xml" (
  rem A copy outside the checkout: the build left word where the checkout is.
  if exist "%state%\checkout" set /p root=<"%state%\checkout"
)
if not exist "%root%\app\pom.xml" (
  echo sextant: this copy does not know its checkout; run sextant.cmd there once>&2
  exit /b 1
)
set "home=%root%\app\target\sextant"

set "jdk="
call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try_jdk "%%~dpj.."
for %%b in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  for /d %%j in ("%%~b\*") do call :try_jdk "%%~fj"
)
if not defined jdk (
  echo sextant: Java 25 is missing: install a JDK 25 or newer ^(for example Eclipse Temurin 25^), or set JAVA_HOME to it>&2
  exit /b 1
)

powershell -NoProfile -Command "$r=$env:root; $s=Get-Item -ErrorAction SilentlyContinue -LiteralPath ($env:home + '\stamp'); if(-not $s){exit 1}; $n=Get-ChildItem -Recurse -Path ($r + '\*\src\main'),($r + '\*\pom.xml'),($r + '\pom.xml'),($r + '\build') | Where-Object LastWriteTime -gt $s.LastWriteTime | Select-Object -First 1; if($n){exit 1}; exit 0"
if errorlevel 1 (
  where mvn >nul 2>nul || (
    echo sextant: Maven is missing: install Maven 3.8 or newer>&2
    exit /b 1
  )
  echo sextant: building from source; the first time takes a few minutes, more on a busy machine>&2
  set "JAVA_HOME=%jdk%"
  call mvn --batch-mode -q -f "%root%\pom.xml" -Dmaven.test.skip=true -pl app -am package
  if errorlevel 1 (
    echo sextant: the build failed; the messages above say why>&2
    exit /b 1
  )
  call :remember
)

if "%~1"=="" goto desktop
if /i "%~1"=="desktop" if not "%~2"=="--help" if not "%~2"=="-h" goto desktop
if /i "%~1 %~2"=="talk serve" goto long
if /i "%~1 %~2"=="talk tap" goto long
if /i "%~1 %~2"=="talk load" goto long
if /i "%~1 %~2"=="chat serve" goto server
for %%c in (capture send receive fetch) do if /i "%~1"=="%%c" goto long
"%jdk%\bin\java" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10 -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining "@%home%\terminal.args" sextant.app.Main %*
exit /b %errorlevel%

:long
"%jdk%\bin\java" "@%home%\terminal.args" sextant.app.Main %*
exit /b %errorlevel%

:server
"%jdk%\bin\java" "@%home%\server.args" sextant.app.Main %*
exit /b %errorlevel%

:desktop
start "" "%jdk%\bin\javaw" "@%home%\desktop.args" sextant.app.DesktopMain %2 %3 %4 %5 %6 %7 %8 %9
exit /b 0

:remember
rem Outside the block above: a parenthesis in the path would end it.
if not exist "%state%" mkdir "%state%"
>"%state%\checkout" echo %root%
exit /b 0

:try_jdk
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "version="
set "major="
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
if not defined version exit /b 0
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if not defined major exit /b 0
if %major% GEQ 25 set "jdk=%~1"
exit /b 0
