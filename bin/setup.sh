# Sourced by run, test, verband and scripts in bin/, from the root of the repository
# or with $wortel set to it. Sets up .venv and the front-end files, each only when its lock changed.

wortel=${wortel:-$PWD}
venv=$wortel/.venv

# Python writes compiled files once instead of compiling on each start; nothing leaks in
# from the shell of the user; messages come as they happen.
unset PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONSTARTUP
export PYTHONPATH=$wortel/src PYTHONUNBUFFERED=1 PYTHONUTF8=1

meld() { printf '%s\n' "$*" >&2; }

stop() {
    meld "$@"
    exit 1
}

vind_python() {
    # By trying: a name on the PATH can be a shim that does not start.
    local naam zonder_venv=
    for naam in ${VERBAND_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python \
        /usr/bin/python3; do
        "$naam" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        if "$naam" -c 'import venv, ensurepip' >/dev/null 2>&1; then
            printf '%s' "$naam"
            return
        fi
        zonder_venv=$naam
    done
    if [[ -n $zonder_venv ]]; then
        stop "Python mist 'venv'. Installeer het, op Debian of Ubuntu: sudo apt install python3-venv" \
            "(Python lacks 'venv'; install python3-venv)."
    fi
    stop "Er is geen Python 3.11 of nieuwer gevonden (no Python 3.11 or newer was found)."
}

som() {
    # Hash of the lock files that decide what stands in .venv or vendor/.
    "$venv/bin/python" -c 'import hashlib, sys
print(hashlib.sha256(b"".join(open(f, "rb").read() for f in sys.argv[1:])).hexdigest())' "$@"
}

installeer() {
    # uv when it works here (fast), else plain pip; both refuse what has another hash.
    local slot=$1 logboek=$venv/installatie.log
    if "$venv/bin/pip" install --quiet --require-hashes --no-deps -r "$wortel/requirements-uv.txt" \
        >"$logboek" 2>&1 &&
        "$venv/bin/uv" pip sync --quiet --require-hashes --compile-bytecode \
            --python "$venv/bin/python" "$slot" >>"$logboek" 2>&1; then
        return
    fi
    if ! "$venv/bin/pip" install --quiet --require-hashes -r "$slot" >>"$logboek" 2>&1; then
        tail -n 15 "$logboek" >&2
        stop "De pakketten konden niet worden geïnstalleerd; zie $logboek (packages failed to install)."
    fi
}

omgeving_klaar() {
    # $1 = dev for the tests. Once those are there, they stay: they hold the runtime too.
    # $1 = bench for the benchmarks, with $venv set to their own place.
    local soort=${1:-runtime} slot=$wortel/requirements.txt stempel=$venv/stempel python
    if [[ $soort == bench ]]; then
        slot=$wortel/requirements-bench.txt
    elif [[ $soort == dev || -e $venv/met-tests ]]; then
        slot=$wortel/requirements-dev.txt
        [[ -e $venv/met-tests ]] || rm -f "$stempel"
    fi
    # Newer than its lock: nothing to do, known without starting a process.
    if [[ $stempel -nt $slot && -x $venv/bin/python ]]; then return; fi
    mkdir -p "$wortel/.verband"
    exec 9>"$wortel/.verband/inrichten.slot"
    if command -v flock >/dev/null; then flock 9; fi # two first starts at once take turns
    if ! "$venv/bin/python" -c '' >/dev/null 2>&1; then
        python=$(vind_python) || exit 1
        meld "Verband wordt ingericht in ${venv#"$wortel/"}; dat duurt ongeveer een halve minuut."
        rm -rf "$venv"
        "$python" -m venv "$venv"
    fi
    local gewenst
    gewenst=$(som "$slot")
    if [[ $(cat "$stempel" 2>/dev/null) != "$gewenst" ]]; then
        rm -f "$stempel"
        installeer "$slot"
        "$venv/bin/python" -m compileall -q "$wortel/src" || true
        if [[ $slot == *-dev.txt ]]; then touch "$venv/met-tests"; fi
    fi
    printf '%s\n' "$gewenst" >"$stempel"
    exec 9>&-
}

voorkant_klaar() {
    # Style and font for the pages, fetched at set-up and never committed.
    local stempel=$wortel/src/verband/ui/static/vendor/.stempel
    if [[ $stempel -nt $wortel/frontend.lock ]]; then return; fi
    "$venv/bin/python" "$wortel/bin/frontend.py" || exit 1
}

# The one that never shows a window first: it takes a quarter less processor.
browsers=(chromium-headless-shell chromium chromium-browser google-chrome)

browser_klaar() {
    # Chromium for the browser tests: Debian's own, since playwright's download is not pinned by us.
    if [[ -n ${VERBAND_CHROMIUM:-} ]]; then return; fi
    local moet= genoeg=("${browsers[@]}")
    if [[ ${VERBAND_BROWSER:-} == verplicht || ${CI:-} == true ]]; then
        # A machine with another one keeps it as it is, unless it is there to build.
        moet=ja genoeg=("${browsers[0]}")
    fi
    if vind_browser "${genoeg[@]}"; then return; fi
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        meld "Chromium wordt geïnstalleerd voor de browsertests."
        zet_pakket "${browsers[0]}" || vind_browser "${browsers[@]}" || zet_pakket chromium || true
    fi
    if vind_browser "${browsers[@]}"; then return; fi
    if [[ -n $moet ]]; then
        stop "Chromium ontbreekt en kon niet worden geïnstalleerd (no Chromium for the browser tests)."
    fi
    meld "Chromium ontbreekt: de browsertests worden overgeslagen. Installeer 'chromium' om ze te draaien."
}

vind_browser() {
    local naam
    for naam; do
        if command -v "$naam" >/dev/null; then
            export VERBAND_CHROMIUM=$(command -v "$naam")
            return
        fi
    done
    return 1
}

zet_pakket() {
    # With the lists of packages as they are, or else with new ones.
    export DEBIAN_FRONTEND=noninteractive
    { apt-get install -y --no-install-recommends "$1" ||
        { apt-get update && apt-get install -y --no-install-recommends "$1"; }; } >>"$venv/chromium.log" 2>&1
}
